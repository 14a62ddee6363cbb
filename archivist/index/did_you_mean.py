"""What a word that stands nowhere was perhaps meant to be.

Three guesses: characters that sound alike and stand beside each other in the index; pinyin typed
without an input method; a stretch of a title that is spelled nearly so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import islice

from rapidfuzz import fuzz, process

from archivist.domain.text import is_han
from archivist.index.pinyin import Pinyin
from archivist.index.vocabulary import Vocabulary

_LONGEST = 12  # characters of a word that is guessed at
_OPTIONS = 15  # characters tried at one place, the commonest in the index
_KEPT = 3  # paths kept at each character
_SHORTEST_NEAR = 3  # characters of a word that titles are looked through for
_LEAST_ALIKE = 70.0  # of a hundred
_SAME_SOUND, _NEAR_SOUND = 1.0, 1.5  # the price of another character
_LATIN = re.compile(r"[a-z' ]+")

Option = tuple[str, float]
Way = tuple[float, float, str]


def corrections(word: str, vocabulary: Vocabulary, near: Iterable[str] = ()) -> list[str]:
    """Return what *word*, a normal form, may have been meant to be, the likeliest first.

    *near* are further names beside the index's titles to compare its spelling with.
    """
    if not 1 < len(word) <= _LONGEST * 6:
        return []
    found = [*_by_sound(word, vocabulary), *_by_spelling(word, vocabulary, near)]
    return [each for each in dict.fromkeys(found) if each != word]


def _by_sound(word: str, vocabulary: Vocabulary) -> list[str]:
    pinyin = Pinyin()
    if _LATIN.fullmatch(word):
        letters = re.sub("[' ]", "", word)
        ways = [
            [[(c, 0.0) for c in pinyin.read_as(syllable)] for syllable in cut]
            for cut in islice(pinyin.syllables(letters), 3)
            if 1 < len(cut) <= _LONGEST
        ]
    elif len(word) <= _LONGEST and any(map(is_han, word)):
        ways = [[_sounding_like(character, pinyin) for character in word]]
    else:
        return []
    paths = [path for options in ways for path in _best_ways(options, vocabulary)]
    return [text for _, _, text in sorted(paths)[:_KEPT]]


def _sounding_like(character: str, pinyin: Pinyin) -> list[Option]:
    others = [(c, _SAME_SOUND) for c in pinyin.alike(character) if c != character]
    return [
        (character, 0.0),
        *others,
        *((c, _NEAR_SOUND) for c in pinyin.nearly_alike(character)),
    ]


def _best_ways(places: Sequence[Sequence[Option]], vocabulary: Vocabulary) -> list[Way]:
    """Return the cheapest ways through *places* in which all neighbours stand together somewhere.

    A way is (price, how rare its pairs are, text).
    """
    ways: list[Way] = [(0.0, 0.0, "")]
    for options in places:
        known = _commonest(options, vocabulary)
        following: dict[str, list[Way]] = {}
        for price, rarity, text in ways:
            for character, cost in known:
                often = vocabulary.frequency(text[-1:] + character)
                if often:
                    way = (price + cost, rarity - math.log(often), text + character)
                    following.setdefault(character, []).append(way)
        ways = [way for each in following.values() for way in sorted(each)[:_KEPT]]
    return sorted(ways)[:_KEPT]


def _commonest(options: Sequence[Option], vocabulary: Vocabulary) -> list[Option]:
    weighed = [
        (cost, -often, character)
        for character, cost in options
        if (often := vocabulary.frequency(character))
    ]
    return [(character, cost) for cost, _, character in sorted(weighed)[:_OPTIONS]]


def _by_spelling(word: str, vocabulary: Vocabulary, near: Iterable[str]) -> list[str]:
    if len(word) < _SHORTEST_NEAR:
        return []
    names = list(dict.fromkeys((*near, *vocabulary.titles())))
    best = process.extract(
        word, names, scorer=fuzz.partial_ratio, score_cutoff=_LEAST_ALIKE, limit=_KEPT
    )
    found = []
    for name, _, _ in best:
        place = fuzz.partial_ratio_alignment(word, name)
        if place is not None and len(name) >= len(word):
            found.append(name[place.dest_start : place.dest_end].strip())
        elif place is not None:
            found.append(name)
    return found
