"""How alike two standards are: their words, their place in the catalogue, who answers for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from archivist.domain.edition import Edition, Standard
from archivist.domain.text import normalise

_TEXT, _TITLE, _UNITS, _CODE, _KEYWORDS = 0.72, 0.1, 0.06, 0.06, 0.06
_SAME = 1.0


@dataclass(frozen=True)
class Profiled:
    """A standard with what it is compared by."""

    standard: Standard
    title: str

    @property
    def code(self) -> str:
        """The standard's code."""
        return self.standard.code

    @cached_property
    def text(self) -> str:
        """Its sentence in normal form."""
        return normalise(self.standard.text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters of its sentence, marks left out."""
        return pairs_of(self.text)

    @cached_property
    def title_pairs(self) -> frozenset[str]:
        """The pairs of its content's title."""
        return pairs_of(normalise(self.title))

    @cached_property
    def units(self) -> frozenset[str]:
        """Who leads."""
        return frozenset(self.standard.lead_units)

    def near(self, other: Profiled) -> float:
        """Return from 0 to 1 how alike the titles of the contents are."""
        return _dice(self.title_pairs, other.title_pairs) or 0.0

    @cached_property
    def keywords(self) -> frozenset[str]:
        """Its keywords."""
        return frozenset(self.standard.keywords)


def profiled(edition: Edition) -> tuple[Profiled, ...]:
    """Return every standard of *edition*, in order."""
    return tuple(
        Profiled(standard, content.title)
        for content in edition.contents
        for standard in content.standards
    )


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters and figures."""
    parts = "".join(c if c.isalnum() else " " for c in text).split()
    return frozenset(part[i : i + 2] for part in parts for i in range(len(part) - 1))


def alike(old: Profiled, new: Profiled) -> float:
    """Return from 0 to 1 how surely *new* is *old* in another edition; 1 for the same text.

    What neither has is not held against them: the weights of the rest add up to one.
    """
    if old.text == new.text:
        return _SAME
    parts = [
        (_TEXT, _dice(old.pairs, new.pairs)),
        (_TITLE, _dice(old.title_pairs, new.title_pairs)),
        (_UNITS, _dice(old.units, new.units)),
        (_KEYWORDS, _dice(old.keywords, new.keywords)),
        (_CODE, float(old.code == new.code)),
    ]
    told = [(weight, share) for weight, share in parts if share is not None]
    return sum(weight * share for weight, share in told) / sum(weight for weight, _ in told)


def covered(part: Profiled, whole: Profiled) -> float:
    """Return which share of the words of *part* stands in *whole* (0 to 1)."""
    return len(part.pairs & whole.pairs) / len(part.pairs) if part.pairs else 0.0


def _dice(one: Iterable[str], other: Iterable[str]) -> float | None:
    first, second = frozenset(one), frozenset(other)
    if not first or not second:
        return None
    return 2 * len(first & second) / (len(first) + len(second))
