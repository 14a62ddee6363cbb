"""Connected parts of a black and white picture, and the growing and shrinking of ink, in numpy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = Any  # a numpy array: the library's own types would be longer than the code


@dataclass(frozen=True, slots=True)
class Blob:
    """A connected part: its box, how many pixels it has, and the ends of its rows as x, y."""

    left: int
    top: int
    wide: int
    high: int
    area: int
    ends: Array


def blobs(mask: Array, least: int = 1) -> Iterator[Blob]:
    """Yield the parts of *mask* (rows of booleans) that hang together, corners too.

    Parts neither *least* wide nor *least* high are left out.
    """
    rows, starts, ends = _runs(mask)
    if not len(rows):
        return
    labels = _joined(rows, starts, ends, mask.shape[1])
    order = np.argsort(labels, kind="stable")
    firsts = np.flatnonzero(np.r_[True, np.diff(labels[order]) != 0])
    rows, starts, ends = rows[order], starts[order], ends[order]
    left, right = np.minimum.reduceat(starts, firsts), np.maximum.reduceat(ends, firsts)
    top, bottom = np.minimum.reduceat(rows, firsts), np.maximum.reduceat(rows, firsts) + 1
    area = np.add.reduceat(ends - starts, firsts)
    lasts = np.r_[firsts[1:], len(rows)]
    for n in np.flatnonzero((right - left >= least) | (bottom - top >= least)):
        part = slice(firsts[n], lasts[n])
        points = np.concatenate(
            [
                np.column_stack((x, y))
                for x in (starts[part], ends[part])
                for y in (rows[part], rows[part] + 1)
            ]
        )
        yield Blob(
            int(left[n]),
            int(top[n]),
            int(right[n] - left[n]),
            int(bottom[n] - top[n]),
            int(area[n]),
            points,
        )


def _runs(mask: Array) -> tuple[Array, Array, Array]:
    """Return row, first and past-the-last column of every stretch of ink, row by row."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
    padded[:, 1:-1] = mask
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    return rows, starts, np.nonzero(change == -1)[1]


def _joined(rows: Array, starts: Array, ends: Array, width: int) -> Array:
    """Return for each run the least number of a run it hangs together with."""
    stride = width + 3  # so that the end of one row never touches the start of the next
    first, last = rows * stride + starts, rows * stride + ends
    low = np.searchsorted(last, first + stride, "left")
    high = np.searchsorted(first, last + stride, "right")
    counts = np.maximum(high - low, 0)
    above = np.repeat(np.arange(len(rows)), counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    below = np.repeat(low, counts) + offsets
    labels = np.arange(len(rows))
    while True:
        least = np.minimum(labels[above], labels[below])
        before = labels.copy()
        np.minimum.at(labels, before[above], least)
        np.minimum.at(labels, before[below], least)
        while not np.array_equal(labels, labels[labels]):
            labels = labels[labels]
        if np.array_equal(labels, before):
            return labels


def grown(mask: Array, wide: int, high: int) -> Array:
    """Return *mask* with every pixel spread over *wide* × *high* pixels around it."""
    return _counted(_counted(mask, wide, 1) > 0, high, 0) > 0


def shrunk(mask: Array, wide: int, high: int) -> Array:
    """Return where the *wide* × *high* pixels around are all ink; beyond the edge there is ink."""
    return ~grown(~mask, wide, high)


def closed(mask: Array, wide: int, high: int) -> Array:
    """Return *mask* with gaps up to about *wide* × *high* pixels (odd numbers) filled."""
    rim = ((high, high), (wide, wide))
    inner = shrunk(grown(np.pad(mask, rim), wide, high), wide, high)
    return inner[high:-high, wide:-wide]


def _counted(mask: Array, size: int, axis: int) -> Array:
    """Return how much ink is in the *size* pixels around each pixel along one axis."""
    before = size // 2
    rim = [(0, 0), (0, 0)]
    rim[axis] = (before + 1, size - 1 - before)
    total = np.cumsum(np.pad(mask, rim), axis=axis, dtype=np.int32)
    if axis:
        return total[:, size:] - total[:, :-size]
    return total[size:] - total[:-size]


def hull(points: Array) -> Array:
    """Return the corners of the convex hull of *points* (x, y), in order around it."""
    ranked = np.unique(points, axis=0).tolist()
    if len(ranked) < 3:  # noqa: PLR2004 — a line
        return np.array(ranked)
    return np.array(_half(ranked)[:-1] + _half(ranked[::-1])[:-1])


def _half(ranked: list[list[int]]) -> list[list[int]]:
    chain: list[list[int]] = []
    for x, y in ranked:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append([x, y])
    return chain


def hull_size(corners: Array) -> tuple[float, float]:
    """Return the area within *corners* and the length around them."""
    onward = np.roll(corners, -1, axis=0)
    area = abs(float((corners[:, 0] * onward[:, 1] - onward[:, 0] * corners[:, 1]).sum())) / 2
    return area, float(np.hypot(*(onward - corners).T).sum())


def least_rectangle(corners: Array) -> tuple[float, float, float, tuple[float, float]]:
    """Return sides, angle (radians, of the first side) and middle of the least rectangle around."""
    edges = np.roll(corners, -1, axis=0) - corners
    best: tuple[float, float, float, tuple[float, float]] | None = None
    for angle in np.unique(np.round(np.arctan2(edges[:, 1], edges[:, 0]) % (math.pi / 2), 3)):
        cos, sin = math.cos(angle), math.sin(angle)
        along, across = corners @ (cos, sin), corners @ (-sin, cos)
        wide, high = float(np.ptp(along)), float(np.ptp(across))
        if best is None or wide * high < best[0] * best[1]:
            u, v = (along.min() + along.max()) / 2, (across.min() + across.max()) / 2
            middle = (float(u * cos - v * sin), float(u * sin + v * cos))
            best = (wide, high, float(angle), middle)
    return best or (0.0, 0.0, 0.0, (0.0, 0.0))
