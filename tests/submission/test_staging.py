"""A package comes to its place in one step, or not at all."""

import errno
import os

import pytest
from submission.sample import a_plan, exported, tree

from archivist.errors import ExportError
from archivist.submission import staging
from archivist.submission.staging import cause, staged


def test_what_was_not_published_is_gone_with_the_folders_made_for_it(tmp_path):
    with staged(tmp_path / "new" / "deep" / "out", replace=False) as place:
        place.partial.mkdir()
        (place.partial / "a").write_bytes(b"x")

    assert list(tmp_path.iterdir()) == []


def test_what_was_published_stays(tmp_path):
    with staged(tmp_path / "new" / "out", replace=False) as place:
        place.partial.write_bytes(b"x")
        place.publish()

    assert tree(tmp_path) == {"new/out": b"x"}


def test_leftovers_of_this_name_are_cleared_and_everything_else_is_left(tmp_path):
    (tmp_path / "out.partial-0123abcd" / "data").mkdir(parents=True)
    (tmp_path / "out.partial-4567cdef").write_bytes(b"half a zip")
    others = {"out.partial-report.txt", "other.partial-0123abcd", "out.partial-0123abcd.txt"}
    for name in others:
        (tmp_path / name).write_bytes(b"mine")

    with staged(tmp_path / "out", replace=False):
        names = {path.name for path in tmp_path.iterdir()}

    assert names == others


def test_a_second_export_to_the_same_place_is_refused_while_the_first_runs(tmp_path):
    with (
        staged(tmp_path / "out", replace=False),
        pytest.raises(ExportError, match="另一个导出"),
        staged(tmp_path / "out", replace=False),
    ):
        pytest.fail("entered")

    with staged(tmp_path / "out", replace=False):
        pass


def test_a_virus_scanner_that_lets_go_is_waited_for(tmp_path, monkeypatch):
    real, refusals = os.replace, [PermissionError(errno.EACCES, "held")] * 3

    def held(source, goal):
        if refusals:
            raise refusals.pop()
        real(source, goal)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(staging, "_PAUSE", 0.001)

    exported(a_plan(tmp_path / "evidence"), tmp_path / "out.zip")

    assert (tmp_path / "out.zip").is_file()


def test_one_that_never_lets_go_is_an_error_and_nothing_is_left(tmp_path, monkeypatch):
    def held(_source, _goal):
        raise PermissionError(errno.EACCES, "held")

    plan = a_plan(tmp_path / "evidence")
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(staging, "PATIENCE", 0.05)
    monkeypatch.setattr(staging, "_PAUSE", 0.01)

    with pytest.raises(ExportError, match="占用"):
        exported(plan, tmp_path / "out")

    assert {path.name for path in tmp_path.iterdir()} == {"evidence"}


def test_without_a_swap_call_the_old_package_is_moved_aside_and_put_back_on_refusal(
    tmp_path, monkeypatch
):
    plan = a_plan(tmp_path / "evidence")
    exported(plan, tmp_path / "out")
    before, real = tree(tmp_path / "out"), os.replace

    def refuse_the_new(source, goal):
        if ".partial-" in str(source):
            raise OSError(errno.EIO, "broken")
        real(source, goal)

    monkeypatch.setattr(staging, "exchange", lambda _first, _second: False)
    monkeypatch.setattr(os, "replace", refuse_the_new)

    with pytest.raises(ExportError):
        exported(plan, tmp_path / "out", replace=True)

    assert tree(tmp_path / "out") == before
    assert {path.name for path in tmp_path.iterdir()} == {"evidence", "out"}


def test_an_old_package_left_aside_by_a_kill_is_put_back(tmp_path):
    plan = a_plan(tmp_path / "evidence")
    exported(plan, tmp_path / "out")
    before = tree(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / "out.previous-0123abcd")

    with pytest.raises(ExportError, match="同名"):
        exported(plan, tmp_path / "out")

    assert tree(tmp_path / "out") == before


def test_causes_are_said_in_words():
    assert cause(OSError(errno.ENOSPC, "No space left", "/secret/path")) == "磁盘空间不足"
    assert cause(OSError(errno.EIO, "Input/output error", "/secret")) == "Input/output error"
