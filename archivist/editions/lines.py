"""The rows below a header, one record each, with what merged or empty cells take from above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from archivist.domain.finding import Level
from archivist.editions import fault
from archivist.editions.codes import level_of, read_number
from archivist.editions.fault import Fault
from archivist.editions.grid import Grid, cell_name
from archivist.editions.header import HIERARCHY, Column, Header

_REMARK = re.compile(
    r"^\s*(?:[*※]?\s*(?:注|说明|备注)\s*[：:\d]|填表|制表|填报|审核人|合计|总计|共计|小计)"
)
_LEVEL_COLUMN = {1: Column.PROJECT, 2: Column.INDICATOR, 3: Column.CONTENT}
_BLOCK = re.compile(r"[版板]块")
_LONGEST_NUMBER = 12


@dataclass(frozen=True)
class Line:
    """One row: *texts* by column, "" where it says nothing; *carried* columns come from above."""

    sheet: str
    row: int
    texts: Mapping[Column, str]
    places: Mapping[Column, tuple[int, ...]]
    carried: frozenset[Column] = frozenset()

    def text(self, column: Column) -> str:
        """Return what stands in *column*, "" when there is no such column."""
        return self.texts.get(column, "")

    def cell(self, column: Column) -> str:
        """Return the name of the cell, or the row's first cell when there is no such column."""
        return cell_name(self.row, self.places.get(column, (0,))[0])

    @property
    def number(self) -> str:
        """The number as written; a running number (序号) is none, a code in that column is."""
        if Column.NUMBER in self.places:
            return self.text(Column.NUMBER)
        serial = self.text(Column.SERIAL)
        reading = read_number(serial) if serial else None
        return serial if reading and reading.content and not reading.was_date else ""

    def blame(self, column: Column, message: str, **values: object) -> Fault:
        """Make an error that points at *column* of this row."""
        return Fault(self.sheet, self.cell(column), message, values)

    def warn(self, column: Column, message: str, **values: object) -> Fault:
        """Make a warning that points at *column* of this row."""
        return Fault(self.sheet, self.cell(column), message, values, Level.WARNING)


def read_lines(grid: Grid, header: Header) -> tuple[list[Line], list[Fault]]:
    """Return the rows of *grid* below *header*, and a warning for each that was not understood.

    Empty rows, repeated heads and remarks are left out. A row that holds nothing but ``Ⅰ-2 …``
    is a title and counts as that column of the rows below it.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    above = _titles(grid, header)
    for index in range(header.end, len(grid.rows)):
        row = grid.rows[index]
        if not any(row) or header.repeated(row):
            continue
        section = _section(row, header)
        if section is not None:
            _carry(above, section[0], section[1])
        elif _is_remark(row, header):
            faults += _skipped(grid, index, row)
        else:
            lines.append(_line(grid.sheet, index, row, header, above))
    return lines, faults


def _titles(grid: Grid, header: Header) -> dict[Column, str]:
    """Return the levels that stand above the header, as on a sheet for one project."""
    above: dict[Column, str] = {}
    for row in grid.rows[: header.start]:
        for text in dict.fromkeys(cell for cell in row if cell):
            level = level_of(text)
            if level is not None and _LEVEL_COLUMN[level] not in header.columns:
                _carry(above, _LEVEL_COLUMN[level], text)
    return above


def _line(
    sheet: str, index: int, row: tuple[str, ...], header: Header, above: dict[Column, str]
) -> Line:
    texts = {column: _joined(row, places) for column, places in header.columns.items()}
    carried: set[Column] = set()
    for column in HIERARCHY:
        if texts.get(column):
            if texts[column] != above.get(column):
                _carry(above, column, texts[column])
        elif above.get(column):
            texts[column] = above[column]
            carried.add(column)
    return Line(sheet, index, texts, header.columns, frozenset(carried))


def _carry(above: dict[Column, str], column: Column, text: str) -> None:
    """Remember *text*; what stood at the levels below it belongs to something else now."""
    above[column] = text
    for lower in HIERARCHY[HIERARCHY.index(column) + 1 :]:
        above.pop(lower, None)


def _joined(row: tuple[str, ...], places: tuple[int, ...]) -> str:
    """Join the cells of columns with the same head, once where one merged cell covers them."""
    return " ".join(dict.fromkeys(row[place] for place in places if row[place]))


def _section(row: tuple[str, ...], header: Header) -> tuple[Column, str] | None:
    texts = {cell for cell in row if cell}
    text = texts.pop()
    if texts:
        return None
    level = level_of(text)
    if level is not None:
        number = read_number(text) if level == len(_LEVEL_COLUMN) else None
        return None if number and number.ordinal else (_LEVEL_COLUMN[level], text)
    across = all(row[place] == text for place in _places(header, Column.NUMBER, Column.STANDARD))
    if not across or row.count(text) < len(HIERARCHY) - 1 or _REMARK.match(text):
        return None
    if _BLOCK.search(text):
        return Column.BLOCK, text
    return None if Column.PROJECT in header.columns else (Column.PROJECT, text)


def _is_remark(row: tuple[str, ...], header: Header) -> bool:
    """Whether the row is one text that belongs to no column: a note, a signature line."""
    texts = {cell for cell in row if cell}
    if len(texts) > 1:
        return bool(_REMARK.match(next(cell for cell in row if cell)))
    text = next(iter(texts))
    if _REMARK.match(text):
        return True
    used = {i for i, cell in enumerate(row) if cell}
    told = set(
        _places(header, *(c for c in header.columns if c not in {Column.SERIAL, Column.NUMBER}))
    )
    in_number = used <= set(_places(header, Column.NUMBER)) and len(text) <= _LONGEST_NUMBER
    across = len(used) > 1 and used >= set(_places(header, Column.NUMBER, Column.STANDARD))
    return across or not (used & told or in_number)


def _skipped(grid: Grid, index: int, row: tuple[str, ...]) -> list[Fault]:
    place, text = next((i, cell) for i, cell in enumerate(row) if cell)
    if _REMARK.match(text) or text.isdecimal():
        return []
    values = {"text": text}
    return [Fault(grid.sheet, cell_name(index, place), fault.SKIPPED_ROW, values, Level.WARNING)]


def _places(header: Header, *columns: Column) -> list[int]:
    return [place for column in columns for place in header.columns.get(column, ())]
