"""First letters of the pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.match.pinyin import initials


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("公益广告刊播", "gyggkb"),
        ("志愿服务", "zyfw"),
        ("啊座", "az"),
        ("匝剑", "zj"),
        ("A1，鹿", "a1?l"),
        ("鑫", "?"),  # level 2, ordered by radical
    ],
)
def test_each_character_gives_its_letter(text: str, letters: str) -> None:
    assert initials(text) == letters


@given(st.text())
def test_any_text_gives_a_letter_a_character(text: str) -> None:
    assert len(initials(text)) == len(text)
