"""The stretch of text a hit shows, and the words in it that were asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archivist.domain.text import normalise
from archivist.index.analyzer import Folded

#: How many characters of the original text a snippet shows, about.
WIDTH = 60
_BEFORE = 16
_MOST_PLACES = 500
_MOST_FOLDED = 20  # each costs as much as a hundred literal ones
_SPACE = re.compile(r"\s")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is marked: *offsets* in the original text, and the same as *spans* in the snippet."""

    offsets: tuple[Span, ...]
    snippet: str
    spans: tuple[Span, ...]


def excerpt(original: str, words: Iterable[str]) -> Excerpt:
    """Show the stretch of *original* that has the most of *words* (normal forms), the first such one.

    A word that stands there letter for letter is found without folding the whole text; only what is
    shown is looked at closely then.
    """
    wanted = tuple(dict.fromkeys(words))
    places = _places(original, wanted)
    best = _best_start(places)
    first = max(0, best[0] - _BEFORE)
    last = min(len(original), max(first + WIDTH, best[1]))
    first = max(0, min(first, last - WIDTH))
    lead, tail = "…" * (first > 0), "…" * (last < len(original))
    shown = _SPACE.sub(" ", original[first:last])
    shift = len(lead) - first
    near = [place for place, _ in places if place[0] < last and place[1] > first]
    offsets = _merged(sorted([*near, *_places_in(original, wanted, first, last)]))
    spans = tuple((max(start, first) + shift, min(end, last) + shift) for start, end in offsets)
    return Excerpt(offsets, lead + shown + tail, spans)


def _places(original: str, words: Iterable[str]) -> list[tuple[Span, str]]:
    """Return where each word stands, ascending; by the normal form where it must be."""
    found: list[tuple[Span, str]] = []
    folded: Folded | None = None
    for word in words:
        spans = _literal(original, word)
        if not spans:
            folded = folded or Folded(original)
            spans = folded.occurrences(word, _MOST_FOLDED)
        found += [(span, word) for span in spans]
    return sorted(found)


def _literal(original: str, word: str) -> list[Span]:
    found: list[Span] = []
    at = original.find(word)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append((at, at + len(word)))
        at = original.find(word, at + len(word))
    return found


def _places_in(original: str, words: Iterable[str], first: int, last: int) -> Iterator[Span]:
    """Yield the places between *first* and *last* that only the normal form shows."""
    stretch = original[first:last]
    if normalise(stretch) == stretch:
        return
    folded = Folded(stretch)
    for word in words:
        for start, end in folded.occurrences(word, _MOST_PLACES):
            yield start + first, end + first


def _best_start(places: list[tuple[Span, str]]) -> Span:
    """Return the place from which a snippet shows the most different words."""
    best, most = (0, 0), 0
    for index, ((start, end), _) in enumerate(places):
        seen = set()
        for (_, other_end), word in places[index:]:
            if other_end > start + WIDTH - _BEFORE:
                break
            seen.add(word)
        if max(len(seen), 1) > most:
            best, most = (start, end), max(len(seen), 1)
    return best


def _merged(places: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
