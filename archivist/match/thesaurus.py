"""What offices write where a catalogue writes something else.

``resources/match/thesaurus.toml`` has the words of the trade, ``everyday.toml`` beside it those of
everyday speech.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from archivist.domain.text import normalise
from archivist.paths import RESOURCES


@cache
def thesaurus() -> Mapping[str, tuple[str, ...]]:
    """Return the catalogue's term → the words of the trade, both in the normal form."""
    return _table("thesaurus.toml")


@cache
def everyday() -> Mapping[str, tuple[str, ...]]:
    """Return the catalogue's term → what people say in short notes, both in the normal form."""
    return _table("everyday.toml")


def _table(name: str) -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((RESOURCES / "match" / name).read_text("utf-8"))
    return {normalise(term): tuple(map(normalise, words)) for term, words in table.items()}
