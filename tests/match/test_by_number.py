"""Numbers in names of files and folders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.match.by_number import by_number
from archivist.match.edition_words import EditionWords


def found(path: str, words: EditionWords) -> dict[str, float]:
    return {clue.standard: round(clue.score, 3) for clue in by_number(path, words).clues}


@pytest.mark.parametrize(
    ("path", "score"),
    [
        ("Ⅲ-7-3 公交站亭.jpg", 0.99),
        ("Ⅲ-7-3/站亭.jpg", 0.98),
        ("市工商局/Ⅲ-7-3 公益广告/实景图片/站亭.jpg", 0.97),
        ("甲/Ⅲ—7—3/乙/丙/丁/戊/站亭.jpg", 0.97),
        ("III-7-3-02_站亭.jpg", 0.99),
        ("Ⅲ-7-③ 清单.xlsx", 0.99),
        ("lll一7一3.pdf", 0.99),
        ("3-007-3-02_实景图片_钢铁大街_20170412.jpg", 0.99),
        ("交来.zip!/Ⅲ-7-3/站亭.jpg", 0.98),
        ("Ⅲ-7 公益广告/3）公交站亭/a.jpg", 0.95),
        ("Ⅲ-7 公益广告/（3）清单.xlsx", 0.95),
        ("Ⅲ-7 公益广告/③清单.xlsx", 0.95),
        ("Ⅲ-7 公益广告/3）公交站亭/2）a.jpg", 0.95),
        ("Ⅲ-7 公益广告/实景图片/3）a.jpg", 0.75),
        ("7-3 公交站亭.jpg", 0.85),
        ("公益广告/7-3/站亭.jpg", 0.85),
        ("7.3 公交站亭.jpg", 0.7),
        ("7－3 公交站亭.jpg", 0.85),
        ("3-7-3 清单.xlsx", 0.85),
        ("第7项第3条/站亭.jpg", 0.97),
        ("第七项第三条 站亭.jpg", 0.97),
        ("指标7标准3 材料.docx", 0.97),
        ("内容7 标准3/材料.docx", 0.97),
    ],
)
def test_a_number_names_its_standard(path: str, score: float, words: EditionWords) -> None:
    assert found(path, words) == {"Ⅲ-7-3": score}


def test_the_nearest_number_counts(words: EditionWords) -> None:
    assert found("Ⅲ-7-1/Ⅲ-7-3 清单.xlsx", words) == {"Ⅲ-7-3": 0.99}


def test_a_content_with_one_reviewed_standard_means_it(words: EditionWords) -> None:
    assert found("Ⅲ-5 民族团结/活动.jpg", words) == {"Ⅲ-5-1": 0.9}


def test_a_content_with_several_lets_the_words_choose(words: EditionWords) -> None:
    scores = found("Ⅲ-7/车载屏幕公益广告.jpg", words)

    assert set(scores) == {"Ⅲ-7-1", "Ⅲ-7-2", "Ⅲ-7-3"}
    assert max(scores, key=scores.__getitem__) == "Ⅲ-7-3"
    assert max(scores.values()) <= 0.75


def test_a_file_that_names_two_standards_is_left_to_a_person(words: EditionWords) -> None:
    assert found("Ⅲ-7-2、Ⅲ-7-3 清单.xlsx", words) == {"Ⅲ-7-2": 0.88, "Ⅲ-7-3": 0.88}


@pytest.mark.parametrize(
    ("path", "remark"),
    [
        ("Ⅲ-99-1 清单.xlsx", "目录里没有 Ⅲ-99-1"),
        ("Ⅲ-7-3/Ⅲ-99-1 清单.xlsx", "目录里没有 Ⅲ-99-1"),
        ("Ⅲ-7-4 街景.jpg", "Ⅲ-7-4 不在目录的材料审核范围内"),
        ("Ⅲ-20 街景.jpg", "Ⅲ-20 不在目录的材料审核范围内"),
    ],
)
def test_a_number_that_leads_nowhere_is_said(path: str, remark: str, words: EditionWords) -> None:
    numbers = by_number(path, words)

    assert (numbers.clues, numbers.remarks) == ((), (remark,))


@pytest.mark.parametrize(
    "path",
    [
        "2017-3-10 会议.docx",
        "3-7-3日活动.docx",
        "第7项第30条.docx",
        "第三届第七次会议.docx",
        "2017/7-3日活动.jpg",
        "17-3-10/站亭.jpg",
        "7-3-1 站亭.jpg",
        "7月3日活动.jpg",
        "210-297.pdf",
        "1-3季度统计.xlsx",
        "1.2万人参加.docx",
        "7-3岁儿童.docx",
        "5.1版说明.docx",
        "IMG_7-3.jpg",
        "DSC0073.jpg",
        "通知(3).docx",
        "3）站亭.jpg",
        "13-7-3.jpg",
        "8-1 不在目录.jpg",
        "材料/照片/微信图片_20170412.jpg",
        "",
        "/",
        "a!/",
    ],
)
def test_other_numbers_are_no_clue(path: str, words: EditionWords) -> None:
    assert found(path, words) == {}


@given(path=st.text(st.sampled_from("Ⅲ I73-①）(.一/!年月日级 a"), max_size=30))
def test_whatever_is_found_is_a_reviewed_standard(path: str, words: EditionWords) -> None:
    numbers = by_number(path, words)

    assert {clue.standard for clue in numbers.clues} <= set(words.standards)
    assert all(0 < clue.score <= 0.99 and clue.why for clue in numbers.clues)
