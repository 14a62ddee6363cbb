"""Members of archives are materials of their own, through scan, filing, preview and export."""

import os
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from builders import a_photo, a_red_head_docx
from extract.archivemakers import a_gbk_zip, a_mail, a_tar, a_zip, lock
from office import scan_now, suggestions

from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole, Status
from archivist.errors import UnknownPathError
from archivist.services.check import check_now
from archivist.services.export import export
from archivist.services.filing import file_materials
from archivist.services.locate import disk_path, disk_paths, typed_path
from archivist.services.materials import load_materials
from archivist.services.progress import Step
from archivist.services.scan import scan
from archivist.services.search import search
from archivist.services.workspace import create

OLD_NS = 10**10


@pytest.fixture
def workspace(tmp_path):
    """Return a workspace over one hand-in: a zip with a zip, a photo, a paper and a secret."""
    evidence = tmp_path / "材料"
    evidence.mkdir()
    paper = a_red_head_docx(tmp_path / "p.docx", signed="2017年3月10日").read_bytes()
    photo = a_photo(tmp_path / "p.jpg", size=(64, 48)).read_bytes()
    inner = a_zip(tmp_path / "inner.zip", {"深.txt": "藏在最里面的字".encode()}).read_bytes()
    members = {"Ⅲ-7-3 公交站亭/规范文件/通知.docx": paper, "照片.jpg": photo, "里.zip": inner}
    a_zip(evidence / "工商局.zip", {**members, "记录.txt": "机密★10年\n记录".encode()})
    settings = {"test_month": "2017-08", "review_date": "2017-08-10"}
    return create(tmp_path / "工作区", evidence, settings=settings)


PAPER = "工商局.zip!/Ⅲ-7-3 公交站亭/规范文件/通知.docx"
DEEP = "工商局.zip!/里.zip!/深.txt"
ALL = {
    "工商局.zip",
    PAPER,
    "工商局.zip!/照片.jpg",
    "工商局.zip!/里.zip",
    DEEP,
    "工商局.zip!/记录.txt",
}


def materials(workspace):
    with workspace.database() as db:
        return load_materials(db)


def settle(folder):
    for path in folder.iterdir():
        os.utime(path, ns=(path.stat().st_mtime_ns - OLD_NS,) * 2)


def test_every_member_is_a_material(workspace):
    summary = scan_now(workspace)

    found = materials(workspace)
    assert set(found) == ALL
    assert (summary.seen, summary.read, summary.refused, summary.failed) == (6, 5, 1, 0)
    assert found["工商局.zip"].role is MaterialRole.CONTAINER
    assert (found[PAPER].kind, str(found[PAPER].dated.value)) == (Kind.PAPER, "2017-03-10")
    assert found[DEEP].facts.chars == 7
    assert found["工商局.zip!/照片.jpg"].facts.photo.width == 64


def test_every_member_is_told_of_once(workspace):
    steps = [event for event in scan(workspace, workers=2) if isinstance(event, Step)]

    assert sorted(step.subject for step in steps) == sorted(ALL)
    assert [step.done for step in steps] == list(range(1, 7))
    assert steps[-1].total == 6
    assert steps[-1].subject == "工商局.zip"


def test_of_a_classified_member_nothing_is_kept_and_the_rest_is_read(workspace):
    scan_now(workspace)

    secret = materials(workspace)["工商局.zip!/记录.txt"]
    kept = b"".join(p.read_bytes() for p in workspace.cache.rglob("*") if p.is_file())
    assert (secret.status, secret.sha256) == (Status.REFUSED, "")
    assert "机密★10年".encode() not in kept


def test_an_archive_marked_by_its_name_is_refused_whole(workspace):
    archive = workspace.evidence / "工商局.zip"
    archive.rename(workspace.evidence / "【机密】工商局.zip")

    scan_now(workspace)

    assert [m.status for m in materials(workspace).values()] == [Status.REFUSED]


def test_an_unchanged_archive_is_not_opened_again(workspace):
    settle(workspace.evidence)
    scan_now(workspace)

    again = scan_now(workspace)

    assert (again.seen, again.read, again.unchanged, again.refused) == (6, 0, 5, 1)
    assert set(materials(workspace)) == ALL


def test_a_changed_archive_has_other_members(workspace, tmp_path):
    settle(workspace.evidence)
    scan_now(workspace)
    a_zip(workspace.evidence / "工商局.zip", {"新.txt": "新".encode()})

    summary = scan_now(workspace)

    assert set(materials(workspace)) == {"工商局.zip", "工商局.zip!/新.txt"}
    assert summary.removed == 5


def test_an_archive_that_is_gone_takes_its_members_along(workspace):
    (workspace.evidence / "说明.txt").write_text("说明", encoding="utf-8")
    scan_now(workspace)
    (workspace.evidence / "工商局.zip").unlink()

    summary = scan_now(workspace)

    assert (list(materials(workspace)), summary.removed) == (["说明.txt"], 6)


def test_an_archive_that_was_touched_keeps_its_members(workspace):
    scan_now(workspace)
    before = materials(workspace)
    os.utime(workspace.evidence / "工商局.zip")

    scan_now(workspace)

    assert set(materials(workspace)) == set(before)


def test_a_renamed_archive_keeps_what_was_filed(workspace):
    scan_now(workspace)
    file_materials(workspace, "Ⅲ-7-3", [PAPER])
    (workspace.evidence / "工商局.zip").rename(workspace.evidence / "市工商局.zip")

    scan_now(workspace)

    dossier = next(d for d in check_now(workspace).dossiers if d.code == "Ⅲ-7-3")
    assert [e.path for e in dossier.evidence] == [f"市{PAPER}"]


def test_a_scan_that_was_cancelled_inside_an_archive_opens_it_again(workspace):
    for event in scan(workspace, workers=1):
        if isinstance(event, Step):
            break

    assert "工商局.zip" not in materials(workspace)
    scan_now(workspace)
    assert set(materials(workspace)) == ALL


def test_nothing_that_was_unpacked_stays_behind(workspace):
    scan_now(workspace)

    assert not list((workspace.cache / "unpacked").rglob("*"))


def test_what_a_killed_scan_left_is_cleared_away(workspace):
    left = workspace.cache / "unpacked" / "0123"
    left.mkdir(parents=True)
    (left / "0.txt").write_text("x")
    left.with_suffix(".lock").touch()

    scan_now(workspace)

    assert not list((workspace.cache / "unpacked").rglob("*"))


def test_a_folder_named_like_an_archives_inside_is_a_folder(workspace):
    folder = workspace.evidence / "重要!"
    folder.mkdir()
    (folder / "字.txt").write_text("平常的字", encoding="utf-8")

    scan_now(workspace)
    scan_now(workspace)

    assert materials(workspace)["重要!/字.txt"].facts.chars == 4
    assert disk_path(workspace, "重要!/字.txt") == folder / "字.txt"


def test_an_archive_itself_bothers_nobody(workspace):
    scan_now(workspace)

    found = check_now(workspace).findings
    assert not [f for f in found if f.path in {"工商局.zip", "工商局.zip!/里.zip"}]


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("锁.zip", lambda p: lock(a_zip(p, {"a.txt": b"x"})), "G07"),
        (
            "坏.zip",
            lambda p: p.write_bytes(a_zip(p, {"a.txt": b"x" * 99}).read_bytes()[:60]),
            "G03",
        ),
        ("弹.zip", lambda p: a_zip(p, {"a.bin": bytes(60 << 20)}), "G03"),
        ("卷.zip.001", lambda p: a_zip(p, {"a.txt": b"x"}), "G05"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_one_finding(workspace, name, make, code):
    make(workspace.evidence / name)

    scan_now(workspace)

    assert [p for p in materials(workspace) if p.startswith(name)] == [name]
    assert [f.code for f in check_now(workspace).findings if f.path == name] == [code]


def test_archives_nested_too_deep_are_said(workspace, tmp_path):
    data = b"x"
    for number in range(5):
        path = a_zip(
            tmp_path / f"{number}.zip", {f"{number}.txt" if number == 0 else "z.zip": data}
        )
        data = path.read_bytes()
    (workspace.evidence / "深.zip").write_bytes(data)

    scan_now(workspace)

    found = materials(workspace)
    assert found["深.zip!/z.zip!/z.zip!/z.zip"].failure.code == "G05"
    assert "深.zip!/z.zip!/z.zip!/z.zip!/z.zip" not in found


def test_names_in_chinese_of_windows_and_attachments_are_read(workspace):
    a_gbk_zip(workspace.evidence / "甲.zip", {"通知/联通.txt": "甲乙".encode()})
    a_mail(workspace.evidence / "信.eml", {"附件.txt": "丙丁".encode()})
    a_tar(workspace.evidence / "丙.tar.gz", {"子/表.csv": "一,二".encode()})

    scan_now(workspace)

    found = materials(workspace)
    assert found["甲.zip!/通知/联通.txt"].facts.chars == 2
    assert found["信.eml!/附件.txt"].facts.chars == 2
    assert found["丙.tar.gz!/子/表.csv"].kind is Kind.TABLE


def test_a_member_is_a_file_for_whoever_opens_it(workspace):
    scan_now(workspace)

    paper, deep = disk_paths(workspace, (PAPER, DEEP)).values()

    assert deep.read_text(encoding="utf-8") == "藏在最里面的字"
    assert (paper.suffix, paper.parent) == (".docx", workspace.cache / "members")
    with zipfile.ZipFile(workspace.evidence / "工商局.zip") as archive:
        assert paper.read_bytes() == archive.read(PAPER.partition("!/")[2])


def test_a_member_somebody_altered_in_the_cache_is_unpacked_anew(workspace):
    scan_now(workspace)
    file = disk_path(workspace, DEEP)
    file.chmod(0o600)
    file.write_text("改过", encoding="utf-8")

    assert disk_path(workspace, DEEP).read_text(encoding="utf-8") == "藏在最里面的字"


def test_a_member_of_an_archive_that_changed_is_unknown_until_the_next_scan(workspace):
    scan_now(workspace)
    a_zip(workspace.evidence / "工商局.zip", {"照片.jpg": b"other"})

    with pytest.raises(UnknownPathError):
        disk_path(workspace, "工商局.zip!/照片.jpg")


def test_files_of_members_nobody_has_any_more_are_deleted(workspace):
    (workspace.evidence / "说明.txt").write_text("说明", encoding="utf-8")
    scan_now(workspace)
    file = disk_path(workspace, DEEP)
    (workspace.evidence / "工商局.zip").unlink()

    scan_now(workspace)

    assert not file.exists()


def test_a_member_is_found_suggested_filed_and_exported(workspace, tmp_path):
    scan_now(workspace)

    best = {path: matched.suggestions for path, matched in suggestions(workspace).items()}
    file_materials(workspace, "Ⅲ-7-3", [PAPER])
    list(export(workspace, tmp_path / "包", standards=["Ⅲ-7-3"]))

    original = disk_path(workspace, PAPER).read_bytes()
    copies = [p.read_bytes() for p in (tmp_path / "包").rglob("*.docx")]
    assert original in copies
    assert best[PAPER][0].standard == "Ⅲ-7-3"
    assert "工商局.zip" not in best
    assert [hit.path for hit in search(workspace, "藏在最里面").hits] == [DEEP]


def test_a_path_into_an_archive_can_be_typed(workspace, monkeypatch):
    monkeypatch.chdir(workspace.evidence.parent)

    assert typed_path(workspace, PAPER) == PAPER
    assert typed_path(workspace, f"材料/{PAPER}") == PAPER


def test_the_evidence_is_only_read(workspace):
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in workspace.evidence.rglob("*")}

    scan_now(workspace)
    disk_path(workspace, PAPER)

    assert {
        p: (p.read_bytes(), p.stat().st_mtime_ns) for p in workspace.evidence.rglob("*")
    } == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("delay", [0.2, 0.5])
def test_a_scan_killed_inside_an_archive_ends_as_if_nothing_had_happened(workspace, delay):
    words = {f"{n}.txt": f"第{n}份".encode() for n in range(300)}
    a_zip(workspace.evidence / "多.zip", words)
    command = [
        sys.executable,
        "-m",
        "archivist",
        "-w",
        str(workspace.root),
        "scan",
        "--workers",
        "1",
    ]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not (workspace.cache / "unpacked").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(delay)
    running.send_signal(signal.SIGKILL)
    running.wait()

    scan_now(workspace)

    assert len(materials(workspace)) == len(ALL) + 301
    assert not list((workspace.cache / "unpacked").rglob("*"))
