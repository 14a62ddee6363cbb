"""From ranked candidates to an answer: look, count, show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np

from archivist.index.candidate import Candidate, Facts, shown
from archivist.index.document import Answer, Filters, Hit
from archivist.index.gram_codes import Array
from archivist.index.leaf import Leaf
from archivist.index.plan import Planner, Statistics, is_decided
from archivist.index.query import Node, wanted_terms
from archivist.index.verify import verifier

#: How many candidates are looked at for the sake of an exact count; about twenty milliseconds.
DEFAULT_COUNT_LIMIT = 10_000

Guard = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; *without* is a path that is no answer to it."""

    node: Node
    filters: Filters
    limit: int
    count_limit: int = DEFAULT_COUNT_LIMIT
    without: str | None = None


def answer(
    asked: Asked, leaves: Sequence[Leaf], text_of: Callable[[str], str], guard: Guard
) -> Answer:
    """Return the best hits of *leaves* and how many there are.

    What goes wrong inside *guard* is the index's fault; what *text_of* raises is not.
    """
    with guard():
        ranking = _Ranking(asked, leaves)
        chosen, total, exact = ranking.verified()
        facts = [leaf.facts(document) for leaf, document, _ in chosen]
    hits = [
        _shown(asked.node, leaf, document, score, held, text_of)
        for (leaf, document, score), held in zip(chosen, facts, strict=True)
    ]
    return Answer(tuple(hits), total, exact)


Ranked = tuple[Leaf, int, float]


class _Ranking:
    """All candidates of a question, the best first."""

    def __init__(self, asked: Asked, leaves: Sequence[Leaf]) -> None:
        self._asked = asked
        self._leaves = leaves
        statistics = Statistics(leaves)
        found = [Planner(leaf, statistics).candidates(asked.node, asked.filters) for leaf in leaves]
        self._ids = _joined([match.ids for match in found], np.int64)
        self._scores = _joined([match.scores for match in found], np.float32)
        self._owners = np.repeat(np.arange(len(leaves)), [len(match.ids) for match in found])
        if asked.without is not None:
            self._leave_out(asked.without)
        self._order = np.argsort(-self._scores, kind="stable")

    def verified(self) -> tuple[list[Ranked], int, bool]:
        """Return the best candidates that match, how many match, and whether that is exact."""
        size, limit = len(self._order), self._asked.limit
        if is_decided(self._asked.node):
            return list(self._ranked(0, limit)), size, True
        looks = [verifier(self._asked.node, leaf) for leaf in self._leaves]
        owners = self._owners[self._order].tolist()
        ids = self._ids[self._order].tolist()
        best: list[int] = []
        total = 0
        for place, (owner, document) in enumerate(zip(owners, ids, strict=True)):
            if place >= self._asked.count_limit and total >= limit:
                estimate = max(total, round(total / place * size))
                return self._at(best), estimate, False
            if looks[owner](document):
                total += 1
                if total <= limit:
                    best.append(place)
        return self._at(best), total, True

    def _leave_out(self, path: str) -> None:
        kept = np.ones(len(self._ids), bool)
        for number, leaf in enumerate(self._leaves):
            same = np.isin(self._ids, leaf.postings("path", path)[0])
            kept &= ~(same & (self._owners == number))
        self._ids, self._scores, self._owners = (
            each[kept] for each in (self._ids, self._scores, self._owners)
        )

    def _ranked(self, first: int, last: int) -> Iterator[Ranked]:
        for place in self._order[first:last].tolist():
            leaf = self._leaves[int(self._owners[place])]
            yield leaf, int(self._ids[place]), float(self._scores[place])

    def _at(self, places: list[int]) -> list[Ranked]:
        return [ranked for place in places for ranked in self._ranked(place, place + 1)]


def _shown(
    node: Node,
    leaf: Leaf,
    document: int,
    score: float,
    held: Facts,
    text_of: Callable[[str], str],
) -> Hit:
    def normal_of(name: str) -> str:
        column = leaf.column(name)
        return column.text(document) if column is not None else ""

    return shown(Candidate(held, normal_of, text_of), wanted_terms(node), score)


def _joined(parts: list[Array], kind: type) -> Array:
    return np.concatenate(parts) if parts else np.empty(0, kind)
