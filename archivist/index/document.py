"""What goes into the index and what comes out of a search: plain values, no engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from archivist.domain.dates import DateValue
from archivist.domain.kind import Kind

#: The fields a query may name; a word without a field looks in `DEFAULT_FIELDS`.
TEXT_FIELDS = ("text", "title", "caption", "number", "issuer", "name")
DEFAULT_FIELDS = ("text", "title", "caption")


class StaleIndex(Exception):  # noqa: N818 — a state the caller answers with a rebuild
    """The index is missing, damaged or of another version: rebuild it from the extracts."""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One material as search sees it. *path* is its identity, *text* the extract's text.

    *number* is the 文号, *standards* and *kinds* what it is filed under (or its own kind), *units*
    the units that answer for it, *date* the date of the material. *reading* tells one reading of the
    same bytes from another: a scan that is recognised later says more than before.
    """

    path: str
    sha256: str
    text: str = ""
    title: str = ""
    caption: str = ""
    number: str = ""
    issuer: str = ""
    standards: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    units: tuple[str, ...] = ()
    date: DateValue | None = None
    reading: str = ""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2].rpartition("!/")[2]

    @property
    def stamp(self) -> str:
        """A fingerprint of everything but the text, which SHA-256 and reading stand for.

        The index needs the document again exactly when the stamp differs from the one it holds.
        """
        return hashlib.sha256("\0".join(self._facts()).encode()).hexdigest()[:16]

    def _facts(self) -> Iterator[str]:
        for each in fields(self):
            if each.name != "text":
                value = getattr(self, each.name)
                yield "\1".join(value) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrow a search; None is no limit. *after* and *before* are inclusive days.

    A document dated by a month or a year is kept when any day it can mean lies in between; one
    without a date is not kept when a day is asked for. *paths* keeps only the documents named.
    """

    standard: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    after: date | None = None
    before: date | None = None
    paths: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found.

    *field* is where the words stand; *snippet* is a stretch of it, *spans* the words inside the
    snippet, and *offsets* the same (start, end) in that field's original text, in order.
    """

    path: str
    field: str
    score: float
    offsets: tuple[tuple[int, int], ...]
    snippet: str
    spans: tuple[tuple[int, int], ...]
    title: str = ""
    standards: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, and how many documents match. When not *exact*, *total* is an estimate."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    exact: bool = True
