"""A package holds everything or says loudly what it does not hold."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import bagit
import pytest
from submission.sample import FILES, a_plan, exported, tree, with_piece

from archivist.errors import ExportError
from archivist.submission.export import export
from archivist.submission.plan import Plan
from archivist.submission.progress import Phase
from archivist.submission.verify import verify

CHILD = Path(__file__).with_name("export_child.py")
OUTS = pytest.mark.parametrize("out", ["out", "out.zip"])


def beside(tmp_path):
    return {path.name for path in tmp_path.iterdir()} - {"evidence"}


def members(file):
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name.partition("/")[2]: archive.read(name) for name in names}


def test_a_folder_and_a_zip_hold_the_same_files(tmp_path):
    plan = a_plan(tmp_path / "evidence")

    exported(plan, tmp_path / "out")
    exported(plan, tmp_path / "out.zip")

    assert tree(tmp_path / "out") == members(tmp_path / "out.zip")


def test_every_piece_is_there_byte_for_byte(tmp_path):
    plan = a_plan(tmp_path / "evidence")

    result = exported(plan, tmp_path / "out")

    payload = tree(tmp_path / "out" / "data")
    assert (result.files, result.written, result.missing, result.gaps) == (6, 4, (), 2)
    assert {content for _n, _k, _p, content in FILES} <= set(payload.values())


@OUTS
def test_exporting_twice_gives_the_same_bytes_wherever_and_from_wherever(tmp_path, out):
    first, second = tmp_path / "one", tmp_path / "two" / "deeper"
    plan = a_plan(tmp_path / "evidence")
    moved = a_plan(tmp_path / "elsewhere")
    shuffled = replace(moved, pieces=moved.pieces[::-1], gaps=moved.gaps[::-1])

    exported(plan, first / out)
    exported(shuffled, second / f"another {out}")

    assert tree(first / out) == tree(second / f"another {out}")


@OUTS
def test_nothing_of_this_machine_is_in_a_package(tmp_path, out):
    plan = with_piece(a_plan(tmp_path / "evidence"), 0, source=tmp_path / "evidence" / "gone")

    exported(plan, tmp_path / out)

    files = tree(tmp_path / out) if out == "out" else members(tmp_path / out)
    assert not any(str(tmp_path).encode() in content for content in files.values())


@OUTS
def test_what_changed_vanished_or_cannot_be_read_leaves_a_loud_note(tmp_path, out):
    plan = a_plan(tmp_path / "evidence")
    plan.pieces[0].source.write_bytes(b"changed since it was judged")
    plan.pieces[1].source.unlink()
    plan.pieces[2].source.unlink()
    plan.pieces[2].source.mkdir()
    plan = with_piece(plan, 3, sha256="")

    result = exported(plan, tmp_path / out)

    files = tree(tmp_path / out) if out == "out" else members(tmp_path / out)
    assert [m.number for m in result.missing] == [piece.number for piece in plan.pieces]
    assert all(Path(m.path).name.startswith("_MISSING_") and m.reason for m in result.missing)
    assert {m.path for m in result.missing} <= set(files)
    for name in ("封面.html", "材料目录.csv", "材料目录.html", "package.json"):
        assert all(m.reason in files[name].decode() for m in result.missing)
    assert verify(tmp_path / out).valid


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that opens and cannot be read")
@OUTS
def test_a_file_that_cannot_be_read_leaves_a_note(tmp_path, out):
    plan = with_piece(a_plan(tmp_path / "evidence"), 0, source=Path("/proc/self/mem"))

    result = exported(plan, tmp_path / out)

    assert "读不出来" in result.missing[0].reason
    assert verify(tmp_path / out).valid


def test_a_package_without_a_single_piece_is_still_a_bag(tmp_path):
    plan = Plan("空包", "2017年版", True, date(2017, 7, 31), ())  # noqa: FBT003

    exported(plan, tmp_path / "out")
    exported(plan, tmp_path / "out.zip")

    bagit.Bag(str(tmp_path / "out")).validate()
    assert verify(tmp_path / "out").valid and verify(tmp_path / "out.zip").valid


def test_hostile_titles_make_a_package_that_bagit_python_validates(tmp_path):
    plan = a_plan(tmp_path / "evidence")
    for at, title in enumerate(("../../etc/passwd", "100% 完成\r\n第二行", "CON", "e\u0301" * 200)):
        plan = with_piece(plan, at, title=title, unit="~\\root")

    exported(plan, tmp_path / "out")

    bagit.Bag(str(tmp_path / "out")).validate()
    assert verify(tmp_path / "out").valid


@OUTS
def test_what_exists_is_never_overwritten_unasked(tmp_path, out):
    plan = a_plan(tmp_path / "evidence")
    exported(plan, tmp_path / out)
    before = tree(tmp_path / out)

    with pytest.raises(ExportError, match="同名"):
        exported(replace(plan, title="别的"), tmp_path / out)

    assert tree(tmp_path / out) == before
    assert beside(tmp_path) == {out}


@OUTS
def test_a_previous_package_is_replaced_when_asked(tmp_path, out):
    plan = a_plan(tmp_path / "evidence")
    exported(plan, tmp_path / "reference" / out)
    exported(replace(plan, title="旧的", pieces=plan.pieces[:1]), tmp_path / out)

    exported(plan, tmp_path / out, replace=True)

    assert tree(tmp_path / out) == tree(tmp_path / "reference" / out)
    assert beside(tmp_path) == {out, "reference"}


@OUTS
def test_what_is_not_ours_is_not_replaced_even_when_asked(tmp_path, out):
    plan = a_plan(tmp_path / "evidence")
    (tmp_path / out).mkdir()
    (tmp_path / out / "letter.docx").write_bytes(b"mine")

    with pytest.raises(ExportError, match="不能覆盖"):
        exported(plan, tmp_path / out, replace=True)

    assert tree(tmp_path / out) == {"letter.docx": b"mine"}


def test_evidence_that_lies_in_the_place_to_be_written_is_not_endangered(tmp_path):
    plan = a_plan(tmp_path / "evidence")

    with pytest.raises(ExportError, match="里面"):
        exported(plan, tmp_path / "evidence", replace=True)

    assert all(piece.source.is_file() for piece in plan.pieces)


@OUTS
@pytest.mark.parametrize("steps", [0, 2, 4, 6, 12])
def test_cancelling_leaves_nothing_behind(tmp_path, out, steps):
    plan, cancel, events = a_plan(tmp_path / "evidence"), Event(), []

    for event in export(plan, tmp_path / "new" / out, cancel=cancel):
        events.append(event)
        if len(events) >= steps:
            cancel.set()

    assert events[-1].phase is Phase.CANCELLED
    assert beside(tmp_path) == set()


@OUTS
@pytest.mark.parametrize("steps", [1, 3, 5, 9])
def test_a_caller_that_walks_away_leaves_nothing_behind(tmp_path, out, steps):
    job = export(a_plan(tmp_path / "evidence"), tmp_path / out)

    for _ in range(steps):
        next(job)
    job.close()

    assert beside(tmp_path) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@OUTS
def test_a_full_disk_is_an_error_with_its_cause_and_nothing_is_left(tmp_path, out):
    a_plan(tmp_path / "evidence")

    done = subprocess.run(
        [sys.executable, CHILD, tmp_path / "evidence", tmp_path / out, "limit", "500000"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert "ExportError" in done.stdout and "文件超过磁盘格式允许的大小" in done.stdout
    assert beside(tmp_path) == set()


def test_a_disk_that_gives_back_other_bytes_is_found_before_the_package_is_published(
    tmp_path, monkeypatch
):
    plan, real, harmed = a_plan(tmp_path / "evidence"), os.fsync, []

    def harmful(handle):
        real(handle)
        for photo in tmp_path.glob("out.partial-*/data/*/*/*.jpg"):
            if not harmed and photo.stat().st_size == plan.pieces[1].size:
                harmed.append(photo)
                content = bytearray(photo.read_bytes())
                content[100] ^= 1
                photo.write_bytes(content)

    monkeypatch.setattr(os, "fsync", harmful)

    with pytest.raises(ExportError, match="重新读取"):
        exported(plan, tmp_path / "out")

    assert harmed
    assert beside(tmp_path) == set()


def test_evidence_is_only_ever_read(tmp_path):
    plan = a_plan(tmp_path / "evidence")
    before = {p: (p.stat().st_mtime_ns, p.stat().st_mode) for p in tmp_path.rglob("*")}

    exported(plan, tmp_path / "out")

    assert {p: (p.stat().st_mtime_ns, p.stat().st_mode) for p in before if p != tmp_path} == {
        p: facts for p, facts in before.items() if p != tmp_path
    }
