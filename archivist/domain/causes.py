"""Causes: hundreds of findings told as the handful of things somebody has to do.

Every open finding belongs to exactly one cause. What follows from another finding (a kind is
missing *because* its only paper is out of date) belongs to the cause of that one, so that one
action is never counted as two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from archivist.domain.assessment import Assessment, SlotKey
from archivist.domain.dossier import Bar, Dossier, SlotState
from archivist.domain.finding import Finding, Level, Unset
from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole
from archivist.domain.settings import BY_KEY

_FEW = 3  # so many pieces of one folder with the same trouble have one cause
_OUTSIDE = frozenset({"D01", "P07"})
_BROKEN = frozenset({"G03", "G07"})
_LACKING = frozenset({"M01", "M02"})
_UNDATED = "D02"
_OVERDUE = "M04"
_UNSEEN = frozenset({_UNDATED, "G05"})  # what leaves a slot unknown though it is no error
_MEMBER = "!/"


class Root(StrEnum):
    """What kind of thing lies behind findings; each has one way out."""

    UNIT_SILENT = "unit_silent"  # a unit handed in nothing at all
    UNITS_LACK = "units_lack"  # units that did hand in still owe something
    NOBODY = "nobody"  # slots are empty, and nobody answers for them
    ARCHIVE = "archive"  # an archive that cannot be opened, with what is in it
    FOLDER_OUTSIDE = "folder_outside"  # the pieces of one folder lie outside the window
    NO_SHOT_DATE = "no_shot_date"  # photos of one folder without EXIF: sent through a chat
    ONE_FILE = "one_file"  # one file, filed under several standards
    PART = "part"  # a part of the program did not run
    SETTING = "setting"  # a limit nobody set
    RULE = "rule"  # findings of one rule that have nothing else in common


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing to do. *about* is a unit, folder, path, setting or rule code, as *root* says.

    *cells* are the slots that stand once it is done: nothing else stops them. *not_run* counts the
    places where rules did not run for it; *level* is the worst of the findings, None without any.
    """

    root: Root
    about: str
    codes: tuple[str, ...]
    level: Level | None
    findings: tuple[Finding, ...]
    not_run: int = 0
    cells: tuple[SlotKey, ...] = ()
    standards: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other cause of the same check."""
        return self.root.value, self.about

    @property
    def count(self) -> int:
        """How many places it accounts for."""
        return len(self.findings) + self.not_run


def causes_of(assessment: Assessment) -> tuple[Cause, ...]:
    """Return the causes of all open findings and of all that did not run, the most helpful first.

    The first clears the most slots; among equals the worst, then the one behind most places.
    """
    gathered = _Gathering(assessment)
    found = [_cause(key, group) for key, group in gathered.groups.items()]
    return tuple(sorted(found, key=_rank))


def unit_of(dossier: Dossier) -> str:
    """Return the unit that answers for a standard: the assigned one, else those of the edition."""
    assigned = dossier.assignment.unit if dossier.assignment else ""
    return assigned or "、".join(dossier.standard.lead_units)


_Key = tuple[Root, str]


@dataclass(slots=True)
class _Group:
    findings: list[Finding] = field(default_factory=list)
    unset: list[Unset] = field(default_factory=list)
    cells: list[SlotKey] = field(default_factory=list)


class _Gathering:
    """The findings of one assessment, each put to the root that lies deepest."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._roots = _Roots(assessment)
        self.groups: dict[_Key, _Group] = {}
        self._stops: dict[SlotKey, set[_Key]] = {}
        self._first: dict[tuple[str | None, Kind | None, str], _Key] = {}
        self._slots = {(s.standard, s.kind): s for d in assessment.dossiers for s in d.slots}
        self._lacking: dict[str | None, _Key] = {}
        later = _LACKING | {_OVERDUE}
        self._take(f for f in assessment.open_findings if f.code not in later)
        self._take(f for f in assessment.open_findings if f.code in _LACKING)
        self._take(f for f in assessment.open_findings if f.code == _OVERDUE)
        for unset in assessment.unset:
            self._take_unset(unset)
        self._settle()

    def _take(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            key = self._key(finding)
            self.groups.setdefault(key, _Group()).findings.append(finding)
            self._first.setdefault((finding.standard, finding.kind, finding.code), key)
            if finding.code in _LACKING:
                self._lacking.setdefault(finding.standard, key)
            self._stop(finding, key)

    def _take_unset(self, unset: Unset) -> None:
        root = Root.SETTING if unset.setting in BY_KEY else Root.PART
        key = root, unset.setting
        self.groups.setdefault(key, _Group()).unset.append(unset)
        cell = _cell(unset.standard, unset.kind)
        if cell and root is Root.PART and self._state(cell) is SlotState.UNKNOWN:
            self._stops.setdefault(cell, set()).add(key)

    def _key(self, finding: Finding) -> _Key:
        if finding.code == _OVERDUE:
            return self._lacking.get(finding.standard, (Root.RULE, finding.code))
        if finding.code in _LACKING:
            return self._key_of_lack(finding)
        return self._roots.of(finding)

    def _key_of_lack(self, finding: Finding) -> _Key:
        """Follow what bars the pieces that are there; else somebody has to hand something in."""
        cell = _cell(finding.standard, finding.kind)
        slot = self._slots.get(cell) if cell else None
        for bar in slot.bars if slot else ():
            behind = self._first.get((finding.standard, finding.kind, bar.value))
            if behind is not None:
                return behind
        if slot and Bar.REJECTED in slot.bars:
            return Root.RULE, finding.code
        return self._roots.lack(finding)

    def _stop(self, finding: Finding, key: _Key) -> None:
        cell = _cell(finding.standard, finding.kind)
        if cell is None:
            return
        state = self._state(cell)
        unseen = state is SlotState.UNKNOWN and finding.code in _UNSEEN
        if unseen or (finding.level is Level.ERROR and state is not None):
            self._stops.setdefault(cell, set()).add(key)

    def _state(self, cell: SlotKey) -> SlotState | None:
        return self._assessment.states.get(cell)

    def _settle(self) -> None:
        """Give each open slot that one cause alone stops to that cause."""
        for cell, keys in self._stops.items():
            if len(keys) == 1 and self._state(cell) is not SlotState.STANDS:
                self.groups[next(iter(keys))].cells.append(cell)


class _Roots:
    """Finds the root of a finding that follows from no other."""

    def __init__(self, assessment: Assessment) -> None:
        self._by_code = assessment.by_code
        self._materials = {material.path: material for material in assessment.materials}
        self._filed = Counter(
            _folder(each.path) for dossier in assessment.dossiers for each in dossier.evidence
        )
        self._handed_in = {unit_of(d) for d in assessment.dossiers if d.evidence}
        findings = [finding for finding in assessment.open_findings if finding.path]
        self._broken = {f.path for f in findings if f.code in _BROKEN and self._packs(f.path)}
        self._outside = _folders(f for f in findings if f.code in _OUTSIDE)
        self._undated = _folders(f for f in findings if self._without_exif(f))
        standards: dict[tuple[str, str], set[str | None]] = {}
        for finding in findings:
            standards.setdefault((finding.code, finding.path or ""), set()).add(finding.standard)
        self._shared = {key for key, where in standards.items() if len(where) > 1}

    def of(self, finding: Finding) -> _Key:
        """Return the root of any finding but those about what is missing."""
        path, folder = finding.path or "", _folder(finding.path or "")
        container = next((each for each in _containers(path) if each in self._broken), None)
        if container is not None:
            return Root.ARCHIVE, container
        if finding.code in _OUTSIDE and self._is_most(self._outside[folder], folder):
            return Root.FOLDER_OUTSIDE, folder
        if self._without_exif(finding) and self._undated[folder] >= _FEW:
            return Root.NO_SHOT_DATE, folder
        if (finding.code, path) in self._shared:
            return Root.ONE_FILE, path
        return Root.RULE, finding.code

    def lack(self, finding: Finding) -> _Key:
        """Return the root of a slot that is empty or has too few pieces."""
        dossier = self._by_code.get(finding.standard or "")
        unit = unit_of(dossier) if dossier else ""
        if not unit:
            return Root.NOBODY, ""
        return (Root.UNITS_LACK, "") if unit in self._handed_in else (Root.UNIT_SILENT, unit)

    def _is_most(self, count: int, folder: str) -> bool:
        return count >= _FEW and 2 * count >= self._filed[folder]

    def _packs(self, path: str | None) -> bool:
        material = self._materials.get(path or "")
        return material is not None and material.role is MaterialRole.CONTAINER

    def _without_exif(self, finding: Finding) -> bool:
        if finding.code != _UNDATED or finding.kind is not Kind.PHOTO:
            return False
        material = self._materials.get(finding.path or "")
        photo = material.facts.photo if material else None
        return photo is not None and photo.taken is None


def _cause(key: _Key, group: _Group) -> Cause:
    findings, unset = group.findings, group.unset
    everything: tuple[Finding | Unset, ...] = (*findings, *unset)
    spoken = (each.standard for each in everything)
    return Cause(
        root=key[0],
        about=key[1],
        codes=tuple(sorted({each.code for each in everything})),
        level=max((finding.level for finding in findings), default=None),
        findings=tuple(findings),
        not_run=len(unset),
        cells=tuple(group.cells),
        standards=tuple(dict.fromkeys(filter(None, spoken))),
    )


def _rank(cause: Cause) -> tuple[int, int, int, str, str]:
    level = cause.level.value if cause.level else 0
    return -len(cause.cells), -level, -cause.count, cause.root.value, cause.about


def _cell(standard: str | None, kind: Kind | None) -> SlotKey | None:
    return (standard, kind) if standard and kind else None


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _folders(findings: Iterable[Finding]) -> Counter[str]:
    """Count the pieces by folder; a piece filed twice counts once."""
    return Counter(_folder(path) for path in {f.path for f in findings if f.path})


def _containers(path: str) -> Iterator[str]:
    """Yield *path* itself and every archive it lies in."""
    yield path
    parts = path.split(_MEMBER)
    for depth in range(len(parts) - 1, 0, -1):
        yield _MEMBER.join(parts[:depth])
