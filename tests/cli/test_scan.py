"""A scan accounts for every file, stops cleanly and goes on where it stopped."""

import json
import os
import signal
import subprocess
import sys

import pytest
from builders import a_text
from cli.places import CLASSIFIED, PAPER, PHOTO

from archivist.services.materials import load_materials
from archivist.services.workspace import open_workspace


def test_every_file_is_an_object_and_the_sum_adds_up(program, office):
    result = program("rebuild", cwd=office.root)
    again = program("scan", "--json", "--workers", "1", cwd=office.root)

    found = {each["path"]: each for each in again.objects if "path" in each}
    summary = again.summary
    counted = sum(summary[key] for key in ("read", "unchanged", "failed", "refused"))
    assert result.code == again.code == 0
    assert counted == summary["seen"] == len(found) == 9
    assert found[PAPER]["document_number"] == "包府发〔2017〕12号"
    assert set(found[PAPER]["sure"]) >= {"title", "document_number", "issuer"}
    assert all(0 < each["sure"].get("title", 0.5) <= 1 for each in found.values() if "sure" in each)
    assert (found[PHOTO]["date"], found[PHOTO]["date_source"]) == ("2017-04-12", "exif")
    assert {f["code"] for f in again.of("failed")} == {"G03", "G08"}
    assert again.of("refused") == [{"type": "refused", "path": CLASSIFIED, "code": "S01"}]


def test_progress_is_on_stderr_only(program, office):
    result = program("scan", cwd=office.root)

    assert "扫描材料: 9" in result.err
    assert "扫描:" not in result.out
    assert result.out.splitlines()[-1].startswith("共 9 个文件")


def test_a_missing_evidence_folder_is_named_and_nothing_is_forgotten(archivist, office):
    office.evidence.rename(office.root.parent / "拔掉了")

    result = archivist("scan")

    assert result.code == 5
    assert str(office.evidence) in result.err
    with office.database() as db:
        assert len(load_materials(db)) == 9


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
def test_ctrl_c_ends_with_130_and_the_same_command_goes_on(program, office):
    for number in range(600):
        a_text(office.evidence / "多" / f"{number}.txt", f"第{number}号通知")
    command = [sys.executable, "-m", "archivist", "scan", "--json", "--workers", "1"]
    running = subprocess.Popen(
        command,
        cwd=office.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    lines = [running.stdout.readline() for _ in range(14)]
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    rest, err = running.communicate(timeout=60)
    told = [json.loads(line) for line in [*lines, *rest.splitlines()]]
    with office.database() as db:
        kept = len(load_materials(db))

    again = program("scan", "--json", "--workers", "1", cwd=office.root)

    assert running.returncode == 130
    assert b"Traceback" not in err
    assert kept == told[-1]["read"] + 9 < 609
    assert (again.code, again.summary["seen"]) == (0, 609)
    assert again.summary["read"] <= 609 - kept + 2  # files as young as this are looked at again


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
@pytest.mark.parametrize(
    "words", [["scan", "--json", "--workers", "1"], ["rules"], ["rules", "--json"]]
)
def test_a_reader_that_has_seen_enough_ends_the_command_quietly(office, words):
    command = [sys.executable, "-m", "archivist", *words]
    running = subprocess.Popen(
        command, cwd=office.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    running.stdout.close()
    err = running.stderr.read().decode()
    running.stderr.close()

    assert running.wait() == 130
    assert "Error" not in err and "Exception" not in err


def test_a_copied_workspace_must_be_scanned_before_it_is_judged(
    archivist, office, monkeypatch, tmp_path
):
    monkeypatch.setenv("ARCHIVIST_CACHE", str(tmp_path / "另一台电脑"))

    before = archivist("check")
    archivist("scan", "--workers", "1")
    after = archivist("check", "--json")

    assert before.code == 20
    assert "archivist scan" in before.err
    assert "G12" not in {each["code"] for each in after.of("finding")}
    assert open_workspace(office.root).id == office.id
