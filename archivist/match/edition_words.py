"""The words of an edition, prepared once for matching thousands of files."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from archivist.domain.edition import Edition, Standard
from archivist.domain.text import normalise


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword: as the edition writes it, its normal form, its weight, and who has it."""

    shown: str
    normal: str
    weight: float
    standards: tuple[str, ...]


@dataclass(frozen=True)
class EditionWords:
    """Look-ups over the standards of the material review; texts are normal forms.

    *keywords* are found by their first two characters, *unit_names* give the edition's name of a
    unit for each name it has or had, *leads* and *supports* the standards of a unit.
    """

    standards: Mapping[str, Standard]
    known: frozenset[str]
    contents: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]
    text_pairs: Mapping[str, frozenset[str]]
    keywords: Mapping[str, tuple[Keyword, ...]]
    unit_names: Mapping[str, str]
    leads: Mapping[str, frozenset[str]]
    supports: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, edition: Edition) -> EditionWords:
        """Prepare *edition*."""
        reviewed = {standard.code: standard for standard in edition.standards}
        contents = {
            content.code: tuple(s.code for s in content.standards if s.code in reviewed)
            for content in edition.contents
        }
        texts = {code: normalise(standard.text) for code, standard in reviewed.items()}
        return cls(
            reviewed,
            frozenset(standard.code for standard in edition.all_standards),
            contents,
            _titles(edition, contents),
            texts,
            _by_pair(texts),
            _keywords(reviewed.values()),
            _unit_names(edition),
            _of_units((unit, s.code) for s in reviewed.values() for unit in s.lead_units),
            _of_units((unit, s.code) for s in reviewed.values() for unit in s.supporting_units),
        )

    def keywords_in(self, normal: str) -> Iterator[Keyword]:
        """Yield each keyword that *normal*, a normal form, holds."""
        for pair in self.keywords.keys() & pairs(normal):
            for keyword in self.keywords[pair]:
                if keyword.normal in normal:
                    yield keyword

    def unit(self, name: str) -> str | None:
        """Return the edition's name of the unit that *name* is, or None."""
        return self.unit_names.get(normalise(name))


def pairs(normal: str) -> frozenset[str]:
    """Return the overlapping pairs of characters of *normal*."""
    return frozenset(map("".join, pairwise(normal)))


def _titles(
    edition: Edition, contents: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return normal title → codes of the contents that bear it and are reviewed."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for content in edition.contents:
        if contents[content.code]:
            found[normalise(content.title)] += (content.code,)
    return dict(found)


def _by_pair(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, text in texts.items():
        for pair in pairs(text):
            found[pair].add(code)
    return {pair: frozenset(codes) for pair, codes in found.items()}


def _keywords(standards: Iterable[Standard]) -> dict[str, tuple[Keyword, ...]]:
    """Return first pair → keywords. One that a single standard has weighs 1, a shared one less."""
    owners: defaultdict[str, dict[str, str]] = defaultdict(dict)
    total = 0
    for standard in standards:
        total += 1
        for word in standard.keywords:
            owners[normalise(word)][standard.code] = word
    found: defaultdict[str, tuple[Keyword, ...]] = defaultdict(tuple)
    for normal, shown in owners.items():
        if len(normal) > 1:
            weight = math.log((total + 1) / len(shown)) / math.log(total + 1)
            found[normal[:2]] += (
                Keyword(next(iter(shown.values())), normal, weight, tuple(shown)),
            )
    return dict(found)


def _unit_names(edition: Edition) -> dict[str, str]:
    """Return every normal name of a unit → the edition's name; a name two units bear tells nothing."""
    named = {
        unit for s in edition.all_standards for unit in (*s.lead_units, *s.supporting_units)
    } - {unit.name for unit in edition.units}
    every = [(normalise(name), unit.name) for unit in edition.units for name in set(unit.names())]
    every += [(normalise(name), name) for name in named]
    counted = Counter(normal for normal, _ in every)
    own = {normalise(name): name for name in (*named, *(unit.name for unit in edition.units))}
    return {normal: name for normal, name in every if counted[normal] == 1} | own


def _of_units(owned: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for unit, code in owned:
        found[unit].add(code)
    return {unit: frozenset(codes) for unit, codes in found.items()}
