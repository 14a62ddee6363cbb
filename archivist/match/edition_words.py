"""The words of an edition, prepared once for matching thousands of files."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from archivist.domain.edition import Edition, Standard
from archivist.domain.text import normalise
from archivist.match.pinyin import initials
from archivist.match.thesaurus import everyday, thesaurus

_RELATED = 0.8  # a word of the trade counts less than the edition's own
_EVERYDAY = 0.5  # and one of everyday speech less still
_WORTH = (1.0, _RELATED, _EVERYDAY)
_SHORTEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword: as the edition writes it, its normal form, its weight, and who has it.

    *related*: not the edition's own word but one of the thesaurus.
    """

    shown: str
    normal: str
    weight: float
    standards: tuple[str, ...]
    related: bool = False


@dataclass(frozen=True)
class EditionWords:
    """Look-ups over the standards of the material review; texts are normal forms.

    *keywords* are found by their first two characters, *unit_names* give the edition's name of a
    unit for each name it has or had, *leads* and *supports* the standards of a unit, *text_pairs*
    the standards whose text holds a pair of characters, *pairs* those whose text, title or keywords do.
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
    pairs: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls, edition: Edition, related: Mapping[str, tuple[str, ...]] | None = None
    ) -> EditionWords:
        """Prepare *edition*; *related* (term → words) stands in for the words of trade and everyday."""
        spoken = everyday() if related is None else {}
        related = thesaurus() if related is None else related
        reviewed = {standard.code: standard for standard in edition.standards}
        contents = {
            content.code: tuple(s.code for s in content.standards if s.code in reviewed)
            for content in edition.contents
        }
        texts = {code: normalise(standard.text) for code, standard in reviewed.items()}
        every = {
            code: "\n".join(
                (text, normalise(edition.content_of(code).title), *_own(reviewed[code]))
            )
            for code, text in texts.items()
        }
        return cls(
            reviewed,
            frozenset(standard.code for standard in edition.all_standards),
            contents,
            _titles(edition, contents),
            texts,
            _by_pair(texts),
            _keywords(reviewed.values(), every, related, spoken),
            _unit_names(edition),
            _of_units((unit, s.code) for s in reviewed.values() for unit in s.lead_units),
            _of_units((unit, s.code) for s in reviewed.values() for unit in s.supporting_units),
            _by_pair(every),
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

    def rarity(self, owners: int) -> float:
        """Return 0..1: 1 for a sign that one standard has, towards 0 for one that all have."""
        total = len(self.standards) + 1
        return math.log(total / owners) / math.log(total)

    @cached_property
    def initials(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Pinyin initials of titles and of the edition's keywords → (what is meant, standard)."""
        found: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for title, contents in self.titles.items():
            for content in contents:
                for code in self.contents[content]:
                    found[initials(title)][title, code] = None
        for keyword in (k for group in self.keywords.values() for k in group if not k.related):
            for code in keyword.standards:
                found[initials(keyword.normal)][keyword.shown, code] = None
        return {
            letters: tuple(meant)
            for letters, meant in found.items()
            if len(letters) >= _SHORTEST_INITIALS and letters.isalpha()
        }


def pairs(normal: str) -> frozenset[str]:
    """Return the overlapping pairs of characters of *normal*."""
    return frozenset(map("".join, pairwise(normal)))


def _own(standard: Standard) -> Iterator[str]:
    return map(normalise, standard.keywords)


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
    return {pair: frozenset(codes) for pair, codes in found.items() if "\n" not in pair}


def _keywords(
    standards: Iterable[Standard],
    every: Mapping[str, str],
    trade: Mapping[str, tuple[str, ...]],
    spoken: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[Keyword, ...]]:
    """Return first pair → keywords. One that a single standard has weighs 1, a shared one less.

    A word counts as the best of what it is: the edition's own, of the trade, of everyday speech.
    """
    sources: tuple[dict[str, dict[str, str]], ...] = ({}, {}, {})
    total = 0
    for standard in standards:
        total += 1
        said = every[standard.code]
        owned = (standard.keywords, _belonging(trade, said), _belonging(spoken, said, term=False))
        for source, words in zip(sources, owned, strict=True):
            for word in words:
                source.setdefault(normalise(word), {}).setdefault(standard.code, word)
    found: defaultdict[str, tuple[Keyword, ...]] = defaultdict(tuple)
    for normal in dict.fromkeys(word for source in sources for word in source):
        first = next(n for n, source in enumerate(sources) if normal in source)
        owners = {code for source in sources for code in source.get(normal, ())}
        weight = math.log((total + 1) / len(owners)) / math.log(total + 1) * _WORTH[first]
        if len(normal) > 1:
            shown = next(iter(sources[first][normal].values()))
            standards_of = tuple(code for code in every if code in owners)
            found[normal[:2]] += (Keyword(shown, normal, weight, standards_of, first > 0),)
    return dict(found)


def _belonging(
    table: Mapping[str, tuple[str, ...]], said: str, *, term: bool = True
) -> Iterator[str]:
    """Yield the words of each term that *said* holds, the *term* itself among them."""
    for known, others in table.items():
        if known in said:
            yield from (known, *others) if term else others


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
