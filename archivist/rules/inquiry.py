"""Asks one rule about one subject, with the settings that hold there, and keeps what it says."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
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

log = logging.getLogger(__name__)

Subject = Material | Evidence | Slot | Dossier | Holding
PieceKey = tuple[str | None, Kind | None, str | None]


@dataclass(frozen=True, slots=True)
class About:
    """Whom an answer concerns, and what is asked of it there; None where there is no such thing."""

    standard: str | None = None
    kind: Kind | None = None
    path: str | None = None
    requirement: Requirement | None = None


EVERYTHING = About()


class Inquiry:
    """The answers of one check, in the order in which they were given.

    *given* are values no office sets, such as the day of judgement; *waivers* are by digest. With
    *strict* a rule that raises ends the check; otherwise its crash is kept for G99.
    """

    def __init__(
        self,
        settings: Settings,
        given: Mapping[str, object],
        waivers: Mapping[str, Waiver],
        as_of: date,
        *,
        strict: bool = False,
    ) -> None:
        self.findings: list[Finding] = []
        self.unknown: list[Unknown] = []
        self.crashes: list[Crash] = []
        self.undecided: set[PieceKey] = set()
        self._unset: dict[Unset, None] = {}
        self._settings = settings
        self._values: dict[tuple[str, str | None, Requirement | None], object] = {}
        self._given = given
        self._waivers = waivers
        self.as_of = as_of
        self._strict = strict

    @property
    def unset(self) -> list[Unset]:
        """Each rule and place that did not run for want of a setting, once."""
        return list(self._unset)

    @property
    def open_errors(self) -> Iterator[Finding]:
        """The findings of level error that nobody waived."""
        return (f for f in self.findings if f.level is Level.ERROR and not f.waived)

    def ask(self, rule: Rule, subject: Subject, about: About) -> None:
        """Ask *rule* about *subject*, or note which setting it lacks."""
        limits = self._limits(rule, about)
        if limits is None:
            return
        try:
            for answer in rule.check(subject, **limits):
                self._keep(rule, answer, about)
        except Exception as error:
            if self._strict:
                raise
            log.exception("rule %s failed", rule.code)
            self._crash(rule, error, about)

    def unreadable(self, rule: Rule, about: About) -> None:
        """Note that *rule* cannot decide, because the material cannot be opened."""
        if self._limits(rule, about) is not None:
            self._undecided(rule, about)

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

    def _limits(self, rule: Rule, about: About) -> dict[str, object] | None:
        limits = {name: self.limit(name, about) for name in rule.needs}
        lacking = [name for name, value in limits.items() if value is None]
        for name in lacking:
            self._unset[Unset(rule.code, name, about.standard, about.kind)] = None
        return None if lacking else limits

    def _keep(self, rule: Rule, answer: Hit | Undecided | NotRun, about: About) -> None:
        if isinstance(answer, NotRun):
            if about.standard:  # of what is filed nowhere, nothing was to be judged
                self._unset[Unset(rule.code, answer.setting, about.standard, about.kind)] = None
            return
        if isinstance(answer, Undecided):
            self._undecided(rule, about)
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
        if self._is_waived(finding):
            finding = replace(finding, waived=True)
        self.findings.append(finding)

    def _undecided(self, rule: Rule, about: About) -> None:
        self.unknown.append(Unknown(rule.code, about.standard, about.kind, about.path))
        if rule.level is Level.ERROR:
            self.undecided.add((about.standard, about.kind, about.path))

    def _crash(self, rule: Rule, error: Exception, about: About) -> None:
        where = (about.standard, about.kind, about.path)
        self.crashes.append(Crash(rule.code, type(error).__name__, *where))
        self.unknown.append(Unknown(rule.code, *where))
        self.undecided.add(where)

    def _is_waived(self, finding: Finding) -> bool:
        waiver = self._waivers.get(finding.digest) if self._waivers else None
        if waiver is None or waiver.code != finding.code:
            return False
        return waiver.until is None or waiver.until >= self.as_of
