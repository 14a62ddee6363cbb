"""Which of many pictures show the same thing (P03, P13).

Comparing thousands of pictures with one another goes in two steps. Candidates come from the grey
copies (one product of matrices finds those that differ by little, in eight positions) and from
points whose bits agree (sorted by a part of the bits, so that equals lie side by side). Each
candidate is then verified by :func:`archivist.domain.same_picture.near`.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from archivist.domain.fingerprint import SIDE, Array, Fingerprint
from archivist.domain.same_picture import (
    CLOSE,
    FEW,
    PLAIN,
    SAME,
    distance,
    levelled,
    near,
    positions,
    straight,
)

_TABLES = 5
_KEY_BITS = 24
_CROWD = 16  # points with equal keys; more of them are a pattern, such as letters or bricks
_VOTES = 2
_ALIKE = 0.975  # of the coarse copies
_COARSE = 6
_BLOCK = 512
_SEED = 20170312


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two pictures that are the same or nearly so; *sure* is 0..1."""

    one: Hashable
    other: Hashable
    sure: float


class Fingerprints:
    """Many fingerprints, to find the near ones among them."""

    def __init__(self, named: Mapping[Hashable, Fingerprint]) -> None:
        self._names = list(named)
        self._prints = list(named.values())

    def near_pairs(self, *, among: Container[Hashable] | None = None) -> Iterator[NearPair]:
        """Yield every pair that is near, in the order given; one of each pair is *among* those named."""
        if len(self._prints) < 2:  # noqa: PLR2004 — a pair
            return
        alike, sharing = _alike(self._prints), _sharing(self._prints)
        wanted = [among is None or name in among for name in self._names]
        for pair in sorted(alike | sharing):
            if not (wanted[pair[0]] or wanted[pair[1]]):
                continue
            one, other = (self._prints[each] for each in pair)
            sure = near(one, other) if pair in alike else straight(one, other)
            if sure >= SAME:
                yield NearPair(self._names[pair[0]], self._names[pair[1]], sure)


def _alike(prints: list[Fingerprint]) -> set[tuple[int, int]]:
    """Return the pairs whose coarse copies agree: mirrored, or anyhow where one has few points."""
    copies = np.stack([each.copy for each in prints]).astype(np.float32)
    step = SIDE // _COARSE
    coarse = copies.reshape(-1, _COARSE, step, _COARSE, step).mean(axis=(2, 4))
    straight_on = levelled(coarse)
    straight_on[copies.std(axis=(1, 2)) < PLAIN] = 0
    everyone = np.arange(len(prints))
    smooth = np.array([n for n in everyone if len(prints[n].points) < FEW], dtype=np.int64)
    pairs = _agreeing(straight_on, levelled(coarse[..., ::-1]), everyone)
    for turned in positions(coarse):
        pairs |= _agreeing(straight_on, levelled(turned), smooth)
    return pairs


def _agreeing(straight_on: Array, turned: Array, chosen: Array) -> set[tuple[int, int]]:
    """Return the pairs of a *chosen* copy with any other that is like it."""
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(chosen), _BLOCK):
        rows = chosen[start : start + _BLOCK]
        alike = straight_on[rows] @ turned.T
        at = np.flatnonzero(alike.ravel() > _ALIKE)
        one, other = rows[at // len(turned)], at % len(turned)
        low, high = np.minimum(one, other), np.maximum(one, other)
        keep = low < high
        pairs.update(zip(low[keep].tolist(), high[keep].tolist(), strict=True))
    return pairs


def _sharing(prints: list[Fingerprint]) -> set[tuple[int, int]]:
    """Return the pairs that share points by their bits."""
    bits = np.concatenate([each.bits for each in prints])
    owners = np.repeat(np.arange(len(prints)), [len(each.bits) for each in prints])
    if not len(bits):
        return set()
    chance = np.random.default_rng(_SEED)
    single = np.unpackbits(bits.astype(">u8").view(np.uint8).reshape(-1, 16), axis=1)
    single = np.ascontiguousarray(single.T)  # one row a bit: taken row by row below
    found = []
    for _ in range(_TABLES):
        one, other = _equal(_keys(single, chance.choice(128, _KEY_BITS, replace=False)))
        keep = owners[one] != owners[other]
        one, other = one[keep], other[keep]
        keep = distance(bits[one], bits[other]) <= CLOSE
        low = np.minimum(owners[one[keep]], owners[other[keep]])
        high = np.maximum(owners[one[keep]], owners[other[keep]])
        found.append(low.astype(np.int64) * len(prints) + high)
    pairs, votes = np.unique(np.concatenate(found), return_counts=True)
    return {divmod(pair, len(prints)) for pair in pairs[votes >= _VOTES].tolist()}


def _keys(single: Array, chosen: Array) -> Array:
    key = np.zeros(single.shape[1], np.uint32)
    for bit in chosen:
        key = key << np.uint32(1) | single[bit]
    return key


def _equal(key: Array) -> tuple[Array, Array]:
    """Return the pairs of indices with equal keys, leaving out keys that too many share."""
    order = np.argsort(key)
    ranked = key[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    counts = np.diff(np.r_[starts, len(ranked)])
    group = np.repeat(counts, counts)
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for apart in range(1, _CROWD):
        at = np.flatnonzero((ranked[apart:] == ranked[:-apart]) & (group[apart:] <= _CROWD))
        if not len(at):
            break
        ones.append(order[at])
        others.append(order[at + apart])
    return np.concatenate(ones), np.concatenate(others)
