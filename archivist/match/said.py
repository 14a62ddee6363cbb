"""What a material says in the words of an edition: read once, weighed as often as needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archivist.domain.kind import kind_of_word
from archivist.domain.material import Material
from archivist.domain.text import normalise
from archivist.match.edition_words import EditionWords, Keyword, pairs
from archivist.match.path_parts import parts_of, words_of

_IN_NAME = 1.6
_HEAD = 3_000  # characters; a paper says here what it is about
_READ = 20_000  # characters; what a long one mentions in passing counts less
_IN_PASSING = 0.4
_ENOUGH = 50  # materials; fewer say nothing about what is common
_COMMON, _EVERYWHERE = 0.15, 0.5  # shares of the materials
_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A keyword, how much it counts where it stands, and whether it stands in the content."""

    keyword: Keyword
    factor: float
    in_content: bool


@dataclass(frozen=True, slots=True)
class Said:
    """The keywords of a material, and its pairs of characters that any standard has."""

    keywords: tuple[Spoken, ...]
    pairs: tuple[str, ...]


@dataclass(frozen=True)
class Frequencies:
    """In how many of an office's materials a word stands: what all have tells nothing apart."""

    count: int
    found: Counter[str]

    @classmethod
    def of(cls, said: Iterable[Said]) -> Frequencies:
        """Count the words of every material."""
        found: Counter[str] = Counter()
        count = 0
        for each in said:
            count += 1
            found.update(spoken.keyword.normal for spoken in each.keywords)
            found.update(each.pairs)
        return cls(count, found)

    def factor(self, word: str) -> float:
        """Return 1 for a word that few materials have, down to 0.3 for one that half of them have."""
        if self.count < _ENOUGH:
            return 1.0
        share = self.found[word] / self.count
        over = (share - _COMMON) / (_EVERYWHERE - _COMMON)
        return 1.0 - (1.0 - _LEAST) * min(max(over, 0.0), 1.0)


NOTHING_KNOWN = Frequencies(0, Counter())


def read(material: Material, text: str, words: EditionWords, caption: str = "") -> Said:
    """Return what names, title, *text* and *caption* (the list beside a photo) say."""
    titled = material.facts.title
    title = titled.text if titled else ""
    inside = titled is not None and titled.source != "name"
    best: dict[str, Spoken] = {}
    shared: set[str] = set()
    for place, factor, is_content in _places(material.path, (title, inside), text, caption):
        shared |= pairs(place)
        for keyword in words.keywords_in(place):
            before = best.get(keyword.normal)
            if before is None:
                best[keyword.normal] = Spoken(keyword, factor, is_content)
            elif is_content and not before.in_content:
                best[keyword.normal] = Spoken(keyword, before.factor, in_content=True)
    return Said(tuple(best.values()), tuple(shared & words.pairs.keys()))


def _places(
    path: str, title: tuple[str, bool], text: str, caption: str
) -> Iterator[tuple[str, float, bool]]:
    """Yield each place's normal form, how much a keyword there counts, and if it is content."""
    yield normalise(caption), _IN_NAME, True
    yield normalise(title[0]), _IN_NAME, title[1]
    named = (part for part in parts_of(path) if kind_of_word(words_of(part)) is None)
    yield normalise("\n".join(named)), _IN_NAME, False  # 实景图片 names a kind, not a subject
    yield normalise(text[:_HEAD]), 1.0, True
    yield normalise(text[_HEAD:_READ]), _IN_PASSING, True
