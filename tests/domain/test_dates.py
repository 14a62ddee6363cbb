"""Dates are read as people write them, with the precision they have."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.dates import (
    DateReading,
    DateSource,
    DateValue,
    find_dates,
    parse_date,
    strongest,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017年3月10日", "2017-03-10"),
        ("2017年03月05日", "2017-03-05"),
        ("2017-03-10", "2017-03-10"),
        ("2017.3.10", "2017-03-10"),
        ("2017/3/10", "2017-03-10"),
        ("２０１７年３月１０日", "2017-03-10"),
        ("二〇一七年三月十日", "2017-03-10"),
        ("二○一六年十二月二十三日", "2016-12-23"),
        ("二〇一七年三月", "2017-03"),
        ("IMG_20170412_083015.jpg", "2017-04-12"),
        ("2017年5月", "2017-05"),
        ("2017-05", "2017-05"),
    ],
)
def test_a_date_is_read_in_any_spelling(text, expected):
    assert str(parse_date(text)) == expected


@pytest.mark.parametrize(
    "text", ["2017年2月30日", "第20171399号", "1234567890123", "青年路2017号", "3.10", "共2017人"]
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text) is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_every_form(day):
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.year}.{day.month}.{day.day}",
    ]

    assert [parse_date(form) for form in forms] == [DateValue.of(day)] * len(forms)


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    for start, end, value in find_dates(text):
        assert 0 <= start < end <= len(text)
        assert value.first <= value.last


def test_a_month_means_any_of_its_days():
    assert (DateValue(2016, 2).first, DateValue(2016, 2).last) == (
        date(2016, 2, 1),
        date(2016, 2, 29),
    )


def reading(source, text):
    return DateReading(parse_date(text), source)


def test_the_strongest_source_dates_and_file_times_never_do():
    stamped = reading(DateSource.FILE_TIME, "2017-05-01")
    clerk = reading(DateSource.CLERK, "2017-05-02")
    written = reading(DateSource.TEXT, "2017-05-03")

    assert strongest((stamped, clerk, written)) == written
    assert strongest((stamped, clerk)) == clerk
    assert strongest((stamped,)) is None


@pytest.mark.parametrize(
    "text",
    [
        "二〇一七年三月二日",
        "二○一七年三月二日",
        "二零一七年三月二日",
        "二O一七年三月二日",
        "二 〇 一 七 年 三 月 二 日",
        "二〇一七年〇三月〇二日",
        "２０１７年３月２日",
        "2 0 1 7 年 3 月 2 日",
        "2O17年3月2日",
        "20l7年3月2日",
        "2017.3.2",
        "2017/03/02",
        "2017－03－02".replace("－", "-"),
        "2017年03月02日",
    ],
)
def test_each_way_to_write_a_day_is_read(text):
    assert str(parse_date(text)) == "2017-03-02"


@pytest.mark.parametrize(
    ("text", "day"), [("二〇一七年三月廿五日", 25), ("二〇一七年三月卅一日", 31)]
)
def test_the_old_numerals_for_twenty_and_thirty_are_read(text, day):
    assert parse_date(text).day == day


@pytest.mark.parametrize(
    "text", ["3/9", "Oll年l月l日", "一二三四年", "2017年13月40日", "9999年1月1日"]
)
def test_what_is_no_date_is_left_alone(text):
    assert parse_date(text) is None
