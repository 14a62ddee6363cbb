"""Red seals and red heads on a page, and whether a scan has colour (GB/T 9704-2012 7.2.1, 7.3.5.1).

Only the shape and colour of ink are looked at; sizes are judged in millimetres, so the resolution
must be known or an A4 page assumed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PIL import Image

from archivist.domain.facts import Seen
from archivist.extract.blobs import Array, Blob, blobs, closed, hull, hull_size, shrunk
from archivist.extract.reading_order import Box
from archivist.extract.square_seal import square_sureness

_MM_PER_INCH = 25.4
_A4_LONG_INCH = 297 / _MM_PER_INCH
_WORK_DPI = 100.0
_SEAL_MM = (25.0, 65.0)
_SEAL_LEAST_MM = 18.0
_SEAL_ASPECT = 1.75  # an oval seal for invoices is 40 × 30 mm, one for taxes 30 × 20
_ROUND = 0.82
_BOX_FILLED = 0.88  # an ellipse fills 0.79 of its box, a block of letters nearly all
_OVAL = 1.12  # rather oval than round
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
_LEAST_PAGE, _SHEET = 900, (1.25, 1.6)  # pixels of the long side; long by short side
_STAMP_SIDE, _STAMP_MM, _SURE_SEAL = 400, 44.0, 0.5
_GREY = 1.5  # mean distance of the channels
_DISC = 0.89  # side of the square as large as a disc of that diameter
# Red ink: hue from -30° to 24° around red, and how much colour and light it has at least.
_HUE = (-0.5, 0.41)  # of 60 degrees
_COLOUR = 45 / 255
_LIGHT = 70
_LEAST_COLOUR = 12  # what these two come to


class Ink(NamedTuple):
    """Where a picture is red: *scale* is its pixels for one of the *mask*, *dots* the mask's dpi."""

    mask: Array
    scale: float
    dots: float


def find_seals(
    image: Image.Image, dpi: float | None = None, page: int = 1, ink: Ink | None = None
) -> tuple[Seen, ...]:
    """Return the round, oval and square red seals on *image*; A4 is assumed where *dpi* is not given.

    On a grey picture there is no red: nothing is found, which does not mean that no seal is there
    (see :func:`colour_of`). *ink* is what :func:`red_ink` returns of it, where that is known.
    """
    mask, scale, dots = ink or red_ink(image, dpi)
    return tuple(
        Seen("seal", page, _scaled(box, scale), sure, shape)
        for box, sure, shape in _marks(mask, dots)
    )


def shows_seal(image: Image.Image) -> bool:
    """Whether a picture put into a document is a seal cut out, or a page that bears one.

    Nobody knows how large a cut-out seal was: it is taken for one of the usual 42 mm.
    """
    longest, shortest = max(image.size), max(min(image.size), 1)
    page = longest >= _LEAST_PAGE and _SHEET[0] <= longest / shortest <= _SHEET[1]
    small = image.copy()
    if not page:
        small.thumbnail((_STAMP_SIDE, _STAMP_SIDE))
    inches = _A4_LONG_INCH if page else _STAMP_MM / _MM_PER_INCH
    found = find_seals(small, max(small.size) / inches)
    return any(seen.sure >= _SURE_SEAL for seen in found)


def find_red_head(
    image: Image.Image, dpi: float | None = None, page: int = 1, ink: Ink | None = None
) -> Seen | None:
    """Return the red head of a first page: large red letters at the top, with the red rule below.

    *sure* is lower where the rule is missing, as in letters and orders. *ink* as in :func:`find_seals`.
    """
    mask, scale, dots = ink or red_ink(image, dpi)
    top = mask[: round(mask.shape[0] * _HEAD_REGION)]
    letters = _head_letters(top, dots)
    if letters is None:
        return None
    rule = next((box for box in _rules(top, dots) if box[1] > letters[1]), None)
    around = letters if rule is None else _around(letters, rule)
    return Seen("red_head", page, _scaled(around, scale), 0.7 if rule is None else 0.95)


def colour_of(image: Image.Image) -> str:
    """Return ``bilevel``, ``grey`` or ``colour``: what a scan could have kept of red ink."""
    if image.mode == "1":
        return "bilevel"
    small = image.convert("RGB")
    small.thumbnail((400, 400))
    pixels = np.asarray(small).astype(np.int16)
    spread = (pixels.max(axis=2) - pixels.min(axis=2)).mean()
    return "grey" if spread < _GREY else "colour"


def may_be_red(red: int, green: int, blue: int) -> bool:
    """Whether a colour of 0 to 255 a channel, or any paler one of its kind, could be that of red ink."""
    colour = red - min(green, blue)
    return red >= max(green, blue) and colour >= max(_LEAST_COLOUR, _COLOUR * red) - 1


def red_ink(image: Image.Image, dpi: float | None) -> Ink:
    """Return where *image* is red; A4 is assumed where *dpi* is not given."""
    dots = dpi or max(image.size) / _A4_LONG_INCH
    scale = max(1.0, dots / _WORK_DPI)
    size = (max(1, round(image.width / scale)), max(1, round(image.height / scale)))
    pixels = np.asarray(image.convert("RGB").resize(size, Image.Resampling.BOX))
    light, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    mask = (light >= np.maximum(green, blue)) & (light >= _LIGHT)
    mask &= light - np.minimum(green, blue) >= _LEAST_COLOUR  # cannot wrap where the mask holds
    few = pixels[mask].astype(np.float32)
    red, turn = few[:, 0], few[:, 1] - few[:, 2]
    colour = red - np.minimum(few[:, 1], few[:, 2])
    mask[mask] = (colour >= _COLOUR * red) & (turn >= _HUE[0] * colour) & (turn <= _HUE[1] * colour)
    return Ink(mask, scale, dots / scale)


def _marks(mask: Array, dots: float) -> Iterator[tuple[Box, float, str]]:
    """Yield box, sureness and shape of what is like a seal."""
    mm = _MM_PER_INCH / dots
    if not mask.any():
        return
    for blob in _closed_blobs(mask, 1.5 / mm, 1.5 / mm, round(_LEAST_MM / mm)):
        ink = mask[blob.top : blob.top + blob.high, blob.left : blob.left + blob.wide]
        box = (blob.left, blob.top, blob.left + blob.wide, blob.top + blob.high)
        sure = _round_sureness(blob, ink, mm)
        if sure:
            aspect = max(blob.wide, blob.high) / min(blob.wide, blob.high)
            yield box, sure, "oval" if aspect > _OVAL else "round"
            continue
        sure = square_sureness(blob, ink, mm)
        if sure:
            yield box, sure, "square"


_LEAST_MM = 8.0  # a person's own seal


def _round_sureness(blob: Blob, ink: Array, mm: float) -> float:
    """Return how sure it is a round or oval seal, 0 if none: size, outline, ring, thin strokes."""
    long, short = max(blob.wide, blob.high) * mm, min(blob.wide, blob.high) * mm
    if not _SEAL_MM[0] <= long <= _SEAL_MM[1] or short < _SEAL_LEAST_MM:
        return 0.0
    roundness, filled = _roundness(blob)
    if long / short > _SEAL_ASPECT or roundness < _ROUND or filled > _BOX_FILLED:
        return 0.0
    covered = _ring_covered(ink)
    if covered < _RING_COVERED or not _INK_SHARE[0] <= ink.mean() <= _INK_SHARE[1]:
        return 0.0
    return round(0.5 + covered / 2, 2) if _solid_share(ink, 2.5 / mm) <= _SOLID else 0.0


def _closed_blobs(mask: Array, wide: float, high: float, least: int) -> Iterator[Blob]:
    """Yield the parts of *mask*, gaps up to *wide* by *high* pixels closed."""
    size = (max(3, int(wide)) | 1, max(3, int(high)) | 1)
    return blobs(closed(mask, *size), least)


def _roundness(blob: Blob) -> tuple[float, float]:
    """Return 1 for a circle or an ellipse standing straight, and how much of the box it fills."""
    corners = hull(blob.ends) * (1.0 / blob.wide, 1.0 / blob.high)
    area, length = hull_size(corners)
    return 4 * math.pi * area / (length * length + 1e-6), area


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
    side = max(3, round(across * _DISC))
    worn = shrunk(ink, side, side)
    return float(worn.sum() / max(1, ink.sum()))


def _head_letters(top: Array, dots: float) -> Box | None:
    mm = _MM_PER_INCH / dots
    page = top.shape[1]
    found: list[Box] = []
    for blob in _closed_blobs(top, 12 / mm, 2 / mm, round(_HEAD_WIDTH * page)):
        centred = abs(blob.left + blob.wide / 2 - page / 2) < _HEAD_OFF_CENTRE * page
        tall = _HEAD_MM[0] <= blob.high * mm <= _HEAD_MM[1]
        if not tall or blob.wide < _HEAD_WIDTH * page or not centred:
            continue
        ink = top[blob.top : blob.top + blob.high, blob.left : blob.left + blob.wide]
        if _HEAD_INK[0] <= ink.mean() <= _HEAD_INK[1] and _solid_share(ink, 5 / mm) < _SOLID:
            found.append((blob.left, blob.top, blob.left + blob.wide, blob.top + blob.high))
    return min(found, key=lambda box: box[1], default=None)


def _rules(top: Array, dots: float) -> Iterator[Box]:
    mm = _MM_PER_INCH / dots
    for blob in _closed_blobs(top, 12 / mm, 1 / mm, round(_RULE_WIDTH * top.shape[1])):
        if blob.wide >= _RULE_WIDTH * top.shape[1] and blob.high * mm <= _RULE_MM:
            yield blob.left, blob.top, blob.left + blob.wide, blob.top + blob.high


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return left, top, right, bottom
