"""Who issued a paper."""

import pytest
from extract.containers import grid, headed, lines

from archivist.extract.dating import find_signature
from archivist.extract.issuing import Sources, find_issuer


def _issuer(extract):
    own, title = headed(extract)
    found = find_issuer(own, Sources(title, find_signature(own, title)))
    return (found.name, found.source) if found else None


def test_the_red_head_names_the_issuer():
    got = _issuer(
        lines(
            "包头市人民政府文件",
            "包府发〔2017〕12号",
            "关于检查的通知",
            "各区：",
            "市府办",
            "2017年3月1日",
        )
    )

    assert got == ("包头市人民政府", "red_head")


def test_in_a_joint_red_head_the_first_organ_leads():
    got = _issuer(
        lines("包头市教育局", "包头市公安局文件", "包教发〔2017〕1号", "关于检查的通知", "各校：")
    )

    assert got == ("包头市教育局", "red_head")


def test_the_unit_above_the_date_signed():
    got = _issuer(
        lines("志愿服务情况说明", "我市开展了活动，成效明显。", "市文明办（盖章）", "2017年3月1日")
    )

    assert got == ("市文明办", "signature")


@pytest.mark.parametrize(
    "row",
    [
        ("填报单位：市城管局", "填报日期：2017-04-12"),
        ("填报单位（盖章）：", "市城管局", "填表人：张三"),
        ("单位名称：市城管局",),
    ],
)
def test_a_form_names_its_unit(row):
    assert _issuer(grid(["统计表"], row, ["街道", "人数"], ["甲", "1"])) == ("市城管局", "table")


def test_a_title_may_begin_with_the_issuer():
    got = _issuer(lines("包头市人民政府办公室关于开展检查的通知", "各区：", "请执行。"))

    assert got == ("包头市人民政府办公室", "title")


def test_prose_names_nobody():
    assert _issuer(lines("活动情况说明", "我市各部门开展了活动，市城管局参加。")) is None
