"""Count cells and periods."""

from __future__ import annotations

import pytest

from archivist.domain.edition import NO_LIMIT
from archivist.editions.limits import Limits, read_count, read_limits, read_window


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", 2),
        ("２张", 2),
        ("两份", 2),
        ("十五", 15),
        ("500字以内", 500),
        ("不限", NO_LIMIT),
        ("不作要求", NO_LIMIT),
        ("无", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_count_cell_is_read(text, expected):
    assert read_count(text) == expected


@pytest.mark.parametrize("text", ["很多", "若干", "2.5", "-3", "约2"])
def test_a_count_that_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-08-01..2017-07-31", "2016-08-01..2017-07-31"),
        ("2015年1月1日至2017年7月31日", "2015-01-01..2017-07-31"),
        ("2015—2017年", "2015-01-01..2017-12-31"),
        ("2016年8月—2017年7月", "2016-08-01..2017-07-31"),
    ],
)
def test_a_period_is_read(text, expected):
    assert str(read_window(text)) == expected


@pytest.mark.parametrize("text", ["近期", "2017年", "2017-07-31..2016-08-01"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_window(text)


def test_years_are_no_counts():
    assert read_limits("2016年至2017年，第3季度")[0] == Limits()


def test_more_than_allowed_is_seen():
    assert Limits(minimum=3, maximum=2).contradictory
    assert not Limits(minimum=3).contradictory


@pytest.mark.parametrize(
    ("text", "limits", "rest"),
    [
        ("字数不限", Limits(words=NO_LIMIT), ""),
        ("不少于2张，数量不限", Limits(minimum=2, maximum=NO_LIMIT), "，"),
        ("不限", Limits(maximum=NO_LIMIT), ""),
        ("500字以内，份数不限", Limits(maximum=NO_LIMIT, words=500), "，"),
    ],
)
def test_a_limit_somebody_ruled_out_is_not_one_nobody_set(text, limits, rest):
    found, left = read_limits(text)

    assert found == limits
    assert left.replace(",", "，") == rest
