"""From the pieces of text found on a page to its lines, in the order a person reads them.

All coordinates are pixels of the page, x to the right and y down. A page that lies slightly askew
is set straight first; columns of running text are read one after the other; what stands on one
line is joined, with a tab where a wide gap parts it like the cells of a table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

Box = tuple[int, int, int, int]
Quad = tuple[tuple[float, float], ...]

_HAN = r"\u4e00-\u9fff\u3400-\u4dbf\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_GAP = re.compile(rf"(?<=[{_HAN}])[ \u3000\xa0]+|[ \u3000\xa0]+(?=[{_HAN}])")
# The models print Latin marks between Chinese characters; the page had the wide ones.
_WIDE = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}
_BRACKET = re.compile(rf"(?<=[{_HAN}])[()]|[()](?=[{_HAN}])")
_MARK = re.compile(rf"(?<=[{_HAN}])[,:;?!]")
_CELL_GAP = 2.5  # line heights between two cells; justified lines stay below
_WORD_GAP = 0.45
_LONG = 3.0  # a piece so many times wider than high tells the slant of its line
_WIDE_PIECE = 0.6  # of the block: spans the columns
_GUTTER = 1.5  # line heights
_COLUMN_LINES = 5
_COLUMN_FULL = 0.6
_PROSE = 8  # characters in a usual line of running text


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line as recognised: *box* is left, top, right, bottom in pixels, *sure* is 0..1."""

    text: str
    box: Box
    sure: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What the detector found: four corners from the upper left, clockwise."""

    text: str
    quad: Quad
    sure: float

    @property
    def box(self) -> Box:
        """The upright box around it."""
        xs, ys = [x for x, _ in self.quad], [y for _, y in self.quad]
        return math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece on the page set straight."""

    piece: Piece
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def in_reading_order(pieces: Sequence[Piece]) -> tuple[OcrLine, ...]:
    """Return the lines of a page from its *pieces*, which may come in any order."""
    slant = slant_of(pieces)
    placed = [_placed(piece, slant) for piece in pieces if piece.text.strip()]
    return tuple(_line(row) for block in _blocks(placed) for row in _rows(block))


def slant_of(pieces: Iterable[Piece]) -> float:
    """Return by how much the lines sink to the right, in radians: the median of the long pieces."""
    angles = []
    for piece in pieces:
        (x0, y0), (x1, y1), _, (x3, y3) = piece.quad
        height = math.hypot(x3 - x0, y3 - y0)
        if height and x1 - x0 > _LONG * height:
            angles.append(math.atan2(y1 - y0, x1 - x0))
    return median(angles) if angles else 0.0


def tidy(text: str) -> str:
    """Drop spaces beside Chinese characters, and give marks between them their full width."""
    text = _GAP.sub("", text.strip())
    for pattern in (_BRACKET, _MARK):
        text = pattern.sub(lambda found: _WIDE[found.group()], text)
    return text


def _placed(piece: Piece, slant: float) -> _Placed:
    sine, cosine = math.sin(-slant), math.cos(-slant)
    xs = [x * cosine - y * sine for x, y in piece.quad]
    ys = [x * sine + y * cosine for x, y in piece.quad]
    return _Placed(piece, min(xs), min(ys), max(xs), max(ys))


def _blocks(placed: list[_Placed]) -> list[list[_Placed]]:
    """Split a page into what is read one after the other: columns, and what spans them."""
    gutter = _gutter(placed)
    if gutter is None:
        return [placed] if placed else []
    blocks: list[list[_Placed]] = []
    waiting: list[_Placed] = []
    for each in sorted(placed, key=lambda p: p.middle):
        if each.left < gutter < each.right:
            blocks += [*_sides(waiting, gutter), [each]]
            waiting = []
        else:
            waiting.append(each)
    return [*blocks, *_sides(waiting, gutter)]


def _sides(placed: list[_Placed], gutter: float) -> list[list[_Placed]]:
    left = [each for each in placed if each.right <= gutter]
    right = [each for each in placed if each.left >= gutter]
    return [*_blocks(left), *_blocks(right)]


def _gutter(placed: list[_Placed]) -> float | None:
    """Return the x of a white band between two columns of running text, or None.

    The cells of a table are parted by white bands too, but their texts are short.
    """
    if len(placed) < 2 * _COLUMN_LINES:
        return None
    whole = max(p.right for p in placed) - min(p.left for p in placed)
    narrow = sorted((p for p in placed if p.width < _WIDE_PIECE * whole), key=lambda p: p.left)
    if len(narrow) < 2 * _COLUMN_LINES:
        return None
    least = _GUTTER * median(p.height for p in narrow)
    reach = narrow[0].right
    for index, each in enumerate(narrow[1:], 1):
        if each.left - reach >= least and all(map(_is_column, (narrow[:index], narrow[index:]))):
            return (reach + each.left) / 2
        reach = max(reach, each.right)
    return None


def _is_column(placed: list[_Placed]) -> bool:
    if len(placed) < _COLUMN_LINES:
        return False
    width = max(p.right for p in placed) - min(p.left for p in placed)
    full = median(p.width for p in placed) >= _COLUMN_FULL * width
    return full and median(len(p.piece.text) for p in placed) >= _PROSE


def _rows(placed: list[_Placed]) -> list[list[_Placed]]:
    """Group what stands on one line, from top to bottom, each row from left to right."""
    rows: list[list[_Placed]] = []
    for each in sorted(placed, key=lambda p: p.middle):
        row = rows[-1] if rows else []
        if row:
            near = abs(each.middle - mean(p.middle for p in row))
            apart = not any(p.left < each.right - 2 and each.left < p.right - 2 for p in row)
            if apart and near < 0.5 * min(each.height, *(p.height for p in row)):
                row.append(each)
                continue
        rows.append([each])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _line(row: list[_Placed]) -> OcrLine:
    height = median(p.height for p in row)
    parts = [tidy(row[0].piece.text)]
    for before, each in pairwise(row):
        gap = (each.left - before.right) / max(height, 1)
        parts.append("\t" if gap > _CELL_GAP else " " if gap > _WORD_GAP else "")
        parts.append(tidy(each.piece.text))
    boxes = [p.piece.box for p in row]
    around = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    weights = [len(p.piece.text) for p in row]
    sure = sum(w * p.piece.sure for w, p in zip(weights, row, strict=True)) / sum(weights)
    return OcrLine(tidy("".join(parts)), around, round(sure, 3))
