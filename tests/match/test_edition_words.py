"""An edition prepared for matching."""

from __future__ import annotations

from match.editions import an_edition

from archivist.domain.text import normalise
from archivist.match.edition_words import EditionWords, pairs


def test_only_the_material_review_is_suggested_but_all_numbers_are_known(
    words: EditionWords,
) -> None:
    assert "Ⅲ-7-4" not in words.standards and "Ⅲ-7-4" in words.known
    assert words.contents["Ⅲ-7"] == ("Ⅲ-7-1", "Ⅲ-7-2", "Ⅲ-7-3")
    assert words.contents["Ⅲ-20"] == ()


def test_keywords_are_found_wherever_they_stand(words: EditionWords) -> None:
    found = {k.shown for k in words.keywords_in(normalise("沿街 公交\n站亭 与户外大屏。"))}

    assert found >= {"公交站亭", "户外大屏"}


def test_words_of_the_trade_stand_for_the_editions_own_and_weigh_less(words: EditionWords) -> None:
    found = {k.shown: k for k in words.keywords_in(normalise("沿线候车亭画面更新"))}

    assert found["候车亭"].related
    assert found["候车亭"].standards == ("Ⅲ-7-3",)
    own = next(iter(words.keywords_in(normalise("公交站亭"))))
    assert found["候车亭"].weight < own.weight


def test_everyday_words_weigh_less_than_those_of_the_trade(words: EditionWords) -> None:
    found = {k.shown: k for k in words.keywords_in(normalise("候车亭旁站牌换新"))}

    assert found["站牌"].related
    assert found["站牌"].standards == found["候车亭"].standards
    assert found["站牌"].weight < found["候车亭"].weight


def test_an_edition_can_do_without_the_thesaurus() -> None:
    bare = EditionWords.of(an_edition(), related={})

    assert not list(bare.keywords_in(normalise("沿线候车亭画面更新")))


def test_a_unit_is_known_by_every_name(words: EditionWords) -> None:
    assert words.unit("市市场监督管理局") == "市工商局"
    assert words.unit(" 市民委 ") == "市民委"
    assert words.unit("市气象局") is None
    assert words.leads["市工商局"] == {"Ⅲ-7-3"}


def test_pairs_overlap() -> None:
    assert pairs("公益广") == {"公益", "益广"}
