"""The result of one check: what stands, what is missing, what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from archivist.domain.dossier import Dossier, SlotState
from archivist.domain.edition import Edition
from archivist.domain.finding import Finding, Level, Unknown, Unset
from archivist.domain.forecast import Forecast
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.domain.window import Window

SlotKey = tuple[str, Kind]


@dataclass(frozen=True)
class Assessment:
    """Everything a report, a page or a package needs; made by ``services.check``.

    *dossiers* follow the edition's order and hold every standard of the material review, or those
    that were asked for. *findings* hold waived ones too. *complete* names the standards that are
    fully met: every slot stands and no rule was left unknown or not run. *materials* is every
    readable or failed file of the evidence folder; *refused* are paths for this machine's eyes only.
    *confirmed* is what rules could not decide and a person answered for.
    *forecast* looks ahead from it, where somebody asked for that.
    """

    edition: Edition
    as_of: date
    window: Window | None
    review_date: date | None
    dossiers: tuple[Dossier, ...]
    states: Mapping[SlotKey, SlotState]
    findings: tuple[Finding, ...]
    unset: tuple[Unset, ...]
    unknown: tuple[Unknown, ...]
    complete: frozenset[str]
    materials: tuple[Material, ...] = ()
    refused: tuple[str, ...] = ()
    city: str = ""
    confirmed: tuple[Unknown, ...] = ()
    forecast: Forecast | None = None

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings nobody waived."""
        return tuple(finding for finding in self.findings if not finding.waived)

    @cached_property
    def by_standard(self) -> Mapping[str, tuple[Finding, ...]]:
        """All findings of each standard, worst first."""
        grouped: dict[str, list[Finding]] = {}
        for finding in sorted(self.findings, key=lambda f: -f.level):
            if finding.standard:
                grouped.setdefault(finding.standard, []).append(finding)
        return {code: tuple(found) for code, found in grouped.items()}

    @cached_property
    def by_code(self) -> Mapping[str, Dossier]:
        """Each dossier by its standard's code."""
        return {dossier.code: dossier for dossier in self.dossiers}

    @property
    def slots(self) -> int:
        """How many slots are required."""
        return len(self.states)

    @cached_property
    def filled(self) -> int:
        """How many slots have at least one piece."""
        return sum(state is not SlotState.MISSING for state in self.states.values())

    @cached_property
    def standing(self) -> int:
        """How many slots pass every check of level error."""
        return sum(state is SlotState.STANDS for state in self.states.values())

    @cached_property
    def levels(self) -> Mapping[Level, int]:
        """How many open findings of each level."""
        counted = Counter(finding.level for finding in self.open_findings)
        return {level: counted.get(level, 0) for level in reversed(Level)}

    @property
    def has_errors(self) -> bool:
        """Whether an open finding of level error stands in the way."""
        return self.levels[Level.ERROR] > 0
