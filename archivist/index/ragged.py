"""Rows of different lengths, joined and taken apart in arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def spread(starts: Array, lengths: Array) -> Array:
    """Return start, start + 1 … of every row, one row after the other."""
    if not len(starts):
        return np.empty(0, np.int64)
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1])


def offsets_of(lengths: Array, first: int = 0) -> Array:
    """Return where each row starts when the rows lie one after the other from *first*."""
    return np.cumsum(lengths, dtype=np.int64) - lengths + first


class Rows:
    """Byte strings as the rows of one table: *cells* (n × width), of which *used* ones count."""

    def __init__(self, cells: Array, used: Array) -> None:
        self.cells, self.used = cells, used

    @property
    def lengths(self) -> Array:
        """How many bytes each row has."""
        lengths: Array = self.used.sum(axis=1, dtype=np.int64)
        return lengths

    def joined(self) -> bytes:
        """Return the rows one after the other."""
        return bytes(self.cells[self.used].tobytes())

    def beside(self, other: Rows) -> Rows:
        """Return rows with the bytes of *other* behind these."""
        return Rows(np.hstack((self.cells, other.cells)), np.hstack((self.used, other.used)))

    def part(self, chosen: slice) -> Rows:
        """Return some of the rows."""
        return Rows(self.cells[chosen], self.used[chosen])


def rows_of(strings: list[bytes]) -> Rows:
    """Make rows of *strings*."""
    lengths = np.fromiter(map(len, strings), np.int64, len(strings))
    width = int(lengths.max(initial=0))
    used = np.arange(width) < lengths[:, None]
    cells = np.zeros(used.shape, np.uint8)
    cells[used] = np.frombuffer(b"".join(strings), np.uint8)
    return Rows(cells, used)


def rows_of_records(records: Array) -> Rows:
    """Make rows of a structured array: all of one length."""
    cells = np.ascontiguousarray(records).view(np.uint8).reshape(len(records), -1)
    return Rows(cells, np.ones(cells.shape, bool))


def utf8_rows(points: Array) -> Rows:
    """Encode code points, a character a row; a lone surrogate as three bytes of its own."""
    wide = points.astype(np.uint32)
    tails = [(wide >> shift & 0x3F | 0x80) for shift in (12, 6, 0)]
    size = 1 + (wide > 0x7F).astype(np.int64) + (wide > 0x7FF) + (wide > 0xFFFF)  # noqa: PLR2004
    lead = np.select(
        [size == 1, size == 2, size == 3],  # noqa: PLR2004 — bytes of a character
        [wide, wide >> 6 | 0xC0, wide >> 12 | 0xE0],
        wide >> 18 | 0xF0,
    )
    cells = np.stack([lead, *tails], axis=1).astype(np.uint8)
    used = np.stack([size > 0, size > 3, size > 2, size > 1], axis=1)  # noqa: PLR2004
    return Rows(cells, used)
