"""What every reader returns, and the ways it may fail."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from archivist.domain.dates import DateReading
from archivist.domain.facts import PageLayout, PhotoFacts, ScannedPage, Seen
from archivist.domain.ocr import Unseen
from archivist.domain.picture import EmbeddedPicture
from archivist.domain.place import NOWHERE, Place
from archivist.domain.signs import Active, Draft


class Part(StrEnum):
    """Which part of a file a passage belongs to; only `BODY` and `TABLE` are its own words."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    TEXT_BOX = "text_box"
    COMMENT = "comment"
    DELETED = "deleted"
    HIDDEN = "hidden"


OWN_WORDS = (Part.BODY, Part.TABLE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text, usually a paragraph, a page's line block or a table row, with its place.

    *label* is what of *text* the program which wrote the file puts there by itself, the numbers of
    lists: nobody typed them, and Word does not count them.
    """

    text: str
    place: Place = NOWHERE
    part: Part = Part.BODY
    heading: bool = False
    centred: bool = False
    font_size: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cell texts.

    *types* has one string a row, one letter a cell: ``n`` number, ``s`` text, ``d`` date, ``b`` truth,
    ``e`` error, ``f`` formula nobody computed, ``.`` empty. *decimals* are the digits behind the point that a number's
    format shows, ``.`` where it says nothing. *merged* are first row, first column, last row, last column;
    rows and columns count from 0.
    """

    rows: tuple[tuple[str, ...], ...]
    types: tuple[str, ...] = ()
    place: Place = NOWHERE
    name: str = ""
    hidden: bool = False
    decimals: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True)
class Extract:
    """What one file says: passages in reading order, tables, properties. Plain values only.

    *properties* may hold ``links`` (the other files a workbook draws on, one a line), ``title``,
    ``author``, ``last_author``, ``company``, ``application``, ``application_version``, ``created``
    and ``modified`` (ISO 8601), ``description``, ``encoding``,
    ``template``, ``base`` (of links), ``manager``, and ``truncated``: ``text`` or
    ``cells`` when the file says more than :mod:`archivist.extract.limits` keeps;
    ``sheets``: the names of a workbook's tabs, one a line, those of empty sheets too;
    ``active_unread``: why nobody could tell whether anything in the file acts on its own.
    What was seen rather than read (:mod:`archivist.extract.see`) is in *seen*, *scans*, *stamped*,
    *unseen*, *pictures* and *drawings*; *active* comes from :mod:`archivist.extract.active`; *layout* is how a
    Word paper sets up its pages.
    """

    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    pages: int | None = None
    photo: PhotoFacts | None = None
    drafts: tuple[Draft, ...] = ()
    images: int = 0
    seen: tuple[Seen, ...] = ()
    scans: tuple[ScannedPage, ...] = ()
    stamped: tuple[DateReading, ...] = ()
    unseen: Unseen | None = None
    active: tuple[Active, ...] = ()
    pictures: tuple[EmbeddedPicture, ...] = ()
    drawings: bool = False
    layout: PageLayout | None = None

    @cached_property
    def text(self) -> str:
        """All passages, one a line: the one text that index, matching, rules and preview share."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def own_text(self) -> str:
        """The body and its tables only: no header, footer, comment or hidden text."""
        return "\n".join(p.text for p in self.passages if p.part in OWN_WORDS)

    @cached_property
    def labels(self) -> str:
        """What of the own text the program writes by itself, which 字数 does not count."""
        return "\n".join(p.label for p in self.passages if p.label and p.part in OWN_WORDS)

    def place_at(self, offset: int) -> Place:
        """Return the place of the character at *offset* of :attr:`text`."""
        index = bisect_right(self._starts, offset) - 1
        return self.passages[index].place if 0 <= index < len(self.passages) else NOWHERE

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(p.text) + 1 for p in self.passages), initial=0))[:-1]

    def __getstate__(self) -> dict[str, object]:
        """Pickle the fields only: what was computed from them is cheap to compute again."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


class Reader(Protocol):
    """A module that reads some formats. *format* is what :mod:`archivist.extract.sniff` found."""

    @property
    def FORMATS(self) -> tuple[str, ...]: ...  # noqa: N802 — a module's constant

    def extract(self, path: Path) -> Extract: ...


class ExtractError(Exception):
    """Base of everything a reader raises on purpose; *code* is the rule that reports it."""

    code = "G03"


class DamagedError(ExtractError):
    """The file is cut short or altered (G03)."""


class EncryptedError(ExtractError):
    """The file needs a password (G07)."""

    code = "G07"


class EmptyFileError(ExtractError):
    """The file has no bytes (G08)."""

    code = "G08"


class UnreadableError(ExtractError):
    """A sound file of a format without a reader here (G05)."""

    code = "G05"
