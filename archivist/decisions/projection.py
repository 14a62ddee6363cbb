"""Lines in, state out: a pure function from what people decided to what holds now.

State lives in memory only; thirty thousand lines are replayed in well under a second, so there is
no second copy of a decision that could disagree with the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from archivist.decisions.line import Act, Line
from archivist.decisions.log import Log, LogFault, LogTrouble
from archivist.decisions.order import Placed, in_order
from archivist.domain.evidence import SignOff
from archivist.domain.finding import Waiver
from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment


@dataclass(frozen=True, slots=True)
class Filing:
    """A path filed under a standard. *piece* is its number there, kept for ever."""

    standard: str
    path: str
    sha256: str
    kind: Kind
    piece: int
    caption: str = ""
    day: date | None = None
    person: str = ""
    time: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A path that is no evidence (非佐证): it belongs under no standard, and nobody is asked again.

    It holds for the content a person saw, *sha256*; another content at the path is a new question.
    """

    path: str
    sha256: str
    reason: str = ""
    person: str = ""
    time: str = ""
    id: str = ""


@dataclass(frozen=True)
class Decided:
    """Everything that holds now.

    Keys: filings and sign-offs by (standard, path), waivers by finding digest, what was set aside by path;
    *earlier* are the places of packages of earlier cycles, by the names they were given.
    """

    filings: Mapping[tuple[str, str], Filing] = field(default_factory=dict)
    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    pieces: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    earlier: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[LogFault, ...] = ()
    lines: tuple[Line, ...] = ()
    undone: frozenset[str] = frozenset()
    asides: Mapping[str, Aside] = field(default_factory=dict)
    signed: Mapping[tuple[str, str], SignOff] = field(default_factory=dict)

    def next_piece(self, standard: str, path: str) -> int:
        """Return the number *path* has or will have: its own if it ever had one, else the next."""
        taken = self.pieces.get(standard, {})
        return taken.get(path) or max(taken.values(), default=0) + 1


def project(logs: Sequence[Log]) -> Decided:
    """Replay *logs* in causal order."""
    placed = in_order(logs)
    undone = _undone(placed)
    state = _State()
    for each in placed:
        state.number(each.line)
        if each.line.batch not in undone:
            state.apply(each)
    faults = [fault for log in logs for fault in log.faults] + state.faults
    lines = tuple(p.line for p in placed)
    return Decided(
        state.filings,
        state.waivers,
        state.assignments,
        state.settings,
        state.pieces,
        state.earlier,
        tuple(faults),
        lines,
        undone,
        state.asides,
        state.signed,
    )


def _undone(placed: Iterable[Placed]) -> frozenset[str]:
    """Return the batches taken back; an undo that was itself undone takes nothing back."""
    targets = {p.line.batch: p.line.subject["batch"] for p in placed if p.line.act is Act.UNDO}
    undone: set[str] = set()
    for batch in reversed(targets):  # later undos decide first
        if batch not in undone:
            undone.add(targets[batch])
    return frozenset(undone)


# What is undone by its opposite is one topic: two people may disagree about it.
_TOPICS = {Act.UNFILE: "file", Act.TAKE_UP: "set_aside"}


class _State:
    def __init__(self) -> None:
        self.filings: dict[tuple[str, str], Filing] = {}
        self.waivers: dict[str, Waiver] = {}
        self.assignments: dict[str, Assignment] = {}
        self.settings: dict[str, str] = {}
        self.pieces: dict[str, dict[str, int]] = {}
        self.earlier: dict[str, str] = {}
        self.asides: dict[str, Aside] = {}
        self.signed: dict[tuple[str, str], SignOff] = {}
        self.faults: list[LogFault] = []
        self._last: dict[tuple[str, ...], Placed] = {}

    def number(self, line: Line) -> None:
        """Reserve the piece number a filing was given; a number given twice goes to the first."""
        if line.act is not Act.FILE:
            return
        taken = self.pieces.setdefault(line.subject["standard"], {})
        path, wanted = line.subject["path"], line.values.get("piece")
        if path not in taken:
            free = isinstance(wanted, int) and wanted not in taken.values()
            taken[path] = wanted if free else max(taken.values(), default=0) + 1  # type: ignore[assignment]

    def apply(self, placed: Placed) -> None:
        line = placed.line
        if line.act is Act.UNDO:
            return
        self._note_conflict(placed)
        getattr(self, f"_{line.act.value}")(line)

    def _note_conflict(self, placed: Placed) -> None:
        line = placed.line
        topic = _TOPICS.get(line.act, line.act.value)
        key = (topic, *(f"{k}={v}" for k, v in sorted(line.subject.items())))
        last = self._last.get(key)
        self._last[key] = placed
        if last is None or placed.saw(last):
            return
        if (last.line.act, dict(last.line.values)) != (line.act, dict(line.values)):
            subject = " ".join(line.subject.values())
            self.faults.append(LogFault(placed.log, placed.index + 1, LogTrouble.CONFLICT, subject))

    def _file(self, line: Line) -> None:
        standard, path = line.subject["standard"], line.subject["path"]
        self.asides.pop(path, None)
        before = self.filings.get((standard, path))
        values = line.values
        day, caption = values.get("date"), values.get("caption")
        new = Filing(
            standard,
            path,
            str(values["sha256"]),
            Kind(str(values["kind"])),
            self.pieces[standard][path],
            person=line.person,
            time=line.time,
            why=str(values.get("why") or ""),
        )
        old_caption, old_day = (before.caption, before.day) if before else ("", None)
        self.filings[standard, path] = replace(
            new,
            caption=old_caption if caption is None else str(caption),
            day=old_day if day is None else date.fromisoformat(str(day)),
        )

    def _unfile(self, line: Line) -> None:
        filing = line.subject["standard"], line.subject["path"]
        self.filings.pop(filing, None)
        self.signed.pop(filing, None)

    def _sign(self, line: Line) -> None:
        filing = line.subject["standard"], line.subject["path"]
        self.signed[filing] = SignOff(str(line.values["sha256"]), line.person, line.time)

    def _set_aside(self, line: Line) -> None:
        path, values = line.subject["path"], line.values
        sha256, reason = str(values["sha256"]), str(values.get("reason") or "")
        self.asides[path] = Aside(path, sha256, reason, line.person, line.time, line.id)

    def _take_up(self, line: Line) -> None:
        self.asides.pop(line.subject["path"], None)

    def _waive(self, line: Line) -> None:
        until = line.values.get("until")
        self.waivers[line.subject["digest"]] = Waiver(
            line.id,
            line.subject["code"],
            line.subject["digest"],
            str(line.values["reason"]),
            date.fromisoformat(str(until)) if until else None,
            line.person,
        )

    def _assign(self, line: Line) -> None:
        standard = line.subject["standard"]
        before = self.assignments.get(standard, Assignment(standard))
        values = line.values
        due = values.get("due")
        supporting = values.get("supporting")
        self.assignments[standard] = Assignment(
            standard,
            before.unit if values.get("unit") is None else str(values["unit"]),
            before.person if values.get("person") is None else str(values["person"]),
            before.due if due is None else date.fromisoformat(str(due)),
            tuple(supporting) if isinstance(supporting, list) else before.supporting,
        )

    def _earlier(self, line: Line) -> None:
        path = line.values.get("path")
        if path is None:
            self.earlier.pop(line.subject["name"], None)
        else:
            self.earlier[line.subject["name"]] = str(path)

    def _setting(self, line: Line) -> None:
        value = line.values.get("value")
        if value is None:
            self.settings.pop(line.subject["key"], None)
        else:
            self.settings[line.subject["key"]] = str(value)
