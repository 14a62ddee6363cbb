"""Keywords and wording in names and contents."""

from __future__ import annotations

from archivist.domain.facts import Facts, Titled
from archivist.domain.material import Material
from archivist.match.by_words import by_words, likenesses
from archivist.match.edition_words import EditionWords
from archivist.match.said import NOTHING_KNOWN, Frequencies, read
from archivist.match.suggestion import Clue

ABOUT_SHELTERS = "全市公交站亭、建筑围挡设置广告的点位清单如下"


def clues(
    words: EditionWords,
    path: str = "a.docx",
    title: str = "",
    text: str = "",
    frequencies: Frequencies = NOTHING_KNOWN,
) -> dict[str, Clue]:
    facts = Facts(title=Titled(title, "layout", 1.0) if title else None)
    said = read(Material(path, "0", 1, facts=facts), text, words)
    return {clue.standard: clue for clue in by_words(likenesses(said, words, frequencies))}


def test_keywords_of_one_standard_point_to_it(words: EditionWords) -> None:
    found = clues(words, text=ABOUT_SHELTERS)

    assert max(found.values(), key=lambda clue: clue.score).standard == "Ⅲ-7-3"
    assert "“公交站亭”" in found["Ⅲ-7-3"].why


def test_a_keyword_in_the_title_counts_more_than_one_in_passing(words: EditionWords) -> None:
    titled = clues(words, title="公交站亭检查")["Ⅲ-7-3"]
    passing = clues(words, text="其他内容" * 2000 + "公交站亭检查")

    assert "Ⅲ-7-3" not in passing or passing["Ⅲ-7-3"].score < titled.score


def test_what_only_the_name_says_is_told_as_such(words: EditionWords) -> None:
    found = clues(words, "材料/公交站亭.jpg")

    assert found["Ⅲ-7-3"].why == "名称有“公交站亭”"


def test_wording_like_the_standards_is_a_clue_without_any_keyword(words: EditionWords) -> None:
    found = clues(words, text="对照日常维护和更新的要求，逐项明确媒介的责任")

    assert found["Ⅲ-7-1"].why == "用词与标准相近"


def test_a_word_that_every_material_has_counts_little(words: EditionWords) -> None:
    said = [read(Material(f"{n}.docx", "0", 1), ABOUT_SHELTERS, words) for n in range(60)]

    rare = clues(words, text=ABOUT_SHELTERS)["Ⅲ-7-3"]
    common = clues(words, text=ABOUT_SHELTERS, frequencies=Frequencies.of(said))["Ⅲ-7-3"]

    assert common.score < rare.score


def test_few_materials_say_nothing_about_what_is_common(words: EditionWords) -> None:
    said = [read(Material("a.docx", "0", 1), ABOUT_SHELTERS, words)] * 10

    assert Frequencies.of(said).factor("公交站亭") == 1.0
