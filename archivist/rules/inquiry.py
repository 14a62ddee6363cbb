"""Asks rules about one subject, with the settings that hold there, and keeps what they say."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from archivist.domain.dossier import Dossier, Slot
from archivist.domain.edition import Requirement
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Level, Unknown, Unset, Waiver
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.domain.settings import Settings
from archivist.rules.base import Crash, Hit, Holding, NotRun, Rule, Undecided
from archivist.rules.notes import Limits, Memory, Notes, PieceKey

log = logging.getLogger(__name__)

Subject = Material | Evidence | Slot | Dossier | Holding


@dataclass(frozen=True, slots=True)
class About:
    """Whom an answer concerns, and what is asked of it there; None where there is no such thing.

    *content* is the SHA-256 of the piece it concerns, "" of none.
    """

    standard: str | None = None
    kind: Kind | None = None
    path: str | None = None
    requirement: Requirement | None = None
    content: str = ""


EVERYTHING = About()


class Inquiry:
    """The answers of one check, in the order in which they were given.

    *given* are values no office sets, such as the day of judgement; *waivers* are by digest. With
    *strict* a rule that raises ends the check; otherwise its crash is kept for G99. *memory* answers
    for subjects that did not change since the check before.
    """

    def __init__(
        self,
        settings: Settings,
        given: Mapping[str, object],
        waivers: Mapping[str, Waiver],
        as_of: date,
        *,
        strict: bool = False,
        memory: Memory | None = None,
    ) -> None:
        self.findings: list[Finding] = []
        self.unknown: list[Unknown] = []
        self.confirmed: list[Unknown] = []
        self.crashes: list[Crash] = []
        self.undecided: set[PieceKey] = set()
        self._unset: dict[Unset, None] = {}
        self._settings = settings
        self._values: dict[tuple[str, str | None, Requirement | None], object] = {}
        self._given = given
        self._waivers = waivers
        self.as_of = as_of
        self._strict = strict
        self._memory = memory or Memory()

    @property
    def unset(self) -> list[Unset]:
        """Each rule and place that did not run for want of a setting, once."""
        return list(self._unset)

    @property
    def open_errors(self) -> Iterator[Finding]:
        """The findings of level error that nobody waived."""
        return (f for f in self.findings if f.level is Level.ERROR and not f.waived)

    def ask(
        self, rules: Sequence[Rule], subject: Subject, about: About, *, readable: bool = True
    ) -> None:
        """Ask *rules* about *subject*, or recall what they said when it was the same.

        Where a rule lacks a setting, that is noted; of what is not *readable* none can decide.
        """
        if not rules:
            return
        key = (rules[0].code, about.standard, about.kind, about.path)
        limits = self._limits(rules, about)
        notes = self._memory.recall(key, subject, limits)
        if notes is None:
            notes = Notes()
            for rule in rules:
                self._one(rule, subject, about, limits, notes, readable=readable)
            self._memory.keep(key, subject, limits, notes)
        if not notes.silent:
            self._take(notes)

    @contextmanager
    def about_all_of(self, step: str, dossier: Dossier) -> Iterator[bool]:
        """Ask about the pieces of *dossier* in one *step*; true where they must be asked about singly.

        Of a dossier that did not change since the check before everything is recalled at once.
        """
        known = self._memory.group(step, dossier)
        if known is None:
            yield True
            self._memory.leave()
            return
        # A waiver answers for one piece, so that each must be taken by itself.
        for notes in known.told if self._waivers else (known.all,):
            self._take(notes)
        yield False

    def limit(self, name: str, about: About) -> object | None:
        """Return the value that holds for *about*, or None when it is 未设置."""
        if name in self._given:
            return self._given[name]
        key = (name, about.standard, about.requirement)
        if key not in self._values:
            self._values[key] = self._settings.value(*key)
        return self._values[key]

    def did_not_run(self, rule: Rule) -> None:
        """Note that a rule which should have been asked was not."""
        self._unset[Unset(rule.code, "rule")] = None

    def _limits(self, rules: Sequence[Rule], about: About) -> Limits:
        """Return every value that any of *rules* may use; the same for all pieces of a slot."""
        key = (rules[0].code, about.standard, about.kind)
        found = self._memory.limits.get(key)
        if found is None:
            used = ((*rule.needs, *rule.optional) for rule in rules)
            names = dict.fromkeys(name for each in used for name in each)
            found = {name: self.limit(name, about) for name in names}
            self._memory.limits[key] = found
        return found

    def _one(
        self,
        rule: Rule,
        subject: Subject,
        about: About,
        held: Limits,
        notes: Notes,
        *,
        readable: bool,
    ) -> None:
        asked = {name: held[name] for name in (*rule.needs, *rule.optional)}
        limits = {name: value for name, value in asked.items() if value is not None}
        lacking = [name for name in rule.needs if name not in limits]
        for name in lacking:
            notes.unset[Unset(rule.code, name, about.standard, about.kind)] = None
        if lacking:
            return
        if not readable:
            _undecided(rule, about, notes)
            return
        try:
            for answer in rule.check(subject, **limits):
                _keep(rule, answer, about, notes)
        except Exception as error:
            if self._strict:
                raise
            log.exception("rule %s failed", rule.code)
            _crash(rule, error, about, notes)

    def _take(self, notes: Notes) -> None:
        self.findings += self._waived(notes) if self._waivers else notes.findings
        self.crashes += notes.crashes
        self._unset |= notes.unset
        answered = self._answered(notes) if self._waivers and notes.unknown else frozenset()
        self.confirmed += (u for u in notes.unknown if u.code in answered)
        self.unknown += (u for u in notes.unknown if u.code not in answered)
        self.undecided |= {piece for piece, codes in notes.undecided.items() if codes - answered}

    def _answered(self, notes: Notes) -> frozenset[str]:
        """Return the rules whose doubt about this subject a person settled."""
        doubts = zip(notes.unknown, notes.doubts, strict=True)
        return frozenset(u.code for u, digest in doubts if digest and self._holds(digest, u.code))

    def _waived(self, notes: Notes) -> Iterator[Finding]:
        for finding, digest in zip(notes.findings, notes.digests, strict=True):
            holds = self._holds(digest, finding.code)
            yield replace(finding, waived=True) if holds else finding

    def _holds(self, digest: str, code: str) -> bool:
        """Whether somebody waived this, and the waiver has not run out."""
        waiver = self._waivers.get(digest)
        if waiver is None or waiver.code != code:
            return False
        return waiver.until is None or waiver.until >= self.as_of


def _keep(rule: Rule, answer: Hit | Undecided | NotRun, about: About, notes: Notes) -> None:
    if isinstance(answer, NotRun):
        standard, kind = answer.standard or about.standard, answer.kind or about.kind
        if standard:  # of what is filed nowhere, nothing was to be judged
            notes.unset[Unset(rule.code, answer.setting, standard, kind)] = None
        return
    if isinstance(answer, Undecided):
        _undecided(rule, about, notes)
        return
    finding = Finding(
        rule.code,
        answer.level or rule.level,
        answer.standard or about.standard,
        answer.kind or about.kind,
        answer.path or about.path,
        answer.place,
        answer.values,
    )
    notes.findings.append(finding)


def _undecided(rule: Rule, about: About, notes: Notes) -> None:
    where = (about.standard, about.kind, about.path)
    notes.unknown.append(Unknown(rule.code, *where, about.content))
    if rule.level is Level.ERROR:
        notes.undecided.setdefault(where, set()).add(rule.code)


def _crash(rule: Rule, error: Exception, about: About, notes: Notes) -> None:
    where = (about.standard, about.kind, about.path)
    notes.crashes.append(Crash(rule.code, type(error).__name__, *where))
    notes.unknown.append(Unknown(rule.code, *where))
    notes.undecided.setdefault(where, set()).add(rule.code)
