"""A table as rows of texts, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or one table of a document. *rows* all have the same length; "" is an empty cell.

    Every cell of a merged range has the range's text. *continues* is true for a table that may be
    the rest of the one before it (a Word table broken over pages).
    """

    sheet: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    continues: bool = False

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(any(row) for row in self.rows)


def make_grid(
    sheet: str, rows: list[list[str]], *, hidden: bool = False, continues: bool = False
) -> Grid:
    """Make a grid of ragged *rows*: short ones are filled up with empty cells."""
    width = max((len(row) for row in rows), default=0)
    full = tuple((*row, *("",) * (width - len(row))) for row in rows)
    return Grid(sheet, full, hidden, continues)


def cell_name(row: int, column: int) -> str:
    """Return ``B4`` for row 3 and column 1 (both from 0)."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def cell_text(value: object) -> str:
    """Return what a person sees in a cell: whole numbers without ``.0``, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if isfinite(value) and value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
