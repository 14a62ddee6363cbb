"""Table rows of a Word 97 to 2003 or RTF document, and how their cells line up."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from archivist.extract.oldlines import CELL_END, Line

_NEAR = 40  # twips; borders nearer than this are meant to be one
_MAX_COLUMNS = 1000


@dataclass(slots=True)
class Row:
    """A row while it is read: *open* are the lines of the cell that has not ended yet."""

    cells: list[list[Line]] = field(default_factory=list)
    open: list[Line] = field(default_factory=list)
    edges: tuple[int, ...] = ()

    def ended_by(self, line: Line) -> bool:
        """Whether a paragraph is the mark that ends this row."""
        if line.mark != CELL_END:
            return False
        # Where no looks are read, an empty cell behind a full one is taken for the end.
        bare = not line.own.strip() and not self.open and bool(self.cells)
        return line.look.row_end or (not line.look.in_table and bare)

    def put(self, line: Line) -> None:
        """Add a paragraph to the cell it is in."""
        self.open.append(line)
        if line.mark == CELL_END:
            self.cells.append(self.open)
            self.open = []

    @property
    def lines(self) -> list[Line]:
        """All paragraphs of the row."""
        return [line for cell in (*self.cells, self.open) for line in cell]

    @property
    def texts(self) -> tuple[str, ...]:
        """What each cell says, on one line."""
        cells = (*self.cells, self.open) if self.open else self.cells
        return tuple(
            " ".join(" ".join(line.own.split()) for line in cell if line.own.strip())
            for cell in cells
        )


def columns_of(rows: list[Row]) -> list[tuple[int, ...]]:
    """Return the column of each cell, by the borders of all rows, so that spanning cells line up."""
    borders: list[int] = []
    for edge in sorted({edge for row in rows if _bordered(row) for edge in row.edges}):
        if not borders or edge - borders[-1] > _NEAR:
            borders.append(edge)
    if len(borders) > _MAX_COLUMNS:
        borders = []
    return [_columns(row, borders) for row in rows]


def _columns(row: Row, borders: list[int]) -> tuple[int, ...]:
    if borders and _bordered(row):
        return tuple(bisect_right(borders, edge) - 1 for edge in row.edges[:-1])
    return tuple(range(len(row.texts)))


def _bordered(row: Row) -> bool:
    return len(row.edges) == len(row.texts) + 1
