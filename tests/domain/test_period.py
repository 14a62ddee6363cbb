"""Periods as reports and tables write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.period import find_periods, resolved


def said(text):
    return [str(period) for _start, _end, period in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年1—12月志愿服务统计表", "2016-01-01/2016-12-31"),
        ("2016年1月至6月", "2016-01-01/2016-06-30"),
        ("２０１６年１－３月份", "2016-01-01/2016-03-31"),
        ("2016年11月至2017年2月", "2016-11-01/2017-02-28"),
        ("2016年度", "2016-01-01/2016-12-31"),
        ("2016年工作总结", "2016-01-01/2016-12-31"),
        ("2016年上半年", "2016-01-01/2016-06-30"),
        ("2016年下半年", "2016-07-01/2016-12-31"),
        ("2016年一季度", "2016-01-01/2016-03-31"),
        ("2016年第四季度", "2016-10-01/2016-12-31"),
        ("2016年前三季度", "2016-01-01/2016-09-30"),
        ("2015—2016年", "2015-01-01/2016-12-31"),
        ("2015年至2017年", "2015-01-01/2017-12-31"),
        ("2015-16年度", "2015-01-01/2016-12-31"),
        ("2015—2016学年", "2015-09-01/2016-08-31"),
        ("2016年1月1日至2016年12月31日", "2016-01-01/2016-12-31"),
        ("2016年3月1日—15日", "2016-03-01/2016-03-15"),
        ("2016年3月5日至5月4日", "2016-03-05/2016-05-04"),
        ("2016年3月", "2016-03-01/2016-03-31"),
        ("截至2016年12月底", "../2016-12-31"),
        ("截止2016年末", "../2016-12-31"),
        ("截至2017年2月28日", "../2017-02-28"),
        ("2015年以来", "2015-01-01/.."),
        ("“十三五”期间", "2016-01-01/2020-12-31"),
        ("近三年来", "近三年来"),
    ],
)
def test_each_way_to_name_a_period_is_understood(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "包府发〔2016〕3号",
        "2017年3月10日",
        "（2016）内01民终12号",
        "2016年第12号公告",
        "电话2016123",
    ],
)
def test_days_and_numbers_are_no_period(text):
    assert said(text) == []


def test_recent_years_end_on_the_day_of_the_paper():
    [(_start, _end, period)] = find_periods("近三年创建工作情况")

    got = resolved(period, dt.date(2017, 6, 30))

    assert (got.first, got.last) == (dt.date(2015, 1, 1), dt.date(2017, 6, 30))


def test_a_period_that_runs_backwards_is_none():
    assert said("2016年9月至3月") != ["2016-09-01/2016-03-31"]


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 12))
def test_months_of_a_year_are_read_back(year, one, other):
    first, last = min(one, other), max(one, other)

    [(_start, _end, period)] = find_periods(f"{year}年{first}—{last}月情况")

    assert (period.first.month, period.last.month, period.last.year) == (first, last, year)


@given(st.text(alphabet="2016年月日1至—季度半上截底近三〔〕 ", max_size=30))
def test_no_text_makes_it_fail(text):
    for start, end, period in find_periods(text):
        assert 0 <= start < end <= len(text)
        assert period.first is None or period.last is None or period.first <= period.last
