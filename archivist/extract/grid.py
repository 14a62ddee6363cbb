"""Rows of cells, shared by all readers of sheets: addresses, values as text, passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from archivist.domain.place import Place
from archivist.extract.base import Part, Passage, Table
from archivist.extract.limits import MAX_CELLS

_LETTERS = 26
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MAX_ROWS = 1_048_576


@dataclass(slots=True)
class Cell:
    """A cell's text, its letter of :class:`Table` types and the decimals its format shows."""

    text: str
    type: str
    decimals: str = "."


_BLANK = Cell("", ".")


class Row(NamedTuple):
    """A row from column A on: texts, and a letter a cell of its type and of the decimals shown."""

    texts: tuple[str, ...]
    types: str
    decimals: str


@dataclass(slots=True)
class Budget:
    """How many cells of one file may still be kept."""

    left: int = MAX_CELLS

    @property
    def spent(self) -> bool:
        """Whether the file says more than is kept."""
        return self.left < 0


@dataclass(slots=True)
class Sheet:
    """A sheet while it is read; rows count from 0, and cells left out in between are empty."""

    name: str
    hidden: bool = False
    rows: list[tuple[str, ...]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    decimals: list[str] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(self, number: int, cells: dict[int, Cell], budget: Budget) -> bool:
        """Add row *number* with *cells* by column; return False when the budget is spent."""
        width = max(cells, default=-1) + 1
        if width > budget.left:
            budget.left -= width
            return False
        row = [cells.get(column, _BLANK) for column in range(width)]
        texts, types, shown = (
            zip(*((c.text, c.type, c.decimals) for c in row), strict=True) if row else ((), (), ())
        )
        return self.add(number, Row(texts, "".join(types), "".join(shown)), budget)

    def add(self, number: int, row: Row, budget: Budget) -> bool:
        """Add row *number*; return False when the budget is spent."""
        texts, types, decimals = row
        if not texts or number < len(self.rows) or number >= _MAX_ROWS:
            return not budget.spent
        budget.left -= len(texts)
        if budget.spent:
            return False
        if gap := number - len(self.rows):
            self.rows += [()] * gap
            self.types += [""] * gap
            self.decimals += [""] * gap
        self.rows.append(texts)
        self.types.append(types)
        self.decimals.append(decimals.rstrip("."))
        return True

    def table(self) -> Table:
        """Return the grid; row 0, column 0 is A1."""
        place = Place(sheet=self.name)
        return Table(
            tuple(self.rows),
            tuple(self.types),
            place,
            self.name,
            self.hidden,
            tuple(self.decimals) if any(self.decimals) else (),
            tuple(self.merged),
            tuple(sorted(self.hidden_rows)),
            tuple(sorted(self.hidden_columns)),
        )

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield number and text of each row that says anything."""
        for number, row in enumerate(self.rows):
            text = "\t".join(row).replace("\n", " ").strip()
            if text:
                yield number, text

    def passages(self) -> Iterator[Passage]:
        """Yield one passage a row that says anything."""
        for number, text in self.lines():
            unseen = self.hidden or number in self.hidden_rows
            part = Part.HIDDEN if unseen else Part.TABLE
            yield Passage(text, Place(sheet=self.name, cell=f"A{number + 1}"), part)


def address(row: int, column: int) -> str:
    """Return ``B4`` for row 3, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


@lru_cache(maxsize=1 << 15)
def column_of(reference: str) -> int | None:
    """Return 1 for ``B4``, or None when it is no address."""
    column = 0
    for character in reference:
        if not ("A" <= character <= "Z"):
            break
        column = column * _LETTERS + ord(character) - ord("A") + 1
    return column - 1 if column else None


def range_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of ``B2:D4``; None when it is none."""
    first, _, last = reference.replace("$", "").partition(":")
    ends = [(column_of(end), end.lstrip(_LATIN)) for end in (first, last or first)]
    if any(column is None or not row.isdecimal() for column, row in ends):
        return None
    (left, top), (right, bottom) = ends
    return int(top) - 1, left or 0, int(bottom) - 1, right or 0


def number_text(number: float, *, percent: bool = False) -> str:
    """Write a number the way a sheet shows it unrounded: no exponent, no ``.0``."""
    if percent:
        return f"{number * 100:.12g}%"
    if abs(number) < 1e15 and number == int(number):  # noqa: PLR2004 — what a double holds exactly
        return str(int(number))
    return f"{number:.15g}"


def time_text(value: date | time | timedelta) -> str:
    """Write a date or a time in ISO 8601; midnight is a day alone."""
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(" ", "seconds")
    if isinstance(value, time):
        return value.isoformat("seconds")
    return str(value)
