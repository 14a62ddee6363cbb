"""Issuing units against lead and supporting units."""

from __future__ import annotations

import pytest

from archivist.match.by_unit import by_unit, unit_of
from archivist.match.edition_words import EditionWords


@pytest.mark.parametrize(
    "issuer", ["市工商局", "市工商行政管理局", "市市场监督管理局", "包头市工商局"]
)
def test_a_unit_is_known_under_any_of_its_names(issuer: str, words: EditionWords) -> None:
    assert unit_of("a.docx", issuer, words) == "市工商局"


def test_without_an_issuer_the_nearest_folder_of_a_unit_counts(words: EditionWords) -> None:
    assert unit_of("市民委/3 市工商局/照片/a.jpg", "", words) == "市工商局"
    assert unit_of("市工商局.docx", "", words) is None


def test_a_unit_speaks_only_for_standards_that_something_else_speaks_for(
    words: EditionWords,
) -> None:
    assert by_unit("a.docx", "市工商局", words, set(), 5.0) == ()
    (clue,) = by_unit("a.docx", "市工商局", words, {"Ⅲ-7-3", "Ⅲ-5-1"}, 5.0)
    assert (clue.standard, clue.why) == ("Ⅲ-7-3", "市工商局是牵头单位")


def test_a_unit_of_few_standards_says_more_than_one_of_many(words: EditionWords) -> None:
    beside = set(words.standards)

    few = by_unit("a.docx", "市民委", words, beside, 5.0)
    many = by_unit("a.docx", "市宣传部", words, beside, 5.0) or by_unit(
        "a.docx", "市委宣传部", words, beside, 5.0
    )

    assert few[0].score > many[0].score


def test_a_supporting_unit_says_less_than_a_lead_unit(words: EditionWords) -> None:
    supported = by_unit("a.docx", "市文明办", words, {"Ⅲ-5-1"}, 5.0)[0]
    led = by_unit("a.docx", "市民委", words, {"Ⅲ-5-1"}, 5.0)[0]

    assert supported.score < led.score
    assert supported.why == "市文明办是配合单位"
