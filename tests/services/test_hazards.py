"""Folders made to hurt, shares that go and come back, disks that are full: nothing is lost or invented."""

import errno
import multiprocessing
import os
import resource
import subprocess

import pytest
from builders import a_docx, a_text
from extract.archivemakers import a_zip
from office import a_workspace, scan_now

from archivist.domain.material import Status
from archivist.errors import CannotWriteError, EvidenceEmptyError, EvidenceMissingError
from archivist.services import scan as scanning
from archivist.services.materials import load_materials
from archivist.services.progress import Step
from archivist.services.reading import lost_row
from archivist.services.scan import scan
from archivist.services.walk import Seen, Unlisted, walk
from archivist.services.workspace import create, open_workspace
from archivist.store import files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="builds what only POSIX has")
STRANGE = (
    "点在后面.txt.",
    "空格在后面.txt ",
    "换\n行.txt",
    "响\x07铃.txt",
    "倒\u202e序txt.exe.txt",
    "UPPER.txt",
    "upper.txt",
    "字" * 83 + ".txt",  # 253 bytes
    "x" * 251 + ".txt",
    "-rf.txt",
    "..txt",
    "a'b\"c;d|e&f.txt",
    "CON.txt",
    "﻿记号.txt",
)


def materials(workspace):
    with workspace.database() as db:
        return load_materials(db)


def contents(workspace):
    return {path: each.sha256 for path, each in materials(workspace).items()}


def an_empty_workspace(tmp_path):
    (tmp_path / "材料").mkdir()
    return create(tmp_path / "工作区", tmp_path / "材料")


def test_files_of_any_name_are_read_once_each(tmp_path):
    workspace = an_empty_workspace(tmp_path)
    for number, name in enumerate(STRANGE):
        a_text(workspace.evidence / name, f"第{number}份材料")
    for raw in ("通知.docx".encode("gbk"), b"\xff\xfe.docx", b"\x81.pdf.docx"):
        a_docx(workspace.evidence / "x.docx", ["正文"])
        os.rename(  # noqa: PTH104 — a name of bytes
            os.fsencode(workspace.evidence / "x.docx"), os.fsencode(workspace.evidence) + b"/" + raw
        )

    summary = scan_now(workspace)

    assert (summary.seen, summary.read, summary.failed) == (len(STRANGE) + 3,) * 2 + (0,)
    assert len(materials(workspace)) == len(STRANGE) + 3


def test_a_file_below_a_path_longer_than_the_system_takes_is_read(tmp_path):
    workspace = an_empty_workspace(tmp_path)
    here = os.open(workspace.evidence, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    file = os.open("通知.docx", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    with os.fdopen(file, "wb") as stream:
        stream.write(a_docx(tmp_path / "x.docx", ["正文"]).read_bytes())
    os.close(here)

    summary = scan_now(workspace)

    (path,) = materials(workspace)
    assert (summary.read, len(path) > 6000) == (1, True)
    assert materials(workspace)[path].facts.words == 2


def test_folders_nested_deeper_than_python_may_call_are_gone_through(tmp_path):
    here = tmp_path / "deep"
    here.mkdir()
    (here / "z.txt").touch()
    os.chdir(here)  # the way down is longer than one path may be
    try:
        for _ in range(1500):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
        open("a.txt", "w").close()  # noqa: PTH123
    finally:
        os.chdir("/")

    found = list(walk(here))

    assert [each.path[-5:] for each in found] == ["a.txt", "z.txt"]
    subprocess.run(["rm", "-rf", str(here)], check=True)  # deeper than shutil goes


def test_links_are_not_followed_into_folders_or_round_in_circles(tmp_path):
    root = tmp_path / "材料"
    a_text(root / "a.txt", "x")
    (root / "round").symlink_to(root)
    (root / "self").symlink_to("self")
    (root / "nowhere").symlink_to("/no/such/file")
    (root / "file.txt").symlink_to("a.txt")

    found = {each.path: type(each) for each in walk(root)}

    assert found == {"a.txt": Seen, "file.txt": Seen, "nowhere": Unlisted, "self": Unlisted}


def test_pipes_in_the_folder_are_named_and_hold_up_nothing(tmp_path):
    workspace = a_workspace(tmp_path, scanned=False)
    os.mkfifo(workspace.evidence / "管道.txt")

    summary = scan_now(workspace)

    assert summary.seen == 10
    assert materials(workspace)["管道.txt"].failure.reason == "不是普通文件"


def refuse(monkeypatch, folder, number):
    """Make the system refuse to list *folder*, as for a user without permission or a bad disk."""
    real = os.scandir

    def scandir(path):
        if str(path) == str(folder):
            raise OSError(number, os.strerror(number), str(folder))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_what_lies_in_a_folder_that_cannot_be_listed_keeps_its_state(tmp_path, monkeypatch, number):
    workspace = a_workspace(tmp_path)
    a_zip(workspace.evidence / "Ⅲ-1-1 学习计划" / "包.zip", {"a.txt": b"x"})
    scan_now(workspace)
    before = materials(workspace)
    refuse(monkeypatch, workspace.evidence / "Ⅲ-1-1 学习计划", number)

    summary = scan_now(workspace)

    after = materials(workspace)
    named = after.pop("Ⅲ-1-1 学习计划/")
    assert after == before
    assert (named.status, named.failure.code, summary.removed) == (Status.FAILED, "G03", 0)
    monkeypatch.undo()


@pytest.mark.parametrize("number", [errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT])
def test_a_share_lost_in_the_middle_stops_the_scan_and_changes_nothing(
    tmp_path, monkeypatch, number
):
    workspace = a_workspace(tmp_path)
    before = materials(workspace)
    with monkeypatch.context() as patch:
        refuse(patch, workspace.evidence / "Ⅲ-1-1 学习计划", number)

        with pytest.raises(EvidenceMissingError, match="Ⅲ-1-1 学习计划"):
            scan_now(workspace)

    assert materials(workspace) == before
    assert scan_now(workspace).removed == 0


def test_a_folder_that_goes_while_it_is_walked_is_said(tmp_path):
    workspace = a_workspace(tmp_path, scanned=False)
    walking = walk(workspace.evidence)
    next(walking)
    workspace.evidence.rename(tmp_path / "拔掉了")

    with pytest.raises(EvidenceMissingError):
        list(walking)


def test_a_share_lost_while_files_are_read_stops_the_scan_and_comes_back(tmp_path):
    workspace = a_workspace(tmp_path)
    before = materials(workspace)
    place = workspace.evidence
    for path in place.rglob("*.docx"):
        os.utime(path)
    running = scan(workspace, workers=1)
    while not isinstance(next(running), Step):
        pass
    place.rename(tmp_path / "拔掉了")

    with pytest.raises(EvidenceMissingError):
        list(running)

    assert set(materials(workspace)) == set(before)
    (tmp_path / "拔掉了").rename(place)
    summary = scan_now(workspace)
    assert (summary.removed, summary.failed) == (0, 2)
    assert contents(workspace) == {path: each.sha256 for path, each in before.items()}


def test_a_place_where_nothing_is_mounted_any_more_is_not_an_empty_folder(tmp_path):
    workspace = a_workspace(tmp_path)
    before = materials(workspace)
    workspace.evidence.rename(tmp_path / "盘")
    workspace.evidence.mkdir()

    with pytest.raises(EvidenceEmptyError, match="9 份材料"):
        scan_now(workspace)

    assert materials(workspace) == before
    workspace.evidence.rmdir()
    (tmp_path / "盘").rename(workspace.evidence)
    assert scan_now(workspace).removed == 0


def _scan_with_little_room(root, size, told):
    """Scan where no file may grow beyond *size* bytes; runs in a process of its own."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        scan_now(open_workspace(root))
        told.send("done")
    except CannotWriteError as error:
        told.send(str(error))


@pytest.mark.parametrize("size", [1_000, 40_000, 150_000])
def test_a_full_disk_is_said_and_the_next_scan_makes_good(tmp_path, size):
    workspace = a_workspace(tmp_path, scanned=False)
    a_zip(workspace.evidence / "包.zip", {"大.txt": os.urandom(400_000), "小.txt": b"x"})
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(
        target=_scan_with_little_room, args=(workspace.root, size, theirs)
    )
    child.start()
    child.join(60)

    assert "不能写入" in ours.recv()
    summary = scan_now(workspace)
    assert summary.seen == 12
    assert materials(workspace)["包.zip"].failure is None


def test_a_cache_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    workspace = a_workspace(tmp_path, scanned=False)
    (tmp_path / "file").touch()
    monkeypatch.setenv("ARCHIVIST_CACHE", str(tmp_path / "file"))

    with pytest.raises(CannotWriteError, match="不能写入"):
        scan_now(workspace)


def test_an_archive_that_is_another_one_by_now_is_not_mixed_with_the_first(tmp_path):
    workspace = an_empty_workspace(tmp_path)
    archive = a_zip(workspace.evidence / "包.zip", {"旧.txt": "旧的".encode()})
    scan_now(workspace)
    os.utime(archive, ns=(1, 1))
    a_zip(archive, {"新.txt": "新的内容".encode()})

    scan_now(workspace)

    assert set(materials(workspace)) == {"包.zip", "包.zip!/新.txt"}


def test_a_worker_killed_during_a_scan_costs_at_most_its_own_file(tmp_path):
    workspace = a_workspace(tmp_path, scanned=False)
    steps = []

    for event in scan(workspace, workers=1):
        if isinstance(event, Step):
            steps.append(event.subject)
            for child in multiprocessing.active_children():
                child.kill()

    assert len(steps) == len(set(steps)) == 9
    lost = [m for m in materials(workspace).values() if m.failure and "SIGKILL" in m.failure.reason]
    assert {m.failure.code for m in lost} <= {"G03"}
    summary = scan_now(workspace)
    assert (summary.seen, summary.failed, summary.removed) == (9, 2, 0)


def scanned_at(workspace, path):
    with workspace.database() as db:
        return files.find(db, path).scanned_ns


def test_a_file_that_holds_up_its_reader_is_not_tried_again_at_every_scan(tmp_path, monkeypatch):
    monkeypatch.setattr(scanning, "_SECONDS_PER_FILE", 0.5)
    monkeypatch.setattr(scanning, "_SLOWEST", 1 << 60)
    workspace = an_empty_workspace(tmp_path)
    endless = workspace.evidence / "读不完.txt"
    with endless.open("wb") as file:
        file.truncate(15 << 30)  # nothing, which takes no room and many seconds to add up
    os.utime(endless, ns=(1, 1))

    first = scan_now(workspace)
    tried = scanned_at(workspace, endless.name)
    second = scan_now(workspace)
    left_alone = scanned_at(workspace, endless.name)
    list(scan(workspace, workers=1, retry=True))
    asked_for = scanned_at(workspace, endless.name)
    os.utime(endless, ns=(2, 2))
    third = scan_now(workspace)
    changed = scanned_at(workspace, endless.name)

    assert (first.failed, second.failed, third.failed) == (1, 1, 1)
    assert "超过时限" in materials(workspace)[endless.name].failure.reason
    assert tried == left_alone < asked_for < changed


def test_a_file_whose_worker_was_killed_by_somebody_is_tried_again(tmp_path):
    workspace = an_empty_workspace(tmp_path)
    path = a_text(workspace.evidence / "通知.txt", "2017年5月8日")
    os.utime(path, ns=(1, 1))
    scan_now(workspace)
    with workspace.database() as db:
        row = files.find(db, path.name)
        files.save(db, [lost_row(Seen(row.path, row.disk, row.size, 1), "killed", None)])

    again = scan_now(workspace)

    assert (again.read, again.failed) == (1, 0)
    assert materials(workspace)[path.name].status is Status.READ
