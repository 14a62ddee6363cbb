"""From a query to the documents of a segment that can match, by their tokens alone, with scores.

Tokens never miss a match but may let a wrong document through (its pairs stand apart). So two plans
are made of every query: the widest (all that may match) and the narrowest (all that certainly
match). NOT turns one into the other; the widest is what gets verified.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from typing import NamedTuple

import numpy as np

from archivist.index.analyzer import is_decided_by_tokens, query_tokens
from archivist.index.document import Filters
from archivist.index.gram_codes import Array
from archivist.index.leaf import Leaf
from archivist.index.query import And, Node, Or, Term

#: How much a word in a field counts against the same word in the text.
BOOSTS = {"title": 3.0, "number": 3.0, "name": 2.0, "caption": 2.0, "issuer": 1.5, "text": 1.0}

_B, _K1 = 0.75, 1.2  # BM25's usual constants


class Match(NamedTuple):
    """Documents of one segment, ascending, and the score of each."""

    ids: Array
    scores: Array


_NONE = Match(np.empty(0, np.int64), np.empty(0, np.float32))


class Statistics:
    """What ranking needs to know of the whole index."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._documents = sum(leaf.size for leaf in leaves)

    def frequency(self, field: str, token: str) -> int:
        """Return how many documents hold *token*."""
        return sum(leaf.frequency(field, token) for leaf in self._leaves)

    def rarity(self, field: str, token: str) -> float:
        """Return the inverse document frequency of *token*."""
        return math.log(1 + self._documents / (self.frequency(field, token) + 1))

    def average_length(self, field: str) -> float:
        """Return how long a field is on average; 1 at least."""
        total = sum(leaf.total_length(field) for leaf in self._leaves)
        return max(1.0, total / max(1, self._documents))


class Planner:
    """Plans one query in one segment."""

    def __init__(self, leaf: Leaf, statistics: Statistics) -> None:
        self._leaf = leaf
        self._statistics = statistics

    def candidates(self, node: Node, filters: Filters) -> Match:
        """Return every living document that may match *node* and passes *filters*."""
        kept = self._passing(filters)
        found = self._widest(node)
        if kept is not None:
            chosen = kept[found.ids]
            found = Match(found.ids[chosen], found.scores[chosen])
        return found

    def weighed(self, field: str, tokens: Iterable[str]) -> Match:
        """Return every living document with any of *tokens*, scored by all it has."""
        found = _any_of([self._token(field, token) for token in tokens])
        if self._leaf.living is None:
            return found
        chosen = self._leaf.living[found.ids]
        return Match(found.ids[chosen], found.scores[chosen])

    def _widest(self, node: Node) -> Match:
        if isinstance(node, Term):
            return self._holds_tokens(node)
        if isinstance(node, And):
            return _all_of([self._widest(part) for part in node.parts])
        if isinstance(node, Or):
            return _any_of([self._widest(part) for part in node.parts])
        return self._without(self._narrowest(node.part))

    def _narrowest(self, node: Node) -> Match:
        if isinstance(node, Term):
            return self._holds_tokens(node) if is_decided_by_tokens(node.text) else _NONE
        if isinstance(node, And):
            return _all_of([self._narrowest(part) for part in node.parts])
        if isinstance(node, Or):
            return _any_of([self._narrowest(part) for part in node.parts])
        return self._without(self._widest(node.part))

    def _without(self, unwanted: Match) -> Match:
        ids = np.setdiff1d(np.arange(self._leaf.size), unwanted.ids, assume_unique=True)
        return Match(ids, np.zeros(len(ids), np.float32))

    def _holds_tokens(self, term: Term) -> Match:
        tokens = query_tokens(term.text)
        return _any_of([self._holds_all(field, tokens) for field in term.fields])

    def _holds_all(self, field: str, tokens: Sequence[str]) -> Match:
        """Intersect the postings of *tokens*, the rarest first."""
        ordered = sorted((self._leaf.frequency(field, token), token) for token in tokens)
        if not ordered or not ordered[0][0]:
            return _NONE
        found = self._token(field, ordered[0][1])
        for _, token in ordered[1:]:
            if not len(found.ids):
                break
            found = _all_of([found, self._token(field, token)])
        return found

    def _token(self, field: str, token: str) -> Match:
        """Score the documents with *token* by BM25, weighted by the field."""
        ids, counts = self._leaf.postings(field, token)
        if not len(ids):
            return _NONE
        average = self._statistics.average_length(field)
        lengths = self._leaf.lengths(field)[ids]
        weight = BOOSTS[field] * self._statistics.rarity(field, token) * (_K1 + 1)
        scores = weight * counts / (counts + _K1 * (1 - _B + _B / average * lengths))
        return Match(ids, scores.astype(np.float32))

    def _passing(self, filters: Filters) -> Array | None:
        """Return which documents are alive and pass; None for all."""
        leaf = self._leaf
        masks = [] if leaf.living is None else [leaf.living]
        wanted = (
            ("standards", filters.standard),
            ("kinds", filters.kind and str(filters.kind)),
            ("units", filters.unit),
        )
        masks += [self._holders(field, value) for field, value in wanted if value]
        masks += self._dated(filters.after, filters.before)
        if filters.paths is not None:
            masks.append(self._named(filters.paths))
        return reduce(np.logical_and, masks) if masks else None

    def _holders(self, field: str, value: str) -> Array:
        mask = np.zeros(self._leaf.size, bool)
        mask[self._leaf.postings(field, value)[0]] = True
        return mask

    def _dated(self, after: date | None, before: date | None) -> list[Array]:
        masks = []
        if after:
            masks.append(self._leaf.days("last_day") >= after.toordinal())
        if before:
            days = self._leaf.days("first_day")
            masks.append((days > 0) & (days <= before.toordinal()))
        return masks

    def _named(self, paths: frozenset[str]) -> Array:
        places = self._leaf.column("place")
        if places is None:
            return np.zeros(self._leaf.size, bool)
        named = {path.encode(errors="surrogatepass") for path in paths}
        held = (places[document] in named for document in range(self._leaf.size))
        return np.fromiter(held, bool, self._leaf.size)


def is_decided(node: Node) -> bool:
    """Whether the candidates are exactly the matches, so that counting them needs no text."""
    if isinstance(node, Term):
        return is_decided_by_tokens(node.text)
    if isinstance(node, And | Or):
        return all(is_decided(part) for part in node.parts)
    return is_decided(node.part)


def _all_of(parts: list[Match]) -> Match:
    """Intersect, the shortest first."""
    found, *others = sorted(parts, key=lambda part: len(part.ids))
    for other in others:
        if not len(found.ids):
            return _NONE
        places = np.searchsorted(other.ids, found.ids)
        places[places == len(other.ids)] = 0
        both = other.ids[places] == found.ids
        scores = found.scores[both] + other.scores[places[both]]
        found = Match(found.ids[both], scores)
    return found


def _any_of(parts: list[Match]) -> Match:
    """Unite; a document in several parts has the sum of its scores."""
    some = [part for part in parts if len(part.ids)]
    if len(some) <= 1:
        return some[0] if some else _NONE
    ids, back = np.unique(np.concatenate([part.ids for part in some]), return_inverse=True)
    scores = np.bincount(back, weights=np.concatenate([part.scores for part in some]))
    return Match(ids, scores.astype(np.float32))
