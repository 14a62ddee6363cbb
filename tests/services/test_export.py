"""A package of a real office: counts in are counts out, and nothing secret or private goes along."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile

import bagit
import pytest
from builders import a_docx, a_photo
from office import LIMITS, a_workspace, scan_now
from submission.sample import tree

from archivist.domain.dossier import SlotState
from archivist.errors import EvidenceOnlyReadError, ExportError
from archivist.services.check import check_now
from archivist.services.export import ExportSummary, export
from archivist.services.filing import file_materials, unfile
from archivist.services.matching import match
from archivist.services.progress import Finished, Started, Step
from archivist.submission.verify import verify

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
PHOTO = f"{POSTERS}/实景图片/Ⅲ-7-3-01_钢铁大街公交站亭.jpg"
TABLE = f"{POSTERS}/统计表格.xlsx"
CITIZEN = "11010519491231002X"  # the check digit is right
MOBILE = "13800138000"
FILED = ("Ⅲ-7-3", "Ⅲ-1-1")
OUTS = pytest.mark.parametrize("out", ["包", "包.zip"])


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path, **LIMITS)
    list(match(made, accept=0.9))
    return made


def exported(workspace, out, standards=FILED, **options):
    end = list(export(workspace, out, standards=standards, **options))[-1]
    assert isinstance(end, Finished)
    assert isinstance(end.result, ExportSummary)
    return end.result


def contents(out):
    """Return every file of a package with its bytes, whichever form it has."""
    if out.is_dir():
        return tree(out)
    with zipfile.ZipFile(out) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name.partition("/")[2]: archive.read(name) for name in names}


@OUTS
def test_counts_in_are_counts_out(workspace, tmp_path, out):
    assessment = check_now(workspace)

    summary = exported(workspace, tmp_path / out, standards=())

    filed = [piece for dossier in assessment.dossiers for piece in dossier.evidence]
    gaps = [state for state in assessment.states.values() if state is not SlotState.STANDS]
    files = contents(tmp_path / out)
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    notes = [path for path in payload if "_MISSING_" in path]
    assert (summary.expected, summary.written, summary.missing) == (len(filed), len(filed), 0)
    assert summary.placeholders == len(notes) == len(gaps)
    assert len(payload) == summary.written + summary.placeholders
    assert summary.bytes == sum(map(len, payload.values()))
    digests = {hashlib.sha256(data).hexdigest() for data in payload.values()}
    assert {piece.sha256 for piece in filed} <= digests


def test_the_folder_validates_with_bagit_python(workspace, tmp_path):
    exported(workspace, tmp_path / "包")

    bagit.Bag(str(tmp_path / "包")).validate()


def test_the_zip_validates_with_bagit_python_when_it_is_unpacked(workspace, tmp_path):
    exported(workspace, tmp_path / "包.zip")

    with zipfile.ZipFile(tmp_path / "包.zip") as archive:
        archive.extractall(tmp_path / "展开")
    [folder] = (tmp_path / "展开").iterdir()
    bagit.Bag(str(folder)).validate()


@OUTS
def test_what_vanished_or_changed_since_the_scan_leaves_a_note_with_the_reason(
    workspace, tmp_path, out
):
    (workspace.evidence / PHOTO).unlink()
    (workspace.evidence / TABLE).write_bytes(b"changed after the scan")

    summary = exported(workspace, tmp_path / out)

    files = contents(tmp_path / out)
    told = json.loads(files["package.json"])
    missing = {p["evidence_path"]: p for p in told["pieces"] if p["status"] == "missing"}
    assert (summary.written, summary.missing) == (3, 2)
    assert set(missing) == {PHOTO, TABLE}
    assert all("_MISSING_" in piece["path"] and piece["reason"] for piece in missing.values())
    assert all(piece["reason"] in files[piece["path"]].decode() for piece in missing.values())
    assert b"changed after the scan" not in b"".join(files.values())
    assert verify(tmp_path / out).valid


def test_what_vanished_before_the_scan_leaves_a_note_too(workspace, tmp_path):
    (workspace.evidence / PHOTO).unlink()
    scan_now(workspace)

    summary = exported(workspace, tmp_path / "包")

    assert (summary.expected, summary.missing) == (5, 1)


def test_every_empty_slot_has_a_note_that_names_it(workspace, tmp_path):
    exported(workspace, tmp_path / "包", standards=["Ⅲ-1-2"])

    told = json.loads((tmp_path / "包" / "package.json").read_text("utf-8"))
    empty = [kind.value for (code, kind) in check_now(workspace).states if code == "Ⅲ-1-2"]
    assert sorted(gap["kind"] for gap in told["gaps"]) == sorted(empty)
    for gap in told["gaps"]:
        assert "Ⅲ-1-2" in (tmp_path / "包" / gap["path"]).read_text("utf-8")


@OUTS
def test_exporting_twice_gives_identical_bytes(workspace, tmp_path, out):
    exported(workspace, tmp_path / "一" / out)
    time.sleep(1.1)  # a clock in the package would show

    exported(workspace, tmp_path / "二" / out)

    assert tree(tmp_path / "一" / out) == tree(tmp_path / "二" / out)


@OUTS
def test_a_classified_file_leaves_no_trace_in_a_package(workspace, tmp_path, out):
    exported(workspace, tmp_path / out)

    everything = "\n".join(contents(tmp_path / out)).encode() + b"".join(
        contents(tmp_path / out).values()
    )
    assert "会议记录".encode() not in everything
    assert "机密★".encode() not in everything


def test_a_paper_classified_after_it_was_filed_is_not_packed(workspace, tmp_path):
    secret = workspace.evidence / TABLE
    secret.unlink()
    secret.write_text("秘密★5年\n内部统计", encoding="utf-8")
    scan_now(workspace)

    summary = exported(workspace, tmp_path / "包")

    everything = b"".join(contents(tmp_path / "包").values())
    told = json.loads((tmp_path / "包" / "package.json").read_text("utf-8"))
    assert (summary.expected, summary.written) == (4, 4)
    assert ("Ⅲ-7-3", "table") in {(gap["standard"], gap["kind"]) for gap in told["gaps"]}
    assert TABLE not in {piece["evidence_path"] for piece in told["pieces"]}
    assert "秘密★".encode() not in everything
    assert "内部统计".encode() not in everything


def test_personal_data_stand_in_no_list_of_a_package(workspace, tmp_path):
    a_docx(
        workspace.evidence / "志愿者.docx",
        [f"姓名：张三，身份证号 {CITIZEN}，电话 {MOBILE}。", "2017年5月8日"],
        title=f"志愿者 {CITIZEN} 名册",
    )
    scan_now(workspace)
    file_materials(workspace, "Ⅲ-7-3", ["志愿者.docx"], caption=f"联系电话 {MOBILE}")

    exported(workspace, tmp_path / "包")

    listed = {p: data for p, data in tree(tmp_path / "包").items() if not p.startswith("data/")}
    assert any(f.code == "S03" for f in check_now(workspace).findings)
    for path, data in listed.items():
        whole = data
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(tmp_path / "包" / path) as book:
                whole = b"".join(map(book.read, book.namelist()))
        assert CITIZEN.encode() not in whole, path
        assert MOBILE.encode() not in whole, path
    assert not any(CITIZEN in path or MOBILE in path for path in tree(tmp_path / "包"))


def test_a_unit_gets_its_own_standards_only(workspace, tmp_path):
    unfile(workspace, "Ⅲ-7-3", [PHOTO])

    summary = exported(workspace, tmp_path / "包", standards=["III-7-3"])

    told = json.loads((tmp_path / "包" / "package.json").read_text("utf-8"))
    assert summary.expected == 3
    assert {piece["standard"] for piece in told["pieces"]} == {"Ⅲ-7-3"}


def test_progress_starts_steps_and_finishes(workspace, tmp_path):
    events = list(export(workspace, tmp_path / "包"))

    assert isinstance(events[0], Started)
    assert all(isinstance(event, Step) for event in events[1:-1])
    assert isinstance(events[-1], Finished)


def test_nothing_is_written_into_the_evidence_folder(workspace):
    with pytest.raises(EvidenceOnlyReadError):
        list(export(workspace, workspace.evidence / "包"))

    assert not (workspace.evidence / "包").exists()


def test_a_place_that_is_taken_is_named(workspace, tmp_path):
    (tmp_path / "包").mkdir()
    (tmp_path / "包" / "别人的.txt").write_text("x", encoding="utf-8")

    with pytest.raises(ExportError, match="包"):
        list(export(workspace, tmp_path / "包", replace=True))

    assert tree(tmp_path / "包") == {"别人的.txt": b"x"}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@OUTS
@pytest.mark.parametrize("wait", [0.0, 0.05])
def test_killed_in_the_middle_the_same_command_ends_as_if_nothing_had_happened(
    workspace, tmp_path, out, wait
):
    for number in range(30):
        photo = workspace.evidence / "多" / f"{number}.jpg"
        a_photo(photo, size=(64, 48), colour=(number, 9, 9))
        with photo.open("ab") as file:
            file.write(bytes(400_000))
    scan_now(workspace)
    file_materials(workspace, "Ⅲ-7-3", [f"多/{number}.jpg" for number in range(30)])
    exported(workspace, tmp_path / "对照" / out, standards=["Ⅲ-7-3"])
    place = tmp_path / "送审"
    place.mkdir()
    command = [sys.executable, "-m", "archivist", "-w", workspace.root, "export", place / out]
    command += ["--standard", "Ⅲ-7-3"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while running.poll() is None and not any(place.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(wait)
    running.send_signal(signal.SIGKILL)
    running.wait()
    if (place / out).exists():
        assert verify(place / out).valid

    again = subprocess.run([*command, "--replace"], capture_output=True, check=False)

    assert again.returncode == 0
    assert tree(place / out) == tree(tmp_path / "对照" / out)
    assert [path.name for path in place.iterdir()] == [out]


def test_verify_lists_all_faults_after_sabotage(workspace, tmp_path):
    package = tmp_path / "包"
    exported(workspace, package)
    notes = sorted(path for path in package.rglob("_MISSING_*"))
    photos = sorted(package.rglob("data/**/*.jpg"))
    photos[0].write_bytes(photos[0].read_bytes()[:-1] + b"\0")
    photos[1].unlink()
    notes[0].write_text("改过的说明", encoding="utf-8")
    (package / "data" / "塞进来的.exe").write_bytes(b"MZ")
    (package / "封面.html").write_text("改过的封面", encoding="utf-8")

    faults = {(fault.kind.value, fault.path) for fault in verify(package).faults}

    def named(path):
        return path.relative_to(package).as_posix()

    assert {
        ("altered", named(photos[0])),
        ("missing", named(photos[1])),
        ("altered", named(notes[0])),
        ("unexpected", "data/塞进来的.exe"),
        ("altered", "封面.html"),
    } <= faults
