"""Clues put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.match.combine import combine
from archivist.match.suggestion import Clue, Signal
from archivist.match.weights import weights

_CLUES = st.builds(
    Clue,
    st.sampled_from(["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-7-3"]),
    st.floats(0.0001, 0.99),
    st.just("理由"),
    st.sampled_from(list(Signal)),
)


def scores(*clues: Clue) -> dict[str, float]:
    return {each.standard: each.score for each in combine(clues, weights())}


@pytest.mark.parametrize("score", [0.3, 0.7, 0.98])
def test_a_number_alone_scores_as_its_table_says(score: float) -> None:
    assert scores(Clue("Ⅲ-7-3", score, "写着")) == {"Ⅲ-7-3": pytest.approx(score)}


def test_a_second_sign_takes_from_the_doubt() -> None:
    number = Clue("Ⅲ-7-3", 0.85, "写着")
    words = Clue("Ⅲ-7-3", 0.5, "内容", Signal.WORDS)

    assert scores(number, words)["Ⅲ-7-3"] > scores(number)["Ⅲ-7-3"]


def test_a_rival_takes_certainty_away() -> None:
    own = Clue("Ⅲ-7-3", 0.8, "内容", Signal.WORDS)
    rival = Clue("Ⅲ-7-2", 0.7, "内容", Signal.WORDS)

    assert scores(own, rival)["Ⅲ-7-3"] < scores(own)["Ⅲ-7-3"]


def test_of_one_signal_the_stronger_clue_counts() -> None:
    strong, weak = Clue("Ⅲ-7-3", 0.9, "甲"), Clue("Ⅲ-7-3", 0.4, "乙")

    (found,) = combine((weak, strong), weights())

    assert found.reasons == ("甲",)


def test_a_number_against_clear_content_asks_and_puts_the_content_first() -> None:
    number = Clue("Ⅲ-7-3", 0.99, "写着")
    content = Clue("Ⅲ-5-1", 0.97, "内容", Signal.WORDS, inside=True)

    found = combine((number, content), weights())

    assert [each.standard for each in found] == ["Ⅲ-5-1", "Ⅲ-7-3"]
    assert all(each.score <= 0.6 for each in found)
    assert all("请核对" in each.reasons[0] for each in found)


def test_words_that_neighbours_share_do_not_contradict_a_number() -> None:
    number = Clue("Ⅲ-22-1", 0.99, "写着")
    content = Clue("Ⅲ-22-2", 0.78, "内容", Signal.WORDS, inside=True)
    shared = Clue("Ⅲ-22-1", 0.6, "内容", Signal.WORDS, inside=True)

    found = combine((number, content, shared), weights())

    assert found[0].standard == "Ⅲ-22-1" and found[0].score > 0.9
    assert not any("请核对" in reason for each in found for reason in each.reasons)


def test_the_names_of_folders_do_not_contradict_a_number() -> None:
    number = Clue("Ⅲ-7-3", 0.99, "写着")
    named = Clue("Ⅲ-5-1", 0.5, "名称", Signal.WORDS)

    found = combine((number, named), weights())

    assert found[0].standard == "Ⅲ-7-3" and found[0].score > 0.9


@given(st.lists(_CLUES, max_size=12))
def test_scores_are_probabilities_of_what_excludes_one_another(clues: list[Clue]) -> None:
    found = combine(clues, weights())

    assert all(0 <= each.score <= 0.99 and each.reasons for each in found)
    if not any("请核对" in reason for each in found for reason in each.reasons):
        assert sum(each.score for each in found) <= 1 + 1e-9
