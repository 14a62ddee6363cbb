"""Changing to another catalogue: what moves, what loses its home, and that undo brings it back."""

from __future__ import annotations

import pytest
from editions.evolving import evolved

from archivist.domain.kind import Kind
from archivist.errors import EditionInUseError, UnknownStandardError
from archivist.services.assigning import assign
from archivist.services.check import check_now
from archivist.services.editions import editions
from archivist.services.filing import Placement, file_materials, place, undo
from archivist.services.settings import change_settings
from archivist.services.upgrading import decide_link, foresee, succession_to, upgrade
from archivist.services.waive import waive_findings
from archivist.services.workspace import open_workspace

POSTERS = "Ⅲ-7 公益广告刊播/Ⅲ-7-3 公交站亭"
PHOTO = f"{POSTERS}/实景图片/阿尔丁大街.jpg"
REPORT = f"{POSTERS}/说明报告.docx"
PAPER = "Ⅲ-1-1 学习计划/学习计划的通知.docx"


@pytest.fixture
def office(copied_office):
    made = copied_office()
    place(made, [
        Placement("Ⅲ-7-3", REPORT, Kind.REPORT),
        Placement("Ⅲ-7-3", PHOTO, Kind.PHOTO),
        Placement("Ⅲ-1-1", PAPER, Kind.PAPER),
    ])  # fmt: skip
    assign(made, "Ⅲ-7-3", unit="市工商局", person="张三")
    change_settings(made, {"min_count.Ⅲ-7-3.photo": "2", "word_limit.Ⅲ-1-1": "500"})
    return made


def a_year_that_only_renumbers(edition, code):
    """Return the first year in which the sentence of *code* stays, under another number."""
    years = (evolved(edition, seed, shift=5) for seed in range(50))
    words = edition.standard(code).text
    return next(y for y in years if [y.edition.standard(c).text for c in y.truth[code]] == [words])


def held(workspace):
    decided = workspace.decided()
    return decided.filings, decided.assignments, decided.settings, decided.pieces, decided.waivers


def test_a_year_of_edits_loses_nothing_and_one_undo_brings_the_old_catalogue_back(office):
    year = evolved(office.edition, 3, shift=7)
    before, assessed = held(office), check_now(office)

    outcome = upgrade(office, succession_to(office, year.edition))
    after = office.decided()
    again = open_workspace(office.root)

    assert again.edition == year.edition
    assert year.edition.id in {each.id for each in editions(again)}
    assert len(outcome.moved) + len(outcome.homeless) == 3
    assert {code for code, _path in after.filings} <= {s.code for s in year.edition.standards}
    assert [f.person for f in after.assignments.values()] == ["张三"]
    assert check_now(again).edition == year.edition
    undo(office)
    assert held(office) == before
    assert check_now(office).findings == assessed.findings


def test_what_is_foreseen_is_what_happens_and_nothing_is_written_before(office):
    succession = succession_to(office, evolved(office.edition, 5).edition)
    lines = office.decided().lines

    foreseen = foresee(office, succession)
    unchanged = office.decided().lines
    happened = upgrade(office, succession)

    assert unchanged == lines
    assert foreseen == happened


def test_a_dropped_standard_names_all_that_was_its_own(office):
    succession = succession_to(office, evolved(office.edition, 1).edition)
    succession = decide_link(succession, "Ⅲ-7-3", ())

    outcome = upgrade(office, succession)

    assert sorted(f.path for f in outcome.homeless) == sorted([PHOTO, REPORT])
    assert [each.standard for each in outcome.assignments] == ["Ⅲ-7-3"]
    assert outcome.settings == (("min_count.Ⅲ-7-3.photo", "2"),)


def test_pieces_of_a_divided_standard_go_where_their_words_are(office):
    year = evolved(office.edition, 1).edition
    codes = tuple(s.code for s in year.standards if "公益广告" in s.text or "学习" in s.text)
    study = next(c for c in codes if "学习" in year.standard(c).text)
    posters = next(c for c in codes if "公交" in year.standard(c).text)
    succession = decide_link(succession_to(office, year), "Ⅲ-7-3", (study, posters))

    outcome = upgrade(office, succession)

    moved = {p.before.path: p for p in outcome.moved}
    assert moved[REPORT].after.standard == posters
    assert moved[REPORT].chosen


def test_a_waiver_follows_a_fact_that_is_the_same_and_dies_where_the_words_changed(office):
    found = [f for f in check_now(office).findings if f.path == PHOTO and f.code == "P07"]
    waive_findings(office, found, reason="同一点位")
    year = a_year_that_only_renumbers(office.edition, "Ⅲ-7-3")
    same = decide_link(succession_to(office, year.edition), "Ⅲ-7-3", (year.truth["Ⅲ-7-3"][0],))
    reworded = decide_link(same, "Ⅲ-7-3", (year.truth["Ⅲ-2-1"][0],))

    died = foresee(office, reworded).waivers
    kept = upgrade(office, same).waivers

    assert [waiver.reason for waiver in died] == ["同一点位"]
    waived = [f.waived for f in check_now(office).findings if f.path == PHOTO and f.code == "P07"]
    assert (kept, waived) == ((), [True])


def test_the_catalogue_in_use_and_a_standard_it_lacks_are_refused(office):
    succession = succession_to(office, evolved(office.edition, 1).edition)

    with pytest.raises(EditionInUseError):
        succession_to(office, office.edition)
    with pytest.raises(UnknownStandardError):
        decide_link(succession, "Ⅲ-7-3", ("Ⅲ-999-1",))


def test_what_is_filed_after_the_change_is_numbered_on(office):
    year = evolved(office.edition, 3, shift=7)
    code = year.truth["Ⅲ-1-1"][0]
    upgrade(office, succession_to(office, year.edition))

    file_materials(office, code, [REPORT])

    assert office.decided().filings[code, REPORT].piece == 2
