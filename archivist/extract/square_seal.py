"""Square red seals: a person's name (个人名章), a legal representative's (法人章), seals with corners.

Of red letters in a red frame; or, cut the other way, of a red ground with the letters left out.
"""

from __future__ import annotations

import math

import numpy as np

from archivist.extract.blobs import Array, Blob, blobs, hull, hull_size, least_rectangle

_MM = (8.0, 48.0)
_ASPECT = 1.35
_FILLED = 0.9  # of its least rectangle by the outline
_FRAMED = 0.85
_FRAME = 0.12  # of the side, from the edge: where the frame is looked for
_LETTERS = (0.06, 0.60)  # ink inside the frame
_GROUND = (0.45, 0.90)  # ink of a seal with the letters left out
_HOLES = (3, 80)
_HOLE_SHARE = 0.35  # the largest of its holes among all: letters are many
_RULED = 0.9  # of the way across
_SMALL = 256


def square_sureness(blob: Blob, ink: Array, mm: float) -> float:
    """Return how sure *blob*, of which *ink* is the red within its box, is a square seal; else 0.

    *mm* is the length of a pixel in millimetres.
    """
    corners = hull(blob.ends)
    if len(corners) < 4 or blob.wide > _SMALL * 2 or blob.high > _SMALL * 2:  # noqa: PLR2004
        return 0.0
    wide, high, angle, middle = least_rectangle(corners)
    long, short = max(wide, high), min(wide, high)
    if not _MM[0] <= short * mm <= long * mm <= _MM[1] or long > _ASPECT * short:
        return 0.0
    if hull_size(corners)[0] < _FILLED * wide * high:
        return 0.0
    straight = _straightened(ink, wide, high, angle, (middle[0] - blob.left, middle[1] - blob.top))
    return max(_framed(straight), _grounded(straight))


def _straightened(
    ink: Array, wide: float, high: float, angle: float, middle: tuple[float, float]
) -> Array:
    """Return the ink within the rectangle, turned straight."""
    size = (max(4, round(wide)), max(4, round(high)))
    across = (np.arange(size[0]) + 0.5) / size[0] * wide - wide / 2
    down = (np.arange(size[1]) + 0.5) / size[1] * high - high / 2
    u, v = np.meshgrid(across, down)
    cos, sin = math.cos(angle), math.sin(angle)
    xs = np.clip((middle[0] + u * cos - v * sin).astype(int), 0, ink.shape[1] - 1)
    ys = np.clip((middle[1] + u * sin + v * cos).astype(int), 0, ink.shape[0] - 1)
    return ink[ys, xs]


def _framed(ink: Array) -> float:
    """Red letters in a red frame: ink all along the four edges, a gap, letters in several parts."""
    rim = max(2, round(min(ink.shape) * _FRAME))
    sides = (
        ink[:rim].any(axis=0),
        ink[-rim:].any(axis=0),
        ink[:, :rim].any(axis=1),
        ink[:, -rim:].any(axis=1),
    )
    covered = min(float(side.mean()) for side in sides)
    inner = ink[rim:-rim, rim:-rim]
    if covered < _FRAMED or inner.size < 36 or not _LETTERS[0] <= inner.mean() <= _LETTERS[1]:  # noqa: PLR2004
        return 0.0
    if not _is_lettered(inner) or _is_ruled(inner):
        return 0.0
    return round(0.4 + covered / 2, 2)


def _is_lettered(inner: Array) -> bool:
    """Whether ink changes often along both directions, as in letters, in all four quarters."""
    across = np.diff(inner.astype(np.int8), axis=1) != 0
    down = np.diff(inner.astype(np.int8), axis=0) != 0
    often = across.sum(axis=1).mean() >= 3 and down.sum(axis=0).mean() >= 3  # noqa: PLR2004
    middle_y, middle_x = inner.shape[0] // 2, inner.shape[1] // 2
    quarters = (
        inner[:middle_y, :middle_x],
        inner[:middle_y, middle_x:],
        inner[middle_y:, :middle_x],
        inner[middle_y:, middle_x:],
    )
    return bool(often) and all(quarter.mean() > 0.04 for quarter in quarters)  # noqa: PLR2004


def _is_ruled(inner: Array) -> bool:
    """Whether lines run from side to side, as in a table."""
    thick = (inner[:-2] | inner[1:-1] | inner[2:], inner[:, :-2] | inner[:, 1:-1] | inner[:, 2:])
    return bool(max(thick[0].mean(axis=1).max(), thick[1].mean(axis=0).max()) > _RULED)


def _grounded(ink: Array) -> float:
    """Red ground with letters left out: mostly ink, full at the edges, many holes of which none rules."""
    if not _GROUND[0] <= ink.mean() <= _GROUND[1]:
        return 0.0
    edges = (ink[:4], ink[-4:], ink[:, :4].T, ink[:, -4:].T)
    covered = min(float(edge.any(axis=0).mean()) for edge in edges)
    if covered < _FRAMED or not _is_lettered(~ink[2:-2, 2:-2]):
        return 0.0
    holes = [blob.area for blob in blobs(~ink, 2)]
    several = _HOLES[0] <= len(holes) <= _HOLES[1]
    return 0.6 if several and max(holes) <= max(_HOLE_SHARE, 2 / len(holes)) * sum(holes) else 0.0
