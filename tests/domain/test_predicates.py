"""What stands before a noun that is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.predicates import objects, only_acts

_CITY = frozenset({"株洲市"})


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("全市配备专职心理教师", "专职心理教师"),
        ("市财政安排专项经费", "专项经费"),
        ("市财政局下达专项经费", "专项经费"),
        ("市民政局发放救助物资", "救助物资"),
        ("市市场监管局受理投诉举报", "投诉举报"),
        ("各级各部门累计开展志愿服务活动", "志愿服务活动"),
        ("株洲市统一配备了专职心理教师", "专职心理教师"),
        ("摸排了风险隐患", "风险隐患"),
        ("接待游客", "游客"),
        ("受理案件", "案件"),
        ("专职心理教师已配备", "专职心理教师"),
        ("全市专项经费共安排", "专项经费"),
        ("法律援助案件受理", "法律援助案件"),
    ],
)
def test_who_when_and_what_was_done_leave_the_noun(phrase, noun):
    assert noun in objects(phrase, _CITY)


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("新增专职心理教师", "专职心理教师"),
        ("全市新配备专职心理教师", "专职心理教师"),
        ("市级示范专职心理教师", "专职心理教师"),
        ("市直单位配备专职心理教师", "专职心理教师"),
        ("市区学校配备专职心理教师", "专职心理教师"),
        ("渌口区配备专职心理教师", "专职心理教师"),
        ("醴陵市配备专职心理教师", "专职心理教师"),
        ("省财政安排专项经费", "专项经费"),
        ("注册志愿者", "志愿者"),
        ("办结法律援助案件", "法律援助案件"),
        ("新招聘了专职心理教师", "专职心理教师"),
        ("专职心理教师新配备", "专职心理教师"),
        ("专职心理教师招聘", "专职心理教师"),
        ("农村专职心理教师配备", "专职心理教师"),
        ("补充了专职心理教师", "专职心理教师"),
        ("尚需配备专职心理教师", "专职心理教师"),
        ("培训教师", "教师"),
        ("制作图书", "图书"),
    ],
)
def test_what_picks_a_part_stays_with_its_noun(phrase, noun):
    assert noun not in objects(phrase, _CITY)


@pytest.mark.parametrize(("phrase", "acts"), [("全市配备", True), ("市财政安排了", True), ("全市配备专职", False)])  # fmt: skip
def test_a_phrase_may_say_but_who_did_something(phrase, acts):
    assert only_acts(phrase) is acts


@given(st.text("全市配备安排培训财政局区新了人员经费", max_size=30))
def test_what_is_left_stands_in_the_phrase(phrase):
    assert all(rest and rest in phrase for rest in objects(phrase))
