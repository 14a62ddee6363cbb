"""How a page lies: its slant in degrees, and whether it stands on its side or its head.

Ink is thrown into rows at every slant; at the right one the rows are fullest and emptiest. Lines
run along the direction that is ruled more sharply. A page of Chinese stands upright when its small
marks — ，。、 — lie low in their lines, one of Latin letters when more of them rise above the line
than hang below; both are counted, and where they do not tell, nothing is said.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from archivist.domain.fingerprint import Array
from archivist.extract.blobs import Blob, blobs

_SIDE = 1100
_POINTS = 8_000
_WIDEST = 15.0
_LEAST_INK = 400
_STROKE = 40
_CLEAR = 1.35  # ruled more sharply than a slant that is not the page's
_SIDEWAYS = 1.8
_MARKS = 12
_MARGIN = 0.62  # of the marks on one side of the middle


@dataclass(frozen=True, slots=True)
class Lie:
    """*skew*: degrees the lines fall to the right (clockwise), None where nothing tells.

    *turned*: degrees clockwise, 0, 90, 180 or 270, by which the page stands turned; None where
    nothing tells. A page on its side is only said to be so where its head is known.
    """

    skew: float | None = None
    turned: int | None = None


def lie_of(image: Image.Image) -> Lie:
    """Return how the page on *image* lies; nothing where there are hardly any lines on it."""
    ink = _ink(image)
    if ink.sum() < _LEAST_INK:
        return Lie()
    level, steep = _slant(ink), _slant(np.ascontiguousarray(np.rot90(ink)))
    if level is None and steep is None:
        return Lie()
    if steep is not None and (level is None or steep[1] > _SIDEWAYS * level[1]):
        upright = _upright(np.rot90(ink), steep[0])
        turned = None if upright is None else 90 if upright else 270
        return Lie(round(steep[0], 1), turned)
    if level is None:
        return Lie()
    upright = _upright(ink, level[0])
    return Lie(round(level[0], 1), None if upright is None else 0 if upright else 180)


def _ink(image: Image.Image) -> Array:
    """Return where *image* is darker than around, as booleans, at most 1100 pixels long."""
    grey = image.convert("L")
    grey.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    around = grey.filter(ImageFilter.BoxBlur(12))
    return np.asarray(around, np.int16) - np.asarray(grey, np.int16) > _STROKE


def _slant(ink: Array) -> tuple[float, float] | None:
    """Return the slant in degrees and how sharply the rows are ruled there; None where they are not."""
    ys, xs = np.nonzero(ink)
    if len(ys) > _POINTS:
        chosen = np.random.default_rng(1).choice(len(ys), _POINTS, replace=False)
        ys, xs = ys[chosen], xs[chosen]
    coarse = np.arange(-_WIDEST, _WIDEST + 0.01, 0.5)
    scores = [_ruled(xs, ys, angle, 2.0) for angle in coarse]
    best = float(coarse[int(np.argmax(scores))])
    if max(scores) < _CLEAR * float(np.median(scores)):
        return None
    fine = np.arange(best - 0.5, best + 0.51, 0.1)
    ruled = [_ruled(xs, ys, angle, 1.0) for angle in fine]
    return float(fine[int(np.argmax(ruled))]), max(scores) / float(np.median(scores))


def _ruled(xs: Array, ys: Array, angle: float, row: float) -> float:
    """Return how unevenly the ink falls into rows *row* pixels high at a slant."""
    turn = math.radians(angle)
    rows = (ys * math.cos(turn) - xs * math.sin(turn)) / row
    counts = np.bincount((rows - rows.min()).astype(int)).astype(float)
    return float((counts**2).sum() / max(1.0, counts.sum() ** 2 / len(counts)))


def _upright(ink: Array, skew: float) -> bool | None:
    """Whether the lines of *ink* (running across) stand upright; None where nothing tells."""
    straight = Image.fromarray(np.ascontiguousarray(ink)).rotate(skew, expand=True)
    mask = np.asarray(straight)
    low = high = 0
    for top, bottom, marks in _lines(mask):
        middle = (top + bottom) / 2
        for mark in marks:
            centre = mark.top + mark.high / 2
            off = (centre - middle) / (bottom - top)
            low += off > 0.2  # noqa: PLR2004 — a good part of the line's height
            high += off < -0.2  # noqa: PLR2004
    if low + high < _MARKS:
        return None
    share = low / (low + high)
    if share >= _MARGIN:
        return True
    return False if share <= 1 - _MARGIN else None


def _lines(mask: Array) -> list[tuple[int, int, list[Blob]]]:
    """Return top and bottom of each line of writing, and the small marks in it."""
    full = mask.sum(axis=1)
    inked = full > max(2.0, 0.15 * float(np.percentile(full[full > 0], 80)))
    edges = np.flatnonzero(np.diff(np.r_[False, inked, False].astype(np.int8)))
    bands = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    heights = [b - a for a, b in bands if b - a >= 6]  # noqa: PLR2004 — pixels of a letter
    if not heights:
        return []
    usual = float(np.median(heights))
    found = []
    for top, bottom in bands:
        if not 0.6 * usual <= bottom - top <= 1.6 * usual:
            continue
        small = [
            each
            for each in blobs(mask[max(0, top - 2) : bottom + 2], 2)
            if max(each.wide, each.high) < 0.42 * (bottom - top)
        ]
        alone = [each for each in small if _is_alone(mask, top, bottom, each)]
        found.append((2, bottom - top + 2, alone) if top >= 2 else (0, bottom - top, alone))  # noqa: PLR2004
    return found


def _is_alone(mask: Array, top: int, bottom: int, mark: Blob) -> bool:
    """Whether nothing else stands above or below a mark in its line: it is no part of a character."""
    wide = (bottom - top) // 5
    left, right = max(0, mark.left - wide), mark.left + mark.wide + wide
    column = mask[max(0, top - 2) : bottom + 2, left:right]
    return int(column.sum()) <= mark.area * 1.15
