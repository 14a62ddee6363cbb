"""A calendar that other programs read: RFC 5545 lines, escapes and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.test_forecast import foreseeing

from archivist.errors import ReportError
from archivist.reports.forecast import forecast
from archivist.reports.gaps import gaps
from archivist.reports.ics import render
from archivist.reports.render import render as render_any
from archivist.reports.table import Occasion, Report

DAY = date(2017, 6, 20)


def calendar(*occasions):
    return render(Report("到期预测", DAY, occasions=occasions)).decode()


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_a_day_is_a_whole_day():
    lines = unfolded(calendar(Occasion("a", date(2017, 7, 31), "更换")))

    assert "DTSTART;VALUE=DATE:20170731" in lines
    assert "DTEND;VALUE=DATE:20170801" in lines
    assert "SUMMARY:更换" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_an_occasion_keeps_its_id_and_two_never_share_one():
    def ids(text):
        return [line for line in unfolded(text) if line.startswith("UID:")]

    one, other = Occasion("a", DAY, "更换"), Occasion("b", DAY, "更换")

    assert ids(calendar(one, other))[:1] == ids(calendar(one))
    assert len(set(ids(calendar(one, other)))) == 2


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_words_stay_one_property_of_short_lines(words):
    text = calendar(Occasion("a", DAY, words, words))

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert [line.partition(":")[0] for line in unfolded(text)].count("SUMMARY") == 1
    assert "\n" not in text.replace("\r\n", "")


def test_the_same_forecast_gives_the_same_bytes():
    assert render(forecast(foreseeing())) == render(forecast(foreseeing()))


def test_a_report_without_days_is_no_calendar():
    with pytest.raises(ReportError):
        render_any(gaps(foreseeing()), ".ics")
