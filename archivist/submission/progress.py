"""What an export says while it runs; the services pass it on as their own events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Phase(StrEnum):
    """What is being done."""

    COPY = "copy"
    VERIFY = "verify"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Missing:
    """A piece whose place is held by a note: its number, the note's path and the reason."""

    number: str
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The finished package: *files* and *bytes* are its payload, notes for what is missing included."""

    path: Path
    files: int
    bytes: int
    written: int
    missing: tuple[Missing, ...]
    gaps: int


@dataclass(frozen=True, slots=True)
class Progress:
    """File number *done* of *total* is finished; *bytes* of *total_bytes* in this phase.

    The last one is `DONE` with the *result*, or `CANCELLED`.
    """

    phase: Phase
    done: int
    total: int
    name: str = ""
    bytes: int = 0
    total_bytes: int = 0
    result: Exported | None = None
