"""A filing, as it follows from the logs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from archivist.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class Filing:
    """A path filed under a standard. *piece* is its number there, kept for ever."""

    standard: str
    path: str
    sha256: str
    kind: Kind
    piece: int
    caption: str = ""
    day: date | None = None
    person: str = ""
    time: str = ""
    why: str = ""
