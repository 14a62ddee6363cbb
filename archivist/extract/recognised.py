"""Recognised lines as passages: size and middle of a line from its box, table rows told apart."""

from __future__ import annotations

from collections.abc import Sequence

from archivist.domain.place import Place
from archivist.domain.text import is_han
from archivist.extract.base import Part, Passage
from archivist.extract.reading_order import OcrLine

_OFF_CENTRE = 0.035
_WIDEST = 0.72  # as in a text layer: a line as wide as the type area is body text
_POINTS = 72
_WIDE_OF = 0.2  # how much longer a box is than its line, in line heights
_SPREAD = 1.35  # characters so many times wider than high stand apart
_CELLS = 3
_TABLE_ROWS = 3


def passages_of(
    lines: Sequence[OcrLine], size: tuple[int, int], dpi: float, *, page: int | None = None
) -> list[Passage]:
    """Return the passages of one picture of *size* pixels.

    On a *page* of a document that is their place; else the box in the picture is. Rows of three
    cells and more are a table's where several stand on the page.
    """
    rows = [line for line in lines if line.text.count("\t") >= _CELLS - 1]
    tabular = len(rows) >= _TABLE_ROWS
    return [
        Passage(
            line.text,
            Place(page=page) if page else Place(box=line.box),
            Part.TABLE if tabular and "\t" in line.text else Part.BODY,
            centred=_is_centred(line, size[0]),
            font_size=_type_size(line, dpi),
        )
        for line in lines
    ]


def _is_centred(line: OcrLine, width: int) -> bool:
    left, _, right, _ = line.box
    middle = abs((left + right) / 2 - width / 2) < _OFF_CENTRE * width
    return middle and right - left < _WIDEST * width


def _type_size(line: OcrLine, dpi: float) -> float:
    """Estimate the size of the type in points: the width of a Chinese character, or the height.

    The width is the more exact, but tells nothing of a line whose characters are spread.
    """
    left, top, right, bottom = line.box
    height = bottom - top
    widths = sum(1.0 if is_han(c) else 0.5 for c in line.text)
    size = (right - left - _WIDE_OF * height) / widths
    if "\t" in line.text or size > _SPREAD * height or not any(map(is_han, line.text)):
        size = height
    return round(size * _POINTS / dpi, 1)
