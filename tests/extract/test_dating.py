"""Which of a paper's many dates is its own."""

from datetime import UTC, datetime

import pytest
from extract.containers import grid, headed, lines

from archivist.domain.dates import DateSource
from archivist.domain.facts import Facts
from archivist.extract.base import Extract
from archivist.extract.dating import (
    date_in_name,
    find_dates_of,
    find_signature,
    moment_of,
    text_date,
)
from archivist.extract.enacting import find_enactments
from archivist.extract.named import with_name

_HEAD = ("关于开展检查的通知", "各区人民政府：", "2016年5月1日起，各区要认真开展检查工作。")


def _dated(extract):
    own, title = headed(extract)
    reading = text_date(own, title, find_signature(own, title), find_enactments(own, title))
    return str(reading.value) if reading else None


@pytest.mark.parametrize(
    "end",
    [
        ("包头市人民政府", "2017年3月10日"),
        ("包头市人民政府（盖章）", "2017年03月10日"),
        ("包头市人民政府 2017年3月10日",),
        ("中共包头市委　包头市人民政府", "二〇一七年三月十日"),
        ("市文明办", "2017 年 3 月 10 日", "（此件公开发布）"),
        ("2017年3月10日", "附件：1.方案"),
        ("市文明办", "2017年3月10日", "附件", "实施方案", "市城管局", "2018年1月1日"),
        ("市文明办", "2017年3月10日", "抄送：市委。", "市府办　2017年3月15日印发"),
    ],
)
def test_the_signature_dates_a_paper(end):
    assert _dated(lines(*_HEAD, *end)) == "2017-03-10"


@pytest.mark.parametrize(
    "end",
    [
        ("会议于2017年3月10日在包头召开。",),
        ("抄送：市委。", "市府办　2017年3月15日印发"),
        ("联系人：张三，请于2017年3月10日前报送。",),
    ],
)
def test_dates_in_sentences_and_of_printing_do_not(end):
    assert _dated(lines(*_HEAD, *end)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("（2017年3月10日市人大常委会第三次会议通过）", "2017-03-10"),
        ("（2001年1月1日通过 根据2017年3月10日决定修正）", "2017-03-10"),
        ("（2017年3月10日）", "2017-03-10"),
        ("2017年3月", "2017-03"),
    ],
)
def test_the_line_under_the_title_dates_a_regulation(line, expected):
    assert (
        _dated(lines("包头市文明行为促进条例", line, "第一条 为了促进文明行为，制定本条例。"))
        == expected
    )


@pytest.mark.parametrize(
    "row",
    [
        ("填报单位：市文明办", "", "填报日期：2017年4月12日"),
        ("填报单位", "市文明办", "填表时间", "2017-04-12"),
        ("制表日期：2017.4.12", "制表人：张三"),
    ],
)
def test_a_form_is_dated_by_its_own_field(row):
    assert _dated(grid(["统计表"], row, ["单位", "人数"], ["甲", "1"])) == "2017-04-12"


@pytest.mark.parametrize(
    "end",
    [
        ("荆州区文明办", "2019年"),
        ("荆州区文明办（盖章）", "（2019年）"),
        ("荆州区文明办　2019年",),
        ("中共荆州区委　荆州区人民政府", "二〇一九年"),
    ],
)
def test_a_bare_year_under_the_signature_dates_a_paper(end):
    assert _dated(lines(*_HEAD, *end)) == "2019"


@pytest.mark.parametrize(
    "end",
    [
        ("2019年",),
        ("一、工作回顾。", "2019年", "开展活动三场。"),
        ("责任单位：荆州区文明办", "2019年度"),
        ("荆州区文明办", "2019年工作安排"),
    ],
)
def test_a_year_that_signs_nothing_dates_nothing(end):
    assert _dated(lines(*_HEAD, *end)) is None


def test_a_column_of_dates_dates_nothing():
    assert (
        _dated(
            grid(["活动统计表"], ["活动", "日期"], ["清扫", "2017-04-12"], ["宣传", "2017-05-01"])
        )
        is None
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IMG_20170412_093000.jpg", "2017-04-12"),
        ("微信图片_20170412093000.jpg", "2017-04-12"),
        ("2017-04-12 清扫.jpg", "2017-04-12"),
        ("2017年4月12日活动.docx", "2017-04-12"),
        ("志愿服务2017.4.12.docx", "2017-04-12"),
        ("2017年4月报表.xlsx", "2017-04"),
        ("2016年12月至2017年3月报表.xlsx", None),
        ("20170412与20170413.jpg", None),
        ("Ⅲ-7-3-02 说明.docx", None),
        ("2017年工作总结.docx", None),
        ("13800138000.jpg", None),
    ],
)
def test_a_name_dates_a_file_when_it_gives_one_date(name, expected):
    got = [str(reading.value) for reading in date_in_name(name)]

    assert got == ([expected] if expected else [])


def test_a_name_and_a_file_time_are_added_to_what_the_content_says():
    extract = Extract(
        properties={"created": "2017-03-10T09:00:00", "modified": "0001-01-01T00:00:00Z"}
    )
    mtime = int(datetime(2018, 1, 2, 12, tzinfo=UTC).timestamp()) * 10**9

    got = with_name(Facts(dates=find_dates_of(extract, None)), "20170412.docx", mtime).dates

    assert [(r.source, str(r.value)) for r in got] == [
        (DateSource.PROPERTY, "2017-03-10"),
        (DateSource.NAME, "2017-04-12"),
        (DateSource.FILE_TIME, "2018-01-02"),
    ]


def test_what_is_no_time_is_none():
    assert moment_of("yesterday") is None
    assert moment_of("1601-01-01T00:00:00Z") is None
