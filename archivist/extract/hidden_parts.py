"""What of a workbook a reader does not see, and what it draws from other files (rule N06)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archivist.domain.figures import HiddenKind, HiddenPart
from archivist.domain.place import Place, Spot
from archivist.extract.base import Extract, Table
from archivist.extract.grid import address

_MOST = 20


def find_hidden_parts(extract: Extract) -> tuple[HiddenPart, ...]:
    """Return hidden sheets, rows and columns that hold something, and links to other files."""
    found = [part for table in extract.tables for part in _of_table(table)]
    links = filter(None, extract.properties.get("links", "").split("\n"))
    found += [HiddenPart(HiddenKind.LINK, Spot(name)) for name in links]
    return tuple(found[:_MOST])


def _of_table(table: Table) -> Iterator[HiddenPart]:
    if table.hidden:
        if any(any(row) for row in table.rows):
            yield HiddenPart(HiddenKind.SHEET, Spot(table.name, Place(sheet=table.name)))
        return
    rows = [r for r in table.hidden_rows if r < len(table.rows) and any(table.rows[r])]
    for first, last in _runs(rows):
        place = Place(sheet=table.place.sheet, cell=address(first, 0))
        yield HiddenPart(HiddenKind.ROW, Spot(_span(str(first + 1), str(last + 1)), place))
    columns = [c for c in table.hidden_columns if any(c < len(r) and r[c] for r in table.rows)]
    for first, last in _runs(columns):
        place = Place(sheet=table.place.sheet, cell=address(0, first))
        ends = (address(0, column)[:-1] for column in (first, last))
        yield HiddenPart(HiddenKind.COLUMN, Spot(_span(*ends), place))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if first is not None and last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
