"""The words of the trade and of everyday speech."""

from __future__ import annotations

import pytest

from archivist.domain.text import normalise
from archivist.editions.load import load_edition
from archivist.match.thesaurus import everyday, thesaurus

TABLES = pytest.mark.parametrize("table", [thesaurus, everyday])


@TABLES
def test_every_term_stands_in_the_reference_catalogue(table) -> None:
    own = [
        normalise("\n".join((standard.text, *standard.keywords)))
        for standard in load_edition("reference").standards
    ]

    assert [term for term in table() if not any(term in text for text in own)] == []


@TABLES
def test_words_are_in_the_normal_form_and_long_enough(table) -> None:
    words = [word for group in table().values() for word in group]

    assert all(word == normalise(word) and len(word) > 1 for word in words)


def test_both_tables_have_the_same_terms() -> None:
    assert everyday().keys() == thesaurus().keys()
