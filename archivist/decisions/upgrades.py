"""A change of edition: where what belongs to each old standard goes (domain.md §5, journey 7).

The line of a change holds the whole mapping, so undoing that one line brings everything back. A
colleague who had not seen it wrote the codes of the old edition; each line is read in the edition
its writer worked with, and its codes are carried from there to the one that holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archivist.decisions.line import Act, Decision, Line
from archivist.decisions.order import Placed

_TO, _BETWEEN, _FIELD = ">", ",", "\t"
Targets = Mapping[str, tuple[str, ...]]
PieceTargets = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Upgrade:
    """One change from edition *before* to *after*.

    *targets* names for each old standard the new ones that take its things, the main one first;
    none: it was dropped. *pieces* names, by old standard and path, where a single piece goes that
    does not go to the main one.
    """

    before: str
    after: str
    targets: Targets
    pieces: PieceTargets = field(default_factory=dict)
    id: str = ""

    def forward(self, code: str) -> tuple[str, ...]:
        """Return the new standards that take over from *code*."""
        return self.targets.get(code, ())

    def home(self, code: str, path: str) -> str | None:
        """Return where a piece goes, or None where it loses its home."""
        targets = self.forward(code)
        chosen = self.pieces.get((code, path))
        return chosen if chosen in targets else next(iter(targets), None)

    def back(self, code: str) -> tuple[str, ...]:
        """Return the old standards that *code* takes over from."""
        return self._sources.get(code, ())

    @cached_property
    def _sources(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for old, targets in self.targets.items():
            for new in targets:
                found[new] = (*found.get(new, ()), old)
        return found

    def decision(self) -> Decision:
        """Return what is written in the log."""
        mapping = [f"{old}{_TO}{_BETWEEN.join(new)}" for old, new in self.targets.items()]
        pieces = [_FIELD.join((*key, new)) for key, new in self.pieces.items()]
        values = {"before": self.before, "mapping": mapping, "pieces": pieces or None}
        return Decision(Act.EDITION, {"edition": self.after}, values)


def read_upgrade(line: Line) -> Upgrade:
    """Read the line of a change of edition; a malformed entry is passed over."""
    targets: dict[str, tuple[str, ...]] = {}
    for entry in _listed(line, "mapping"):
        old, separator, new = entry.partition(_TO)
        if separator:
            targets[old] = tuple(filter(None, new.split(_BETWEEN)))
    pieces: dict[tuple[str, str], str] = {}
    for entry in _listed(line, "pieces"):
        old, _separator, rest = entry.partition(_FIELD)
        path, separator, new = rest.rpartition(_FIELD)  # a path may hold the separator
        if separator:
            pieces[old, path] = new
    before = str(line.values.get("before") or "")
    return Upgrade(before, line.subject["edition"], targets, pieces, line.id)


class Lineage:
    """Which changes of edition each writer knew of."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._changes: list[tuple[Placed, Upgrade]] = []
        self._undos: list[Placed] = []
        batches: set[str] = set()
        for each in placed:
            line = each.line
            if line.act is Act.EDITION:
                self._changes.append((each, read_upgrade(line)))
                batches.add(line.batch)
            elif line.act is Act.UNDO and line.subject["batch"] in batches:
                self._undos.append(each)
                batches.add(line.batch)

    def __bool__(self) -> bool:
        """Whether the edition ever changed."""
        return bool(self._changes)

    def known_to(self, writer: Placed) -> tuple[Upgrade, ...]:
        """Return the changes, the oldest first, that held for whoever wrote *writer*."""
        seen = [each for each in self._undos if writer.saw(each)]
        undone = undone_batches(seen)
        chain: tuple[Upgrade, ...] = ()
        for place, upgrade in self._changes:
            if writer.saw(place) and place.line.batch not in undone and follows(chain, upgrade):
                chain = (*chain, upgrade)
        return chain


def follows(chain: Sequence[Upgrade], upgrade: Upgrade) -> bool:
    """Whether *upgrade* starts from the edition that *chain* led to."""
    return not chain or chain[-1].after == upgrade.before


def undone_batches(placed: Iterable[Placed]) -> frozenset[str]:
    """Return the batches taken back; an undo that was itself undone takes nothing back."""
    targets = {p.line.batch: p.line.subject["batch"] for p in placed if p.line.act is Act.UNDO}
    undone: set[str] = set()
    for batch in reversed(targets):  # later undos decide first
        if batch not in undone:
            undone.add(targets[batch])
    return frozenset(undone)


def carried(code: str, known: Sequence[Upgrade], now: Sequence[Upgrade]) -> tuple[str, ...]:
    """Return the standards that *code*, of the edition *known* led to, is called *now*."""
    parted = _parted(known, now)
    codes: tuple[str, ...] = (code,)
    for upgrade in reversed(known[parted:]):
        codes = tuple(dict.fromkeys(old for each in codes for old in upgrade.back(each)))
    for upgrade in now[parted:]:
        codes = tuple(dict.fromkeys(new for each in codes for new in upgrade.forward(each)))
    return codes


def carried_piece(
    code: str, path: str, known: Sequence[Upgrade], now: Sequence[Upgrade]
) -> str | None:
    """Return the one standard under which a piece filed under *code* lies now, or None."""
    parted = _parted(known, now)
    found: str | None = code
    for upgrade in reversed(known[parted:]):
        found = next(iter(upgrade.back(found)), None) if found else None
    for upgrade in now[parted:]:
        found = upgrade.home(found, path) if found else None
    return found


def _parted(known: Sequence[Upgrade], now: Sequence[Upgrade]) -> int:
    """Return how many changes both have in common from the beginning."""
    same = 0
    while same < min(len(known), len(now)) and known[same].id == now[same].id:
        same += 1
    return same


def _listed(line: Line, key: str) -> list[str]:
    found = line.values.get(key)
    return found if isinstance(found, list) else []
