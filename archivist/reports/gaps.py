"""缺项清单: one line for every required kind that does not stand yet (domain.md §4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier, SlotState
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.reports.head import headed
from archivist.reports.reasons import reason_of
from archivist.reports.responsible import (
    due_cell,
    due_of,
    overdue_days,
    person_of,
    unit_of,
    unit_order,
    unset_tone,
)
from archivist.reports.table import Align, Column, Figure, Figures, Grid, Report, Tone
from archivist.reports.veil import Veil
from archivist.reports.words import STATE_TONES

TITLE = N_("缺项清单")


@dataclass(frozen=True, slots=True)
class GapRow:
    """A slot that does not stand. *overdue* in days, 0 when it is not; empty text is nothing."""

    ordinal: int
    code: str
    text: str
    kind: Kind
    state: SlotState
    unit: str
    person: str
    due: date | None
    overdue: int
    reason: str
    note: str


COLUMNS: tuple[Column, ...] = (
    Column(N_("序号"), lambda row: row.ordinal, 3, Align.RIGHT),
    Column(N_("编号"), lambda row: row.code, 5, Align.CENTRE),
    Column(N_("测评标准"), lambda row: row.text, 24),
    Column(N_("缺少种类"), lambda row: _(row.kind.label), 5, Align.CENTRE),
    Column(N_("责任单位"), lambda row: row.unit, 9, tone=lambda row: unset_tone(row.unit)),
    Column(N_("责任人"), lambda row: row.person, 5, tone=lambda row: unset_tone(row.person)),
    Column(
        N_("应交日期"),
        lambda row: due_cell(row.due),
        7,
        Align.CENTRE,
        tone=lambda row: unset_tone(due_cell(row.due)),
    ),
    Column(
        N_("逾期天数"),
        lambda row: row.overdue or "",
        5,
        Align.RIGHT,
        tone=lambda row: Tone.ERROR if row.overdue else Tone.PLAIN,
    ),
    Column(N_("缺项原因"), lambda row: row.reason, 17, tone=lambda row: STATE_TONES[row.state]),
    Column(N_("备注"), lambda row: row.note, 10),
)


def gap_rows(assessment: Assessment) -> tuple[GapRow, ...]:
    """Return the gaps by unit, then in the edition's order, numbered from 1."""
    order = unit_order(assessment)
    veil = Veil.of(assessment)
    rows = [row for dossier in assessment.dossiers for row in _of(assessment, dossier, veil)]
    rows.sort(key=lambda row: order[row.unit])
    return tuple(replace(row, ordinal=n) for n, row in enumerate(rows, 1))


def gaps(assessment: Assessment) -> Report:
    """Make the 缺项清单."""
    rows = gap_rows(assessment)
    grid = Grid(
        _(TITLE),
        COLUMNS,
        rows,
        group=lambda row: row.unit,
        main=True,
        empty=N_("没有缺项：各项标准要求的材料均已齐全。"),
    )
    return headed(assessment, _(TITLE), _figures(assessment, rows), grid)


def _of(assessment: Assessment, dossier: Dossier, veil: Veil) -> Iterator[GapRow]:
    due = due_of(dossier)
    for requirement in dossier.standard.requirements:
        kind = requirement.kind
        state = assessment.states.get((dossier.code, kind), SlotState.STANDS)
        if state is SlotState.STANDS:
            continue
        yield GapRow(
            ordinal=0,
            code=dossier.code,
            text=veil.text(dossier.standard.text),
            kind=kind,
            state=state,
            unit=unit_of(dossier),
            person=veil.text(person_of(dossier)),
            due=due,
            overdue=overdue_days(due, assessment.as_of),
            reason=reason_of(assessment, dossier, kind),
            note=veil.text(requirement.note),
        )


def _figures(assessment: Assessment, rows: tuple[GapRow, ...]) -> Figures:
    late = len({row.code for row in rows if row.overdue})
    return Figures(
        (
            Figure(_("应有材料（标准×种类）"), assessment.slots),
            Figure(_("缺项"), len(rows), Tone.ERROR if rows else Tone.GOOD),
            Figure(_("其中未收集"), sum(row.state is SlotState.MISSING for row in rows)),
            Figure(_("涉及标准"), len({row.code for row in rows})),
            Figure(_("涉及单位"), len({row.unit for row in rows})),
            Figure(_("逾期标准"), late, Tone.ERROR if late else Tone.PLAIN),
        )
    )
