"""Tokens, and the way back from the normal form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.text import normalise, normalise_with_map
from archivist.index.analyzer import Folded, query_tokens

TEXT = st.text(st.sampled_from("甲乙丙ab1 \n\u200b\u3000〔ﬁ①"), max_size=60)


@given(st.text(st.one_of(st.characters(), st.sampled_from(" \n\t\u3000\u200b中文〔２Ａa，。①"))))
def test_the_fast_normal_form_is_the_one_hits_are_mapped_by(text: str) -> None:
    assert normalise(text) == normalise_with_map(text)[0]


def test_a_query_has_its_pairs_or_its_lone_character() -> None:
    assert query_tokens("公益广告") == ("公益", "益广", "广告")
    assert query_tokens("公") == ("公",)
    assert query_tokens("") == ()


@given(TEXT, st.integers(1, 12000))
def test_a_long_text_folds_like_a_short_one(text: str, times: int) -> None:
    long = text * (times // max(len(text), 1))

    folded = Folded(long)

    assert folded.normal == normalise(long)


def test_places_are_those_of_the_original_even_far_into_a_long_text() -> None:
    long = "甲 乙\n" * 5000 + "〔２０１７〕12 号" + " \u200b 丙" * 5000
    normal, origin = normalise_with_map(long)
    at = normal.index("[2017]12号")

    (place,) = Folded(long).occurrences("[2017]12号", 9)

    assert place == (origin[at], origin[at + 8] + 1)
    assert long[slice(*place)] == "〔２０１７〕12 号"
