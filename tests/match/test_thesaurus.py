"""The words of the trade."""

from __future__ import annotations

from archivist.domain.text import normalise
from archivist.editions.load import load_edition
from archivist.match.thesaurus import thesaurus


def test_every_term_stands_in_the_reference_catalogue() -> None:
    own = [
        normalise("\n".join((standard.text, *standard.keywords)))
        for standard in load_edition("reference").standards
    ]

    assert [term for term in thesaurus() if not any(term in text for text in own)] == []


def test_words_are_in_the_normal_form_and_long_enough() -> None:
    words = [word for group in thesaurus().values() for word in group]

    assert all(word == normalise(word) and len(word) > 1 for word in words)
