"""What a standard asks for, read from one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.kind import Kind
from archivist.editions.requirements import read_requirements, read_tick

P, R, I, T = Kind.PAPER, Kind.REPORT, Kind.PHOTO, Kind.TABLE  # noqa: E741


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规范文件;说明报告", [(P, None, None, None), (R, None, None, None)]),
        (
            "规范文件、说明报告；实景图片2张",
            [(P, None, None, None), (R, None, None, None), (I, 2, None, None)],
        ),
        ("说明报告（500字以内）、图片不少于2张", [(R, None, None, 500), (I, 2, None, None)]),
        ("图片不少于2张，15张以内", [(I, 2, 15, None)]),
        ("图片2—5张；统计表", [(I, 2, 5, None), (T, None, None, None)]),
        ("实景图片（２张）", [(I, 2, None, None)]),
        ("实景图片×3", [(I, 3, None, None)]),
        ("至少两张照片", [(I, 2, None, None)]),
        ("规范文件和说明报告各1份", [(P, 1, None, None), (R, 1, None, None)]),
        ("①规范文件②说明报告（800字）", [(P, None, None, None), (R, None, None, 800)]),
        ("1.统计表格\n2.说明报告 不超过1000字", [(R, None, None, 1000), (T, None, None, None)]),
        ("说明报告500-800字", [(R, None, None, 800)]),
        ("说明报告不少于300字", [(R, None, None, None)]),
        ("paper;photo", [(P, None, None, None), (I, None, None, None)]),
        ("说明报告（附照片）", [(R, None, None, None)]),
        ("近三年统计表格", [(T, None, None, None)]),
        ("无", []),
    ],
)
def test_kinds_are_read_with_their_limits(text, expected):
    asked = read_requirements(text)

    read = [(r.kind, r.minimum, r.maximum, r.word_limit) for r in asked.requirements]

    assert read == expected
    assert asked.unknown == ()


def test_a_word_for_no_kind_is_named():
    asked = read_requirements("规范文件、台账、录像")

    assert [r.kind for r in asked.requirements] == [P]
    assert asked.unknown == ("台账", "录像")


def test_prose_without_any_kind_is_named_whole():
    asked = read_requirements("提供党委、政府的具体学习计划和实施方案")

    assert asked.unknown == ("提供党委、政府的具体学习计划和实施方案",)


def test_a_remark_stays_with_its_kind():
    asked = read_requirements("说明报告（注明来源）；实景图片2张，能看出单位名称")

    assert [r.note for r in asked.requirements] == ["注明来源", "能看出单位名称"]
    assert asked.prose == ("能看出单位名称",)


@pytest.mark.parametrize("text", ["", "无", "×", "-", "—", "否", "0", "／"])
def test_a_kind_that_is_not_ticked_is_not_asked_for(text):
    assert read_tick(I, text) is None


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "note"),
    [
        ("√", None, None, ""),
        ("是", None, None, ""),
        ("3", 3, None, ""),
        ("不少于2张", 2, None, ""),
        ("√（5张以内）", None, 5, ""),
        ("市委文件", None, None, "市委文件"),
    ],
)
def test_a_ticked_kind_is_asked_for(text, minimum, maximum, note):
    asked = read_tick(I, text)

    assert asked is not None
    assert (asked.minimum, asked.maximum, asked.note) == (minimum, maximum, note)


@given(st.integers(1, 99), st.sampled_from(["张", "幅", "份", "件"]))
def test_any_count_with_an_upper_word_is_the_most(count, unit):
    asked = read_requirements(f"实景图片{count}{unit}以内").requirements[0]

    assert (asked.minimum, asked.maximum) == (None, count)


@given(
    st.text(
        alphabet="规范文件说明报告图片表格（）()、；，0123456789张字以内各和无-~至", max_size=30
    )
)
def test_any_text_is_read_without_an_exception(text):
    asked = read_requirements(text)

    assert len({r.kind for r in asked.requirements}) == len(asked.requirements)
