"""Reports as CSV for Excel and WPS: UTF-8 with BOM, CRLF.

The main table comes first, so that a program finds the headings in the first line; other tables and
the head follow, each after an empty line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from archivist.i18n import _
from archivist.reports.cell import looks_like_formula, text_of
from archivist.reports.table import Cell, Figures, Grid, Paragraph, Report


def render(report: Report) -> bytes:
    """Return the file's bytes."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(_lines(report))
    return stream.getvalue().encode("utf-8-sig")


def _lines(report: Report) -> Iterator[list[str]]:
    grids = sorted(report.grids, key=lambda grid: not grid.main)
    for position, grid in enumerate(grids):
        if position:
            yield []
            yield [_plain(grid.name)]
        yield from _table(grid)
    if grids:
        yield []
    yield [_plain(report.title), _plain(report.notice)] if report.notice else [_plain(report.title)]
    for label, value in report.meta:
        yield [_plain(label), _plain(value)]
    for block in report.blocks:
        if isinstance(block, Figures):
            yield from ([_plain(card.label), _plain(card.number)] for card in block.cards)
        elif isinstance(block, Paragraph):
            yield [_plain(block.text)]


def _table(grid: Grid) -> Iterator[list[str]]:
    yield [_plain(_(column.heading)) for column in grid.columns]
    for row in grid.rows:
        yield [_plain(value) for value in grid.cells(row)]


def _plain(value: Cell) -> str:
    """Return the cell's text; an apostrophe keeps a spreadsheet from calculating it."""
    text = text_of(value)
    if isinstance(value, str) and (looks_like_formula(value) or looks_like_formula(text)):
        return f"'{text}"
    return text
