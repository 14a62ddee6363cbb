"""Red seals and red heads on a page, and whether a scan has colour (GB/T 9704-2012 7.2.1, 7.3.5.1).

Only the shape and colour of ink are looked at. Needs OpenCV, which comes with the recognition
library; sizes are judged in millimetres, so the resolution must be known or an A4 page assumed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from PIL import Image

from archivist.domain.facts import Seen
from archivist.extract.reading_order import Box

_MM_PER_INCH = 25.4
_A4_LONG_INCH = 297 / _MM_PER_INCH
_WORK_DPI = 100.0
# Hue in half degrees; red lies on both sides of zero.
_RED = (((0, 45, 70), (12, 255, 255)), ((165, 45, 70), (180, 255, 255)))
_SEAL_MM = (25.0, 65.0)
_SEAL_LEAST_MM = 18.0
_SEAL_ASPECT = 1.6
_ROUND = 0.82
_INK_SHARE = (0.06, 0.62)
_RING_COVERED = 0.7
_SOLID = 0.30
_HEAD_REGION = 0.45  # of the page, from the top
_HEAD_MM = (6.0, 45.0)
_HEAD_WIDTH = 0.25
_HEAD_OFF_CENTRE = 0.12
_HEAD_INK = (0.08, 0.75)
_RULE_WIDTH = 0.6
_RULE_MM = 7.0  # thickness and slant together
_GREY = 1.5  # mean distance of the channels

Array = Any  # a numpy array: the library's own types need the library


def find_seals(image: Image.Image, dpi: float | None = None, page: int = 1) -> tuple[Seen, ...]:
    """Return the round and oval red seals on *image*; A4 is assumed where *dpi* is not given.

    On a grey picture there is no red: nothing is found, which does not mean that no seal is there
    (see :func:`colour_of`).
    """
    mask, scale, dots = _red_ink(image, dpi)
    return tuple(
        Seen("seal", page, _grown(box, scale), sure) for box, sure in _round_marks(mask, dots)
    )


def find_red_head(image: Image.Image, dpi: float | None = None, page: int = 1) -> Seen | None:
    """Return the red head of a first page: large red letters at the top, with the red rule below.

    *sure* is lower where the rule is missing, as in letters and orders.
    """
    mask, scale, dots = _red_ink(image, dpi)
    top = mask[: round(mask.shape[0] * _HEAD_REGION)]
    letters = _head_letters(top, dots)
    if letters is None:
        return None
    rule = next((box for box in _rules(top, dots) if box[1] > letters[1]), None)
    around = letters if rule is None else _around(letters, rule)
    return Seen("red_head", page, _grown(around, scale), 0.7 if rule is None else 0.95)


def colour_of(image: Image.Image) -> str:
    """Return ``bilevel``, ``grey`` or ``colour``: what a scan could have kept of red ink."""
    if image.mode == "1":
        return "bilevel"
    small = image.convert("RGB")
    small.thumbnail((400, 400))
    pixels = np.asarray(small).astype(np.int16)
    spread = (pixels.max(axis=2) - pixels.min(axis=2)).mean()
    return "grey" if spread < _GREY else "colour"


def _red_ink(image: Image.Image, dpi: float | None) -> tuple[Array, float, float]:
    """Return the mask of red ink, the picture's pixels for one of the mask, and the mask's dpi."""
    dots = dpi or max(image.size) / _A4_LONG_INCH
    scale = max(1.0, dots / _WORK_DPI)
    size = (max(1, round(image.width / scale)), max(1, round(image.height / scale)))
    small = image.convert("RGB").resize(size, Image.Resampling.BOX)
    tones = cv2.cvtColor(np.asarray(small), cv2.COLOR_RGB2HSV)
    masks = [cv2.inRange(tones, np.array(low), np.array(high)) for low, high in _RED]
    return cv2.bitwise_or(masks[0], masks[1]), scale, dots / scale


def _round_marks(mask: Array, dots: float) -> Iterator[tuple[Box, float]]:
    """Yield (box, sureness) of what is seal-like: size, outline, ring, thin strokes."""
    mm = _MM_PER_INCH / dots
    for left, top, wide, high, outline in _blobs(mask, 1.5 / mm, 1.5 / mm):
        long, short = max(wide, high) * mm, min(wide, high) * mm
        if not _SEAL_MM[0] <= long <= _SEAL_MM[1] or short < _SEAL_LEAST_MM:
            continue
        if long / short > _SEAL_ASPECT or _roundness(outline) < _ROUND:
            continue
        ink = mask[top : top + high, left : left + wide]
        covered = _ring_covered(ink)
        if covered < _RING_COVERED or not _INK_SHARE[0] <= ink.mean() / 255 <= _INK_SHARE[1]:
            continue
        if _solid_share(ink, 2.5 / mm) <= _SOLID:
            yield (left, top, left + wide, top + high), round(0.5 + covered / 2, 2)


def _blobs(mask: Array, wide: float, high: float) -> Iterator[tuple[int, int, int, int, Array]]:
    """Yield box and outline of the parts of *mask*, gaps up to *wide* by *high* pixels closed."""
    size = (max(3, int(wide)) | 1, max(3, int(high)) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, size)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        left, top, across, down = cv2.boundingRect(outline)
        yield left, top, across, down, outline


def _roundness(outline: Array) -> float:
    """Return 1 for a circle: area against the square of the length around."""
    hull = cv2.convexHull(outline)
    length = cv2.arcLength(hull, closed=True)
    return float(4 * math.pi * cv2.contourArea(hull) / (length * length + 1e-6))


def _ring_covered(ink: Array) -> float:
    """Return how much of the way round has ink near the edge; 0 where there is little inside."""
    ys, xs = np.nonzero(ink)
    high, wide = ink.shape
    if len(ys) < 50:  # noqa: PLR2004 — specks
        return 0.0
    across, down = (xs - wide / 2) / (wide / 2), (ys - high / 2) / (high / 2)
    far = np.hypot(across, down)
    if (far < 0.8).mean() < 0.15:  # noqa: PLR2004 — a ring alone, such as one drawn with a pen
        return 0.0
    ring = far > 0.86  # noqa: PLR2004
    sectors = ((np.arctan2(down, across)[ring] + math.pi) / (2 * math.pi) * 36).astype(int)
    return float(min(len(np.unique(sectors)), 36) / 36)


def _solid_share(ink: Array, across: float) -> float:
    """Return how much ink is left when strokes up to *across* pixels are worn away: charts, photos."""
    side = max(3, int(across)) | 1
    worn = cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    return float((worn > 0).sum() / max(1, (ink > 0).sum()))


def _head_letters(top: Array, dots: float) -> Box | None:
    mm = _MM_PER_INCH / dots
    page = top.shape[1]
    found: list[Box] = []
    for left, upper, wide, high, _ in _blobs(top, 12 / mm, 2 / mm):
        centred = abs(left + wide / 2 - page / 2) < _HEAD_OFF_CENTRE * page
        if not _HEAD_MM[0] <= high * mm <= _HEAD_MM[1] or wide < _HEAD_WIDTH * page or not centred:
            continue
        ink = top[upper : upper + high, left : left + wide]
        if _HEAD_INK[0] <= ink.mean() / 255 <= _HEAD_INK[1] and _solid_share(ink, 5 / mm) < _SOLID:
            found.append((left, upper, left + wide, upper + high))
    return min(found, key=lambda box: box[1], default=None)


def _rules(top: Array, dots: float) -> Iterator[Box]:
    mm = _MM_PER_INCH / dots
    for left, upper, wide, high, _ in _blobs(top, 12 / mm, 1 / mm):
        if wide >= _RULE_WIDTH * top.shape[1] and high * mm <= _RULE_MM:
            yield left, upper, left + wide, upper + high


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _grown(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return left, top, right, bottom
