"""What goes into a submission package; made by ``services`` from an assessment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from archivist.domain.dates import DateValue
from archivist.domain.kind import Kind
from archivist.domain.numbering import parse
from archivist.domain.window import Window


@dataclass(frozen=True, slots=True)
class Piece:
    """One numbered piece of evidence (R9).

    *source* is where its bytes are now, None when they are gone; *sha256* (lower-case hex) and
    *size* (bytes) are those that were judged; *evidence_path* is POSIX, relative to the evidence root.
    """

    number: str
    standard: str
    kind: Kind
    source: Path | None
    sha256: str
    size: int
    title: str
    caption: str = ""
    date: DateValue | None = None
    document_number: str = ""
    unit: str = ""
    evidence_path: str = ""


class Gap(NamedTuple):
    """A required slot without evidence that stands: what is missing, and who owes it."""

    standard: str
    kind: Kind
    text: str
    unit: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole package.

    *standards* are (code, text) of every standard it answers for, *contents* (code, title) of the
    contents above them; *official* is false for the reference catalogue. *unit* is empty when the
    package is the whole city's. *volume* of *volumes* is set where the plan was divided.
    """

    title: str
    edition_name: str
    official: bool
    as_of: date
    pieces: tuple[Piece, ...]
    gaps: tuple[Gap, ...] = ()
    standards: tuple[tuple[str, str], ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    window: Window | None = None
    city: str = ""
    volume: int = 1
    volumes: int = 1


def in_order(plan: Plan) -> tuple[Piece, ...]:
    """Return the pieces by number, whatever order the plan lists them in."""
    return tuple(sorted(plan.pieces, key=lambda p: (*number_key(p.number), p.evidence_path)))


def gaps_in_order(plan: Plan) -> tuple[Gap, ...]:
    """Return the gaps by standard, then in the office's order of kinds."""
    kinds = list(Kind)
    return tuple(
        sorted(
            (Gap(*gap) for gap in plan.gaps),
            key=lambda g: (*number_key(g.standard), kinds.index(g.kind), g.text, g.unit),
        )
    )


def number_key(number: str) -> tuple[tuple[int, ...], str]:
    """Return a key that puts Ⅲ-9 before Ⅲ-10, also for codes of another shape."""
    parsed = parse(number)
    if parsed is not None:
        return (parsed.content, parsed.standard or 0, parsed.piece or 0), number
    return tuple(int(digits) for digits in re.findall(r"[0-9]+", number)), number
