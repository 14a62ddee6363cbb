"""What kind of picture it is: a page, the screen of a telephone, or a photograph.

Only coarse light and dark are looked at, on a small copy; Pillow alone does it.
"""

from __future__ import annotations

from enum import StrEnum

from PIL import Image, ImageChops, ImageFilter

_SIDE = 640
_BRIGHT = 120  # paper in shade
_PALE = 70  # saturation of paper under warm light
_PAPER_SHARE = 0.62
_STROKE = 34  # darker than its surroundings by so much
_STROKES = (0.008, 0.30)
_ROW_STROKES = 6  # dark stretches across a line of writing
_WRITTEN_ROWS = 0.04
_SMOOTH = 0.72
_FLAT = 5
_SCREEN_ASPECT = (1.6, 2.6)
_SCREEN_FLAT = 0.72
_BLANK = 24
_TILES = (16, 20)
_STEP = 16
_STEPS = 0.12


class Look(StrEnum):
    """What a picture looks like."""

    PAGE = "page"
    SCREEN = "screen"
    PHOTO = "photo"


def look_of(image: Image.Image) -> Look:
    """Say what *image* looks like; what is neither page nor screen is a photo."""
    if image.mode == "1":
        return Look.PAGE
    small = image.convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    written = _written_rows(small)
    flat = _flat_share(small)
    if _is_page(small, written, flat):
        return Look.PAGE
    aspect = image.height / max(1, image.width)
    upright = _SCREEN_ASPECT[0] <= aspect <= _SCREEN_ASPECT[1]
    return (
        Look.SCREEN if upright and flat >= _SCREEN_FLAT and written >= _WRITTEN_ROWS else Look.PHOTO
    )


def written_share(image: Image.Image) -> float:
    """Return the share of pixel rows of *image* that cross many thin dark strokes."""
    small = image.convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    return _written_rows(small)


def is_blank(image: Image.Image) -> bool:
    """Whether nothing stands on a page: no difference of light but the paper's own."""
    small = image.convert("L")
    small.thumbnail((400, 400), Image.Resampling.BOX)
    counted = small.histogram()
    total, seen, dark, light = small.width * small.height, 0, -1, 255
    for value, count in enumerate(counted):
        seen += count
        if dark < 0 and seen > total * 0.0002:
            dark = value
        if seen >= total * 0.5:
            light = value
            break
    return light - dark < _BLANK


def _is_page(small: Image.Image, written: float, flat: float) -> bool:
    hue, saturation, value = small.convert("HSV").split()
    del hue
    pale = saturation.point([255 if v <= _PALE else 0 for v in range(256)])
    bright = value.point([255 if v >= _BRIGHT else 0 for v in range(256)])
    paper = _share(ImageChops.darker(pale, bright))
    strokes = _share(_strokes(small))
    some = _STROKES[0] <= strokes <= _STROKES[1]
    if paper < _PAPER_SHARE or not some or written < _WRITTEN_ROWS or flat < _SMOOTH:
        return False
    return _ground_steps(small) <= _STEPS


def _ground_steps(small: Image.Image) -> float:
    """Return how many neighbouring patches of the ground differ sharply: 0 for one sheet of paper.

    Paper may lie in uneven light, which changes slowly; a scene is made of surfaces.
    """
    light = small.convert("L").filter(ImageFilter.MaxFilter(5))
    tiles = light.resize(_TILES, Image.Resampling.BOX)
    across = ImageChops.difference(tiles, ImageChops.offset(tiles, 1, 0)).crop((1, 0, *_TILES))
    down = ImageChops.difference(tiles, ImageChops.offset(tiles, 0, 1)).crop((0, 1, *_TILES))
    steps = [
        _share(each.point([255 if v >= _STEP else 0 for v in range(256)]))
        for each in (across, down)
    ]
    return sum(steps) / 2


def _strokes(small: Image.Image) -> Image.Image:
    """Return white where a pixel is darker than its wider surroundings, as ink on paper is."""
    grey = small.convert("L")
    around = grey.filter(ImageFilter.BoxBlur(10))
    darker = ImageChops.subtract(around, grey)
    return darker.point([255 if v >= _STROKE else 0 for v in range(256)])


def _written_rows(small: Image.Image) -> float:
    """Return the share of pixel rows that cross many thin dark strokes."""
    strokes = _strokes(small)
    left = ImageChops.offset(strokes, 1, 0)
    starts = ImageChops.subtract(strokes, left)
    # Averaged to one column: 255 for each start of a stroke, over the width.
    column = starts.resize((1, starts.height), Image.Resampling.BOX)
    least = 255 * _ROW_STROKES / small.width
    return _share(column.point([255 if v >= max(1.0, least) else 0 for v in range(256)]))


def _flat_share(small: Image.Image) -> float:
    """Return the share of pixels that are like their neighbours to the left and above."""
    grey = small.convert("L")
    across = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0))
    down = ImageChops.difference(grey, ImageChops.offset(grey, 0, 1))
    rough = ImageChops.lighter(across, down)
    return _share(rough.point([255 if v <= _FLAT else 0 for v in range(256)]))


def _share(mask: Image.Image) -> float:
    counted = mask.histogram()
    return counted[255] / max(1, sum(counted))
