"""What offices write where a catalogue writes something else: ``resources/match/thesaurus.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from archivist.domain.text import normalise
from archivist.paths import RESOURCES


@cache
def thesaurus() -> Mapping[str, tuple[str, ...]]:
    """Return the catalogue's term → the words of the trade, both in the normal form."""
    table = tomllib.loads((RESOURCES / "match" / "thesaurus.toml").read_text("utf-8"))
    return {normalise(term): tuple(map(normalise, words)) for term, words in table.items()}
