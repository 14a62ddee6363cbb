"""A report described once: on screen, in a spreadsheet, on paper and in a browser.

A report is a head and blocks. What a table shows is a tuple of columns, and each column knows how a
row answers it; the renderers and the window's table models use the same columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from archivist.i18n import N_

Cell = str | int | float | date


class Align(StrEnum):
    """Where a cell's text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Tone(StrEnum):
    """How a cell or row is coloured; the words in it always say the same."""

    PLAIN = "plain"
    GOOD = "good"
    HINT = "hint"
    CONFIRM = "confirm"
    WARNING = "warning"
    ERROR = "error"
    MUTED = "muted"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading (marked for translation), and how a row answers it.

    *width* is in full-width characters. With *merge*, equal neighbours below each other are shown as
    one cell where the medium has such cells and nobody filters (paper, browser).
    """

    heading: str
    of: Callable[[Any], Cell]
    width: float = 8
    align: Align = Align.LEFT
    tone: Callable[[Any], Tone] | None = None
    merge: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; a new sheet of a workbook begins here."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its label, such as 材料格 415."""

    label: str
    number: int | str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers side by side; they are never merged into one score."""

    cards: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: *columns* ask, *rows* (plain objects) answer.

    *name* is the sheet's name. *group* names the band a row belongs to; rows of a band stand
    together already. *totals* tells that the last row sums up the others. The *main* grid of a
    report comes first where only tables are written.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]
    row_style: Callable[[Any], Tone] | None = None
    group: Callable[[Any], str] | None = None
    totals: bool = False
    main: bool = False
    empty: str = N_("无")

    def cells(self, row: Any) -> tuple[Cell, ...]:
        """Return what *row* answers, one value a column."""
        return tuple(column.of(row) for column in self.columns)

    def tones(self, row: Any) -> tuple[Tone, ...]:
        """Return the tone of each cell: the column's own, else the row's."""
        base = self.row_style(row) if self.row_style else Tone.PLAIN
        found = (column.tone(row) if column.tone else Tone.PLAIN for column in self.columns)
        return tuple(base if tone is Tone.PLAIN else tone for tone in found)

    def bands(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Yield (label, rows) of each band; one band without a label where there is no group."""
        if self.group is None:
            yield "", self.rows
            return
        for label, rows in groupby(self.rows, key=self.group):
            yield label, tuple(rows)

    def spans(self, rows: tuple[Any, ...]) -> list[list[int]]:
        """Return how many rows each cell covers; 0 where a merged cell above covers it.

        All merged columns end together, so that a page's first rows soon name the whole path again.
        """
        merged = [index for index, column in enumerate(self.columns) if column.merge]
        keys = [tuple(self.columns[index].of(row) for index in merged) for row in rows]
        spans = [[1] * len(self.columns) for _ in rows]
        start = 0
        for line in range(1, len(rows) if merged else 0):
            if keys[line] != keys[start]:
                start = line
                continue
            for index in merged:
                spans[line][index] = 0
                spans[start][index] += 1
        return spans


Block = Heading | Paragraph | Figures | Grid


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day for the calendar. *key* tells it from every other one, the same whenever it is written."""

    key: str
    day: date
    summary: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A head and blocks. *day* is the day of judgement; *meta* are labels with their values.

    *notice* must not be overlooked: that the catalogue is not the official one. *occasions* are
    what a calendar shows of it: None for most reports.
    """

    title: str
    day: date
    meta: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    blocks: tuple[Block, ...] = ()
    occasions: tuple[Occasion, ...] | None = None

    @property
    def has_days(self) -> bool:
        """Whether it can be written as a calendar, even if an empty one."""
        return self.occasions is not None

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables of the report, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))
