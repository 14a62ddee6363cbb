"""Proposes which standard of a new edition is which of the old one; a person decides.

First what is the same to the letter, then the most alike pairs, best first, each standard once.
What is left over is looked for inside the others: an old sentence that stands in a new one was
merged (并), a new one that stands in an old one was divided off (拆).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archivist.domain.edition import Edition
from archivist.domain.relation import Succession
from archivist.editions.likeness import Profiled, alike, covered, profiled

LEAST_ALIKE = 0.5  # below, two standards are not taken for one
_INSIDE = 0.62  # this share of the words of a part must stand in the whole
_FEWEST_PAIRS = 4  # shorter sentences stand inside others by chance


def propose(before: Edition, after: Edition) -> Succession:
    """Return the proposed succession; what has no like in *after* leads nowhere."""
    proposal = _Proposal(profiled(before), profiled(after))
    proposal.take_same()
    proposal.take_alike()
    proposal.take_merged()
    proposal.take_divided()
    targets = {old.code: tuple(proposal.targets.get(old.code, ())) for old in proposal.old}
    return Succession(before, after, targets, proposal.scores)


class _Proposal:
    def __init__(self, old: Sequence[Profiled], new: Sequence[Profiled]) -> None:
        self.old, self.new = old, new
        self.targets: dict[str, list[str]] = {}
        self.scores: dict[str, float] = {}
        self._reached: set[str] = set()

    def take_same(self) -> None:
        """Pair what has the same sentence: with the same number first, then in order."""
        for same_code in (True, False):
            for one in self._open_old():
                found = (
                    other
                    for other in self._open_new()
                    if other.text == one.text and (other.code == one.code or not same_code)
                )
                if (other := next(found, None)) is not None:
                    self._link(one, other, 1.0)

    def take_alike(self) -> None:
        """Pair what is alike, the most alike first."""
        pairs = [
            (alike(one, other), one, other)
            for one in self._open_old()
            for other in self._open_new()
        ]
        pairs.sort(key=lambda pair: -pair[0])
        for score, one, other in pairs:
            free = one.code not in self.targets and other.code not in self._reached
            if free and score >= LEAST_ALIKE:
                self._link(one, other, score)

    def take_merged(self) -> None:
        """Lead an old standard that is left to the new one whose sentence holds its words."""
        for one in self._open_old():
            found = _best((covered(one, other), one.near(other), other) for other in self.new)
            if found is not None and len(one.pairs) >= _FEWEST_PAIRS:
                self._link(one, found[1], found[0])

    def take_divided(self) -> None:
        """Lead to a new standard that is left from the old one whose sentence holds its words."""
        for other in self._open_new():
            found = _best((covered(other, one), one.near(other), one) for one in self.old)
            if found is not None and len(other.pairs) >= _FEWEST_PAIRS:
                self._link(found[1], other, found[0])

    def _open_old(self) -> list[Profiled]:
        return [one for one in self.old if one.code not in self.targets]

    def _open_new(self) -> list[Profiled]:
        return [other for other in self.new if other.code not in self._reached]

    def _link(self, one: Profiled, other: Profiled, score: float) -> None:
        self.targets.setdefault(one.code, []).append(other.code)
        self._reached.add(other.code)
        self.scores[one.code] = min(score, self.scores.get(one.code, 1.0))


def _best(
    candidates: Iterable[tuple[float, float, Profiled]],
) -> tuple[float, Profiled] | None:
    """Return the standard that holds the largest share, of equals the one nearest in the catalogue."""
    found = max(candidates, key=lambda each: each[:2], default=None)
    return (found[0], found[2]) if found and found[0] >= _INSIDE else None
