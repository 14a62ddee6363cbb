"""Every file is accounted for once, unchanged ones are skipped, and a kill costs nothing."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from builders import a_photo
from office import a_workspace, scan_now

from archivist.domain.material import Status
from archivist.errors import EvidenceMissingError
from archivist.services.check import check_now
from archivist.services.materials import load_materials
from archivist.services.progress import Finished, Step
from archivist.services.rebuild import rebuild
from archivist.services.scan import scan
from archivist.services.workspace import open_workspace


@pytest.fixture
def workspace(tmp_path):
    return a_workspace(tmp_path)


def materials(workspace):
    with workspace.database() as db:
        return load_materials(db)


def settle(folder):
    """Make every file old enough for its time stamp to be trusted."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(path.stat().st_mtime_ns - 10**10,) * 2)


def test_every_file_is_a_material_failed_or_refused_once(tmp_path):
    workspace = a_workspace(tmp_path, scanned=False)

    steps = [event for event in scan(workspace, workers=1) if isinstance(event, Step)]

    on_disk = {
        p.relative_to(workspace.evidence).as_posix() for p in workspace.evidence.rglob("*.*")
    }
    assert sorted(step.subject for step in steps) == sorted(on_disk)
    assert [step.done for step in steps] == list(range(1, 10))


def test_what_was_read_is_there_with_its_facts(workspace):
    found = materials(workspace)

    photo = found["Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭/实景图片/Ⅲ-7-3-01_钢铁大街公交站亭.jpg"]
    paper = found["Ⅲ-1-1 学习计划/学习计划的通知.docx"]
    assert (photo.kind, str(photo.dated.value), photo.facts.photo.width) == (
        "photo",
        "2017-04-12",
        1600,
    )
    assert (paper.kind, str(paper.dated.value)) == ("paper", "2017-03-10")
    assert found["没写完.docx"].failure.code == "G03"
    assert found["空文件.xlsx"].failure.code == "G08"


def test_of_a_classified_paper_nothing_is_kept_but_the_path(workspace):
    secret = materials(workspace)["会议记录.txt"]
    stored = b"".join(p.read_bytes() for p in workspace.cache.rglob("*") if p.is_file())

    assert (secret.status, secret.sha256, secret.facts.words) == (Status.REFUSED, "", None)
    assert "会议记录\n".encode() not in stored
    assert "机密★".encode() not in stored


def test_an_unchanged_folder_is_not_read_again(workspace):
    settle(workspace.evidence)
    scan_now(workspace)

    again = scan_now(workspace)

    assert (again.read, again.unchanged, again.failed, again.refused) == (0, 6, 2, 1)


def test_what_is_read_again_in_doubt_and_says_the_same_is_unchanged(workspace):
    for path in workspace.evidence.rglob("*.*"):
        os.utime(path, (4_000_000_000,) * 2)  # a clock ahead: the time stamp proves nothing
    scan_now(workspace)

    again = [event.result for event in scan(workspace, workers=1) if isinstance(event, Step)]

    assert len(again) == 9
    assert all(scanned.unchanged for scanned in again)


def test_a_changed_file_alone_is_read_again(workspace):
    settle(workspace.evidence)
    scan_now(workspace)
    changed = workspace.evidence / "杂项.txt"
    changed.write_text("换了内容", encoding="utf-8")

    again = scan_now(workspace)

    assert (again.read, again.unchanged) == (1, 5)
    assert materials(workspace)["杂项.txt"].facts.chars == 4


def test_a_copy_under_another_name_is_not_dated_by_the_first_name(workspace):
    photo = workspace.evidence / "20170101.txt"
    photo.write_text("没有日期的文字", encoding="utf-8")
    (workspace.evidence / "别名.txt").write_text("没有日期的文字", encoding="utf-8")

    scan_now(workspace)

    found = materials(workspace)
    assert str(found["20170101.txt"].dated.value) == "2017-01-01"
    assert found["别名.txt"].dated is None


def test_a_file_that_is_gone_is_forgotten(workspace):
    (workspace.evidence / "杂项.txt").unlink()

    summary = scan_now(workspace)

    assert summary.removed == 1
    assert "杂项.txt" not in materials(workspace)


def test_a_share_that_is_gone_is_said_and_nothing_is_forgotten(workspace, tmp_path):
    workspace.evidence.rename(tmp_path / "拔掉了")

    with pytest.raises(EvidenceMissingError):
        scan_now(workspace)

    assert len(materials(workspace)) == 9


def test_another_spelling_of_the_same_folder_doubles_nothing(workspace, tmp_path):
    link = tmp_path / "另一个名字"
    link.symlink_to(tmp_path / "工作区", target_is_directory=True)

    again = open_workspace(link / "decisions" / "..")
    scan_now(again)

    assert again.cache == workspace.cache
    assert len(materials(again)) == 9


def test_a_decomposed_name_is_the_same_name(workspace):
    (workspace.evidence / "cafe\u0301.txt").write_text("咖啡", encoding="utf-8")

    scan_now(workspace)

    assert "caf\u00e9.txt" in materials(workspace)


def test_names_that_are_no_text_are_read_all_the_same(workspace):
    raw = os.fsencode(workspace.evidence) + b"/" + "表格".encode("gb18030") + b".txt"
    with open(raw, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("甲乙丙")

    scan_now(workspace)

    assert materials(workspace)["表格.txt"].facts.chars == 3


def test_what_a_system_left_behind_is_counted_and_bothers_nobody(workspace):
    (workspace.evidence / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0 thumbnails")
    (workspace.evidence / "~$说明.docx").write_bytes(b"a lock that is gone when Word is closed")

    summary = scan_now(workspace)

    assert summary.seen == 10
    assert not [f for f in check_now(workspace).findings if f.path == "Thumbs.db"]


def test_cancel_keeps_what_was_done_and_the_next_scan_goes_on(tmp_path):
    workspace = a_workspace(tmp_path, scanned=False)
    cancel = threading.Event()
    for event in scan(workspace, workers=1, cancel=cancel):
        if isinstance(event, Step) and event.done == 3:
            cancel.set()
        end = event

    assert isinstance(end, Finished)
    assert end.cancelled
    assert 3 <= len(materials(workspace)) < 9
    scan_now(workspace)
    assert len(materials(workspace)) == 9


def test_rebuilding_gives_the_same_answers(workspace):
    before = check_now(workspace)

    list(rebuild(workspace))

    after = check_now(workspace)
    assert after.findings == before.findings
    assert after.materials == before.materials


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("delay", [0.0, 0.15, 0.4, 0.9])
def test_a_scan_killed_anywhere_ends_as_if_nothing_had_happened(tmp_path, delay):
    workspace = a_workspace(tmp_path, scanned=False)
    for number in range(40):
        a_photo(workspace.evidence / "多" / f"{number}.jpg", size=(64, 48), colour=(number, 9, 9))
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
    while not workspace.cache.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(delay)
    running.send_signal(signal.SIGKILL)
    running.wait()

    result = subprocess.run(command, capture_output=True, check=False)

    assert result.returncode == 0
    assert len(materials(workspace)) == 49
    whole = materials(workspace)
    list(rebuild(workspace))
    assert materials(workspace) == whole
