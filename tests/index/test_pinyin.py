"""Readings."""

from __future__ import annotations

import pytest

from archivist.index.pinyin import Pinyin


@pytest.fixture(scope="module")
def pinyin() -> Pinyin:
    return Pinyin()


def test_characters_of_one_reading_sound_alike(pinyin: Pinyin) -> None:
    assert {"公", "宫", "工", "功"} <= pinyin.alike("公")
    assert "益" not in pinyin.alike("公")
    assert {"重", "中", "虫"} <= pinyin.alike("重")  # it has two readings


def test_sounds_that_many_confuse_are_near(pinyin: Pinyin) -> None:
    assert "资" in pinyin.nearly_alike("知")
    assert "民" in pinyin.nearly_alike("明")
    assert not pinyin.nearly_alike("明") & pinyin.alike("明")


def test_what_is_no_character_of_the_table_sounds_like_nothing(pinyin: Pinyin) -> None:
    assert pinyin.alike("a") == pinyin.alike("𠮷") == frozenset()


@pytest.mark.parametrize(
    ("letters", "cut"),
    [("gongyi", ("gong", "yi")), ("xian", ("xian",)), ("xian", ("xi", "an")), ("lv", ("lv",))],
)
def test_letters_are_cut_into_syllables(letters: str, cut: tuple[str, ...], pinyin: Pinyin) -> None:
    assert cut in list(pinyin.syllables(letters))


def test_letters_that_are_no_pinyin_have_no_cut(pinyin: Pinyin) -> None:
    assert list(pinyin.syllables("wps")) == []


def test_every_character_of_gb2312_has_a_reading(pinyin: Pinyin) -> None:
    characters = [
        bytes([row, cell]).decode("gb2312", errors="ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    ]

    assert [c for c in characters if c and not pinyin.alike(c)] == []
