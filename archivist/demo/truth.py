"""The truth file: what the sample evidence was made to show, for anyone who checks the checker."""

from __future__ import annotations

from pathlib import Path

import msgspec

from archivist.domain.finding import Level
from archivist.domain.kind import Kind

TRUTH_FILE = "truth.json"
EVIDENCE_FOLDER = "材料"


class Assigned(msgspec.Struct, frozen=True):
    """Who answers for a standard; an empty person is a planted M05."""

    standard: str
    unit: str
    person: str
    due: str


class Filed(msgspec.Struct, frozen=True):
    """Where a file belongs."""

    path: str
    standard: str
    kind: Kind


class Expected(msgspec.Struct, frozen=True, order=True):
    """A finding the check must report; *level* is error, warning, confirm or hint."""

    code: str
    level: str
    standard: str | None = None
    kind: Kind | None = None
    path: str | None = None


class Truth(msgspec.Struct, frozen=True):
    """Everything planned: settings and assignments to apply, filings and findings to expect.

    Paths are POSIX, relative to the evidence folder. *captions* are lists of captions, which are
    no evidence. Findings are judged on the review date.
    """

    city: str
    test_month: str
    review_date: str
    seed: int
    settings: dict[str, str]
    assignments: tuple[Assigned, ...]
    filings: tuple[Filed, ...]
    findings: tuple[Expected, ...]
    captions: tuple[str, ...]
    files: int


def expected_level(level: Level) -> str:
    """Return a level's word in JSON."""
    return level.name.lower()


def encode_truth(truth: Truth) -> bytes:
    """Return *truth* as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(truth), indent=1)


def read_truth(folder: Path) -> Truth:
    """Read the truth file of a sample folder.

    Raises OSError when there is none, msgspec.DecodeError when it is not one.
    """
    return msgspec.json.decode((folder / TRUTH_FILE).read_bytes(), type=Truth)
