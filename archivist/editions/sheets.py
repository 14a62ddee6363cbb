"""Goes through the sheets of a table file: finds each header and reads the lines below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from archivist.domain.finding import Level
from archivist.editions import fault
from archivist.editions.fault import Fault
from archivist.editions.grid import Grid
from archivist.editions.header import Column, Fits, Header, expected, find_header
from archivist.editions.lines import Line, read_lines


@dataclass(frozen=True)
class Sheet:
    """One sheet with a header; *title* is the first text above the header, or ""."""

    name: str
    title: str
    columns: frozenset[Column]
    lines: tuple[Line, ...]


def read_sheets(
    grids: tuple[Grid, ...], fits: Fits, wanted: Collection[Column]
) -> tuple[tuple[Sheet, ...], tuple[Fault, ...]]:
    """Return every sheet whose header satisfies *fits*, and the faults met on the way.

    Hidden sheets, and sheets without a header beside others that have one, are warned of; when
    none has a header, that is an error for each of them which names the *wanted* columns.
    """
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    headless: list[Grid] = []
    for grid, header in _with_headers(grids, fits):
        if header is None:
            headless.append(grid)
            continue
        lines, skipped = read_lines(grid, header)
        title = next((cell for row in grid.rows[: header.start] for cell in row if cell), "")
        sheets.append(Sheet(grid.sheet, title, frozenset(header.columns), tuple(lines)))
        faults += skipped
    for grid in grids:
        if grid.hidden and not grid.blank:
            faults.append(Fault(grid.sheet, "", fault.HIDDEN_SHEET, {}, Level.WARNING))
    faults += _headless(headless, wanted, any_header=bool(sheets))
    return tuple(sheets), tuple(faults)


def _with_headers(grids: tuple[Grid, ...], fits: Fits) -> Iterator[tuple[Grid, Header | None]]:
    last: tuple[int, Header] | None = None
    for grid in grids:
        if grid.hidden or grid.blank:
            continue
        header = find_header(grid, fits)
        if header is None and last and grid.continues and grid.width == last[0]:
            header = Header(0, 0, last[1].columns, last[1].heads)
        if header is not None:
            last = (grid.width, header)
        yield grid, header


def _headless(
    grids: list[Grid], wanted: Collection[Column], *, any_header: bool
) -> Iterator[Fault]:
    for grid in grids:
        if any_header:
            yield Fault(grid.sheet, "", fault.UNUSED_SHEET, {}, Level.WARNING)
        else:
            yield Fault(grid.sheet, "", fault.NO_HEADER, {"expected": expected(wanted)})
    if not grids and not any_header:
        yield Fault("", "", fault.NO_HEADER, {"expected": expected(wanted)})
