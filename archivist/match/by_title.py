"""Titles of contents and words of standards, found in the names of files and folders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from archivist.domain.text import normalise
from archivist.i18n import _
from archivist.match.by_number import one_of
from archivist.match.edition_words import EditionWords, pairs
from archivist.match.path_parts import han_count, parts_of, words_of
from archivist.match.suggestion import Clue, Signal

_EXACT_TITLE = 0.8
_TITLE_INSIDE = 0.6
_EXACT_OF_SEVERAL = 0.5
_INSIDE_OF_SEVERAL = 0.4
_SHORTEST_INSIDE = 5  # characters; a shorter title is too common a word inside another name
_SHORTEST_TEXT = 6
_ALIKE = 80.0  # of 100
_WEAK, _STRONG = 0.5, 0.8
_SHARED = 0.6
_INITIALS = 0.55
_ABBREVIATED = 0.5
_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 4, 6
_LETTERS = re.compile(r"(?<![a-z])[a-z]{4,12}(?![a-z])")


def by_title(path: str, words: EditionWords, title: str = "") -> tuple[Clue, ...]:
    """Return a clue for each standard whose content's title or own text the names repeat."""
    parts = parts_of(path)
    said = normalise("\n".join((*parts, title)))
    best: dict[str, Clue] = {}
    for part in dict.fromkeys((*parts, title)):
        for clue in _clues(words_of(part), said, words):
            if clue.standard not in best or clue.score > best[clue.standard].score:
                best[clue.standard] = clue
    return tuple(best.values())


def _clues(name: str, said: str, words: EditionWords) -> Iterator[Clue]:
    yield from _titles(name, said, words)
    yield from _initials(name, words)
    yield from _abbreviations(name, words)
    if han_count(name) >= _SHORTEST_TEXT:
        yield from _texts(name, words)


def _titles(name: str, said: str, words: EditionWords) -> Iterator[Clue]:
    for title, contents in words.titles.items():
        exact = title == name
        if not exact and (len(title) < _SHORTEST_INSIDE or title not in name):
            continue
        codes = [code for content in contents for code in words.contents[content]]
        why = _("名称里有测评内容“{title}”").format(title=title)
        if len(codes) == 1:
            yield Clue(codes[0], _EXACT_TITLE if exact else _TITLE_INSIDE, why, Signal.TITLE)
        else:
            base = _EXACT_OF_SEVERAL if exact else _INSIDE_OF_SEVERAL
            yield from _as_title(one_of(codes, said, words, why, base))


def _initials(name: str, words: EditionWords) -> Iterator[Clue]:
    """Take the runs of letters in a name as pinyin initials: gygg_01.jpg."""
    for letters in _LETTERS.findall(name):
        meant = words.initials.get(letters, ())
        for title, code in meant:
            why = _("名称里的 {letters} 像“{title}”的拼音首字母").format(
                letters=letters, title=title
            )
            yield Clue(code, _INITIALS / len(meant), why, Signal.TITLE)


def _abbreviations(name: str, words: EditionWords) -> Iterator[Clue]:
    """Take a short name whose characters a title has in the same order: 普法宣教 for 普法宣传教育."""
    if not (_SHORTEST_ABBREVIATION <= len(name) <= _LONGEST_ABBREVIATION) or len(name) != han_count(
        name
    ):
        return
    for title, contents in words.titles.items():
        if title != name and title[0] == name[0] and _is_within(name, title):
            codes = [code for content in contents for code in words.contents[content]]
            why = _("名称像“{title}”的简称").format(title=title)
            for code in codes:
                yield Clue(code, _ABBREVIATED / len(codes), why, Signal.TITLE)


def _is_within(name: str, title: str) -> bool:
    """Whether *title* has the characters of *name* in their order."""
    rest = iter(title)
    return all(character in rest for character in name)


def _as_title(clues: Iterable[Clue]) -> Iterator[Clue]:
    return (replace(clue, signal=Signal.TITLE) for clue in clues)


def _texts(name: str, words: EditionWords) -> Iterator[Clue]:
    """Compare with the standards' texts, only where most pairs of characters are shared."""
    wanted = pairs(name)
    shared = Counter(code for pair in wanted for code in words.text_pairs.get(pair, ()))
    for code, count in shared.items():
        if count < _SHARED * len(wanted):
            continue
        ratio = fuzz.partial_ratio(name, words.texts[code])
        if ratio >= _ALIKE:
            score = _WEAK + (_STRONG - _WEAK) * (ratio - _ALIKE) / (100 - _ALIKE)
            why = _("名称与测评标准的文字相符：{name}").format(name=name)
            yield Clue(code, score, why, Signal.TITLE)
