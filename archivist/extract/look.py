"""How a decoded picture looks: class, sharpness, light, blank, fingerprint, in one go.

Everything is measured on one copy of about a thousand pixels, as the decoder gave it.
"""

from __future__ import annotations

from PIL import Image

from archivist.domain.picture import PictureLook
from archivist.extract.fingerprinting import fingerprint_of
from archivist.extract.picture_class import class_of
from archivist.extract.picture_look import is_blank
from archivist.extract.quality import exposure_of, is_blurred, sharpness_of

_LONGEST = 1100
_LEAST = 32


def picture_look(image: Image.Image, *, camera: bool) -> PictureLook | None:
    """Return how *image* looks; None for what is too small to look at.

    *camera*: whether its EXIF names one.
    """
    if min(image.size) < _LEAST:
        return None
    small = shown(image)
    if max(small.size) > _LONGEST:
        scale = _LONGEST / max(small.size)
        size = (max(1, round(small.width * scale)), max(1, round(small.height * scale)))
        soft = small.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    else:
        soft = small
    kind, sure = class_of(small, camera=camera)
    sharpness = sharpness_of(soft)
    return PictureLook(
        kind,
        sure,
        sharpness,
        is_blurred(sharpness),
        exposure_of(soft),
        is_blank(soft),
        fingerprint_of(soft).pack(),
    )


def shown(image: Image.Image) -> Image.Image:
    """Return *image* in colour, what is clear in it on white."""
    if image.mode in {"RGBA", "LA", "PA", "P", "RGBa", "La"}:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        return _stretched(image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _stretched(image: Image.Image) -> Image.Image:
    """Return a picture of more than 256 greys in 256: conversion alone would cut them off."""
    wide = image.convert("F")
    low, high = wide.getextrema()
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return Image.new("RGB", image.size, "white")
    scale = 255 / (high - low)
    return wide.point(lambda v: v * scale - low * scale).convert("L").convert("RGB")
