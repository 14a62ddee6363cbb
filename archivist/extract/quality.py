"""Whether a photo is blurred, too dark or washed out (P01), measured on what was decoded of it.

Blur is judged by the sharpest parts, so that a soft background does not count: along each strong
edge the second step is compared with the first. A sharp edge is over within a pixel or two, a
blurred one rises slowly, whatever its height; grain and smooth scenes have no strong edges.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from archivist.domain.fingerprint import Array
from archivist.domain.picture import Exposure

_SIDE = 1000
_RISE = 28.0  # levels over seven pixels
_LEAST_EDGES = 150
_TILES = 8
_BEST = 0.85  # of the tiles with edges
_BLURRED = 0.36
_DARK, _BRIGHT = 24, 248


def sharpness_of(image: Image.Image) -> float | None:
    """Return how quickly the sharpest edges of *image* rise, 0..1; None where it has too few.

    0.5 and more is sharp, below 0.36 blurred, as seen at 1000 pixels: what a larger picture has
    lost beyond that nobody sees on a page. Both directions are judged, and the softer counts:
    a shaken photo is sharp along one only.
    """
    grey = image.convert("L")
    if max(grey.size) > _SIDE:
        grey.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    light = np.asarray(grey.filter(ImageFilter.BoxBlur(0.5)), np.float32)
    found = [_along(light), _along(light.T)]
    told = [each for each in found if each is not None]
    return round(min(told), 3) if told else None


def is_blurred(sharpness: float | None) -> bool | None:
    """Whether *sharpness* is that of a blurred picture; None where nothing tells."""
    return None if sharpness is None else sharpness < _BLURRED


def _along(light: Array) -> float | None:
    """Return how steep the sharpest tiles' edges across the columns are: a pixel's rise of all."""
    if light.shape[1] < 16:  # noqa: PLR2004 — room for an edge
        return None
    step = np.abs(light[:, 2:] - light[:, :-2])[:, 3:-3] / 2
    rise = np.abs(light[:, 8:] - light[:, :-8])
    steep = np.clip(step / np.maximum(rise, 1.0) * 2, 0, 1)
    peak = rise > _RISE
    peak[:, 1:-1] &= (step[:, 1:-1] > step[:, :-2]) & (step[:, 1:-1] >= step[:, 2:])
    peak[:, :1] = peak[:, -1:] = False
    if peak.sum() < _LEAST_EDGES:
        return None
    return _best_tiles(steep, peak)


def _best_tiles(steep: Array, peak: Array) -> float:
    high, wide = steep.shape
    ys, xs = np.nonzero(peak)
    tile = ys * _TILES // high * _TILES + xs * _TILES // wide
    counts = np.bincount(tile, minlength=_TILES**2)
    sums = np.bincount(tile, steep[ys, xs], _TILES**2)
    enough = counts >= 12  # noqa: PLR2004 — edges of a tile
    if not enough.any():
        return float(steep[ys, xs].mean())
    return float(np.quantile(sums[enough] / counts[enough], _BEST))


def exposure_of(image: Image.Image) -> Exposure:
    """Return how light *image* is and how much of it is black or white."""
    small = image.convert("L")
    small.thumbnail((256, 256), Image.Resampling.BOX)
    counts = small.histogram()
    total = small.width * small.height
    middle = sum(value * count for value, count in enumerate(counts)) / total / 255
    dark = sum(counts[: _DARK + 1]) / total
    bright = sum(counts[_BRIGHT:]) / total
    return Exposure(round(middle, 3), round(dark, 3), round(bright, 3))
