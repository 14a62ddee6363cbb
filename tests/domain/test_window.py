"""The window of a test month, of a cycle, of an override."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.dates import DateValue
from archivist.domain.window import Window, cycle, one_year_before, parse_month, parse_window


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        ((2017, 8), date(2016, 8, 1), date(2017, 7, 31)),
        ((2018, 1), date(2017, 1, 1), date(2017, 12, 31)),
        ((2017, 3), date(2016, 3, 1), date(2017, 2, 28)),
        ((2016, 3), date(2015, 3, 1), date(2016, 2, 29)),
    ],
)
def test_the_year_before_the_test_month(month, first, last):
    assert one_year_before(*month) == Window(first, last)


@given(st.integers(1980, 2090), st.integers(1, 12))
def test_it_is_always_a_year_that_ends_the_day_before_the_month(year, month):
    window = one_year_before(year, month)

    assert (window.last.toordinal() + 1) == date(year, month, 1).toordinal()
    assert 365 <= window.last.toordinal() - window.first.toordinal() + 1 <= 366


def test_a_month_counts_when_one_of_its_days_does():
    window = parse_window("2016-08-15..2017-07-31")

    assert window.overlaps(DateValue(2016, 8))
    assert not window.overlaps(DateValue(2016, 8, 14))
    assert window.overlaps(DateValue(2016, 8, 15))
    assert window.overlaps(DateValue(2017, 7, 31))
    assert not window.overlaps(DateValue(2017, 8, 1))


@pytest.mark.parametrize("text", ["", "2017", "2017-08-01..2016-08-01", "a..b", "2017-13..2018"])
def test_what_is_no_window_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 — the type is the contract
        parse_window(text)


@pytest.mark.parametrize("text", ["2017", "2017-13", "x", "2017-8-1"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_month(text)


def test_a_cycle_begins_with_its_first_year():
    assert str(cycle(2015, date(2017, 7, 31))) == "2015-01-01..2017-07-31"
