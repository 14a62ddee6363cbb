"""The whole judgement."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.clean_standard import (
    ALL_SET,
    CLEAN,
    PAPER,
    PHOTO,
    REPORT,
    TABLE,
    a_case,
    codes,
    judged,
    states,
    waiver_of,
)
from rules.objects import DAY, STANDARD, a_material, a_standard, an_edition, settings

from archivist.domain.dossier import Bar, SlotState
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level, Unset
from archivist.domain.kind import Kind
from archivist.rules.base import Holding, all_rules, rule, rule_of
from archivist.rules.engine import judge


def test_a_clean_standard_stands_and_is_complete():
    result = judged(a_case(CLEAN))

    assert not result.findings
    assert not result.unset
    assert not result.unknown
    assert states(result) == ["stands"] * 4
    assert result.complete == {STANDARD}
    assert (str(result.window), result.city) == ("2016-08-01..2017-07-31", "包头市")


def test_an_empty_standard_misses_every_kind():
    result = judged(a_case([]), texts={})

    assert codes(result) == ["M01", "M01", "M01", "M01", "M04"]
    assert states(result) == ["missing"] * 4
    assert result.findings[0].values["reasons"] == [Bar.NOT_FILED]


def test_a_standard_that_asks_for_nothing_is_not_met():
    assert not judged(a_case([], kinds=[])).complete


def test_a_limit_nobody_set_leaves_the_slot_standing_and_the_standard_incomplete():
    texts = {key: text for key, text in ALL_SET.items() if key != "word_limit"}

    result = judged(a_case(CLEAN), texts=texts)

    assert result.unset == (Unset("T05", "word_limit", STANDARD, Kind.REPORT),)
    assert states(result) == ["stands"] * 4
    assert not result.complete


def test_no_limit_at_all_is_a_decision_and_can_be_complete():
    texts = ALL_SET | dict.fromkeys(
        ["word_limit", "min_count", "max_count", "photo_min_side"], "不限"
    )

    assert judged(a_case(CLEAN), texts=texts).complete == {STANDARD}


def test_a_paper_out_of_date_does_not_count_until_it_is_waived():
    old = {**PAPER, "number": "包府发〔2012〕1号", "dates": ["text 2012-03-10"]}
    case = a_case([old], kinds=["paper"], assignment={"person": "张三"})

    found = judged(case)
    (lapsed,) = (f for f in found.findings if f.code == "D01")
    forgiven = judged(case, waivers=waiver_of(lapsed))

    assert codes(found) == ["D01", "M01"]
    assert states(found) == ["fails"]
    assert found.findings[1].values["reasons"] == [Bar.OUTSIDE_WINDOW]
    assert [f.waived for f in forgiven.findings] == [True]
    assert states(forgiven) == ["stands"]
    assert forgiven.complete == {STANDARD}


def test_a_waiver_that_has_run_out_helps_nobody():
    old = {**PAPER, "number": "包府发〔2012〕1号", "dates": ["text 2012-03-10"]}
    case = a_case([old], kinds=["paper"])
    (lapsed,) = (f for f in judged(case).findings if f.code == "D01")

    result = judged(case, waivers=waiver_of(lapsed, until=DAY - timedelta(days=1)))

    assert states(result) == ["fails"]


def test_a_waived_term_still_shows_on_another_day():
    lapsed = {**PAPER, "validity": {"text": "有效期至2017年7月1日", "until": date(2017, 7, 1)}}
    case = a_case([lapsed], kinds=["paper"])
    (found,) = (f for f in judged(case).findings if f.code == "D04")

    later = judged(case, day=DAY + timedelta(days=30), waivers=waiver_of(found))

    assert [f.waived for f in later.findings if f.code == "D04"] == [True]


@pytest.mark.parametrize(
    ("pieces", "minimum", "state"),
    [
        ([], "1", "missing"),
        ([PAPER], "1", "stands"),
        ([PAPER], "2", "partial"),
        ([{**PAPER, "number": None}], "1", "fails"),
        ([{**PAPER, "failure": "G07"}], "1", "fails"),
        ([{"path": "s.pdf", "status": "empty"}], "1", "unknown"),
        ([{**PAPER, "dates": []}], "1", "unknown"),
        ([PAPER, {"path": "s.pdf", "status": "empty"}], "1", "stands"),
    ],
)
def test_a_slot_has_five_states(pieces, minimum, state):
    result = judged(a_case(pieces, kinds=["paper"]), texts=ALL_SET | {"min_count": minimum})

    assert states(result) == [state]


def test_a_scan_without_text_is_there_but_not_known():
    scan = {"path": "s.pdf", "status": "empty"}

    result = judged(a_case([scan], kinds=["paper"]))

    assert "M01" not in codes(result)
    assert {"D02", "G05"} <= set(codes(result))
    assert {"D01", "F01"} <= {unknown.code for unknown in result.unknown}
    assert not result.complete


def test_a_damaged_file_says_so_and_nothing_about_what_it_would_have_held():
    result = judged(a_case([{**PAPER, "failure": "G03"}], kinds=["paper"]))

    assert codes(result) == ["G03", "M01", "M04"]
    assert "D01" in {unknown.code for unknown in result.unknown}


def test_a_vanished_file_is_missed():
    result = judged(a_case([{"path": "gone.docx", "vanished": True}], kinds=["paper"]))

    assert codes(result) == ["G12", "M01", "M04"]
    assert result.findings[1].values["reasons"] == [Bar.VANISHED]


def test_what_a_review_sent_back_is_missed():
    result = judged(a_case([PAPER], kinds=["paper"]), rejected={f"{STANDARD}-01"})

    assert codes(result) == ["M01", "M04"]


@pytest.mark.parametrize(
    ("piece", "code"),
    [
        ({**PHOTO, "format": "png", "extension_differs": True}, "P12"),
        ({**PHOTO, "path": "3.png", "extension_differs": True}, "G04"),
        ({**PAPER, "path": "1.jpg", "material_kind": "photo", "format": "png", "text": True,
          "extension_differs": True}, "G04"),
        ({**TABLE, "path": "4.xls", "extension_differs": True}, "G04"),
        ({"path": "2.docx", "kind": "photo", "material_kind": "report", "photo": [2000, 2000],
          "dates": ["name 2017-03"], "extension_differs": True,
          "caption": PHOTO["caption"].replace("4月1日", "3月1日")}, "P12"),
    ],
)  # fmt: skip
def test_a_wrong_format_gives_exactly_one_finding(piece, code):
    result = judged(
        a_case([piece], kinds=[piece.get("kind", "paper")], assignment={"person": "张"})
    )

    assert codes(result) == [code]


def test_a_photo_out_of_date_is_reported_once():
    result = judged(
        a_case(
            [{**PHOTO, "dates": ["exif 2012-01-01"], "caption": "2012年1月1日，南街社区清扫楼道"}],
            kinds=["photo"],
        )
    )

    assert codes(result) == ["M01", "M04", "P07"]


def test_evidence_of_a_kind_nobody_asked_for_is_checked_too():
    result = judged(a_case([PAPER, {**REPORT, "words": 5000}], kinds=["paper"]))

    assert codes(result) == ["T05"]
    assert states(result) == ["stands"]
    assert not result.complete


def test_an_unfiled_file_belongs_to_no_standard():
    result = judged(
        a_case(CLEAN), materials=[a_material("x.docx"), a_material("y.pdf", failure="G03")]
    )

    assert [(f.code, f.standard, f.path) for f in result.findings] == [
        ("G03", None, "y.pdf"),
        ("G06", None, "x.docx"),
    ]
    assert result.complete == {STANDARD}


def test_a_classified_paper_is_no_evidence_and_its_path_is_kept_apart():
    secret = {"path": "密件.docx", "status": "refused", "sha256": ""}

    result = judged(a_case([secret, PAPER], kinds=["paper"]))

    assert codes(result) == ["S01"]
    assert result.refused == ("密件.docx",)
    assert [e.path for e in result.dossiers[0].evidence] == ["1.docx"]
    assert "密件.docx" not in {m.path for m in result.materials}
    assert not any(u.path == "密件.docx" for u in result.unknown)
    assert not result.complete


def test_a_classified_paper_whose_reading_was_thrown_away_does_not_vanish():
    case = a_case([{"path": "密件.docx", "vanished": True}], kinds=["paper"])
    refused = a_material("密件.docx", status="refused", sha256="")

    result = judged(case, materials=[refused])

    assert "G12" not in codes(result)
    assert "S01" in codes(result)


def test_findings_follow_the_edition_and_the_worst_come_first():
    second = a_case([{**PAPER, "number": "包府发[2017]12号"}], code="Ⅲ-7-4")
    first = a_case([{**PAPER, "path": "9.docx", "number": None}], code="Ⅲ-7-3", assignment={})
    edition = an_edition(first.standard, second.standard)
    materials = [e.material for d in (first, second) for e in d.evidence]

    result = judge(edition, [second, first], materials, settings(**ALL_SET), DAY)

    assert [d.code for d in result.dossiers] == ["Ⅲ-7-3", "Ⅲ-7-4"]
    ranks = [(f.standard, -f.level, f.code) for f in result.findings]
    assert ranks == sorted(ranks)


@rule("X99", level=Level.HINT, basis="b", message="m", remedy="r", kinds=(Kind.PAPER,))
def crashing(evidence: Evidence):
    """Fall over."""
    raise ZeroDivisionError(evidence.path)
    yield


@rule("X98", level=Level.HINT, basis="b", message="m", remedy="r")
def crashing_on_everything(holding: Holding):
    """Fall over."""
    raise ZeroDivisionError(str(len(holding.dossiers)))
    yield


def test_a_rule_that_crashes_is_named_and_the_others_go_on(caplog):
    caplog.expected = {"archivist.rules.inquiry"}
    pieces = [PAPER, {**REPORT, "words": 5000}, PHOTO, TABLE]

    result = judged(a_case(pieces), rules=(*all_rules(), crashing), strict=False)

    crash = next(f for f in result.findings if f.code == "G99")
    assert "X99" in rule_of("G99").say(crash)
    assert (crash.standard, crash.kind, crash.path) == (STANDARD, "paper", "1.docx")
    assert "T05" in codes(result)
    assert states(result) == ["unknown", "fails", "stands", "stands"]
    assert not result.complete


def test_a_rule_that_crashes_on_everything_leaves_nothing_complete(caplog):
    caplog.expected = {"archivist.rules.inquiry"}
    result = judged(a_case(CLEAN), rules=(*all_rules(), crashing_on_everything), strict=False)

    assert codes(result) == ["G99"]
    assert not result.complete


def test_a_strict_check_lets_a_crash_through():
    with pytest.raises(ZeroDivisionError):
        judged(a_case(CLEAN), rules=(*all_rules(), crashing))


GREENNESS = {SlotState.STANDS: 2, SlotState.PARTIAL: 1}
FLAWS = [
    {**PAPER, "number": None},
    {**PAPER, "dates": ["text 2012-03-10"]},
    {**PAPER, "dates": []},
    {**PAPER, "drafts": ["mark 草稿"]},
    {**PAPER, "validity": {"text": "至2017年1月", "until": date(2017, 1, 31)}},
    {**PAPER, "failure": "G03"},
    {**PAPER, "extension_differs": True},
    {**PAPER, "status": "empty"},
    {**REPORT, "words": 4000},
    {**REPORT, "placeholders": ["XX市"]},
    {**PHOTO, "dates": ["exif 2012-01-01"]},
    {**PHOTO, "format": "png"},
    {**TABLE, "error_cells": ["S!A1 #REF!"]},
    {**TABLE, "vanished": True},
]


@pytest.mark.parametrize("left_out", all_rules(), ids=lambda r: r.slug)
def test_leaving_a_rule_out_makes_no_slot_greener_and_no_standard_complete(left_out):
    rest = [r for r in all_rules() if r is not left_out]

    for pieces in (CLEAN, *([flaw] for flaw in FLAWS), [PAPER, FLAWS[1]]):
        case = a_case([{**piece, "path": f"{n}-{piece['path']}"} for n, piece in enumerate(pieces)])
        whole, less = judged(case), judged(case, rules=rest)
        for key, state in less.states.items():
            assert GREENNESS.get(state, 0) <= GREENNESS.get(whole.states[key], 0)
        assert Unset(left_out.code, "rule") in less.unset
        assert not less.complete


@given(st.lists(st.sampled_from([*CLEAN, *FLAWS]), max_size=6), st.sampled_from(["1", "2", "不限"]))
def test_only_a_standard_without_open_questions_is_complete(pieces, minimum):
    numbered = [{**piece, "path": f"{n}-{piece['path']}"} for n, piece in enumerate(pieces)]

    result = judged(a_case(numbered), texts=ALL_SET | {"min_count": minimum})

    asked = set(result.states)
    assert asked == {(STANDARD, kind) for kind in Kind}
    for slot in result.dossiers[0].slots:
        state = result.states[STANDARD, slot.kind]
        missing = {f.kind for f in result.findings if f.code == "M01"}
        assert (slot.kind in missing) == (not slot.counting)
        assert (state is SlotState.MISSING) == (not slot.evidence)
    if result.complete:
        assert not result.has_errors
        assert not result.unknown
        assert set(result.states.values()) == {SlotState.STANDS}


def test_the_window_of_a_requirement_holds_for_its_kind():
    standard = a_standard(kinds=["paper"])
    asked = replace(standard.requirements[0], window="2012..2012")
    case = a_case([{**PAPER, "dates": ["text 2012-03-10"]}], kinds=["paper"])
    case = replace(case, standard=replace(standard, requirements=(asked,)))

    assert "D01" not in codes(judged(case))


@pytest.mark.slow
def test_seven_thousand_files_are_judged_in_a_few_seconds():
    dossiers = [
        a_case(
            [{**CLEAN[n % 4], "path": f"{s}/{n}.bin"} for n in range(45)],
            code=f"Ⅲ-{s // 9 + 1}-{s % 9 + 1}",
        )
        for s in range(155)
    ]

    result = judged(*dossiers)

    assert len(result.materials) == 155 * 45
    assert result.slots == 155 * 4
