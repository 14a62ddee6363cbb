"""Clues put together: evidence added up for each standard, one probability over all of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from archivist.i18n import _
from archivist.match.odds import log_odds
from archivist.match.suggestion import Clue, Signal, Weighed
from archivist.match.weights import Weights

_HIGHEST = 0.99
_ASK = 0.6  # below any score a person would accept unseen
_UNSURE = 0.8  # a number that the content does not confirm while it says something else
_CLEAR = 0.8
_AHEAD = 2.0  # evidence (log-odds) by which the content speaks for another standard
_SIDE_BY_SIDE = 0.6
_SPEAKS = 2.5  # evidence of a content that says something
_SILENT = 1.0  # and of one that says nothing
_CONTENT = frozenset({Signal.TITLE, Signal.WORDS, Signal.UNIT, Signal.KIND})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One standard: its probability, its signs (the strongest first), how to say them, and what they quarrel about."""

    standard: str
    score: float
    weighed: tuple[Weighed, ...]
    reasons: tuple[str, ...]
    conflict: str = ""


def combine(clues: Iterable[Clue], given: Weights) -> tuple[Candidate, ...]:
    """Return the candidates, best first; what their scores leave to 1 is "none of them".

    Each sign's evidence is its own log-odds above the doubt there is before any sign, times the
    sign's weight; the sum over a standard's signs goes through a softmax with "none" at the doubt.
    """
    weighed = _weighed(clues, given)
    totals = {code: sum(each.evidence for each in signs) for code, signs in weighed.items()}
    scores = _softmax(totals, given.doubt)
    conflict = _conflict(weighed, given)
    candidates = [
        Candidate(code, min(scores[code], _HIGHEST), signs, _reasons(signs))
        for code, signs in weighed.items()
    ]
    if conflict is not None:
        candidates = [conflict.doubted(candidate) for candidate in candidates]
    return tuple(sorted(candidates, key=lambda candidate: -candidate.score))


def _weighed(clues: Iterable[Clue], given: Weights) -> dict[str, tuple[Weighed, ...]]:
    """Return each standard's signs; of two clues of one signal the stronger counts."""
    found: defaultdict[str, dict[Signal, Weighed]] = defaultdict(dict)
    for clue in clues:
        weight = given.signals[clue.signal]
        evidence = weight * (log_odds(clue.score) + given.doubt)
        before = found[clue.standard].get(clue.signal)
        if before is None or evidence > before.evidence:
            sign = Weighed(clue.signal, clue.score, weight, evidence, clue.why, clue.inside)
            found[clue.standard][clue.signal] = sign
    return {
        code: tuple(sorted(signs.values(), key=lambda sign: -sign.evidence))
        for code, signs in found.items()
    }


def _softmax(totals: Mapping[str, float], doubt: float) -> dict[str, float]:
    highest = max((doubt, *totals.values()))
    every = math.exp(doubt - highest) + sum(math.exp(t - highest) for t in totals.values())
    return {code: math.exp(total - highest) / every for code, total in totals.items()}


def _reasons(signs: Iterable[Weighed]) -> tuple[str, ...]:
    order = list(Signal)
    told = sorted(signs, key=lambda sign: order.index(sign.signal))
    return tuple(dict.fromkeys(sign.why for sign in told))


@dataclass(frozen=True, slots=True)
class _Conflict:
    """A number and the content speak for different standards.

    Somebody may have filed the paper in the wrong folder, or the folder may be right and the paper
    of no use: only a person can tell.
    """

    numbered: frozenset[str]
    rivals: tuple[str, ...]
    clear: bool

    def doubted(self, candidate: Candidate) -> Candidate:
        """Lower either side to asking, and say so."""
        if candidate.standard not in (*self.numbered, *self.rivals):
            return candidate
        said = _("编号写的是 {number}，内容却像 {other}，请核对").format(
            number="、".join(sorted(self.numbered)), other="、".join(self.rivals)
        )
        # What a file says of itself comes before what was written on it, but neither is taken unseen.
        if self.clear:
            score = _ASK if candidate.standard in self.rivals else min(candidate.score, _ASK - 0.05)
        else:
            score = min(candidate.score, _UNSURE)
        return replace(candidate, score=score, reasons=(said, *candidate.reasons), conflict=said)


def _conflict(weighed: Mapping[str, tuple[Weighed, ...]], given: Weights) -> _Conflict | None:
    numbered = frozenset(
        code
        for code, signs in weighed.items()
        if any(s.signal is Signal.NUMBER and s.score >= _CLEAR for s in signs)
    )
    content = {
        code: sum(sign.evidence for sign in signs if sign.signal in _CONTENT)
        for code, signs in weighed.items()
        if any(s.signal in (Signal.TITLE, Signal.WORDS) for s in signs)
    }
    if not numbered or not content:
        return None
    best = max(content, key=content.__getitem__)
    if not any(sign.inside for sign in weighed[best]):
        return None  # names of folders speak of the whole folder, its number of this one
    backed = max(content.get(code, 0.0) for code in numbered)
    clear = _softmax(content, given.doubt)[best] >= _CLEAR
    silent = backed < _SILENT and content[best] >= _SPEAKS
    if best in numbered or not (clear or silent) or content[best] < backed + _AHEAD:
        return None
    if backed > _SIDE_BY_SIDE * content[best]:
        return None  # neighbours share their words: nearly as much speaks for the number's standard
    if not silent and best.rpartition("-")[0] in {code.rpartition("-")[0] for code in numbered}:
        return (
            None  # standards of one content share their trade; who wrote the number told them apart
        )
    return _Conflict(numbered, (best,), clear)
