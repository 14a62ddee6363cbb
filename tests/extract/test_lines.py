"""What a line can be in an official paper."""

import pytest

from archivist.extract.base import Extract, Part, Passage
from archivist.extract.lines import (
    dated_line,
    is_organ,
    lines_of,
    own_lines,
    tight,
    without_stamp,
)


@pytest.mark.parametrize(
    "name",
    [
        "包头市人民政府",
        "中共包头市委员会",
        "中共包头市委 包头市人民政府",
        "市文明办",
        "昆都仑区城市管理局",
        "团市委",
        "包头市创建全国文明城市指挥部",
        "市公安局（盖章）",
        "青年路街道办事处",
        "某某有限公司",
    ],
)
def test_names_of_units_are_known(name):
    assert is_organ(name)


@pytest.mark.parametrize(
    "text",
    ["", "现将有关事项通知如下", "请各区、各部门认真执行。", "2017年3月10日", "开展活动12次", "局"],
)
def test_other_lines_are_none(text):
    assert not is_organ(text)


@pytest.mark.parametrize(
    ("text", "day", "organ"),
    [
        ("2017年3月10日", "2017-03-10", ""),
        ("包头市人民政府 2017年3月10日", "2017-03-10", "包头市人民政府"),
        ("日期：2017年3月10日", "2017-03-10", ""),
        ("（2017年3月10日）", "2017-03-10", ""),
        ("2017年3月10日（印章）", "2017-03-10", ""),
        ("二〇一七年三月十日", "2017-03-10", ""),
        ("2017年3月", "2017-03", ""),
    ],
)
def test_a_line_that_holds_only_a_date(text, day, organ):
    value, before = dated_line(text)

    assert (str(value), before) == (day, organ)


@pytest.mark.parametrize(
    "text", ["会议于2017年3月10日召开", "2017年3月10日至3月12日", "2017年3月10日印发", "无日期"]
)
def test_a_line_that_says_more_is_no_date_line(text):
    assert dated_line(text) is None


def test_spaces_that_spread_a_line_are_dropped():
    assert tight(" 包 头　市 ") == "包头市"
    assert tight("A B 市") == "A B 市"


def test_own_lines_leave_out_headers_and_blanks():
    extract = Extract((Passage("甲\n\n乙"), Passage("眉", part=Part.HEADER), Passage("单位\t人数")))

    assert [line.text for line in own_lines(extract)] == ["甲", "乙", "单位\t人数"]
    assert own_lines(extract)[2].is_row
    assert [line.text for line in lines_of(extract, Part.HEADER)] == ["眉"]


def test_a_stamp_is_no_part_of_a_name():
    assert without_stamp("市文明办（盖章）") == "市文明办"


def test_fields_side_by_side_in_a_form_are_parted():
    assert tight("填报单位：市文明办　　填报时间：2017年5月9日") == (
        "填报单位：市文明办\t填报时间：2017年5月9日"
    )
