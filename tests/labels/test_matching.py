"""The goals of matching, on labelled files that it was not tuned on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from archivist.editions.load import load_edition
from archivist.match.edition_words import EditionWords

sys.path.insert(0, str(Path(__file__).parent))
import matching
import matching_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def words() -> EditionWords:
    return EditionWords.of(load_edition("reference"))


def told(half: str, words: EditionWords) -> matching.Figures:
    files = matching_files.labelled(half, words)
    return matching.figures(files, matching.matched(matching_files.items_of(files, words), words))


def test_every_standard_has_a_body_of_each_wording(words: EditionWords) -> None:
    for half in matching_files.HALVES:
        texts = matching_files.bodies(half)
        assert {body.standard for body in texts if body.standard} == set(words.standards)
    nowhere = [
        b for half in matching_files.HALVES for b in matching_files.bodies(half) if not b.standard
    ]
    assert len(nowhere) >= 40


def test_the_held_out_half_reaches_the_goals(words: EditionWords) -> None:
    found = told("b", words)

    assert found.first / found.files >= 0.92
    assert found.among_three / found.files >= 0.98
    assert found.accepted_right / found.accepted >= 0.99
    assert found.unmatched_right / found.nowhere >= 0.9


def test_terse_texts_the_thesaurus_never_saw_are_still_found(words: EditionWords) -> None:
    found = told("c", words)

    assert found.first / found.files >= 0.92
    assert found.accepted_right / found.accepted >= 0.99


def test_a_wrong_number_is_never_taken_unseen(words: EditionWords) -> None:
    for half in matching_files.HALVES:
        files = [f for f in matching_files.labelled(half, words) if f.style.startswith("wrong")]
        found = matching.matched(matching_files.items_of(files, words), words)
        taken = [
            (file.path, matched.suggestions[0])
            for file, matched in zip(files, found, strict=True)
            if matched.suggestions
            and matched.suggestions[0].score >= matching.SURE
            and matched.suggestions[0].standard != file.standard
        ]
        assert taken == []
