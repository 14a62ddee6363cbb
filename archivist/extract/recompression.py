"""Whether a JPEG was compressed twice: opened somewhere, and saved again (P06).

Compression rounds each frequency of an 8 × 8 block to steps. A picture that was rounded to wide
steps before and to narrow ones now has values on the wide ladder only: some steps of the narrow one
are hardly ever met. That shows only where the second saving was the finer one, and nothing is
concluded from its absence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image

from archivist.domain.fingerprint import Array

_SIDE = 1024  # pixels of the middle that are looked at
_LEAST_SIDE = 256
_COEFFICIENTS = ((0, 1), (1, 0), (1, 1), (0, 2), (2, 0))
_REACH = 12  # steps either side of zero
_LEAST = 400  # blocks that differ from zero there
_GAP = 0.12  # of what its neighbours hold
_LEAST_GAPS = 2  # on one ladder
_AGREEING = 2  # frequencies


def is_recompressed(luminance: Image.Image, tables: Mapping[int, Sequence[int]]) -> bool | None:
    """Return whether *luminance*, decoded at full size, shows an earlier compression.

    *tables* are the quantisation tables, in zigzag order undone, of the JPEG. None where the picture
    is too small or too plain to tell.
    """
    if 0 not in tables or min(luminance.size) < _LEAST_SIDE:
        return None
    steps = np.array(tables[0], dtype=np.float64).reshape(8, 8)
    blocks = _blocks(luminance)
    looked = gaps = 0
    for row, column in _COEFFICIENTS:
        basis = np.outer(_cosine(row), _cosine(column))
        values = np.rint((blocks * basis).sum(axis=(1, 2)) / steps[row, column]).astype(np.int64)
        told = _has_gaps(values)
        looked += told is not None
        gaps += bool(told)
    if looked < _AGREEING:
        return None
    return gaps >= _AGREEING


def _has_gaps(values: Array) -> bool | None:
    """Whether values near zero avoid some steps in a regular way; None where there are too few."""
    counted = np.bincount(np.clip(np.abs(values), 0, _REACH + 1), minlength=_REACH + 2)
    spread = counted[1 : _REACH + 1].astype(np.float64)
    if spread.sum() < _LEAST:
        return None
    empty = [
        at + 1
        for at in range(1, _REACH - 1)
        if spread[at] < _GAP * min(spread[at - 1], spread[at + 1]) and spread[at + 1] >= 20  # noqa: PLR2004
    ]
    return len(empty) >= _LEAST_GAPS


def _blocks(luminance: Image.Image) -> Array:
    left = max(0, (luminance.width - _SIDE) // 2) // 8 * 8
    top = max(0, (luminance.height - _SIDE) // 2) // 8 * 8
    wide = min(_SIDE, luminance.width - left) // 8 * 8
    high = min(_SIDE, luminance.height - top) // 8 * 8
    shown = luminance.crop((left, top, left + wide, top + high))
    pixels = np.asarray(shown, dtype=np.float64) - 128
    return pixels.reshape(high // 8, 8, wide // 8, 8).transpose(0, 2, 1, 3).reshape(-1, 8, 8)


def _cosine(frequency: int) -> Array:
    scale = np.sqrt(1 / 8) if frequency == 0 else 0.5
    return scale * np.cos((2 * np.arange(8) + 1) * frequency * np.pi / 16)
