"""Which pictures show the same thing: two fingerprints compared, and all of a year's at once.

Comparing thousands of pictures with one another goes in two steps. Candidates come from the grey
copies (one product of matrices finds those that differ by little, in eight positions) and from
points whose bits agree (sorted by a part of the bits, so that equals lie side by side). Each
candidate is then verified: the points must agree in one move, turn and change of size, over a good
part of what both pictures show, and the grey copies must agree when laid on each other that way.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np

from archivist.domain.fingerprint import SIDE, Array, Fingerprint

SAME = 0.5  # what is at least as sure as this is called the same picture
_CLOSE = 34  # of 128 bits
_TABLES = 6
_KEY_BITS = 24
_CROWD = 40  # points with equal keys; more of them are a pattern, such as letters or bricks
_VOTES = 2
_ALIKE = 0.93  # of the coarse copies
_COARSE = 8
_PLAIN = 0.6  # contrast below which the copies tell nothing
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two pictures that are the same or nearly so; *sure* is 0..1."""

    one: Hashable
    other: Hashable
    sure: float


def near(one: Fingerprint, other: Fingerprint) -> float:
    """Return how sure it is, 0..1, that both pictures come from one: at least SAME is "the same"."""
    return max(_copies_sure(one, other), _points_sure(one, other))


class Fingerprints:
    """Many fingerprints, to find the near ones among them."""

    def __init__(self, named: dict[Hashable, Fingerprint]) -> None:
        self._names = list(named)
        self._prints = list(named.values())

    def near_pairs(self) -> Iterator[NearPair]:
        """Yield every pair that is near, in no order."""
        for one, other in sorted(self._candidates()):
            sure = near(self._prints[one], self._prints[other])
            if sure >= SAME:
                yield NearPair(self._names[one], self._names[other], sure)

    def _candidates(self) -> set[tuple[int, int]]:
        if len(self._prints) < 2:  # noqa: PLR2004 — a pair
            return set()
        return _alike(self._prints) | _sharing(self._prints)


def _alike(prints: list[Fingerprint]) -> set[tuple[int, int]]:
    """Return the pairs whose coarse copies agree in one of eight positions."""
    copies = np.stack([each.copy for each in prints]).astype(np.float32)
    step = SIDE // _COARSE
    coarse = copies.reshape(-1, _COARSE, step, _COARSE, step).mean(axis=(2, 4))
    plain = copies.std(axis=(1, 2)) < _PLAIN
    straight = _levelled(coarse)
    straight[plain] = 0
    pairs: set[tuple[int, int]] = set()
    for turned in _positions(coarse):
        flat = _levelled(turned)
        for start in range(0, len(prints), _BLOCK):
            alike = straight[start : start + _BLOCK] @ flat[start:].T
            rows, columns = np.nonzero(alike > _ALIKE)
            pairs.update(
                (int(row), int(column))
                for row, column in zip(rows + start, columns + start, strict=True)
                if row < column
            )
    return pairs


def _positions(copies: Array) -> Iterator[Array]:
    """Yield the copies (last two axes) in their four turns, and mirrored."""
    for quarter in range(4):
        turned = np.rot90(copies, quarter, axes=(-2, -1))
        yield turned
        yield turned[..., ::-1]


def _levelled(copies: Array) -> Array:
    """Return the copies as rows of mean 0 and length 1."""
    flat = copies.reshape(len(copies), -1).astype(np.float32)
    flat = flat - flat.mean(axis=1, keepdims=True)
    length = np.linalg.norm(flat, axis=1, keepdims=True)
    return flat / np.maximum(length, 1e-6)


def _sharing(prints: list[Fingerprint]) -> set[tuple[int, int]]:
    """Return the pairs that share points by their bits."""
    bits = np.concatenate([each.bits for each in prints])
    owners = np.repeat(np.arange(len(prints)), [len(each.bits) for each in prints])
    if not len(bits):
        return set()
    chance = np.random.default_rng(20170312)
    single = np.unpackbits(bits.astype(">u8").view(np.uint8).reshape(-1, 16), axis=1)
    found = []
    for _ in range(_TABLES):
        key = _keys(single, chance.choice(128, _KEY_BITS, replace=False))
        one, other = _equal(key)
        keep = owners[one] != owners[other]
        one, other = one[keep], other[keep]
        keep = _distance(bits[one], bits[other]) <= _CLOSE
        low = np.minimum(owners[one[keep]], owners[other[keep]])
        high = np.maximum(owners[one[keep]], owners[other[keep]])
        found.append(low.astype(np.int64) * len(prints) + high)
    pairs, votes = np.unique(np.concatenate(found), return_counts=True)
    return {divmod(int(pair), len(prints)) for pair in pairs[votes >= _VOTES]}


def _keys(single: Array, chosen: Array) -> Array:
    key = np.zeros(len(single), np.uint32)
    for bit in chosen:
        key = key << np.uint32(1) | single[:, bit]
    return key


def _equal(key: Array) -> tuple[Array, Array]:
    """Return the pairs of indices with equal keys, leaving out keys that too many share."""
    order = np.argsort(key)
    ranked = key[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    counts = np.diff(np.r_[starts, len(ranked)])
    group = np.repeat(counts, counts)
    ones, others = [], []
    for apart in range(1, _CROWD):
        same = (ranked[apart:] == ranked[:-apart]) & (group[apart:] <= _CROWD)
        at = np.flatnonzero(same)
        if not len(at):
            break
        ones.append(order[at])
        others.append(order[at + apart])
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *ones]), np.concatenate([none, *others])


_ONES = np.array([bin(n).count("1") for n in range(1 << 16)], np.uint8)


def _distance(one: Array, other: Array) -> Array:
    """Return how many of the 128 bits (last axis: two words) differ."""
    differing = np.ascontiguousarray(one ^ other)
    return _ONES[differing.view(np.uint16)].sum(axis=-1, dtype=np.int64)


def _copies_sure(one: Fingerprint, other: Fingerprint) -> float:
    """Compare the grey copies alone, in eight positions."""
    if min(one.contrast, other.contrast) < _PLAIN:
        return 0.0
    first = _levelled(one.copy[None].astype(np.float32))[0]
    turned = np.stack(list(_positions(other.copy.astype(np.float32))))
    best = float((_levelled(turned) @ first).max())
    return float(np.clip((best - _COPY_LEAST) / (1 - _COPY_LEAST), 0, 1))


_COPY_LEAST = 0.97
_KEPT = 0.8


def _points_sure(one: Fingerprint, other: Fingerprint) -> float:
    """Compare the points, and the copies laid on each other as the points say."""
    move = _common_move(one, other)
    if move is None:
        return 0.0
    scale, angle, shift, agreeing, spread = move
    overlap = _overlap(one, other, scale, angle, shift)
    return _judged(agreeing, spread, overlap)


def _judged(agreeing: int, spread: float, alike: float) -> float:
    if agreeing < 5 or alike < 0.55:  # noqa: PLR2004
        return 0.0
    points = min(1.0, (agreeing - 3) / 10)
    return float(np.clip(points * min(1.0, spread / 0.2), 0, 1) * 0.5 + alike * 0.5)


def _common_move(
    one: Fingerprint, other: Fingerprint
) -> tuple[float, float, Array, int, float] | None:
    """Return scale, angle and shift that bring most points of *one* onto *other*'s, how many, how spread."""
    if not len(one.points) or not len(other.points):
        return None
    apart = _distance(one.bits[:, None], other.bits[None])
    best = apart.argmin(axis=1)
    mutual = apart.argmin(axis=0)[best] == np.arange(len(best))
    near_enough = apart[np.arange(len(best)), best] <= _CLOSE
    rows = np.flatnonzero(mutual & near_enough)
    if len(rows) < 4:  # noqa: PLR2004 — fewer agree by chance
        return None
    here, there = one.points[rows], other.points[best[rows]]
    return _agreed(here, there)


def _agreed(here: Array, there: Array) -> tuple[float, float, Array, int, float] | None:
    a = here[:, 0] + 1j * here[:, 1]
    b = there[:, 0] + 1j * there[:, 1]
    one, other = np.triu_indices(len(a), 1)
    span = a[other] - a[one]
    far = np.abs(span) > 0.08  # noqa: PLR2004 — neighbours give no direction
    one, span = one[far], span[far]
    if not len(one):
        return None
    move = (b[other[far]] - b[one]) / span
    sane = (np.abs(move) > 0.4) & (np.abs(move) < 2.5)  # noqa: PLR2004
    move, one = move[sane][:2000], one[sane][:2000]
    if not len(move):
        return None
    shift = b[one] - move * a[one]
    off = np.abs(move[:, None] * a[None] + shift[:, None] - b[None])
    turn = np.angle(np.exp(1j * (there[:, 3] - here[:, 3])[None] - 1j * np.angle(move)[:, None]))
    good = (off < 0.025) & (np.abs(turn) < 0.5)  # noqa: PLR2004
    count = good.sum(axis=1)
    top = int(count.argmax())
    inside = good[top]
    if count[top] < 4:  # noqa: PLR2004
        return None
    fitted = _fitted(a[inside], b[inside])
    spots = np.unique((here[inside, :2] * 8).astype(int), axis=0)
    return abs(fitted[0]), float(np.angle(fitted[0])), fitted[1], int(count[top]), len(spots) / 48


def _fitted(a: Array, b: Array) -> tuple[complex, complex]:
    """Return the move m, s with b ≈ m·a + s that fits best."""
    middle_a, middle_b = a.mean(), b.mean()
    near_a, near_b = a - middle_a, b - middle_b
    move = (np.conj(near_a) @ near_b) / max(float((np.abs(near_a) ** 2).sum()), 1e-9)
    return complex(move), complex(middle_b - move * middle_a)


def _overlap(one: Fingerprint, other: Fingerprint, scale: float, angle: float, shift: complex) -> float:
    """Return how alike the copies are where both pictures show the same, laid on each other."""
    place = (np.arange(SIDE) + 0.5) / SIDE
    xs, ys = np.meshgrid(place * one.shape[0], place * one.shape[1])
    there = (xs + 1j * ys) * scale * np.exp(1j * angle) + shift
    columns = there.real / other.shape[0] * SIDE - 0.5
    rows = there.imag / other.shape[1] * SIDE - 0.5
    inside = (columns > -0.5) & (columns < SIDE - 0.5) & (rows > -0.5) & (rows < SIDE - 0.5)
    if inside.sum() < SIDE * SIDE * 0.2:
        return 0.0
    here = one.copy[inside].astype(float)
    seen = _between(other.copy.astype(float), columns[inside], rows[inside])
    return _trimmed(here, seen)


def _trimmed(one: Array, other: Array) -> float:
    """Return how alike two rows of grey values are without the fifth that differs most: a strip written in."""
    one, other = _normal(one), _normal(other)
    kept = np.argsort(np.abs(one - other), kind="stable")[: max(2, round(len(one) * _KEPT))]
    one, other = _normal(one[kept]), _normal(other[kept])
    return float((one * other).mean())


def _normal(values: Array) -> Array:
    return (values - values.mean()) / max(float(values.std()), 1e-6)


def _between(copy: Array, columns: Array, rows: Array) -> Array:
    columns, rows = np.clip(columns, 0, SIDE - 1.001), np.clip(rows, 0, SIDE - 1.001)
    left, top = columns.astype(int), rows.astype(int)
    x, y = columns - left, rows - top
    upper = copy[top, left] * (1 - x) + copy[top, left + 1] * x
    lower = copy[top + 1, left] * (1 - x) + copy[top + 1, left + 1] * x
    return upper * (1 - y) + lower * y
