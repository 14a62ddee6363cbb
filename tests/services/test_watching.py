"""Files that arrive are scanned, suggested and checked; half of a file never is."""

import shutil
import threading

import pytest
from builders import a_docx
from office import a_workspace

from archivist.domain.finding import Finding
from archivist.services.arrivals import Lost, Watching
from archivist.services.matching import Matched
from archivist.services.scan import scan
from archivist.services.scanned import Scanned
from archivist.services.watching import Round, watch

QUICK = {"settle": 0.3, "every": 0.2}


@pytest.fixture
def workspace(tmp_path):
    return a_workspace(tmp_path)


def a_report(place):
    a_docx(place, ["公交站亭公益广告37块。", "2017年5月8日"], title="公益广告刊播情况")


def follow(workspace, act, *, rounds=1, **options):
    """Watch; call *act* for every notice with how many came before; end after *rounds*."""
    cancel, results = threading.Event(), []
    for event in watch(workspace, cancel=cancel, **{**QUICK, **options}):
        result = getattr(event, "result", None)
        results.append(result)
        act(result, results)
        if sum(isinstance(each, Round) for each in results) >= rounds:
            cancel.set()
    return results


def only(kind, results):
    return [each for each in results if isinstance(each, kind)]


@pytest.mark.parametrize("polling", [False, True])
def test_a_file_that_arrives_is_scanned_suggested_and_checked(workspace, polling):
    def act(result, _results):
        if isinstance(result, Watching):
            a_report(workspace.evidence / "Ⅲ-7-3 新到.docx")

    results = follow(workspace, act, polling=polling)

    assert only(Watching, results)[0].polling is polling
    assert [each.row.path for each in only(Scanned, results)] == ["Ⅲ-7-3 新到.docx"]
    assert "Ⅲ-7-3" in {each.standard for each in only(Matched, results)[0].suggestions}
    assert ("G06", "Ⅲ-7-3 新到.docx") in {(f.code, f.path) for f in only(Finding, results)}
    assert only(Round, results)[0].arrived == 1


def test_a_renamed_file_is_read_and_its_old_name_forgotten(workspace):
    def act(result, _results):
        if isinstance(result, Watching):
            (workspace.evidence / "杂项.txt").rename(workspace.evidence / "改名.txt")

    round_ = only(Round, follow(workspace, act))[0]

    assert (round_.arrived, round_.removed) == (1, 1)


def test_a_lost_folder_is_waited_for_and_nothing_is_forgotten(workspace, tmp_path):
    with workspace.database() as db:
        before = db.execute("SELECT count(*) FROM file").fetchone()

    def act(result, results):
        if isinstance(result, Watching) and len(only(Watching, results)) == 1:
            workspace.evidence.rename(tmp_path / "拔掉")
        elif isinstance(result, Lost):
            (tmp_path / "拔掉").rename(workspace.evidence)
        elif isinstance(result, Watching):
            a_report(workspace.evidence / "回来以后.docx")

    results = follow(workspace, act, polling=True)

    assert len(only(Lost, results)) == 1
    with workspace.database() as db:
        assert db.execute("SELECT count(*) FROM file").fetchone()[0] == before[0] + 1


def test_a_share_that_looks_empty_is_lost_not_cleared(workspace, tmp_path):
    def act(result, results):
        if isinstance(result, Watching) and len(only(Watching, results)) == 1:
            workspace.evidence.rename(tmp_path / "拔掉")
            workspace.evidence.mkdir()
        elif isinstance(result, Lost):
            shutil.rmtree(workspace.evidence)
            (tmp_path / "拔掉").rename(workspace.evidence)
            a_report(workspace.evidence / "回来以后.docx")

    results = follow(workspace, act, polling=True)

    assert only(Lost, results)
    assert only(Round, results)[0].removed == 0


def test_what_is_still_being_written_is_neither_read_nor_forgotten(workspace):
    a_report(workspace.evidence / "半份.docx")
    (workspace.evidence / "杂项.txt").write_text("改", encoding="utf-8")

    list(scan(workspace, workers=1, leave={"半份.docx", "杂项.txt"}))

    with workspace.database() as db:
        paths = {row[0]: row[1] for row in db.execute("SELECT path, size FROM file")}
    assert "半份.docx" not in paths
    assert paths["杂项.txt"] > len("改".encode())
