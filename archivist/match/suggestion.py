"""What matching says: where a material may belong, and why. It never decides."""

from __future__ import annotations

from dataclasses import dataclass

from archivist.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign that a material belongs to a standard; *score* is 0..1, *why* a Chinese sentence."""

    standard: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One standard and kind a person may accept; *score* is 0..1, *why* Chinese sentences."""

    path: str
    standard: str
    kind: Kind
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """At most five suggestions, best first, and remarks on signs that led nowhere.

    Without any suggestion the remarks say why.
    """

    suggestions: tuple[Suggestion, ...] = ()
    remarks: tuple[str, ...] = ()
