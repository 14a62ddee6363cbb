"""What is foreseen is what a check on that day says, and it says why and until when to act."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from rules.objects import a_dossier, a_material, an_edition, settings

from archivist.domain.dossier import SlotState
from archivist.domain.finding import Waiver
from archivist.domain.forecast import Forecast
from archivist.domain.kind import Kind
from archivist.rules.engine import judge
from archivist.services.forecast import foresee

DAY = date(2017, 6, 1)
TEXTS = {
    "review_date": "2017-08-10",
    "word_limit": "不限",
    "min_count": "不限",
    "max_count": "不限",
    "photo_min_side": "不限",
    "city": "包头市",
}
FIXED = {**TEXTS, "window": "2016-08-01..2017-07-31"}
MOVING = {**TEXTS, "test_month": "2017-08"}
PAPER = {"number": "包府发〔2017〕12号", "dates": ["text 2017-03-10"]}


def until(day):
    return {**PAPER, "validity": {"text": f"有效期至{day}", "until": date.fromisoformat(day)}}


def looked_at(*pieces, texts=FIXED, waivers=None, materials=(), lead_days=None, days=365):
    dossier = a_dossier(evidence=pieces, lead_days=lead_days)
    filed = [*(e.material for e in dossier.evidence), *materials]
    held = settings(**texts)
    assessment = judge(an_edition(dossier.standard), [dossier], filed, held, DAY, waivers=waivers)
    return foresee(assessment, held, waivers or {}, (), DAY + timedelta(days=days)).outlooks[0]


def days(outlook):
    return [(fall.day.isoformat(), [f.code for f in fall.causes]) for fall in outlook.falls]


def test_the_first_red_day_is_the_day_after_the_term():
    assert days(looked_at(until("2017-09-30"))) == [("2017-10-01", ["D04"])]


def test_what_stands_beside_it_keeps_the_slot_up():
    later = looked_at(until("2017-07-31"), until("2017-12-31"))

    assert days(later) == [("2018-01-01", ["D04", "D04"])]


def test_a_minimum_of_two_falls_with_the_first_of_two():
    two = looked_at(until("2017-07-31"), until("2017-12-31"), texts={**FIXED, "min_count": "2"})

    assert days(two)[0][0] == "2017-08-01"


def test_what_is_red_already_is_told_apart():
    outlook = looked_at({**PAPER, "dates": ["text 2012-03-10"]})

    assert outlook.red == (Kind.PAPER,)
    assert not outlook.falls


def test_a_window_that_was_set_does_not_move():
    assert not looked_at(PAPER, days=2000).falls


def test_a_window_that_follows_from_the_test_month_moves_on_once_that_is_over():
    assert days(looked_at(PAPER, texts=MOVING)) == [("2018-04-01", ["D01"])]


def test_a_cycle_keeps_its_beginning():
    assert not looked_at(PAPER, texts={**MOVING, "cycle": "2015"}, days=2000).falls


def test_nothing_is_foreseen_beyond_the_last_day():
    assert not looked_at(until("2017-09-30"), days=30).falls


def test_a_waiver_that_ends_lets_its_error_lie_again():
    old = {**PAPER, "dates": ["text 2012-03-10"], "number": None}
    dossier = a_dossier(evidence=[old])
    held = settings(**FIXED)
    found = judge(
        an_edition(dossier.standard), [dossier], [dossier.evidence[0].material], held, DAY
    ).findings
    waivers = {
        f.digest: Waiver(f.code, f.code, f.digest, "已核实", until=date(2017, 6, 30))
        for f in found
        if f.level.name == "ERROR" and f.path
    }

    assert days(looked_at(old, waivers=waivers)) == [("2017-07-01", ["F01", "D01"])]


def test_a_paper_that_will_be_replaced_falls_on_the_day_the_new_one_holds():
    new = a_material(
        "新.docx",
        title="包头市新办法",
        number="包府发〔2017〕30号",
        dates=["text 2017-05-20"],
        citations=["abolishes 包府发〔2017〕12号"],
        in_force=date(2017, 7, 1),
    )

    assert days(looked_at(PAPER, materials=[new])) == [("2017-07-01", ["D05"])]


@pytest.mark.parametrize(
    ("lead", "act_by"), [(None, "2017-09-30"), (0, "2017-09-30"), (20, "2017-09-10")]
)
def test_the_last_day_to_act_goes_before_by_the_lead_time(lead, act_by):
    [fall] = looked_at(until("2017-09-30"), lead_days=lead).falls

    assert fall.act_by.isoformat() == act_by


PIECES = st.lists(
    st.fixed_dictionaries(
        {
            "dates": st.sampled_from([["text 2017-03-10"], ["text 2016-08"], ["text 2017-09-02"]]),
            "number": st.just("包府发〔2017〕12号"),
            "validity": st.one_of(
                st.none(),
                st.integers(0, 80).map(
                    lambda n: {"text": "有效期", "until": DAY + timedelta(days=n)}
                ),
                st.integers(1, 9).map(lambda n: {"text": "有效期", "months": n}),
            ),
        }
    ),
    min_size=1,
    max_size=3,
)


@limits(max_examples=25, deadline=None)
@given(PIECES, st.sampled_from(["1", "2"]))
def test_a_check_on_every_day_agrees(pieces, minimum):
    texts = {**FIXED, "min_count": minimum}
    dossier = a_dossier(evidence=pieces)
    held, edition = settings(**texts), an_edition(dossier.standard)
    filed = [e.material for e in dossier.evidence]

    def stands(day):
        found = judge(edition, [dossier], filed, held, day)
        return found.states[dossier.code, Kind.PAPER] is SlotState.STANDS

    brute = next((d for n in range(90) if not stands(d := DAY + timedelta(days=n))), None)
    outlook = looked_at(*pieces, texts=texts, days=89)
    foreseen = DAY if outlook.red else outlook.first and outlook.first.day
    assert foreseen == brute


def test_how_many_are_red_on_a_day_counts_those_that_were():
    falling, red = looked_at(until("2017-09-30")), looked_at({**PAPER, "number": None})
    ahead = Forecast(DAY, DAY + timedelta(days=365), (falling, replace(red, standard="Ⅲ-7-4")))

    assert [ahead.red_on(date(2017, 9, 30)), ahead.red_on(date(2017, 10, 1))] == [1, 2]
