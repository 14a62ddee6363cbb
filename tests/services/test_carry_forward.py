"""A new cycle starts from the last one, and says of each piece why it does not come along."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from editions.evolving import evolved
from office import scan_now, suggestions

from archivist.domain.dossier import Bar
from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment
from archivist.errors import IndexMissingError
from archivist.paths import SCHEMAS
from archivist.services.assigning import assign_all
from archivist.services.carried import FILE, LeftWhy, read_carried
from archivist.services.carried_words import carried_lines
from archivist.services.carry_forward import start_from
from archivist.services.filing import Placement, place
from archivist.services.matching import match
from archivist.services.settings import change_settings
from archivist.services.unfiled import set_aside
from archivist.services.workspace import open_workspace

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
PHOTO = f"{POSTERS}/实景图片/Ⅲ-7-3-01_钢铁大街公交站亭.jpg"
REPORT = f"{POSTERS}/说明报告.docx"
PAPER = "Ⅲ-1-1 学习计划/学习计划的通知.docx"
NEXT = {"test_month": "2017-10", "review_date": "2017-10-10"}


@pytest.fixture
def last(copied_office):
    """Make the workspace of the last cycle: filed, assigned, with settings of its own."""
    made = copied_office()
    place(made, [
        Placement("Ⅲ-7-3", PHOTO, Kind.PHOTO),
        Placement("Ⅲ-7-3", REPORT, Kind.REPORT),
        Placement("Ⅲ-1-1", PAPER, Kind.PAPER),
    ])  # fmt: skip
    assign_all(made, [Assignment("Ⅲ-7-3", "市工商局", "张三", date(2017, 6, 30), (), "5555555")])
    change_settings(made, {"word_limit": "800", "city": "包头市", "min_count.Ⅲ-7-3.photo": "2"})
    change_settings(made, {"window.Ⅲ-1-1": "2015-01-01..2017-07-31"})
    set_aside(made, ["杂项.txt"], reason="私人笔记")
    return made


def left_of(took):
    return {left.path: left.why for left in took.left_out}


def test_who_answers_and_limits_come_along_and_dates_do_not(last, tmp_path):
    workspace, took = start_from(last, tmp_path / "新", settings=NEXT)
    decided = workspace.decided()

    assert decided.assignments["Ⅲ-7-3"] == Assignment(
        "Ⅲ-7-3", "市工商局", "张三", None, (), "5555555"
    )
    assert decided.settings == {
        "city": "包头市",
        "word_limit": "800",
        "min_count.Ⅲ-7-3.photo": "2",
        **NEXT,
    }
    assert took.settings_left == ["window.Ⅲ-1-1"]
    assert took.due_dates_left == 1
    assert not decided.filings


def test_photos_stay_behind_and_papers_that_still_count_are_proposed(last, tmp_path):
    workspace, took = start_from(last, tmp_path / "新", settings=NEXT)
    scan_now(workspace)
    found = suggestions(workspace)

    assert left_of(took) == {PHOTO: LeftWhy.PHOTO}
    assert {piece.path for piece in took.proposed} == {REPORT, PAPER}
    assert found[PAPER].suggestions[0].standard == "Ⅲ-1-1"
    assert any("上一周期" in why for why in found[PAPER].suggestions[0].why)
    assert "上一周期用过的实景图片 1 份" in "\n".join(carried_lines(took))


def test_where_the_folder_goes_on_nobody_is_asked_again_about_what_is_settled(last, tmp_path):
    workspace, _took = start_from(last, tmp_path / "新", settings=NEXT)
    scan_now(workspace)
    asides = workspace.decided().asides
    list(match(workspace, accept=0.9))

    assert asides["杂项.txt"].reason == "私人笔记"
    assert "实景图片" in asides[PHOTO].reason
    assert {path for _code, path in workspace.decided().filings} >= {REPORT, PAPER}


def test_what_the_new_window_or_the_disk_rules_out_is_named(last, tmp_path):
    (last.evidence / PAPER).unlink()

    _workspace, took = start_from(last, tmp_path / "新", settings={"test_month": "2018-08"})

    assert left_of(took) == {
        PHOTO: LeftWhy.PHOTO,
        REPORT: Bar.OUTSIDE_WINDOW,
        PAPER: Bar.VANISHED,
    }
    assert took.proposed == []


def test_another_catalogue_takes_everything_along_under_its_new_number(last, tmp_path):
    year = evolved(last.edition, 3, shift=7)
    (code,) = year.truth["Ⅲ-1-1"][:1]

    workspace, took = start_from(last, tmp_path / "新", edition=year.edition, settings=NEXT)

    assert workspace.edition == year.edition
    assert [piece.standard for piece in took.proposed if piece.path == PAPER] == [code]
    assert workspace.decided().assignments.keys() == set(year.truth["Ⅲ-7-3"])


def test_another_folder_is_compared_with_the_last_one(last, tmp_path):
    (tmp_path / "新材料").mkdir()

    workspace, took = start_from(last, tmp_path / "新", evidence=tmp_path / "新材料", settings=NEXT)

    assert took.compared_with == [str(last.evidence)]
    assert list(workspace.decided().earlier.values()) == [str(last.evidence)]
    assert not workspace.decided().asides.get(PHOTO)


def test_what_was_carried_is_kept_and_follows_the_schema(last, tmp_path):
    workspace, took = start_from(last, tmp_path / "新", settings=NEXT)

    schema = json.loads((SCHEMAS / "carried.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((workspace.root / FILE).read_text("utf-8")), schema)
    assert read_carried(open_workspace(workspace.root)) == took
    assert read_carried(last) is None


def test_a_cycle_never_scanned_here_makes_nothing(last, tmp_path, monkeypatch):
    monkeypatch.setenv("ARCHIVIST_CACHE", str(tmp_path / "another machine"))

    with pytest.raises(IndexMissingError):
        start_from(last, tmp_path / "新", settings=NEXT)

    assert not (tmp_path / "新").exists()
