"""What a search is narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archivist.domain.assessment import Assessment
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_


class Standing(StrEnum):
    """How a material stands: filed or not; filed with or without an open error."""

    FILED = "filed"
    UNFILED = "unfiled"
    STANDS = "stands"
    FAILS = "fails"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS: Mapping[Standing, str] = {
    Standing.FILED: N_("已归档"),
    Standing.UNFILED: N_("未归档"),
    Standing.STANDS: N_("归档且无错误"),
    Standing.FAILS: N_("有错误"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is narrowed to; None is no limit. The standard in any written form."""

    standard: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    after: date | None = None
    before: date | None = None
    status: Standing | None = None


def paths_of(standing: Standing, assessment: Assessment) -> frozenset[str]:
    """Return the paths of the materials that stand so, by *assessment*, a check of everything.

    What a check could not decide stands neither well nor badly: it is in neither list.
    """
    filed = {piece.path for dossier in assessment.dossiers for piece in dossier.evidence}
    failed = {
        finding.path
        for finding in assessment.open_findings
        if finding.path and finding.level is Level.ERROR
    }
    unknown = {each.path for each in assessment.unknown if each.path}
    every = {material.path for material in assessment.materials}
    return frozenset(
        {
            Standing.FILED: filed & every,
            Standing.UNFILED: every - filed,
            Standing.STANDS: (filed & every) - failed - unknown,
            Standing.FAILS: failed & every,
        }[standing]
    )
