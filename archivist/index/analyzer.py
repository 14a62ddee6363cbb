"""Text as the index sees it: single characters and overlapping pairs of the normal form.

Pairs of all characters — Han, Latin, figures and marks alike — are what makes any substring
findable: a text that holds a string holds each of its pairs, so a document without one of them
cannot match, and the few that hold the pairs in other places are told apart by looking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from archivist.domain.text import normalise, normalise_with_map

_CHUNK = 512


def query_tokens(normal: str) -> tuple[str, ...]:
    """Return the tokens a text must have to hold *normal*: its pairs, or the lone character."""
    if len(normal) <= 1:
        return (normal,) if normal else ()
    return tuple(dict.fromkeys(map("".join, pairwise(normal))))


def is_decided_by_tokens(normal: str) -> bool:
    """Whether the tokens alone say that a text holds *normal*, with nothing left to look up."""
    return len(normal) <= 2  # noqa: PLR2004 — a character or one pair is itself a token


class Folded:
    """The normal form of a text, with the way back to the original.

    The way back is worked out only for the stretches that are asked about, so that a hit in a long
    table costs no more than one in a short paper.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self._raw_starts: list[int] = []
        self._normal_starts: list[int] = []
        parts: list[str] = []
        length = 0
        for start, part in _chunks(original):
            self._raw_starts.append(start)
            self._normal_starts.append(length)
            parts.append(normalise(part))
            length += len(parts[-1])
        self.normal = "".join(parts)
        self._maps: dict[int, list[int]] = {}

    def occurrences(self, wanted: str, limit: int) -> list[tuple[int, int]]:
        """Return (start, end) in the original text of the first *limit* places of *wanted*."""
        found: list[tuple[int, int]] = []
        at = self.normal.find(wanted) if wanted else -1
        while at >= 0 and len(found) < limit:
            last = at + len(wanted) - 1
            found.append((self._raw(at), self._raw(last) + 1))
            at = self.normal.find(wanted, last + 1)
        return found

    def _raw(self, position: int) -> int:
        chunk = bisect_right(self._normal_starts, position) - 1
        if chunk not in self._maps:
            start = self._raw_starts[chunk]
            rest = self._raw_starts[chunk + 1 :]
            part = self.original[start : rest[0] if rest else None]
            self._maps[chunk] = normalise_with_map(part)[1]
        within = position - self._normal_starts[chunk]
        return self._raw_starts[chunk] + self._maps[chunk][within]


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut *text* only where the normal form of the whole is the sum of the parts'.

    That is between two characters that are neither white space nor nothing in the normal form.
    """
    start = 0
    while len(text) - start > _CHUNK:
        cut = start + _CHUNK
        while cut < len(text) and not (_is_solid(text[cut - 1]) and _is_solid(text[cut])):
            cut += 1
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _is_solid(character: str) -> bool:
    return not character.isspace() and bool(normalise(character))
