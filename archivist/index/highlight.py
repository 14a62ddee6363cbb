"""The stretch of text a hit shows, and the words in it that were asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archivist.index.analyzer import Folded

#: How many characters of the original text a snippet shows, about.
WIDTH = 60
_BEFORE = 16
_MOST_PLACES = 500
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """*offsets* lie in the original text, *spans* in the snippet."""

    offsets: tuple[Span, ...]
    snippet: str
    spans: tuple[Span, ...]


def excerpt(folded: Folded, words: Iterable[str]) -> Excerpt:
    """Show the stretch of *folded* that has the most of *words* (normal forms), the first such one."""
    places = sorted(
        (place, word)
        for word in dict.fromkeys(words)
        for place in folded.occurrences(word, _MOST_PLACES)
    )
    offsets = _merged(place for place, _ in places)
    best = _best_start(places)
    original = folded.original
    first = max(0, best[0] - _BEFORE)
    last = min(len(original), max(first + WIDTH, best[1]))
    first = max(0, min(first, last - WIDTH))
    lead, tail = "…" * (first > 0), "…" * (last < len(original))
    shown = "".join(" " if c.isspace() else c for c in original[first:last])
    shift = len(lead) - first
    spans = tuple(
        (max(start, first) + shift, min(end, last) + shift)
        for start, end in offsets
        if start < last and end > first
    )
    return Excerpt(offsets, lead + shown + tail, spans)


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
