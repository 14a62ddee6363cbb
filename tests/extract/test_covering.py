"""The period a report or table speaks of, and how sure that is."""

import datetime as dt

import pytest
from extract.containers import grid, headed, lines

from archivist.extract.covering import find_other_periods, find_period
from archivist.extract.facts import facts_of


def _period(extract, dated=None):
    own, title = headed(extract)
    return find_period(extract, own, title, dated)


def test_the_title_of_a_report_tells_it():
    got = _period(lines("2016年1—12月志愿服务情况报告", "现将有关情况报告如下。"))

    assert (str(got), got.sure > 0.9) == ("2016-01-01/2016-12-31", True)


def test_a_bare_year_in_a_title_is_less_sure_than_months():
    year = _period(lines("2016年精神文明创建工作总结", "一年来，成效明显。"))
    months = _period(lines("2016年1—6月精神文明创建工作总结", "成效明显。"))

    assert year.sure < months.sure


def test_a_field_of_a_table_is_surer_than_its_title():
    got = _period(grid(["2017年统计表"], ["统计期间：2016年1月至6月"], ["项目", "数"], ["甲", "1"]))

    assert str(got) == "2016-01-01/2016-06-30"


def test_the_line_below_the_title_tells_it():
    got = _period(lines("志愿服务活动统计表", "（2016年度）", "单位：人"))

    assert str(got) == "2016-01-01/2016-12-31"


@pytest.mark.parametrize(
    "title", ["关于印发《2016年工作要点》的通知", "包头市养犬管理办法（2016年修订）"]
)
def test_a_quoted_title_and_an_edition_are_no_period(title):
    assert _period(lines(title, "第一条　为了规范管理，制定本办法。")) is None


def test_the_first_words_of_the_body_are_a_guess():
    got = _period(lines("志愿服务情况说明", "截至2016年12月底，全市注册志愿者38万人。"))

    assert (str(got), got.until, got.sure) == ("../2016-12-31", True, 0.5)


def test_recent_years_are_counted_from_the_papers_date():
    got = _period(lines("近三年创建工作情况汇报", "工作情况。"), dt.date(2017, 6, 1))

    assert got.first == dt.date(2015, 1, 1)


def test_the_body_names_every_period_it_compares():
    paper = lines(
        "五老人员情况说明",
        "2019年上半年，全市五老人员3410人；2020年上半年，五老人员3560人。",
        "《2018年1—6月统计公报》另行印发。",
        "截至2020年6月底，走访120户。",
    )
    own, title = headed(paper)

    assert list(map(str, find_other_periods(own, title))) == [
        "2019-01-01/2019-06-30",
        "2020-01-01/2020-06-30",
        "../2020-06-30",
    ]


def test_a_title_may_name_two_periods():
    own, title = headed(lines("2019年上半年和2020年上半年五老人员情况说明", "成效明显。"))

    assert list(map(str, find_other_periods(own, title))) == [
        "2019-01-01/2019-06-30",
        "2020-01-01/2020-06-30",
    ]


def test_a_body_that_begins_with_no_period_names_none():
    own, title = headed(lines("志愿服务情况说明", "成效明显。", "2016年工作。"))

    assert find_other_periods(own, title) == ()


def test_the_year_of_a_signature_is_no_period():
    facts = facts_of(lines("区年度档案说明", "整理档案13卷。", "荆州区文明办", "2019年"))

    assert (facts.period, str(facts.dates[0].value)) == (None, "2019")


def test_where_nothing_tells_it_there_is_none():
    assert _period(lines("志愿服务制度", "第一条　坚持自愿原则。")) is None
