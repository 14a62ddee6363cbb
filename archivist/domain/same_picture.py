"""Whether two fingerprints come from one picture: their points and their grey copies must agree.

Points that describe the same surroundings must lie in one move, turn and change of size. Then it
counts how many of the points that could agree do, that hardly any point meets another that
describes something else at its place (two photos of one hall share the furniture, not the
people), and that the grey copies agree when laid on each other, but for a strip written in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from archivist.domain.fingerprint import POINTS, SIDE, Array, Fingerprint

SAME = 0.5  # what is at least as sure as this is called the same picture
CLOSE = 34  # of 128 bits: descriptions of the same
PLAIN = 0.6  # contrast of a copy below which it tells nothing
_STILL_CLOSE = 40
FEW = 20  # points; with fewer of them the copies alone may decide
_COPY_LEAST = 0.97
_LEAST_AGREEING = 5
_LEAST_ALIKE = 0.8
_AT_PLACE = 0.015  # of the longer side
_OFF = 0.025
_TURN = 0.5  # radians between the directions of agreeing points
_SIZE = (0.4, 2.5)
_SPAN = 0.08  # of the longer side: nearer points give no direction
_TRIES = 300
_SPREAD = 0.12
_STRIP = SIDE // 4  # rows of the copy that may be written over


@dataclass(frozen=True, slots=True)
class _Move:
    """Brings points z = x + iy of one picture to ``by * z + shift`` in the other."""

    by: complex
    shift: complex
    agreeing: int

    def of(self, points: Array) -> Array:
        return points * self.by + self.shift

    def back(self, points: Array) -> Array:
        return (points - self.shift) / self.by


def near(one: Fingerprint, other: Fingerprint) -> float:
    """Return how sure it is, 0..1, that both pictures come from one: at least SAME is "the same"."""
    sure = straight(one, other)
    if sure < SAME:
        sure = max(sure, straight(mirrored(one), other))
    if sure < SAME and min(len(one.points), len(other.points)) < FEW:
        sure = max(sure, _copies_sure(one, other))
    return sure


def mirrored(print_: Fingerprint) -> Fingerprint:
    """Return the fingerprint of the picture as in a mirror, left for right."""
    points = print_.points.copy()
    points[:, 0] = print_.shape[0] - points[:, 0]
    points[:, 3] = np.pi - points[:, 3]
    single = np.unpackbits(print_.bits.astype(">u8").view(np.uint8).reshape(-1, 16), axis=1)
    turned = np.ascontiguousarray(np.packbits(single[:, _MIRROR], axis=1))
    bits = turned.view(">u8").astype(np.uint64)
    return replace(print_, copy=print_.copy[:, ::-1], points=points, bits=bits)


# A mirrored patch has its rows of fields turned over, and each direction its opposite sign.
_MIRROR = np.arange(128).reshape(4, 4, 8)[::-1][:, :, (-np.arange(8)) % 8].ravel()


def positions(copies: Array) -> Iterator[Array]:
    """Yield the copies (last two axes) in their four turns, each also mirrored."""
    for quarter in range(4):
        turned = np.rot90(copies, quarter, axes=(-2, -1))
        yield turned
        yield turned[..., ::-1]


def levelled(copies: Array) -> Array:
    """Return the copies as rows of mean 0 and length 1."""
    flat = copies.reshape(len(copies), -1).astype(np.float32)
    flat = flat - flat.mean(axis=1, keepdims=True)
    length = np.linalg.norm(flat, axis=1, keepdims=True)
    return flat / np.maximum(length, 1e-6)


def distance(one: Array, other: Array) -> Array:
    """Return how many of the 128 bits (last axis: two words) differ."""
    ones = _counted(one ^ other)
    return (ones[..., 0] + ones[..., 1]).astype(np.int64)


def _looked_up(words: Array) -> Array:
    """Count the bits of each word where numpy (before 2.0) cannot."""
    halves = _ONES[np.ascontiguousarray(words).view(np.uint16)]
    counted: Array = halves.reshape(*words.shape, 4).sum(axis=-1, dtype=np.uint8)
    return counted


_ONES = np.array([n.bit_count() for n in range(1 << 16)], np.uint8)
_counted = getattr(np, "bitwise_count", _looked_up)


def _copies_sure(one: Fingerprint, other: Fingerprint) -> float:
    """Compare the grey copies alone, in eight positions."""
    if min(one.contrast, other.contrast) < PLAIN:
        return 0.0
    first = levelled(one.copy[None])[0]
    best = float((levelled(np.stack(list(positions(other.copy)))) @ first).max())
    return float(np.clip((best - _COPY_LEAST) / (1 - _COPY_LEAST), 0, 1))


def straight(one: Fingerprint, other: Fingerprint) -> float:
    """Return how sure it is that both come from one picture, neither mirrored, by their points."""
    if not len(one.points) or not len(other.points):
        return 0.0
    apart = distance(one.bits[:, None], other.bits[None])
    move = _common_move(one, other, apart)
    if move is None:
        return 0.0
    share, upheld = _share(one, other, move), _upheld(one, other, move, apart)
    # Fitted on pairs of photos and of drawn scenes of one kind; each part alone tells most pairs.
    sure = 0.49 + 3 * (upheld - 0.88) + 1.5 * (share - 0.18) + 5 * (1 - 0.955)
    if sure < SAME:
        return 0.0  # however alike the copies are, which is the dearest to find out
    alike = _overlap(one, other, move)
    return float(np.clip(sure - 5 * (1 - alike), 0, 1)) if alike >= _LEAST_ALIKE else 0.0


def _common_move(one: Fingerprint, other: Fingerprint, apart: Array) -> _Move | None:
    """Return what brings most points of *one* onto those of *other* that describe the same."""
    best = apart.argmin(axis=1)
    rows = np.arange(len(best))
    rows = rows[(apart.argmin(axis=0)[best] == rows) & (apart[rows, best] <= CLOSE)]
    if len(rows) < _LEAST_AGREEING:
        return None
    here, there = one.points[rows], other.points[best[rows]]
    a, b = _placed(here), _placed(there)
    moves, shifts = _moves(a, b)
    if not len(moves):
        return None
    off = moves[:, None] * a[None] + shifts[:, None] - b[None]
    turn = np.exp(1j * (there[:, 3] - here[:, 3]))[None] * (np.abs(moves) / moves)[:, None]
    good = (off.real**2 + off.imag**2 < _OFF**2) & (turn.real > np.cos(_TURN))
    inside = good[good.sum(axis=1).argmax()]
    if inside.sum() < _LEAST_AGREEING or not _is_spread(a[inside]):
        return None
    return _fitted(a[inside], b[inside])


def _is_spread(places: Array) -> bool:
    """Whether agreeing points lie in more than a strip or a corner, where cameras write the time."""
    return bool(min(np.ptp(places.real), np.ptp(places.imag)) >= _SPREAD)


def _moves(a: Array, b: Array) -> tuple[Array, Array]:
    """Return the moves and shifts that pairs of agreeing points propose."""
    first, second = _upper(len(a))
    span = a[second] - a[first]
    far = np.abs(span) > _SPAN
    first, second, span = first[far], second[far], span[far]
    moves = (b[second] - b[first]) / span
    sane = (np.abs(moves) > _SIZE[0]) & (np.abs(moves) < _SIZE[1])
    moves, first = moves[sane], first[sane]
    spread = np.linspace(0, len(moves) - 1, min(len(moves), _TRIES)).astype(int)
    moves, first = moves[spread], first[spread]
    return moves, b[first] - moves * a[first]


@lru_cache(maxsize=POINTS)
def _upper(count: int) -> tuple[Array, Array]:
    """Return the indices of every two of *count*; numpy takes long to put them together."""
    first, second = np.triu_indices(count, 1)
    return first, second


def _fitted(a: Array, b: Array) -> _Move:
    """Return the move that brings *a* nearest to *b*."""
    middle_a, middle_b = a.mean(), b.mean()
    near_a, near_b = a - middle_a, b - middle_b
    by = (np.conj(near_a) @ near_b) / max(float((np.abs(near_a) ** 2).sum()), 1e-9)
    return _Move(complex(by), complex(middle_b - by * middle_a), len(a))


def _placed(points: Array) -> Array:
    return points[:, 0] + 1j * points[:, 1]


def _share(one: Fingerprint, other: Fingerprint, move: _Move) -> float:
    """Return how many of the points in what both pictures show agree."""
    here = _within(move.of(_placed(one.points)), other.shape)
    there = _within(move.back(_placed(other.points)), one.shape)
    return move.agreeing / max(1, min(here, there))


def _within(places: Array, shape: tuple[float, float]) -> int:
    across, down = places.real, places.imag
    return int(((across > 0) & (across < shape[0]) & (down > 0) & (down < shape[1])).sum())


def _upheld(one: Fingerprint, other: Fingerprint, move: _Move, apart: Array) -> float:
    """Return, of the points that meet one of like size at their place, how many describe the same."""
    off = np.abs(move.of(_placed(one.points))[:, None] - _placed(other.points)[None])
    size = np.log2(one.points[:, 2] * abs(move.by))[:, None] - np.log2(other.points[:, 2])[None]
    met = (off < _AT_PLACE) & (np.abs(size) < 0.3)  # noqa: PLR2004 — a third of an octave
    upheld = (met & (apart <= _STILL_CLOSE)).any(axis=1).sum()
    return float(upheld / max(1, met.any(axis=1).sum()))


def _overlap(one: Fingerprint, other: Fingerprint, move: _Move) -> float:
    """Return how alike the copies are laid on each other: whole, or without a strip above or below."""
    place = (np.arange(SIDE) + 0.5) / SIDE
    across, down = np.meshgrid(place * one.shape[0], place * one.shape[1])
    there = move.of(across + 1j * down)
    columns = there.real / other.shape[0] * SIDE - 0.5
    rows = there.imag / other.shape[1] * SIDE - 0.5
    inside = (columns > 0) & (columns < SIDE - 1) & (rows > 0) & (rows < SIDE - 1)
    seen = _between(other.copy.astype(float), columns, rows)
    here = one.copy.astype(float)
    return max(_alike(here[cut], seen[cut]) for cut in _without_strips(inside, columns, rows))


def _without_strips(inside: Array, columns: Array, rows: Array) -> Iterator[Array]:
    """Yield what both show, and that without a strip along each side of either: a stamp's place."""
    yield inside
    down, across = np.indices(inside.shape)
    for place in (down, across, rows, columns):
        yield inside & (place >= _STRIP)
        yield inside & (place < SIDE - _STRIP)


def _alike(one: Array, other: Array) -> float:
    if len(one) < SIDE:
        return 0.0
    both = [(each - each.mean()) / max(float(each.std()), 1e-6) for each in (one, other)]
    return float((both[0] * both[1]).mean())


def _between(copy: Array, columns: Array, rows: Array) -> Array:
    columns, rows = np.clip(columns, 0, SIDE - 1.001), np.clip(rows, 0, SIDE - 1.001)
    left, top = columns.astype(int), rows.astype(int)
    x, y = columns - left, rows - top
    upper = copy[top, left] * (1 - x) + copy[top, left + 1] * x
    lower = copy[top + 1, left] * (1 - x) + copy[top + 1, left + 1] * x
    return upper * (1 - y) + lower * y
