"""Ruled tables on PDF pages: the lines that are drawn give the grid, the text between them the cells.

PDFium tells both, so no second library has to read the page. What is parted by white space only is
no table here: it cannot be told from a layout.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from archivist.domain.place import Place
from archivist.extract.base import Table
from archivist.extract.pageobjects import Drawn, drawn_on
from archivist.extract.ruledgrid import Edge, Span, grids_of
from archivist.extract.text import cell_type

_LEAST_EDGES, _MOST_EDGES = 6, 6000
_SHORTEST = 4.0  # points; shorter strokes belong to letters and marks
_SLANT = 0.5
_ROUNDED = 0.1  # by which a box may be smaller than what is in it


@dataclass(slots=True)
class TableBudget:
    """What the tables of one file may cost: seconds of processor time, tables and cells."""

    seconds: float = 8.0
    tables: int = 300
    cells: int = 100_000
    found: list[Table] = field(default_factory=list)

    @property
    def spent(self) -> bool:
        """Whether no further page is looked at."""
        return self.seconds <= 0 or self.tables <= 0 or self.cells <= 0


def read_tables(
    page: pdfium.PdfPage, number: int, budget: TableBudget, drawn: Drawn | None = None
) -> None:
    """Add the ruled tables of page *number* to what *budget* found; *drawn* is what stands on it."""
    if budget.spent:
        return
    start = time.thread_time()
    edges = _edges((drawn or drawn_on(page)).paths)
    if _LEAST_EDGES <= len(edges) <= _MOST_EDGES:
        textpage = page.get_textpage()
        try:
            for spans in grids_of(edges):
                _add(textpage, spans, number, budget)
        finally:
            textpage.close()
    budget.seconds -= time.thread_time() - start


def _add(
    textpage: pdfium.PdfTextPage, spans: list[list[Span | None]], number: int, budget: TableBudget
) -> None:
    """Add a table where at least two of its cells say anything."""
    rows = tuple(tuple(_text(textpage, span) for span in row) for row in spans)
    if sum(bool(text) for row in rows for text in row) < 2 or budget.spent:  # noqa: PLR2004
        return
    budget.tables -= 1
    budget.cells -= sum(map(len, rows))
    name = f"表{len(budget.found) + 1}"
    types = tuple("".join(map(cell_type, row)) for row in rows)
    budget.found.append(Table(rows, types, Place(page=number, sheet=name), name))


def _text(textpage: pdfium.PdfTextPage, span: Span | None) -> str:
    """Return what stands in a cell, on one line; Chinese that was wrapped is joined again."""
    if span is None:
        return ""
    said = textpage.get_text_bounded(span.left, span.bottom, span.right, span.top)
    text = ""
    for line in (part.strip("\x00\ufffe\x02 \t") for part in said.splitlines()):
        wide = bool(text and line) and (ord(text[-1]) > 0x2E7F or ord(line[0]) > 0x2E7F)  # noqa: PLR2004
        text += line if wide or not text or not line else f" {line}"
    return text


def _edges(paths: list[object]) -> list[Edge]:
    """Return the upright and level strokes of *paths*, in points; no more once they are too many.

    Paths too short for a stroke are passed over: charts and letters are drawn with thousands.
    """
    found: list[Edge] = []
    box = [ctypes.c_float() for _ in range(4)]
    sides = [ctypes.byref(side) for side in box]
    for item in paths:
        if raw.FPDFPageObj_GetBounds(item, *sides):
            left, bottom, right, top = (side.value for side in box)
            if max(right - left, top - bottom) < _SHORTEST - _ROUNDED:
                continue
        found += _strokes(item)
        if len(found) > _MOST_EDGES:
            break
    return found


def _strokes(item: object) -> Iterator[Edge]:
    """Yield the strokes of a path; a closed one returns to where it began."""
    point, kind_of, closes = (
        raw.FPDFPathSegment_GetPoint,
        raw.FPDFPathSegment_GetType,
        raw.FPDFPathSegment_GetClose,
    )
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_EDGES)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        point(segment, at_x, at_y)
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = kind_of(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _edge(last, here)
        last = here
        if closes(segment):
            yield from _edge(last, first)


def _edge(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Edge]:
    across, up = abs(end[0] - start[0]), abs(end[1] - start[1])
    if up <= _SLANT and across >= _SHORTEST:
        yield Edge(
            (start[1] + end[1]) / 2, min(start[0], end[0]), max(start[0], end[0]), level=True
        )
    elif across <= _SLANT and up >= _SHORTEST:
        yield Edge(
            (start[0] + end[0]) / 2, min(start[1], end[1]), max(start[1], end[1]), level=False
        )
