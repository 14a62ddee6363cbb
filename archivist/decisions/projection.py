"""Lines in, state out: a pure function from what people decided to what holds now.

State lives in memory only; thirty thousand lines are replayed in well under a second, so there is
no second copy of a decision that could disagree with the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from archivist.decisions import rehoming
from archivist.decisions.filing import Filing
from archivist.decisions.line import CLEARED, Act, Line
from archivist.decisions.log import Log, LogFault, LogTrouble
from archivist.decisions.order import Placed, in_order
from archivist.decisions.upgrades import (
    Lineage,
    Upgrade,
    carried,
    carried_piece,
    follows,
    read_upgrade,
    undone_batches,
)
from archivist.domain.evidence import SignOff
from archivist.domain.finding import Waiver
from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment, Tenure


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

    Keys: filings and sign-offs by (standard, path), waivers by finding digest, what was set aside
    by path; *earlier* are the places of packages of earlier cycles, by the names they were given.
    *upgrades* are the changes of edition, the oldest first; *homeless* are filings whose standard one of them
    dropped; *tenures* say who answered for each standard, the earliest first. *codes* are the
    standards that lines of filings name, by the line's id, where the edition changed since.
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
    upgrades: tuple[Upgrade, ...] = ()
    homeless: tuple[Filing, ...] = ()
    tenures: Mapping[str, Sequence[Tenure]] = field(default_factory=dict)
    codes: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def edition(self) -> str | None:
        """The id of the edition that was changed to; None while it is the one of the beginning."""
        return self.upgrades[-1].after if self.upgrades else None

    def standard_of(self, line: Line) -> str | None:
        """Return what the standard of a filing's line is called now; None where it is gone."""
        return self.codes.get(line.id, line.subject["standard"])

    def next_piece(self, standard: str, path: str) -> int:
        """Return the number *path* has or will have: its own if it ever had one, else the next."""
        taken = self.pieces.get(standard, {})
        return taken.get(path) or max(taken.values(), default=0) + 1


def project(logs: Sequence[Log]) -> Decided:
    """Replay *logs* in causal order."""
    placed = in_order(logs)
    undone = undone_batches(placed)
    state = _State(Lineage(placed))
    for each in placed:
        state.number(each)
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
        tuple(state.upgrades),
        tuple(state.homeless),
        state.tenures,
        state.codes_of(placed),
    )


_OF_A_PIECE = (Act.FILE, Act.UNFILE, Act.SIGN)
# What is undone by its opposite is one topic: two people may disagree about it.
_TOPICS = {Act.UNFILE: "file", Act.TAKE_UP: "set_aside"}


class _State:
    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self.upgrades: list[Upgrade] = []
        self.homeless: list[Filing] = []
        self.tenures: dict[str, list[Tenure]] = {}
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

    def number(self, placed: Placed) -> None:
        """Reserve the piece number a filing was given; a number given twice goes to the first."""
        line = placed.line
        standard = self._home(placed) if line.act is Act.FILE else None
        if standard is None:
            return
        taken = self.pieces.setdefault(standard, {})
        path, wanted = line.subject["path"], line.values.get("piece")
        if path not in taken:
            free = isinstance(wanted, int) and wanted not in taken.values()
            taken[path] = wanted if free else max(taken.values(), default=0) + 1  # type: ignore[assignment]

    def apply(self, placed: Placed) -> None:
        line = placed.line
        if line.act is Act.UNDO:
            return
        self._note_conflict(placed)
        if line.act is Act.EDITION:
            self._edition(placed)
            return
        said = (line,) if not self._lineage else self._in_this_edition(placed)
        for each in said:
            getattr(self, f"_{line.act.value}")(each)
        if not said:
            self._blame(placed, LogTrouble.HOMELESS, " ".join(line.subject.values()))

    def codes_of(self, placed: Sequence[Placed]) -> dict[str, str | None]:
        """Return what the standards of filings' lines are called in the edition that holds."""
        if not self._lineage:
            return {}
        filings = (each for each in placed if each.line.act in _OF_A_PIECE)
        return {each.line.id: self._home(each) for each in filings}

    def _home(self, placed: Placed) -> str | None:
        line = placed.line
        code, path = line.subject["standard"], line.subject["path"]
        if not self._lineage:
            return code
        return carried_piece(code, path, self._lineage.known_to(placed), self.upgrades)

    def _in_this_edition(self, placed: Placed) -> tuple[Line, ...]:
        """Return the line with the codes of the edition that holds; none where its standard is gone."""
        line = placed.line
        if line.act in _OF_A_PIECE:
            home = self._home(placed)
            codes: tuple[str, ...] = () if home is None else (home,)
            code = line.subject["standard"]
        else:
            key = line.subject.get("key", "")
            code = line.subject.get("standard") or rehoming.setting_code(key) or ""
            known = self._lineage.known_to(placed)
            codes = carried(code, known, self.upgrades) if code else ("",)
        return tuple(line if new == code else _with_code(line, code, new) for new in codes)

    def _edition(self, placed: Placed) -> None:
        """Change to another edition; of two who did so without knowing of each other the first holds."""
        upgrade = read_upgrade(placed.line)
        if not follows(self.upgrades, upgrade):
            if self.upgrades[-1].after != upgrade.after:
                self._blame(placed, LogTrouble.CONFLICT, upgrade.after)
            return
        self.pieces = rehoming.rehomed_pieces(upgrade, self.pieces)
        moved = rehoming.rehomed_filings(upgrade, self.filings, self.pieces)
        self.filings = moved.filings
        self.signed = rehoming.rehomed_signed(upgrade, self.signed)
        self.homeless += moved.homeless
        self.assignments = rehoming.rehomed_assignments(upgrade, self.assignments)
        self.tenures = rehoming.rehomed_tenures(upgrade, self.tenures)
        self.settings = rehoming.rehomed_settings(upgrade, self.settings)
        self.upgrades.append(upgrade)

    def _blame(self, placed: Placed, trouble: LogTrouble, detail: str) -> None:
        self.faults.append(LogFault(placed.log, placed.index + 1, trouble, detail))

    def _note_conflict(self, placed: Placed) -> None:
        line = placed.line
        topic = _TOPICS.get(line.act, line.act.value)
        key = (topic, *(f"{k}={v}" for k, v in sorted(line.subject.items())))
        last = self._last.get(key)
        self._last[key] = placed
        if last is None or placed.saw(last):
            return
        if (last.line.act, dict(last.line.values)) != (line.act, dict(line.values)):
            self._blame(placed, LogTrouble.CONFLICT, " ".join(line.subject.values()))

    def _file(self, line: Line) -> None:
        standard, path = line.subject["standard"], line.subject["path"]
        self.asides.pop(path, None)
        before = self.filings.get((standard, path))
        values = line.values
        caption = values.get("caption")
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
            day=_day(values.get("date"), old_day),
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
        supporting = values.get("supporting")
        now = Assignment(
            standard,
            before.unit if values.get("unit") is None else str(values["unit"]),
            before.person if values.get("person") is None else str(values["person"]),
            _day(values.get("due"), before.due),
            tuple(supporting) if isinstance(supporting, list) else before.supporting,
            before.phone if values.get("phone") is None else str(values["phone"]),
        )
        self.assignments[standard] = now
        if (now.unit, now.person) != (before.unit, before.person):
            tenure = Tenure(now.unit, now.person, line.time, line.person)
            self.tenures.setdefault(standard, []).append(tenure)

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


def _day(said: object, before: date | None) -> date | None:
    """Return the day that holds: as it was where nothing is said, none where it was cleared."""
    if said is None:
        return before
    return None if said == CLEARED else date.fromisoformat(str(said))


def _with_code(line: Line, code: str, new: str) -> Line:
    """Return *line* about the standard *new* in the place of *code*."""
    subject = dict(line.subject)
    if "standard" in subject:
        subject["standard"] = new
    elif "key" in subject:
        subject["key"] = ".".join(
            new if part == code else part for part in subject["key"].split(".")
        )
    return msgspec.structs.replace(line, subject=subject)
