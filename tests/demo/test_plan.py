"""The plan: enough of everything, every code planted, nothing planted twice on one file."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from demo.small_edition import small_edition

from archivist.demo.plan import Plan, make_plan
from archivist.demo.writing import Writing
from archivist.domain.document_number import find_document_numbers
from archivist.domain.kind import Kind
from archivist.domain.settings import parse_key, parse_value
from archivist.domain.words import count_words

_CODES = (
    *("M01", "M02", "M03", "M04", "M05", "D01", "D02", "D03", "D04", "F01", "F04", "F05", "T05"),
    *("T08", "P07", "P09", "P12", "N05", "S03", "G03", "G04", "G05", "G06", "G07", "G08", "G09"),
)


@pytest.fixture(scope="module")
def whole() -> Plan:
    return make_plan(small_edition(150))


def test_every_code_is_planted_three_times_and_s01_twice(whole: Plan) -> None:
    planted = Counter(found.code for found in whole.truth.findings)

    assert {code: planted[code] for code in _CODES if planted[code] < 3} == {}
    assert planted["S01"] == 2


def test_no_two_defects_fall_on_one_file(whole: Plan) -> None:
    first = [f for f in whole.truth.findings if f.path and f.code not in ("D02", "M01", "D08")]

    assert [path for path, n in Counter(f.path for f in first).items() if n > 1] == []


def test_every_standard_without_a_planted_gap_has_every_kind(whole: Plan) -> None:
    edition = small_edition(150)
    filed = {(f.standard, f.kind) for f in whole.truth.filings}
    missing = {(f.standard, f.kind) for f in whole.truth.findings if f.code == "M01"}

    empty = {(s.code, k) for s in edition.standards for k in s.kinds} - filed

    assert empty <= missing


def test_paths_are_unique_safe_on_windows_and_not_too_long(whole: Plan) -> None:
    paths = [work.path for work in whole.works]

    assert len({path.lower() for path in paths}) == len(paths)
    assert not [p for p in paths if set(p) & set('\\:*?"<>|') or len(p) > 180]


def test_clean_papers_bear_the_year_of_their_date(whole: Plan) -> None:
    wrong = {f.path for f in whole.truth.findings if f.code in ("D03", "F01", "F04")}
    for work in whole.works:
        writing = work.item.content if work.item else None
        if isinstance(writing, Writing) and writing.number and work.path not in wrong:
            found = find_document_numbers(writing.number)[0][2]

            assert found.faults == () and writing.dated and found.year == writing.dated.year


def test_reports_keep_to_the_limit_but_for_the_planted_ones(whole: Plan) -> None:
    long = {f.path for f in whole.truth.findings if f.code == "T05"}
    reports = [w for w in whole.works if w.item and w.item.kind is Kind.REPORT]

    over = {
        w.path
        for w in reports
        if w.item
        and isinstance(w.item.content, Writing)
        and count_words("\n".join(w.item.content.lines)) > 1500
    }

    assert over == long


def test_papers_of_different_standards_are_no_copies(whole: Plan) -> None:
    bodies = [
        "".join(p.text for p in w.item.content.body)
        for w in whole.works
        if w.item
        and w.item.twin is None
        and isinstance(w.item.content, Writing)
        and w.item.kind is Kind.PAPER
        and w.item.content.number
    ]

    assert len(set(bodies)) == len(bodies)


def test_settings_are_keys_and_values_the_program_reads(whole: Plan) -> None:
    for key, text in whole.truth.settings.items():
        assert parse_value(parse_key(key).setting, text) is not None


def test_many_files_are_about_as_many_as_asked() -> None:
    plan = make_plan(small_edition(40), files=1000)

    assert 900 <= plan.truth.files <= 1100


def test_a_few_files_serve_a_part_and_the_rest_is_told_missing() -> None:
    plan = make_plan(small_edition(40), files=30)
    served = {f.standard for f in plan.truth.filings}
    missing = {f.standard for f in plan.truth.findings if f.code == "M01"}

    assert 10 <= plan.truth.files <= 60
    assert {s.code for s in small_edition(40).standards} <= served | missing


def test_another_month_moves_every_date() -> None:
    plan = make_plan(small_edition(40), test_month="2019-03", review_date=date(2019, 3, 15))
    bad = {f.path for f in plan.truth.findings}

    days = [w.item.dated for w in plan.works if w.item and w.path not in bad]

    assert min(days) >= date(2018, 3, 1) and max(days) <= date(2019, 2, 28)
    assert plan.truth.review_date == "2019-03-15"
