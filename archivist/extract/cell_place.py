"""The very cell of a sheet that a stretch of text stands in; a passage names only its row."""

from __future__ import annotations

import re
from dataclasses import replace

from archivist.domain.place import Place
from archivist.extract.base import Extract, Table
from archivist.extract.grid import address

_ROW = re.compile(r"[A-Z]+([0-9]+)")


def exact_place(extract: Extract, offset: int) -> Place:
    """Return the place of the character at *offset* of ``extract.text``, to the cell in a sheet."""
    place = extract.place_at(offset)
    row = _ROW.fullmatch(place.cell or "")
    table = _table(extract, place)
    if row is None or table is None:
        return place
    number = int(row[1]) - 1
    if number >= len(table.rows):
        return place
    start = extract.text.rfind("\n", 0, offset) + 1
    column = _column(table.rows[number], offset - start)
    return place if column is None else replace(place, cell=address(number, column))


def _table(extract: Extract, place: Place) -> Table | None:
    named = (t for t in extract.tables if t.place.sheet and t.place.sheet == place.sheet)
    return next((t for t in named if t.place.member == place.member), None)


def _column(row: tuple[str, ...], within: int) -> int | None:
    """Return the column of the character *within* a row's passage: its cells with tabs between.

    The passage begins at the first cell that says anything.
    """
    cells = [cell.replace("\n", " ") for cell in row]
    joined = "\t".join(cells)
    at = within + len(joined) - len(joined.lstrip())
    for column, cell in enumerate(cells):
        if at <= len(cell):
            return column
        at -= len(cell) + 1
    return None
