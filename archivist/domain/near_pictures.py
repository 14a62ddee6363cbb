"""Which of many pictures show the same thing (P03, P13).

Comparing thousands of pictures with one another goes in two steps. Candidates come from the grey
copies (one product of matrices finds those that differ by little, in eight positions) and from
points that lie alike in both (:mod:`archivist.domain.shared_points`). Each candidate is then
verified by :func:`archivist.domain.same_picture.near`. Where only some pictures are new, nothing
is done that does not concern them.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from archivist.domain.fingerprint import SIDE, Array, Fingerprint
from archivist.domain.same_picture import (
    FEW,
    PLAIN,
    SAME,
    levelled,
    near,
    positions,
    straight,
)
from archivist.domain.shared_points import sharing

_ALIKE = 0.975  # of the coarse copies
_EQUAL = 0.97  # of the whole copies
_COARSE = 6
_BLOCK = 512


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
        wanted = np.array([among is None or name in among for name in self._names])
        alike, shared = _alike(self._prints, wanted), sharing(self._prints, wanted)
        for pair in sorted(alike | shared):
            one, other = (self._prints[each] for each in pair)
            sure = near(one, other) if pair in alike else straight(one, other)
            if sure >= SAME:
                yield NearPair(self._names[pair[0]], self._names[pair[1]], sure)


def _alike(prints: list[Fingerprint], wanted: Array) -> set[tuple[int, int]]:
    """Return the pairs whose copies agree: as they are, mirrored, or anyhow where one has few points.

    Points find a picture that is cut or turned; of one that is there hundreds of times they find
    too many to be told from a pattern.
    """
    copies = np.stack([each.copy for each in prints]).astype(np.float32)
    step = SIDE // _COARSE
    coarse = copies.reshape(-1, _COARSE, step, _COARSE, step).mean(axis=(2, 4))
    whole, straight_on = levelled(copies), levelled(coarse)
    plain = copies.std(axis=(1, 2)) < PLAIN
    whole[plain], straight_on[plain] = 0, 0
    few = np.array([len(each.points) < FEW for each in prints])
    asked, smooth = np.flatnonzero(wanted), np.flatnonzero(few)
    everyone = np.arange(len(prints))
    pairs = _agreeing(whole, whole, asked, everyone, _EQUAL)
    pairs |= _agreeing(straight_on, levelled(coarse[..., ::-1]), asked, everyone)
    for turned in positions(coarse):
        level = levelled(turned)
        pairs |= _agreeing(straight_on, level, np.flatnonzero(wanted & few), everyone)
        pairs |= _agreeing(straight_on, level, asked, smooth)
    return pairs


def _agreeing(
    straight_on: Array, turned: Array, chosen: Array, others: Array, least: float = _ALIKE
) -> set[tuple[int, int]]:
    """Return the pairs of a *chosen* copy with one of the *others* that is like it when turned."""
    pairs: set[tuple[int, int]] = set()
    beside = turned[others].T
    for start in range(0, len(chosen), _BLOCK):
        rows = chosen[start : start + _BLOCK]
        at, to = np.nonzero(straight_on[rows] @ beside > least)
        one, other = rows[at], others[to]
        low, high = np.minimum(one, other), np.maximum(one, other)
        keep = low < high
        pairs.update(zip(low[keep].tolist(), high[keep].tolist(), strict=True))
    return pairs
