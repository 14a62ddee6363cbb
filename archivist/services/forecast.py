"""到期预测: for every standard the first day on which something that stands will not.

Nothing but a few days of each piece matters: the day after its term, the day the paper that replaces
it comes into force, the day a waiver ends, and the first of the months in which a moving window
reaches or leaves its dates. Only on these days is a piece judged again, by the rules whose answer
depends on the day or the window; everything else is taken from the check that was made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from archivist.domain.abolished import Abolished
from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier, SlotState
from archivist.domain.edition import Requirement
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Level, Waiver
from archivist.domain.forecast import Fall, Forecast, Outlook
from archivist.domain.kind import Kind
from archivist.domain.settings import Settings
from archivist.domain.supersession import Superseding
from archivist.domain.term import last_day
from archivist.rules.base import Holding, Rule, all_rules
from archivist.rules.inquiry import EVERYTHING, About, Inquiry
from archivist.rules.notes import PieceKey
from archivist.rules.standing import Record, key_of, state_of, with_slots
from archivist.services.abolished import load_abolished
from archivist.services.check import check_now
from archivist.services.workspace import Workspace

AHEAD = timedelta(days=365)
_DAILY = frozenset({"as_of", "window"})
_YEAR = 12  # months


def forecast_now(
    workspace: Workspace, assessment: Assessment | None = None, *, last: date | None = None
) -> Forecast:
    """Look ahead from *assessment*, a check of *workspace* made now unless told, a year unless told.

    Raises what :func:`archivist.services.check.check_now` raises.
    """
    checked = assessment or check_now(workspace)
    decided = workspace.decided()
    listed = load_abolished(workspace.root)
    until = last or checked.as_of + AHEAD
    return foresee(checked, Settings(decided.settings), decided.waivers, listed, until)


def foresee(
    assessment: Assessment,
    settings: Settings,
    waivers: Mapping[str, Waiver],
    listed: tuple[Abolished, ...],
    last: date,
) -> Forecast:
    """Return the first fall of every slot that stands, up to *last*."""
    look = _Look(assessment, settings, waivers, listed, last)
    return Forecast(assessment.as_of, last, tuple(map(look.outlook, assessment.dossiers)))


@dataclass
class _Course:
    """The errors that lie on one piece over time: those of each day hold until the next one."""

    days: list[date] = field(default_factory=list)
    found: list[tuple[Finding, ...]] = field(default_factory=list)

    def on(self, day: date) -> tuple[Finding, ...]:
        """Return the open errors of *day*."""
        return self.found[bisect_right(self.days, day) - 1]

    def new_on(self, day: date) -> Iterator[Finding]:
        """Yield those of *day* whose code did not lie on it at first."""
        first = {finding.code for finding in self.found[0]}
        return (finding for finding in self.on(day) if finding.code not in first)

    def add(self, day: date, found: list[Finding]) -> None:
        """Note what lies on it from *day* on, where that differs."""
        if {f.code for f in self.on(day)} != {f.code for f in found}:
            self.days.append(day)
            self.found.append(tuple(found))


class _Look:
    """One look ahead from an assessment."""

    def __init__(
        self,
        assessment: Assessment,
        settings: Settings,
        waivers: Mapping[str, Waiver],
        listed: tuple[Abolished, ...],
        last: date,
    ) -> None:
        self._start, self._last = assessment.as_of, last
        self._assessment, self._settings, self._waivers = assessment, settings, waivers
        daily = tuple(rule for rule in all_rules() if _is_daily(rule))
        self._rules = tuple(rule for rule in daily if rule.subject is Evidence)
        self._across = tuple(rule for rule in daily if rule.subject is Holding)
        self._codes = frozenset(rule.code for rule in self._rules)
        self._errors = _by_piece(_errors_of(assessment.findings))
        self._undecided = _undecided(assessment)
        self._inquiries: dict[tuple[date, object], Inquiry] = {}
        holding = Holding(assessment.dossiers, assessment.materials, listed=listed)
        self._later = self._superseded(holding)

    def outlook(self, dossier: Dossier) -> Outlook:
        """Return what becomes of one standard."""
        states = self._assessment.states
        kinds = [slot.kind for slot in dossier.slots]
        red = [kind for kind in kinds if states[dossier.code, kind] is not SlotState.STANDS]
        falls = list(self._falls(dossier, set(kinds) - set(red)))
        return Outlook(dossier.code, tuple(red), tuple(sorted(falls, key=lambda fall: fall.day)))

    def _falls(self, dossier: Dossier, standing: set[Kind]) -> Iterator[Fall]:
        for requirement in dossier.standard.requirements:
            if requirement.kind in standing:
                fall = self._fall(dossier, requirement)
                if fall is not None:
                    yield fall

    def _fall(self, dossier: Dossier, requirement: Requirement) -> Fall | None:
        pieces = dossier.of_kind(requirement.kind)
        courses = {key_of(e): self._course(e, requirement) for e in pieces}
        days = sorted({day for course in courses.values() for day in course.days[1:]})
        if not days:
            return None
        minimum = self._settings.value("min_count", dossier.code, requirement)
        least = minimum if isinstance(minimum, int | float) else 1
        sent_back = self._sent_back(dossier)
        for day in days:
            errors = {key: {f.code for f in course.on(day)} for key, course in courses.items()}
            held = {key: codes for key, codes in errors.items() if codes}
            record = Record(held, self._undecided, sent_back)
            slots = with_slots(dossier, record).slots
            slot = next(slot for slot in slots if slot.kind is requirement.kind)
            if state_of(slot, least, record) is not SlotState.STANDS:
                causes = tuple(f for course in courses.values() for f in course.new_on(day))
                return Fall(dossier.code, requirement.kind, day, dossier.act_by(day), causes)
        return None

    def _course(self, evidence: Evidence, requirement: Requirement) -> _Course:
        """Judge a piece on each day on which something about it may change."""
        key = key_of(evidence)
        base = self._errors.get(key, [])
        waived = [f for f in base if f.waived]
        steady = [f for f in base if f.code not in self._codes]
        later = self._later.get(key, [])
        course = _Course([self._start], [tuple(f for f in base if not f.waived)])
        if evidence.material is None or not evidence.material.readable:
            return course
        days = {*self._days(evidence, requirement), *self._ends(waived), *(d for d, _ in later)}
        for day in sorted(day for day in days if self._start < day <= self._last):
            found = [f for f in steady if not f.waived or self._has_ended(f, day)]
            found += self._asked(evidence, requirement, day)
            course.add(day, found + [f for since, f in later if since <= day])
        return course

    def _days(self, evidence: Evidence, requirement: Requirement) -> Iterator[date]:
        """Yield the days on which a rule may answer otherwise about a piece."""
        end = last_day(evidence)
        if end is not None and end < date.max:
            yield end + timedelta(days=1)
        if not self._settings.window_moves(evidence.standard, requirement):
            return
        dated, period = evidence.dated, evidence.facts.period
        days = {dated.value.first, dated.value.last} if dated else set()
        days |= {day for day in (period.first, period.last) if day} if period else set()
        for day in days:
            yield _month(day, 1)  # the month before the test reaches it
            yield _month(day, _YEAR + 1)  # the year before the test has left it behind

    def _asked(self, evidence: Evidence, requirement: Requirement, day: date) -> list[Finding]:
        """Return what the daily rules find on a piece on *day*, errors that are not waived."""
        window = self._settings.window_on(day, evidence.standard, requirement)
        inquiry = self._inquiries.get((day, window))
        if inquiry is None:
            given = {"as_of": day, "window": window}
            inquiry = Inquiry(self._settings, given, self._waivers, day)
            self._inquiries[day, window] = inquiry
        rules = tuple(rule for rule in self._rules if evidence.kind in rule.kinds)
        about = About(evidence.standard, evidence.kind, evidence.path, requirement)
        inquiry.findings.clear()
        inquiry.ask(rules, evidence, about)
        return list(inquiry.open_errors)

    def _superseded(self, holding: Holding) -> Mapping[PieceKey, list[tuple[date, Finding]]]:
        """Return the errors across standards that come up later, with their days."""
        ends = {
            each.day for each in Superseding(holding.materials, holding.listed).of(holding.dossiers)
        }
        later: dict[PieceKey, list[tuple[date, Finding]]] = {}
        for day in sorted(day for day in ends if day and self._start < day <= self._last):
            inquiry = Inquiry(self._settings, {"as_of": day}, self._waivers, day)
            inquiry.ask(self._across, holding, EVERYTHING)
            for key, found in _by_piece(inquiry.open_errors).items():
                known = {f.code for f in self._errors.get(key, ())}
                known |= {f.code for _, f in later.get(key, ())}
                new = [(day, f) for f in found if f.code not in known]
                later.setdefault(key, []).extend(new)
        return later

    def _sent_back(self, dossier: Dossier) -> frozenset[str]:
        """Return the numbers of pieces a review sent back: nothing else keeps them from counting."""
        errors = {
            key_of(e): {f.code for f in self._errors.get(key_of(e), ()) if not f.waived}
            for slot in dossier.slots
            for e in slot.evidence
        }
        record = Record({key: codes for key, codes in errors.items() if codes})
        return frozenset(
            e.number
            for slot in dossier.slots
            for e in slot.evidence
            if e not in slot.counting and record.bar(e) is None
        )

    def _ends(self, waived: Iterable[Finding]) -> Iterator[date]:
        """Yield the first day on which each waiver no longer holds."""
        for finding in waived:
            waiver = self._waivers.get(finding.digest)
            if waiver is not None and waiver.until is not None:
                yield waiver.until + timedelta(days=1)

    def _has_ended(self, finding: Finding, day: date) -> bool:
        waiver = self._waivers.get(finding.digest)
        return waiver is None or (waiver.until is not None and waiver.until < day)


def _is_daily(rule: Rule) -> bool:
    """Whether it may put an error on a piece, and its answer hangs on the day or the window."""
    return rule.level is Level.ERROR and bool(_DAILY & set(rule.needs))


def _errors_of(findings: Sequence[Finding]) -> Iterator[Finding]:
    return (f for f in findings if f.level is Level.ERROR and f.path)


def _by_piece(findings: Iterable[Finding]) -> dict[PieceKey, list[Finding]]:
    found: dict[PieceKey, list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.standard, finding.kind, finding.path), []).append(finding)
    return found


def _undecided(assessment: Assessment) -> frozenset[PieceKey]:
    errors = {rule.code for rule in all_rules() if rule.level is Level.ERROR}
    return frozenset((u.standard, u.kind, u.path) for u in assessment.unknown if u.code in errors)


def _month(day: date, months: int) -> date:
    """Return the first of the month that lies *months* after that of *day*."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(min(year, date.max.year), month + 1, 1)
