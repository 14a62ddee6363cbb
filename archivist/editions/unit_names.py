"""Units as offices write them in one cell, and what is known about their other names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from archivist.domain.unit import Alias, Unit

_LABEL = re.compile(
    r"(?P<lead>牵头|主办|责任|主要责任)?(?P<support>配合|协办|协助|参与|参加)?(?:责任)?(?:单位|部门)\s*[：:]"
)
_ROLE_AFTER = re.compile(r"[(（\[【]\s*(?:(牵头|主办)|(配合|协办|协助|参与))[^)）\]】]*[)）\]】]")
_SEPARATORS = re.compile(r"[、，,;；/\n|＋+]+")
_GAP = re.compile(r"[ \t\u3000]+")
_SHORTEST_NAME = 3
_NOBODY = frozenset({"无", "-", "—", "——", "/", "／", "暂无", "待定"})


@dataclass(frozen=True, slots=True)
class Units:
    """Who leads and who supports, in the order written."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    def __add__(self, other: Units) -> Units:
        lead = tuple(dict.fromkeys((*self.lead, *other.lead)))
        both = dict.fromkeys((*self.support, *other.support))
        return Units(lead, tuple(name for name in both if name not in lead))


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a list such as ``市工商局、市质监局``.

    Blanks part names too, unless what stands between them is too short for a name (市 工 商 局).
    """
    names: list[str] = []
    for part in _SEPARATORS.split(text):
        pieces = _GAP.split(part.strip())
        long = all(len(piece) >= _SHORTEST_NAME for piece in pieces)
        names += pieces if long else ["".join(pieces)]
    cleaned = (name.strip("。.等 ") for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and name not in _NOBODY))


def read_units(text: str) -> Units:
    """Read a cell of responsible units, with ``配合单位：`` or ``（牵头）`` inside it.

    Without such words all of them lead.
    """
    labels = list(_LABEL.finditer(text))
    if labels:
        return _labelled(text, labels)
    marked = _ROLE_AFTER.search(text)
    return _marked(text) if marked else Units(split_names(text))


def join_roles(lead: str, responsible: str, support: str) -> Units:
    """Read three cells: 牵头单位, 责任单位, 配合单位. Beside a leader the responsible ones support."""
    first, second = read_units(lead), read_units(responsible)
    if first.lead:
        second = Units((), (*second.lead, *second.support))
    third = read_units(support)
    return first + second + Units((), (*third.lead, *third.support))


def with_known_names(name: str, known: tuple[Unit, ...]) -> Unit:
    """Return the unit called *name* with the aliases that *known* units give it, forwards and back.

    When *name* is a later name of a known unit, the unit's own name is its earlier alias.
    """
    aliases: dict[str, Alias] = {}
    for unit in known:
        if unit.name == name:
            found = list(unit.aliases)
        else:
            found = [
                alias for mine in unit.aliases if mine.name == name for alias in _back(unit, mine)
            ]
        for alias in found:
            aliases.setdefault(alias.name, alias)
    aliases.pop(name, None)
    return Unit(name, tuple(aliases.values()))


def _back(unit: Unit, mine: Alias) -> list[Alias]:
    before = None if mine.valid_from is None else mine.valid_from - timedelta(days=1)
    own = Alias(unit.name, None, before)
    return [
        own,
        *(a if a.valid_from else Alias(a.name, None, a.valid_to or before) for a in unit.aliases),
    ]


def _labelled(text: str, labels: list[re.Match[str]]) -> Units:
    units = Units(split_names(text[: labels[0].start()]))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        names = split_names(text[label.end() : end])
        units += Units((), names) if label["support"] else Units(names)
    return units


def _marked(text: str) -> Units:
    lead: list[str] = []
    support: list[str] = []
    for part in _SEPARATORS.split(text):
        role = _ROLE_AFTER.search(part)
        names = split_names(_ROLE_AFTER.sub("", part))
        (lead if role and role[1] else support).extend(names)
    if not lead:  # only supporters are marked: the others lead
        return _unmarked_lead(text)
    return Units(tuple(lead)) + Units((), tuple(support))


def _unmarked_lead(text: str) -> Units:
    units = Units()
    for part in _SEPARATORS.split(text):
        names = split_names(_ROLE_AFTER.sub("", part))
        units += Units((), names) if _ROLE_AFTER.search(part) else Units(names)
    return units
