"""Paths taken apart."""

from __future__ import annotations

import pytest

from archivist.match.path_parts import han_count, parts_of, words_of


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("a/b/c.docx", ("c", "b", "a")),
        ("交来.zip!/夹/名.v2.docx", ("名.v2", "夹", "交来")),
        ("关于2017.年度计划", ("关于2017.年度计划",)),
        (".hidden", (".hidden",)),
    ],
)
def test_the_name_comes_first_then_the_folders_upwards(path: str, parts: tuple[str, ...]) -> None:
    assert parts_of(path) == parts


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("Ⅲ-7-3 公益广告", "公益广告"),
        ("3）公交站亭（2）", "公交站亭"),
        ("2017.04_站亭_01", "站亭"),
        ("１、ＷＰＳ材料", "wps材料"),
        ("20170412", ""),
    ],
)
def test_the_words_of_a_name_are_without_numbers(part: str, words: str) -> None:
    assert words_of(part) == words


def test_chinese_characters_are_counted() -> None:
    assert han_count("wps材料1") == 2
