"""Unfiled materials as rows with their suggestions. Free of widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archivist.decisions.projection import Decided
from archivist.domain.assessment import Assessment
from archivist.domain.material import Material, MaterialRole
from archivist.gui.work import Suggested
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column

if TYPE_CHECKING:
    from archivist.match.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class UnfiledRow:
    """One material; *matched* tells whether matching looked at it yet."""

    material: Material
    suggestions: tuple[Suggestion, ...]
    matched: bool

    @property
    def path(self) -> str:
        """Its path."""
        return self.material.path

    @property
    def best(self) -> Suggestion | None:
        """The best suggestion, or None."""
        return self.suggestions[0] if self.suggestions else None


def percent(score: float) -> str:
    """Return a score as ``92%``."""
    return f"{score:.0%}"


def _standard(found: UnfiledRow) -> str:
    if found.best is not None:
        return found.best.standard
    return _("没有建议") if found.matched else "…"


def _score(found: UnfiledRow) -> str:
    return percent(found.best.score) if found.best else ""


def _kind(found: UnfiledRow) -> str:
    kind = found.best.kind if found.best else found.material.kind
    return _(kind.label) if kind else ""


def _why(found: UnfiledRow) -> str:
    return _("；").join(found.best.why) if found.best else ""


COLUMNS = (
    Column(N_("材料"), lambda found: found.material.name, 14),
    Column(N_("建议"), _standard, 4.5),
    Column(N_("种类"), _kind, 4.5),
    Column(N_("把握"), _score, 3, Align.RIGHT),
    Column(N_("理由"), _why, 9),
)


def describe(found: UnfiledRow, number: int) -> str:
    """Say a cell in full."""
    return found.path if number == 0 else str(COLUMNS[number].of(found))


def unfiled_rows(
    assessment: Assessment, decided: Decided, suggested: Suggested | None
) -> tuple[UnfiledRow, ...]:
    """Return the materials under no standard, the surest first."""
    known = {each.path: each.suggestions for each in suggested.matched} if suggested else {}
    there = {material.path for material in assessment.materials}
    filed = {filing.path for filing in decided.filings.values()}
    moved = {filing.sha256 for filing in decided.filings.values() if filing.path not in there}
    rows = [
        UnfiledRow(material, known.get(material.path, ()), material.path in known)
        for material in assessment.materials
        if material.path not in filed
        and material.sha256
        and material.sha256 not in moved
        and material.role is MaterialRole.EVIDENCE
    ]
    rows.sort(key=lambda each: (-(each.best.score if each.best else 0.0), each.path))
    return tuple(rows)
