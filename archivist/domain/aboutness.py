"""How well a text's telling pairs of characters agree with the words of each standard (rule T01)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from archivist.domain.edition import Standard
from archivist.domain.report import ReportFacts
from archivist.domain.text import normalise

_RUN = re.compile(r"[\u4e00-\u9fff]+")
_KEYWORD = 2.0  # a pair of a keyword counts as that many of the standard's text
_FREQUENT = 8  # a pair more often than that says no more
_FREQUENCY = tuple(1 + math.log(max(count, 1)) for count in range(_FREQUENT + 1))


class Aboutness:
    """The words of the standards, weighted: what few standards have says most."""

    def __init__(self, standards: Iterable[Standard]) -> None:
        weights = {standard.code: _weights(standard) for standard in standards}
        owners: defaultdict[str, int] = defaultdict(int)
        for pairs in weights.values():
            for pair in pairs:
                owners[pair] += 1
        total = len(weights) + 1
        self._of: dict[str, dict[str, float]] = {}
        self._found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, pairs in weights.items():
            rare = {p: w * math.log(total / owners[p]) for p, w in pairs.items()}
            length = math.sqrt(sum(w * w for w in rare.values())) or 1.0
            self._of[code] = {pair: weight / length for pair, weight in rare.items()}
            for pair, weight in rare.items():
                self._found[pair].append((code, weight / length))

    def score(self, report: ReportFacts, code: str) -> float:
        """Return how well the text agrees with one standard."""
        words, length = self._of.get(code, {}), 0.0
        score = 0.0
        for pair, said in _said(report):
            if pair in self._found:
                length += said * said
                score += said * words.get(pair, 0.0)
        return score / (math.sqrt(length) or 1.0)

    def scores(self, report: ReportFacts) -> Mapping[str, float]:
        """Return, for each standard with anything in common, how well the text agrees with it."""
        scores: defaultdict[str, float] = defaultdict(float)
        length = 0.0
        for pair, said in _said(report):
            owned = self._found.get(pair)
            if owned:
                length += said * said
                for code, weight in owned:
                    scores[code] += said * weight
        scale = math.sqrt(length) or 1.0
        return {code: score / scale for code, score in scores.items()}


def _said(report: ReportFacts) -> Iterator[tuple[str, float]]:
    """Yield each pair of a text with what its frequency weighs."""
    for number, count in enumerate(report.counts):
        yield report.pairs[2 * number : 2 * number + 2], _FREQUENCY[min(count, _FREQUENT)]


def _weights(standard: Standard) -> dict[str, float]:
    weights: dict[str, float] = {}
    for text, weight in ((standard.text, 1.0), *((k, _KEYWORD) for k in standard.keywords)):
        for run in _RUN.findall(normalise(text)):
            for a, b in pairwise(run):
                weights[a + b] = max(weights.get(a + b, 0.0), weight)
    return weights
