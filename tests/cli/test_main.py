"""The contract every command keeps: options, streams, exit codes, errors in two sentences."""

import re
import subprocess
import sys

import pytest

from archivist.cli.commands import SUMMARIES

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
PHOTO = f"{POSTERS}/实景图片/Ⅲ-7-3-01_钢铁大街公交站亭.jpg"
OLD_PHOTO = f"{POSTERS}/实景图片/阿尔丁大街.jpg"
WORK_ANYWHERE = {"new", "demo", "rules", "verify", "gui", "doctor"}

# Every way to fail that a command line can meet here: words, exit code, what the error must name.
FAILURES = [
    (["没有这条命令"], 2, "没有这条命令"),
    (["edition"], 2, "list"),
    (["edition", "diff"], 2, "BEFORE"),
    (["check", "--as-of", "昨天"], 2, "昨天"),
    (["check", "--nonsense"], 2, "--nonsense"),
    (["check", "--standard"], 2, "--standard"),
    (["check", "多余"], 2, "多余"),
    (["file", "Ⅲ-7-3"], 2, "PATHS"),
    (["scan", "--workers", "0"], 2, "--workers"),
    (["search", "广告", "--kind", "视频"], 2, "--kind"),
    (["match", "--accept", "1.5"], 2, "--accept"),
    (["--lang", "fr", "rules"], 2, "--lang"),
    (["waive", "P07", PHOTO], 2, "--reason"),
    (["waive", "P07", PHOTO, "--reason", "  "], 2, "理由"),
    (["new", ".", "--evidence", "../材料"], 4, "工作区"),
    (["new", "../新的", "--evidence", "../没有"], 5, "没有"),
    (["settings", "evidence", "../没有"], 5, "没有"),
    (["check", "--standard", "III-99-3"], 6, "III-99-3"),
    (["assign", "Ⅲ-99-3", "--unit", "市工商局"], 6, "Ⅲ-99-3"),
    (["file", "公交站亭", PHOTO], 6, "公交站亭"),
    (["unfile", "Ⅲ-99-3", PHOTO], 6, "Ⅲ-99-3"),
    (["search", "广告", "--standard", "Ⅲ-99-3"], 6, "Ⅲ-99-3"),
    (["export", "../包", "--standard", "Ⅲ-99-3"], 6, "Ⅲ-99-3"),
    (["file", "Ⅲ-7-3", "没有的.jpg"], 7, "没有的.jpg"),
    (["unfile", "Ⅲ-7-3", "杂项.txt"], 7, "杂项.txt"),
    (["match", "--explain", "没有的.jpg"], 7, "没有的.jpg"),
    (["file", "Ⅲ-7-3", "会议记录.txt"], 8, "会议记录.txt"),
    (["edition", "import", "没有的.xlsx"], 9, "没有的.xlsx"),
    (["units", "import", "没有的.xlsx"], 9, "没有的.xlsx"),
    (["new", "../新的", "--evidence", "../材料", "--edition", "没有的"], 9, "没有的"),
    (["settings", "word_limit", "很多"], 10, "很多"),
    (["settings", "没有这项", "1"], 10, "没有这项"),
    (["settings", "word_limit.Ⅲ-99-3", "1"], 10, "Ⅲ-99-3"),
    (["redo"], 11, "撤销"),
    (["waive", "P07", PHOTO, "--reason", "同意"], 12, "P07"),
    (["verify", "没有的"], 14, "没有的"),
    (["verify", "../材料"], 14, "材料"),
    (["verify", "workspace.json"], 14, "workspace.json"),
    (["report", "没有的", "-o", "a.xlsx"], 15, "没有的"),
    (["report", "gaps", "-o", "a.txt"], 15, ".txt"),
    (["report", "gaps", "-o", "没有的/a.xlsx"], 19, "没有的/a.xlsx"),
    (["rules", "X99"], 16, "X99"),
    (["waive", "X99", PHOTO, "--reason", "同意"], 16, "X99"),
    (["export", "../材料/包"], 22, "材料/包"),
    (["report", "gaps", "-o", "../材料/缺项.xlsx"], 22, "缺项.xlsx"),
    (["new", "../材料/工作区", "--evidence", "../材料"], 22, "材料/工作区"),
    (["check", "--unit", "没有这家"], 23, "没有这家"),
    (["export", "../包", "--unit", "没有这家"], 23, "没有这家"),
]


@pytest.mark.parametrize(("words", "code", "named"), FAILURES, ids=lambda v: str(v)[:40])
def test_an_error_has_its_exit_code_and_names_what_it_is_about(
    archivist, office, words, code, named
):
    before = sorted(office.root.parent.rglob("*"))

    result = archivist(*words)

    assert result.code == code
    assert named in result.err
    assert result.out == ""
    assert sorted(office.root.parent.rglob("*")) == before


def test_with_json_an_error_leaves_stdout_empty(archivist, office):
    result = archivist("--json", "file", "Ⅲ-7-3", "没有的.jpg")

    assert (result.code, result.objects) == (7, [])
    assert "没有的.jpg" in result.err


@pytest.mark.parametrize("command", sorted(set(SUMMARIES) - WORK_ANYWHERE))
def test_where_there_is_no_workspace_every_command_that_needs_one_says_so(archivist, bare, command):
    words = {
        "arrange": ["整理"],
        "aside": ["a.jpg"],
        "assign": ["Ⅲ-7-3"],
        "edition": ["import", "目录.xlsx"],
        "export": ["包"],
        "file": ["Ⅲ-7-3", "a.jpg"],
        "report": ["gaps", "-o", "a.xlsx"],
        "search": ["广告"],
        "sign": ["Ⅲ-7-3"],
        "unfile": ["Ⅲ-7-3", "a.jpg"],
        "units": ["import", "分工.xlsx"],
        "waive": ["P07", "a.jpg", "--reason", "同意"],
    }

    result = archivist(command, *words.get(command, []))

    assert result.code == 3
    assert str(bare) in result.err
    assert list(bare.iterdir()) == []


def test_shared_options_stand_before_or_after_the_command_and_its_parts(archivist, office, bare):
    place = str(office.root)
    lines = [
        ["-w", place, "--json", "edition", "list"],
        ["edition", "-w", place, "--json", "list"],
        ["edition", "list", "-w", place, "--json"],
        ["--workspace", place, "edition", "--json", "list"],
    ]

    answers = [archivist(*line).objects for line in lines]

    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0]["in_use"]


def test_the_option_after_the_command_wins(archivist, office):
    result = archivist("-w", "/nowhere", "log", "-w", office.root, "--verify")

    assert result.code == 0


def test_the_nearest_parent_that_is_a_workspace_is_used(archivist, office, monkeypatch):
    inner = office.root / "exports" / "2017"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)

    result = archivist("check", "--standard", "III-7-3", "--json")

    assert [each["standard"] for each in result.of("standard")] == ["Ⅲ-7-3"]


@pytest.mark.parametrize("broken", [b"{", b"", b'{"format": 1}', b"\xff\xfe", b"[]"])
def test_a_damaged_workspace_file_is_named_and_kept(archivist, office, broken):
    (office.root / "workspace.json").write_bytes(broken)

    result = archivist("check")

    assert result.code == 21
    assert "workspace.json" in result.err
    assert (office.root / "workspace.json").read_bytes() == broken


def test_a_workspace_of_a_newer_program_is_not_touched(archivist, office):
    file = office.root / "workspace.json"
    file.write_text(file.read_text("utf-8").replace('"format": 1', '"format": 2'), "utf-8")

    result = archivist("check")

    assert result.code == 18
    assert "workspace.json" in result.err


def test_english_is_spoken_without_a_crash_and_the_json_keys_stay(archivist, office):
    spoken = archivist("--lang", "en", "check", "--standard", "7-3")
    told = archivist("--lang=en", "check", "--json", "--standard", "7-3")
    wrong = archivist("--lang", "en", "check", "--standard", "99-9")

    assert spoken.code == told.code == 1
    assert told.of("standard")[0]["standard"] == "Ⅲ-7-3"
    assert wrong.code == 6


@pytest.mark.parametrize("command", SUMMARIES)
def test_every_command_has_help_in_one_sentence(archivist, bare, command):
    result = archivist(command, "--help")

    assert result.code == 0
    assert re.search(r"[\u4e00-\u9fff]", result.out)
    assert "--json" in result.out
    assert result.err == ""


def test_the_help_lists_every_command(archivist, bare):
    result = archivist("-h")

    assert result.code == 0
    assert all(re.search(rf"^  {name} +\S", result.out, re.MULTILINE) for name in SUMMARIES)


def test_the_help_says_of_each_command_what_its_own_help_says(archivist, bare):
    listed = re.sub(r"\s+", "", archivist("-h").out)

    for name in SUMMARIES:
        told = archivist(name, "--help").out.split("\n\n")[1]
        assert re.sub(r"\s+", "", told) in listed


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_the_help_and_the_release_are_told_without_loading_the_program(words):
    code = f"import sys; from archivist.cli.main import run; run({words}); print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    names = set(loaded.stdout.decode().split())
    assert not names & {"msgspec", "sqlite3", "numpy", "multiprocessing", "rich", "lxml"}
    assert not names & {"archivist.domain", "archivist.rules", "archivist.services.workspace"}


def test_the_release_is_told(archivist, bare):
    result = archivist("--version")

    assert result.code == 0
    assert re.fullmatch(r"archivist \S+\n", result.out)


def test_a_traceback_is_shown_with_debug_only(archivist, office):
    quiet, loud = archivist("rules", "X99"), archivist("rules", "X99", "--debug")

    assert quiet.code == loud.code == 16
    assert "Traceback" in loud.err
