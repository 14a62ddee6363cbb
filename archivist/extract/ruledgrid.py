"""Cells out of ruling lines: which strokes make one table, and which of its cells are merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_NEAR = 2.5  # points by which strokes of one line may differ; a thin filled box is two strokes
_COVERED = 0.7  # of a cell's side that must be drawn
_LEAST = 3  # lines each way: two rows and two columns
_MOST = 400


@dataclass(frozen=True, slots=True)
class Edge:
    """A stroke: *at* its own line, from *start* to *end* along it, in points."""

    at: float
    start: float
    end: float
    level: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The box of a cell in points; *top* is above *bottom*, as PDF counts."""

    left: float
    bottom: float
    right: float
    top: float


def grids_of(edges: Sequence[Edge]) -> Iterator[list[list[Span | None]]]:
    """Yield the grid of each table, from the top: a span where a cell begins, None where one goes on."""
    tables = [found for group in _joined(edges) if (found := _grid(group))]
    yield from sorted(tables, key=lambda grid: -max(s.top for row in grid for s in row if s))


def _joined(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Group strokes that cross or touch each other."""
    levels = [e for e in edges if e.level]
    uprights = [e for e in edges if not e.level]
    group = list(range(len(levels) + len(uprights)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    by_line = sorted(range(len(levels)), key=lambda n: levels[n].at)
    heights = [levels[index].at for index in by_line]
    for number, upright in enumerate(uprights, len(levels)):
        lowest = bisect_left(heights, upright.start - _NEAR)
        highest = bisect_right(heights, upright.end + _NEAR)
        for index in by_line[lowest:highest]:
            level = levels[index]
            if level.start - _NEAR <= upright.at <= level.end + _NEAR:
                group[root(index)] = root(number)
    found: dict[int, list[Edge]] = {}
    for index, edge in enumerate((*levels, *uprights)):
        found.setdefault(root(index), []).append(edge)
    yield from found.values()


def _grid(edges: list[Edge]) -> list[list[Span | None]]:
    ys = _lines(e.at for e in edges if e.level)[::-1]
    xs = _lines(e.at for e in edges if not e.level)
    if not (_LEAST <= len(ys) <= _MOST and _LEAST <= len(xs) <= _MOST):
        return []
    drawn = _Drawn(edges)
    taken: set[tuple[int, int]] = set()
    rows: list[list[Span | None]] = []
    for row in range(len(ys) - 1):
        cells: list[Span | None] = []
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                cells.append(None)
                continue
            below, right = _extent(drawn, xs, ys, row, column)
            taken |= {(r, c) for r in range(row, below) for c in range(column, right)}
            cells.append(Span(xs[column], ys[below], xs[right], ys[row]))
        rows.append(cells)
    return rows


def _extent(
    drawn: _Drawn, xs: list[float], ys: list[float], row: int, column: int
) -> tuple[int, int]:
    """Return the row and column behind a cell: it goes on until a line is drawn."""
    right = column + 1
    while right < len(xs) - 1 and not drawn.upright(xs[right], ys[row + 1], ys[row]):
        right += 1
    below = row + 1
    while below < len(ys) - 1 and not drawn.level(ys[below], xs[column], xs[right]):
        below += 1
    return below, right


class _Drawn:
    """Tells which stretch of a line is drawn."""

    def __init__(self, edges: list[Edge]) -> None:
        self._levels = _Strokes(e for e in edges if e.level)
        self._uprights = _Strokes(e for e in edges if not e.level)

    def level(self, at: float, start: float, end: float) -> bool:
        """Whether most of a level stretch is drawn."""
        return self._levels.cover(at, start, end)

    def upright(self, at: float, start: float, end: float) -> bool:
        """Whether most of an upright stretch is drawn."""
        return self._uprights.cover(at, start, end)


class _Strokes:
    """Strokes of one direction, by the line they lie on."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._edges = sorted(edges, key=lambda e: e.at)
        self._places = [e.at for e in self._edges]

    def cover(self, at: float, start: float, end: float) -> bool:
        """Whether most of the stretch from *start* to *end* of the line *at* is drawn."""
        first = bisect_left(self._places, at - _NEAR)
        last = bisect_right(self._places, at + _NEAR)
        on_line = [e for e in self._edges[first:last] if e.end > start and e.start < end]
        reached = start
        covered = 0.0
        for edge in sorted(on_line, key=lambda e: e.start):
            covered += max(0.0, min(edge.end, end) - max(edge.start, reached))
            reached = max(reached, edge.end)
        return covered >= _COVERED * (end - start)


def _lines(places: Iterable[float]) -> list[float]:
    """Return one place for each line: strokes near each other are one."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][-1] <= _NEAR:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(group) / len(group) for group in found]
