"""The values matching gives back."""

from __future__ import annotations

from archivist.match.suggestion import Matching


def test_nothing_found_is_an_empty_matching() -> None:
    assert Matching() == Matching((), ())
