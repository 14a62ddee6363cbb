"""The goals of matching, on labelled files that it was not tuned on."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
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
    for half in ("a", "b", "c"):
        texts = matching_files.bodies(half)
        assert {body.standard for body in texts if body.standard} == set(words.standards)
    fourth = Counter(b.standard for b in matching_files.bodies("d") if b.standard)
    assert set(fourth) <= set(words.standards)
    assert sum(count >= 2 for count in fourth.values()) >= 80
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


def test_terse_texts_reach_the_goals(words: EditionWords) -> None:
    found = told("c", words)

    assert found.first / found.files >= 0.96
    assert found.among_three / found.files >= 0.98
    assert found.accepted_right / found.accepted >= 0.99


def test_everyday_words_nothing_was_tuned_on_are_mostly_found(words: EditionWords) -> None:
    found = told("d", words)

    assert found.first / found.files >= 0.78
    assert found.among_three / found.files >= 0.82
    assert found.accepted_right / found.accepted >= 0.95


@pytest.mark.parametrize(("half", "most"), [("a", 0.02), ("b", 0.02), ("c", 0.02), ("d", 0.25)])
def test_a_wrong_number_is_hardly_ever_taken_unseen(
    words: EditionWords, half: str, most: float
) -> None:
    """Where a text says nothing that is known (set D), nothing contradicts its number."""
    files = [f for f in matching_files.labelled(half, words) if f.style.startswith("wrong")]
    found = matching.matched(matching_files.items_of(files, words), words)
    taken = []
    for file, matched in zip(files, found, strict=True):
        best = matched.suggestions[0] if matched.suggestions else None
        if best and best.score >= matching.SURE and best.standard != file.standard:
            taken.append((file.path, best))

    assert len(files) > 30
    assert len(taken) <= most * len(files), taken


def test_two_thousand_files_take_ten_seconds(
    words: EditionWords, capsys: pytest.CaptureFixture[str]
) -> None:
    own = matching_files.labelled("a", words)
    files = [
        replace(file, path=f"{turn}/{file.path}", text=file.text * 12)  # some 1,500 characters
        for turn in range(5)
        for file in own
    ][:2000]

    began = time.process_time()
    found = matching.matched(matching_files.items_of(files, words), words)
    seconds = time.process_time() - began

    with capsys.disabled():
        told = sum(len(file.text) for file in files)
        sys.stdout.write(f"matched 2000 files, {told:,} characters, in {seconds:.1f} s\n")
    assert len(found) == 2000
    assert seconds < 10
