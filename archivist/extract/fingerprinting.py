"""The fingerprint of a picture: corners at several scales, each with its surroundings in 128 bits.

The way of ORB and SIFT, cut down to what tells one photo from another: corners (the smaller
eigenvalue of the structure tensor) on a pyramid of steps of a quarter octave, the direction to the
centre of the light around them, and gradients in 4 × 4 fields of 8 directions, each field's share
above or below the middle one bit.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from archivist.domain.fingerprint import POINTS, SIDE, Array, Fingerprint

_LONGEST = 384
_LEVELS = 7
_STEP = 2**0.25
_REACH = 7  # pixels around a corner that give its direction
_FIELD = 16  # samples across a described patch
_SPACING = 1.5  # pixels of the level between samples
_BORDER = 9
_LEAST = 1.2  # of a corner's strength: grain has less
_CELLS = 6
_PER_CELL = 5


def fingerprint_of(image: Image.Image) -> Fingerprint:
    """Return the fingerprint of *image*, which is best given at 400 to 1200 pixels."""
    grey = image.convert("L")
    copy = grey.resize((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    longest = max(image.size)
    levels = _pyramid(grey)
    found = [_corners(level) for level in levels]
    chosen = _chosen(found, levels)
    points = np.zeros((len(chosen), 4))
    bits = np.zeros((len(chosen), 2), np.uint64)
    for number, level in enumerate(levels):
        rows = np.flatnonzero(chosen[:, 2] == number)
        if not len(rows):
            continue
        at = chosen[rows, :2]
        angles = _directions(level, at)
        points[rows, :2] = at / max(level.shape)
        points[rows, 2] = _STEP**number
        points[rows, 3] = angles
        bits[rows] = _described(level, at, angles)
    shape = (image.width / longest, image.height / longest)
    return Fingerprint(_stretched(np.asarray(copy)), points, bits, shape)


def _stretched(copy: Array) -> Array:
    """Return grey values 0..15 that use the whole range, so that brightness does not count."""
    low, high = np.percentile(copy, (2, 98))
    if high - low < 4:  # noqa: PLR2004 — a plain surface stays plain
        return np.full(copy.shape, 8, np.uint8)
    return np.clip((copy - low) / (high - low) * 15, 0, 15).round().astype(np.uint8)


def _pyramid(grey: Image.Image) -> list[Array]:
    """Return the picture at the sizes of the levels, as far as there is room for a patch."""
    first = grey.resize(_sized(grey, 0), Image.Resampling.BILINEAR, reducing_gap=2.0)
    levels = []
    for number in range(_LEVELS):
        size = _sized(grey, number)
        if min(size) < 2 * _BORDER + 4:
            break
        small = first.resize(size, Image.Resampling.BILINEAR) if number else first
        levels.append(np.asarray(small.filter(ImageFilter.BoxBlur(1)), np.float32))
    return levels


def _sized(grey: Image.Image, level: int) -> tuple[int, int]:
    scale = _LONGEST / _STEP**level / max(grey.size)
    return max(1, round(grey.width * scale)), max(1, round(grey.height * scale))


def _corners(level: Array) -> tuple[Array, Array]:
    """Return the strength of every pixel as a corner, and rows of x, y, strength of the strongest."""
    across = np.zeros_like(level)
    down = np.zeros_like(level)
    across[:, 1:-1] = (level[:, 2:] - level[:, :-2]) / 2
    down[1:-1] = (level[2:] - level[:-2]) / 2
    xx, yy, xy = (_summed(each) for each in (across * across, down * down, across * down))
    half = (xx + yy) / 2
    strength = half - np.sqrt(((xx - yy) / 2) ** 2 + xy * xy)
    strength[:_BORDER] = strength[-_BORDER:] = 0
    strength[:, :_BORDER] = strength[:, -_BORDER:] = 0
    strength = np.sqrt(np.maximum(strength, 0))
    inner = strength[1:-1, 1:-1]
    top = inner > _LEAST
    for y in (0, 1, 2):
        for x in (0, 1, 2):
            if (x, y) != (1, 1):
                high, wide = strength.shape
                top &= inner >= strength[y : high - 2 + y, x : wide - 2 + x]
    ys, xs = np.nonzero(top)
    rows = np.stack((xs + 1.0, ys + 1.0, inner[ys, xs]), axis=1)
    return strength, rows


def _summed(values: Array) -> Array:
    """Return the mean over 5 × 5 pixels."""
    total = np.cumsum(np.cumsum(np.pad(values, ((3, 2), (3, 2))), axis=0), axis=1)
    return (total[5:, 5:] - total[:-5, 5:] - total[5:, :-5] + total[:-5, :-5]) / 25


def _chosen(found: list[tuple[Array, Array]], levels: list[Array]) -> Array:
    """Return rows of x, y, level of the corners kept: strongest of their scales, spread out."""
    kept = [np.zeros((0, 6))]
    for number, (_, rows) in enumerate(found):
        strongest = np.ones(len(rows), bool)
        for other in (number - 1, number + 1):
            if 0 <= other < len(found) and len(rows):
                strongest &= rows[:, 2] * 1.02 >= _strength_at(
                    found[other][0], rows, levels[number].shape
                )
        longest = max(levels[number].shape)
        level = np.full(len(rows), float(number))
        shares = rows[:, :2] / longest
        kept.append(np.column_stack((rows[:, :2], level, rows[:, 2], shares))[strongest])
    every = np.concatenate(kept)
    every = every[np.argsort(-every[:, 3], kind="stable")][: POINTS * 8]
    return _spread(every)[:, :3]


def _strength_at(strength: Array, rows: Array, shape: tuple[int, int]) -> Array:
    """Return the greatest strength of another level around the places of *rows*."""
    ys = np.clip(
        np.round(rows[:, 1] * strength.shape[0] / shape[0]).astype(int), 1, strength.shape[0] - 2
    )
    xs = np.clip(
        np.round(rows[:, 0] * strength.shape[1] / shape[1]).astype(int), 1, strength.shape[1] - 2
    )
    return np.max([strength[ys + y, xs + x] for y in (-1, 0, 1) for x in (-1, 0, 1)], axis=0)


def _spread(rows: Array) -> Array:
    """Return at most POINTS of *rows* (strongest first), few of them in one field of the picture."""
    taken: list[int] = []
    spare: list[int] = []
    counted: dict[tuple[int, int], int] = {}
    for index, (x, y) in enumerate(rows[:, 4:6]):
        cell = (int(x * _CELLS), int(y * _CELLS))
        if counted.get(cell, 0) < _PER_CELL:
            counted[cell] = counted.get(cell, 0) + 1
            taken.append(index)
        else:
            spare.append(index)
    chosen = sorted((taken + spare)[:POINTS])
    return rows[chosen]


def _directions(level: Array, at: Array) -> Array:
    """Return the angle from each place to the centre of the light around it."""
    steps = np.arange(-_REACH, _REACH + 1)
    down, across = np.meshgrid(steps, steps, indexing="ij")
    disc = np.hypot(across, down) <= _REACH + 0.5
    ys = np.clip(at[:, 1].astype(int)[:, None] + down[disc], 0, level.shape[0] - 1)
    xs = np.clip(at[:, 0].astype(int)[:, None] + across[disc], 0, level.shape[1] - 1)
    light = level[ys, xs]
    return np.arctan2(light @ down[disc], light @ across[disc])


def _described(level: Array, at: Array, angles: Array) -> Array:
    """Return two 64-bit words for each place: the gradients around it, turned by its angle."""
    side = _FIELD + 2
    steps = (np.arange(side) - (side - 1) / 2) * _SPACING
    down, across = np.meshgrid(steps, steps, indexing="ij")
    cos, sin = np.cos(angles)[:, None, None], np.sin(angles)[:, None, None]
    xs = at[:, 0, None, None] + cos * across - sin * down
    ys = at[:, 1, None, None] + sin * across + cos * down
    patch = _sampled(level, xs, ys)
    gx = patch[:, 1:-1, 2:] - patch[:, 1:-1, :-2]
    gy = patch[:, 2:, 1:-1] - patch[:, :-2, 1:-1]
    size = np.hypot(gx, gy) * _WEIGHT
    turn = np.arctan2(gy, gx) / (2 * np.pi) * 8 % 8
    return _packed(_histograms(size, turn))


def _sampled(level: Array, xs: Array, ys: Array) -> Array:
    high, wide = level.shape
    xs = np.clip(xs, 0, wide - 1.001)
    ys = np.clip(ys, 0, high - 1.001)
    left, top = xs.astype(int), ys.astype(int)
    x, y = (xs - left).astype(np.float32), (ys - top).astype(np.float32)
    right, low = np.minimum(left + 1, wide - 1), np.minimum(top + 1, high - 1)
    upper = level[top, left] * (1 - x) + level[top, right] * x
    lower = level[low, left] * (1 - x) + level[low, right] * x
    return upper * (1 - y) + lower * y


def _histograms(size: Array, turn: Array) -> Array:
    """Return (places, 128): 4 × 4 fields of 8 directions, each gradient shared by its neighbours."""
    count = len(size)
    fields = np.zeros((count, 4 * 4 * 8))
    first = turn.astype(int)
    part = turn - first
    base = np.arange(count)[:, None] * 128
    for direction, share in ((first % 8, 1 - part), ((first + 1) % 8, part)):
        for cell, weight in _SHARES:
            index = base + cell * 8 + direction.reshape(count, -1)
            value = (size * share).reshape(count, -1) * weight
            fields += np.bincount(index.ravel(), value.ravel(), count * 128).reshape(count, 128)
    return fields


def _shares() -> list[tuple[Array, Array]]:
    """Return, for the four fields next to each sample, which they are and how much they get."""
    place = (np.arange(_FIELD) + 0.5) / _FIELD * 4 - 0.5
    low = np.floor(place).astype(int)
    part = place - low
    shares = []
    for y, wy in ((low, 1 - part), (low + 1, part)):
        for x, wx in ((low, 1 - part), (low + 1, part)):
            inside = np.outer((y >= 0) & (y < 4), (x >= 0) & (x < 4))  # noqa: PLR2004 — fields across
            cell = np.clip(y, 0, 3)[:, None] * 4 + np.clip(x, 0, 3)[None]
            shares.append((cell.ravel(), (np.outer(wy, wx) * inside).ravel()))
    return shares


def _packed(fields: Array) -> Array:
    """Return one bit a value: whether it lies above the middle of its patch."""
    above = fields > np.median(fields, axis=1, keepdims=True)
    return np.packbits(above, axis=1).view(">u8").astype(np.uint64)


_SHARES = _shares()
_STEPS = np.arange(_FIELD) - (_FIELD - 1) / 2
_WEIGHT = np.exp(-(_STEPS[:, None] ** 2 + _STEPS[None] ** 2) / (2 * (_FIELD / 2) ** 2))
