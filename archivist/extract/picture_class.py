"""What a picture is: photo, screenshot, page or drawing, and how sure that is (P10).

A lens leaves grain and shades: hardly two neighbours are equal, and no colour rules. What a
program drew has few colours, exactly equal neighbours and hard edges. Pages are told by paper and
lines of writing (:mod:`archivist.extract.picture_look`), and a photographed page from a scanned
one by its uneven light and by what lies around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from archivist.domain.fingerprint import Array
from archivist.domain.picture import PictureClass
from archivist.extract.picture_look import Look, look_of, written_share

_SIDE = 640
_EQUAL = 2  # levels: JPEG moves a plain colour by as much
_SHADE = 24
_HARD = 60
_DRAWN = 0.72  # of the neighbours equal
_RULING = 0.30  # one colour's share
_COLOURS_DRAWN = 0.60  # share of the eight commonest colours
_PHOTO_SHADES = 0.22
_PHOTO_COLOURS = 400  # that make up nine tenths of a picture
_GROUND = 0.40  # one colour's share, before which a thing may still be photographed
_GROUND_COLOURS = 1600
_SMOOTH = 0.85  # of the neighbours equal: a gradient
_SMOOTH_COLOURS = 100
_SCREEN_WRITTEN = 0.10
_SCREENS = (0.42, 0.50, 0.5625, 0.60, 0.625, 0.667, 0.75, 0.80)  # short by long side, of screens
_SCREEN_OFF = 0.012
_PAPER_UNEVEN = 24.0
_SHEETS = (0.60, 0.82)  # A4 0.71, letter 0.77, legal 0.61
_LEAST_SHEET = 500
_LEAST = 48  # pixels of the short side: an icon tells nothing


@dataclass(frozen=True, slots=True)
class Grain:
    """How the pixels of a picture are spread: shares 0..1, and a count of colours.

    *ruling*: the commonest colour; *eight*: the eight commonest; *many*: colours that make up nine
    tenths; *equal*, *shaded*, *hard*: neighbours that differ by nothing, a little, a lot.
    """

    ruling: float
    eight: float
    many: int
    equal: float
    shaded: float
    hard: float


def class_of(image: Image.Image, *, camera: bool) -> tuple[PictureClass, float]:
    """Return what *image* (in colour, 400 to 1300 pixels long) is, and how sure (0..1) that is.

    *camera*: whether its EXIF names one; then it is no screenshot and no scan.
    """
    if min(image.size) < _LEAST:
        return PictureClass.UNKNOWN, 0.0
    grain = grain_of(image)
    if grain.ruling > 0.995:  # noqa: PLR2004 — nothing stands on it
        return PictureClass.UNKNOWN, 0.0
    look = look_of(image)
    if look is Look.PAGE and not (grain.ruling < 0.1 and grain.many > _PHOTO_COLOURS * 4):  # noqa: PLR2004
        return _page(image, grain, camera=camera)
    photo = _photo_score(grain)
    if camera:
        return PictureClass.PHOTO, max(0.7, photo)
    if photo >= 0.5 and not _is_made(grain):  # noqa: PLR2004 — rather than not
        return PictureClass.PHOTO, photo
    return _drawn(image, grain, photo, screen=look is Look.SCREEN)


def grain_of(image: Image.Image) -> Grain:
    """Measure how the pixels of *image* are spread; it is thinned, never smoothed."""
    scale = max(1.0, max(image.size) / _SIDE)
    size = (max(2, round(image.width / scale)), max(2, round(image.height / scale)))
    thin = image.resize(size, Image.Resampling.NEAREST).convert("RGB")
    pixels = np.asarray(thin).astype(np.int16)
    coarse = (pixels >> 2).astype(np.int32)
    codes = coarse[..., 0] << 12 | coarse[..., 1] << 6 | coarse[..., 2]
    counts = np.sort(np.bincount(codes.ravel()))[::-1] / codes.size
    rough = np.maximum(
        _most(np.abs(pixels[1:, 1:] - pixels[:-1, 1:])),
        _most(np.abs(pixels[1:, 1:] - pixels[1:, :-1])),
    )
    return Grain(
        ruling=float(counts[0]),
        eight=float(counts[:8].sum()),
        many=int(np.searchsorted(np.cumsum(counts), 0.9)) + 1,
        equal=float((rough <= _EQUAL).mean()),
        shaded=float(((rough > _EQUAL) & (rough <= _SHADE)).mean()),
        hard=float((rough > _HARD).mean()),
    )


def _most(pixels: Array) -> Array:
    """Return the greatest of three channels: many times faster than asking for it along an axis."""
    greatest: Array = np.maximum(np.maximum(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
    return greatest


def _photo_score(grain: Grain) -> float:
    """Return 0..1: many colours of which none rules, and shades rather than equal neighbours."""
    colours = float(np.clip(np.log10(max(1, grain.many)) / np.log10(_PHOTO_COLOURS), 0, 1))
    ruled = float(np.clip((grain.eight - 0.3) / (_COLOURS_DRAWN - 0.3), 0, 1))
    shades = float(np.clip(grain.shaded / _PHOTO_SHADES, 0, 1))
    if grain.many > _PHOTO_COLOURS * 2 and grain.shaded > _PHOTO_SHADES:
        ruled = min(ruled, 0.3)  # a thing before a plain ground is a photo too
    return round(0.4 * colours + 0.3 * shades + 0.3 * (1 - ruled), 2)


def _is_made(grain: Grain) -> bool:
    """Whether a program gave it its shades: on one exact colour with few others, or as a gradient."""
    on_ground = grain.ruling >= _GROUND and grain.many < _GROUND_COLOURS
    return on_ground or (grain.equal >= _SMOOTH and grain.many < _SMOOTH_COLOURS)


def _page(image: Image.Image, grain: Grain, *, camera: bool) -> tuple[PictureClass, float]:
    if camera or (_unevenness(image) > _PAPER_UNEVEN and grain.ruling < _RULING):
        return PictureClass.PAGE_PHOTO, 0.85 if camera else 0.7
    upright = image.height > image.width
    if not _is_sheet(image):
        return PictureClass.DRAWING, 0.5
    return PictureClass.SCAN, 0.9 if upright else 0.6


def _is_sheet(image: Image.Image) -> bool:
    """Whether a picture has the shape of a sheet of paper, and a size at which one can be read."""
    short, long = min(image.size), max(image.size)
    return long >= _LEAST_SHEET and _SHEETS[0] <= short / long <= _SHEETS[1]


def _unevenness(image: Image.Image) -> float:
    """Return how much the light of the paper differs over the picture, in grey levels."""
    grey = np.asarray(image.convert("L").resize((96, 128), Image.Resampling.BILINEAR)).astype(float)
    tiles = grey.reshape(8, 16, 6, 16).transpose(0, 2, 1, 3).reshape(48, -1)
    paper = np.percentile(tiles, 85, axis=1)
    return float(np.percentile(paper, 95) - np.percentile(paper, 8))


def _drawn(
    image: Image.Image, grain: Grain, photo: float, *, screen: bool
) -> tuple[PictureClass, float]:
    """Tell a screenshot from a drawing; what is neither plainly drawn nor a photo stays unknown."""
    drawn = (
        _is_made(grain)
        or grain.equal >= _DRAWN
        or grain.eight >= _COLOURS_DRAWN
        or grain.ruling >= _RULING
    )
    if not drawn:
        return PictureClass.UNKNOWN, round(1 - photo, 2)
    if screen:
        return PictureClass.SCREENSHOT, 0.8
    upright = image.height > image.width and _is_sheet(image)
    if upright and grain.ruling > 0.7 and written_share(image) > 0.005:  # noqa: PLR2004 — a few lines
        return PictureClass.SCAN, 0.5
    wide_enough = min(image.size) >= 300  # noqa: PLR2004 — pixels; windows are larger than figures
    written = written_share(image) >= _SCREEN_WRITTEN
    if wide_enough and written and _is_screen(image) and grain.hard > 0.02:  # noqa: PLR2004
        return PictureClass.SCREENSHOT, 0.6
    return PictureClass.DRAWING, round(min(0.9, 0.5 + grain.equal / 2 - photo / 2), 2)


def _is_screen(image: Image.Image) -> bool:
    short = min(image.size) / max(image.size)
    return any(abs(short - each) <= _SCREEN_OFF for each in _SCREENS)
