"""总览: every standard with the state of its four kinds, who answers for it, and its findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier, SlotState
from archivist.domain.finding import Finding
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.reports.head import headed
from archivist.reports.responsible import due_cell, due_of, person_of, unit_of, unset_tone
from archivist.reports.table import Align, Column, Figure, Figures, Grid, Report, Tone
from archivist.reports.veil import Veil
from archivist.reports.words import LEVEL_TONES, NOT_REQUIRED, STATE_LABELS, STATE_TONES

TITLE = N_("总览")


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A standard; *states* has the kinds it requires, *worst* the tone of its worst finding."""

    code: str
    text: str
    project: str
    states: Mapping[Kind, SlotState]
    unit: str
    person: str
    due: date | None
    findings: int
    worst: Tone


def _kind_column(kind: Kind) -> Column:
    def of(row: OverviewRow) -> str:
        state = row.states.get(kind)
        return NOT_REQUIRED if state is None else _(STATE_LABELS[state])

    def tone(row: OverviewRow) -> Tone:
        state = row.states.get(kind)
        return Tone.MUTED if state is None else STATE_TONES[state]

    return Column(kind.label, of, 5, Align.CENTRE, tone)


COLUMNS: tuple[Column, ...] = (
    Column(N_("编号"), lambda row: row.code, 5, Align.CENTRE),
    Column(N_("测评标准"), lambda row: row.text, 27),
    *map(_kind_column, Kind),
    Column(N_("责任单位"), lambda row: row.unit, 9, tone=lambda row: unset_tone(row.unit)),
    Column(N_("责任人"), lambda row: row.person, 5, tone=lambda row: unset_tone(row.person)),
    Column(
        N_("应交日期"),
        lambda row: due_cell(row.due),
        7,
        Align.CENTRE,
        tone=lambda row: unset_tone(due_cell(row.due)),
    ),
    Column(N_("问题数"), lambda row: row.findings, 4, Align.RIGHT, tone=lambda row: row.worst),
)


def overview_rows(assessment: Assessment) -> tuple[OverviewRow, ...]:
    """Return one row a standard, in the edition's order."""
    veil = Veil.of(assessment)
    return tuple(_row(assessment, dossier, veil) for dossier in assessment.dossiers)


def overview(assessment: Assessment) -> Report:
    """Make the 总览."""
    rows = overview_rows(assessment)
    grid = Grid(_(TITLE), COLUMNS, rows, group=lambda row: row.project, main=True)
    return headed(assessment, _(TITLE), totals(assessment), grid)


def totals(assessment: Assessment) -> Figures:
    """Return the three numbers that stand side by side, with what they are out of."""
    return Figures(
        (
            Figure(_("测评标准"), len(assessment.dossiers)),
            Figure(_("其中全部达到要求"), len(assessment.complete)),
            Figure(_("应有材料（标准×种类）"), assessment.slots),
            Figure(_("其中已收集"), assessment.filled),
            Figure(_("其中齐全"), assessment.standing),
        )
    )


def _row(assessment: Assessment, dossier: Dossier, veil: Veil) -> OverviewRow:
    found = [f for f in assessment.by_standard.get(dossier.code, ()) if not f.waived]
    project = assessment.edition.path_of(dossier.code)[1]
    return OverviewRow(
        code=dossier.code,
        text=veil.text(dossier.standard.text),
        project=f"{project.code} {project.title}",
        states={
            kind: assessment.states[dossier.code, kind]
            for kind in dossier.standard.kinds
            if (dossier.code, kind) in assessment.states
        },
        unit=unit_of(dossier),
        person=veil.text(person_of(dossier)),
        due=due_of(dossier),
        findings=len(found),
        worst=_worst(found),
    )


def _worst(found: list[Finding]) -> Tone:
    return LEVEL_TONES[found[0].level] if found else Tone.PLAIN  # by_standard: worst first
