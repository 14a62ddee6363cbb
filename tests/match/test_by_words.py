"""Keywords and units in contents."""

from __future__ import annotations

from archivist.match.by_words import by_words, likenesses
from archivist.match.edition_words import EditionWords
from archivist.match.suggestion import Clue

ABOUT_SHELTERS = "全市公交站亭、建筑围挡设置广告的点位清单如下"


def clues(
    words: EditionWords, path: str = "a.docx", title: str = "", text: str = "", issuer: str = ""
) -> dict[str, Clue]:
    found = by_words(likenesses(path, title, text, issuer, words))
    return {clue.standard: clue for clue in found}


def test_keywords_of_one_standard_point_to_it(words: EditionWords) -> None:
    found = clues(words, text=ABOUT_SHELTERS)

    assert set(found) == {"Ⅲ-7-3"}
    assert "“公交站亭”" in found["Ⅲ-7-3"].why


def test_words_alone_are_never_sure(words: EditionWords) -> None:
    text = "公交站亭建筑围挡户外大屏点位清单"

    found = clues(words, "公交站亭.docx", "公交站亭建筑围挡", text * 50, "市工商局")

    assert 0.5 < found["Ⅲ-7-3"].score <= 0.8


def test_a_unit_under_any_of_its_names_supports_its_keywords(words: EditionWords) -> None:
    alone = clues(words, text=ABOUT_SHELTERS)["Ⅲ-7-3"]
    named = [
        clues(words, text=ABOUT_SHELTERS, issuer=issuer)["Ⅲ-7-3"]
        for issuer in ("市工商局", "市工商行政管理局", "市市场监督管理局")
    ]
    foldered = clues(words, "3 市工商局/a.docx", text=ABOUT_SHELTERS)["Ⅲ-7-3"]

    assert all(clue.score > alone.score for clue in (*named, foldered))
    assert named[1].why.endswith("市工商局是牵头单位")


def test_a_unit_alone_points_nowhere(words: EditionWords) -> None:
    assert clues(words, "市工商局/合影.jpg", issuer="市工商局") == {}


def test_a_single_keyword_in_passing_is_no_clue(words: EditionWords) -> None:
    assert clues(words, text="会议还提到示范单位。") == {}
    assert clues(words, text="其他内容" * 2000 + ABOUT_SHELTERS) == {}


def test_a_close_rival_takes_certainty_away(words: EditionWords) -> None:
    clear = clues(words, text=ABOUT_SHELTERS)["Ⅲ-7-3"]
    mixed = clues(words, text=ABOUT_SHELTERS + "。民族团结进步宣传月示范单位")

    assert mixed["Ⅲ-7-3"].score < clear.score
    assert mixed["Ⅲ-5-1"].score < clear.score
