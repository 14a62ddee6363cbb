"""What captions tell, element by element."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.caption import FILING_FIELDS, CaptionField, read_caption


@pytest.mark.parametrize(
    "text",
    [
        "2017年3月5日，东河区南街社区，志愿者清扫楼道",
        "时间：2017年3月5日 地点：南街 事由：清扫",
        "拍摄时间：2017.3.5；拍摄地点：滨河；主题：文明劝导",
    ],
)
def test_a_whole_caption_lacks_nothing(text: str) -> None:
    assert read_caption(text).lacks(FILING_FIELDS) == ()


def test_an_empty_label_tells_nothing() -> None:
    said = read_caption("时间：2017年3月5日 地点： 事由：清扫楼道")

    assert said.lacks(FILING_FIELDS) == (CaptionField.PLACE,)


def test_a_year_alone_is_no_time() -> None:
    assert CaptionField.TIME in read_caption("2017年，南街社区，清扫楼道").lacks(FILING_FIELDS)


def test_people_background_and_photographer_are_told_apart() -> None:
    said = read_caption("2017年3月5日，为迎接学雷锋日，南街社区党员清扫楼道。张三摄")

    assert said.named == frozenset(CaptionField)


@given(st.text(max_size=200))
def test_any_text_is_taken_apart(text: str) -> None:
    said = read_caption(text)

    assert said.named <= frozenset(CaptionField)
    assert CaptionField.TIME not in said.named or said.dates
