"""Titles and texts of the catalogue in names."""

from __future__ import annotations

import pytest

from archivist.match.by_title import by_title
from archivist.match.edition_words import EditionWords


def best(path: str, words: EditionWords, title: str = "") -> tuple[str, float]:
    clues = sorted(by_title(path, words, title), key=lambda clue: -clue.score)
    return (clues[0].standard, round(clues[0].score, 2)) if clues else ("", 0.0)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("民族团结教育/活动.jpg", ("Ⅲ-5-1", 0.8)),
        ("05 民族团结教育/活动.jpg", ("Ⅲ-5-1", 0.8)),
        ("包头市民族团结教育活动方案.docx", ("Ⅲ-5-1", 0.6)),
        ("公益广告刊播/车载屏幕.jpg", ("Ⅲ-7-3", 0.75)),
        ("照片/mztjjy_01.jpg", ("Ⅲ-5-1", 0.55)),
        ("民族团教/活动.jpg", ("Ⅲ-5-1", 0.5)),
        ("材料/公益广告征集制作、审查刊播、日常维护和更新制度.docx", ("Ⅲ-7-1", 0.8)),
    ],
)
def test_a_name_that_repeats_the_catalogue_is_a_clue(
    path: str, expected: tuple[str, float], words: EditionWords
) -> None:
    assert best(path, words) == expected


def test_a_title_is_read_like_a_name(words: EditionWords) -> None:
    assert best("a.docx", words, "民族团结进步宣传教育进机关、进学校、进社区")[0] == "Ⅲ-5-1"


@pytest.mark.parametrize(
    "path",
    [
        "食堂菜谱.xlsx",
        "宣传普及健康知识手册.pdf",
        "会议记录/2017年第三次会议记录.docx",
        "a.jpg",
        "",
    ],
)
def test_other_names_are_no_clue(path: str, words: EditionWords) -> None:
    assert best(path, words) == ("", 0.0)
