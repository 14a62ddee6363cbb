"""Which of many pictures share points that lie alike in both: the candidates for the same picture.

Points with equal bits are found by sorting a part of the bits, several times over. Two points that
describe the same surroundings propose a move, turn and change of size by themselves, for each
knows its place, direction and size. Pictures are candidates where points far from one another
propose the same: chairs of one make in two halls share points too, but each stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from archivist.domain.fingerprint import Array, Fingerprint
from archivist.domain.same_picture import CLOSE, distance

_TABLES = 8
_KEY_BITS = 24
_CROWD = 16  # points with equal keys; more of them are a pattern, such as letters or bricks
_AGREEING = 3  # beside the point itself
_OFF = 0.05  # of the longer side: a point's size is known by quarters of an octave
_TURN = 0.3  # radians
_SPAN = 0.1  # of the longer side: what is nearer may be one thing in two photos
_MOST = 48  # points of a pair that are looked at
_BLOCK = 2_000_000  # comparisons at once
_SEED = 20170312

Pair = tuple[int, int]


def sharing(prints: Sequence[Fingerprint], wanted: Array) -> set[Pair]:
    """Return the pairs of *prints* that share points; one of each pair is *wanted* (booleans)."""
    owners = np.repeat(np.arange(len(prints)), [len(each.bits) for each in prints])
    if not wanted[owners].any():
        return set()
    bits = np.concatenate([each.bits for each in prints])
    here, there = _close(bits, owners, wanted[owners])
    points = np.concatenate([each.points for each in prints])
    pair = owners[here] * len(prints) + owners[there]
    found: set[Pair] = set()
    for start, end in _blocks(pair):
        chosen, agreeing = _in_step(
            points[here[start:end]], points[there[start:end]], pair[start:end]
        )
        found.update(divmod(each, len(prints)) for each in chosen[agreeing >= _AGREEING].tolist())
    return found


def _close(bits: Array, owners: Array, wanted: Array) -> tuple[Array, Array]:
    """Return the points of two pictures that describe the same, once each, in the order of pairs."""
    single = np.unpackbits(bits.astype(">u8").view(np.uint8).reshape(-1, 16), axis=1)
    single = np.ascontiguousarray(single.T)  # one row a bit: taken row by row below
    chance = np.random.default_rng(_SEED)
    found = [np.zeros(0, np.int64)]
    for _ in range(_TABLES):
        one, other = _equal(_keys(single, chance.choice(128, _KEY_BITS, replace=False)), wanted)
        apart = owners[one] != owners[other]
        one, other = one[apart], other[apart]
        close = distance(bits[one], bits[other]) <= CLOSE
        low, high = np.minimum(one, other)[close], np.maximum(one, other)[close]
        found.append(low.astype(np.int64) * len(bits) + high)
    here, there = np.divmod(np.unique(np.concatenate(found)), len(bits))
    order = np.lexsort((owners[there], owners[here]))
    return here[order], there[order]


def _keys(single: Array, chosen: Array) -> Array:
    key = np.zeros(single.shape[1], np.uint32)
    for bit in chosen:
        key = key << np.uint32(1) | single[bit]
    return key


def _equal(key: Array, wanted: Array) -> tuple[Array, Array]:
    """Return the pairs of indices with equal keys, one of them *wanted*; crowds are left out."""
    if not wanted.all():
        asked = np.zeros(1 << _KEY_BITS, bool)
        asked[key[wanted]] = True
        rows = np.flatnonzero(asked[key])
    else:
        rows = np.arange(len(key))
    order = rows[np.argsort(key[rows], kind="stable")]
    ranked = key[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    counts = np.diff(np.r_[starts, len(ranked)])
    group = np.repeat(counts, counts)
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for apart in range(1, _CROWD):
        at = np.flatnonzero((ranked[apart:] == ranked[:-apart]) & (group[apart:] <= _CROWD))
        if not len(at):
            break
        one, other = order[at], order[at + apart]
        keep = wanted[one] | wanted[other]
        ones.append(one[keep])
        others.append(other[keep])
    return np.concatenate(ones), np.concatenate(others)


def _blocks(pair: Array) -> Iterator[Pair]:
    """Yield from and to of rows that are looked at together; a pair is never divided."""
    if not len(pair):
        return
    starts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    counts = np.diff(np.r_[starts, len(pair)])
    work = np.cumsum(np.minimum(counts, _MOST) ** 2) // _BLOCK
    firsts = starts[np.flatnonzero(np.r_[True, work[1:] != work[:-1]])]
    yield from zip(firsts.tolist(), [*firsts[1:].tolist(), len(pair)], strict=True)


def _in_step(here: Array, there: Array, pair: Array) -> tuple[Array, Array]:
    """Return each pair, and how many of its points agree with the best one about the move."""
    starts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    counts = np.diff(np.r_[starts, len(pair)])
    place = np.arange(len(pair)) - np.repeat(starts, counts)
    here, there, pair = here[place < _MOST], there[place < _MOST], pair[place < _MOST]
    counts = np.minimum(counts, _MOST)
    starts = np.cumsum(counts) - counts
    one, other = _placed(here), _placed(there)
    by = there[:, 2] / here[:, 2] * np.exp(1j * (there[:, 3] - here[:, 3]))
    shift = other - by * one
    each = np.repeat(counts, counts)
    row = np.repeat(np.arange(len(pair)), each)
    with_ = np.arange(len(row)) - np.repeat(
        np.cumsum(each) - each - np.repeat(starts, counts), each
    )
    good = np.abs(by[row] * one[with_] + shift[row] - other[with_]) < _OFF
    good &= np.abs(np.angle(by[row] / by[with_])) < _TURN
    good &= np.abs(one[row] - one[with_]) > _SPAN
    return pair[starts], np.maximum.reduceat(np.bincount(row, good, len(pair)), starts)


def _placed(points: Array) -> Array:
    return points[:, 0] + 1j * points[:, 1]
