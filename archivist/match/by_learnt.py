"""What this office decided before: the folder, the name and the unit of what it filed and took back.

Nothing is kept apart: every time it is derived from the decisions, so that undoing one is enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from archivist.i18n import _
from archivist.match.by_neighbours import folder_of
from archivist.match.path_parts import han_count, parts_of
from archivist.match.suggestion import Clue, Signal

_ONE_MORE = 1.0
_MOST = 0.92
_LEAST = 0.25
_TAKEN_BACK = 0.001
_FIGURES = re.compile(r"[\d\W_]+")
_SHORTEST_NAME = 4


class Trait(StrEnum):
    """What materials may have in common."""

    FOLDER = "folder"
    NAME = "name"
    UNIT = "unit"


_AT_LEAST = {Trait.FOLDER: 1, Trait.NAME: 2, Trait.UNIT: 3}


@dataclass(frozen=True, slots=True)
class Past:
    """One path a person filed under *standard*; not *kept*: taken back or moved elsewhere since."""

    path: str
    standard: str
    issuer: str = ""
    kept: bool = True


@dataclass(frozen=True)
class Learnt:
    """Counts of what was kept and what was taken back, by (trait, value) and standard."""

    kept: Mapping[tuple[Trait, str], Counter[str]]
    refused: Mapping[tuple[Trait, str], Counter[str]]
    taken_back: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, past: Iterable[Past]) -> Learnt:
        """Count *past*."""
        kept: defaultdict[tuple[Trait, str], Counter[str]] = defaultdict(Counter)
        refused: defaultdict[tuple[Trait, str], Counter[str]] = defaultdict(Counter)
        back = set()
        for each in past:
            for trait in traits(each.path, each.issuer):
                (kept if each.kept else refused)[trait][each.standard] += 1
            if not each.kept:
                back.add((each.path, each.standard))
        return cls(dict(kept), dict(refused), frozenset(back))


NOTHING_LEARNT = Learnt({}, {}, frozenset())


def traits(path: str, issuer: str) -> Iterator[tuple[Trait, str]]:
    """Yield the folder, the name without its figures, and the issuing unit, where there are any."""
    if folder := folder_of(path):
        yield Trait.FOLDER, folder
    name = _FIGURES.sub("", parts_of(path)[0])
    if han_count(name) >= _SHORTEST_NAME:
        yield Trait.NAME, name
    if issuer:
        yield Trait.UNIT, issuer


def by_learnt(path: str, issuer: str, learnt: Learnt) -> tuple[Clue, ...]:
    """Return a clue for each standard that like materials were filed under, or taken back from."""
    best: dict[str, Clue] = {}
    for key in traits(path, issuer):
        for clue in _clues(key, learnt):
            if clue.standard not in best or clue.score > best[clue.standard].score:
                best[clue.standard] = clue
    for where, standard in learnt.taken_back:
        if where == path:
            why = _("本单位此前把它从 {code} 撤了出来").format(code=standard)
            best[standard] = Clue(standard, _TAKEN_BACK, why, Signal.LEARNT)
    return tuple(best.values())


def _clues(key: tuple[Trait, str], learnt: Learnt) -> Iterator[Clue]:
    trait, value = key
    kept = learnt.kept.get(key, Counter[str]())
    refused = learnt.refused.get(key, Counter[str]())
    total = kept.total()
    for code, count in kept.items():
        score = min(count / (total + refused[code] + _ONE_MORE), _MOST)
        if count >= _AT_LEAST[trait] and score >= _LEAST:
            why = _reason(trait).format(count=count, code=code, value=value)
            yield Clue(code, score, why, Signal.LEARNT)


def _reason(trait: Trait) -> str:
    return {
        Trait.FOLDER: _("本单位此前把该文件夹的 {count} 个文件归到 {code}"),
        Trait.NAME: _("本单位此前把 {count} 个名为“{value}”的文件归到 {code}"),
        Trait.UNIT: _("本单位此前把{value}的 {count} 个文件归到 {code}"),
    }[trait]
