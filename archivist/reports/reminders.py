"""催办单: for each unit what is missing, unfit, expired or about to be, and by when (限时归档)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import SlotState
from archivist.i18n import N_, _
from archivist.reports.forecast import ForecastRow, fall_rows, occasions
from archivist.reports.gaps import GapRow, gap_rows
from archivist.reports.head import headed
from archivist.reports.responsible import due_cell, unit_order, unset_tone
from archivist.reports.table import (
    Align,
    Block,
    Column,
    Figure,
    Figures,
    Grid,
    Heading,
    Occasion,
    Paragraph,
    Report,
    Tone,
)
from archivist.reports.words import UNSET

TITLE = N_("催办单")
_MISSING, _UNFIT, _ENDING = N_("缺"), N_("不合要求"), N_("将到期")


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One thing a unit has to do. *day* is when it is due; *late* in days, 0 when it is not."""

    ordinal: int
    matter: str
    code: str
    text: str
    kind: str
    state: str
    wanted: str
    day: date | None
    late: int
    unit: str
    person: str

    @property
    def tone(self) -> Tone:
        """Late, missing or unfit now, or only about to be."""
        if self.late:
            return Tone.ERROR
        return Tone.PLAIN if self.matter == _ENDING else Tone.WARNING


COLUMNS: tuple[Column, ...] = (
    Column(N_("序号"), lambda row: row.ordinal, 3, Align.RIGHT),
    Column(N_("事项"), lambda row: _(row.matter), 5, Align.CENTRE, tone=lambda row: row.tone),
    Column(N_("编号"), lambda row: row.code, 5, Align.CENTRE),
    Column(N_("测评标准"), lambda row: row.text, 18),
    Column(N_("种类"), lambda row: _(row.kind), 5, Align.CENTRE),
    Column(N_("情况"), lambda row: row.state, 16),
    Column(N_("要求"), lambda row: row.wanted, 13),
    Column(
        N_("最迟日期"),
        lambda row: due_cell(row.day),
        7,
        Align.CENTRE,
        tone=lambda row: unset_tone(due_cell(row.day)),
    ),
    Column(
        N_("逾期天数"),
        lambda row: row.late or "",
        5,
        Align.RIGHT,
        tone=lambda row: Tone.ERROR if row.late else Tone.PLAIN,
    ),
    Column(N_("责任人"), lambda row: row.person, 5, tone=lambda row: unset_tone(row.person)),
)


def reminder_rows(assessment: Assessment) -> tuple[ReminderRow, ...]:
    """Return everything to be done, by unit; in a unit the earliest day first, numbered from 1."""
    order = unit_order(assessment)
    rows = [_of_gap(row) for row in gap_rows(assessment)]
    rows += [_of_fall(row, assessment.as_of) for row in fall_rows(assessment)]
    rows.sort(key=lambda row: (order[row.unit], row.day or date.max))
    return tuple(
        replace(row, ordinal=number)
        for _unit, mine in groupby(rows, key=lambda row: row.unit)
        for number, row in enumerate(mine, 1)
    )


def reminders(assessment: Assessment) -> Report:
    """Make the 催办单: a sheet, or a page, for every unit that has something to do."""
    rows = reminder_rows(assessment)
    blocks: list[Block] = [_figures(rows)]
    for unit, mine in groupby(rows, key=lambda row: row.unit):
        blocks += _of_unit(unit, tuple(mine))
    if not rows:
        blocks.append(Paragraph(_("没有要催办的：各项标准齐全，近期也没有到期的材料。")))
    report = headed(assessment, _(TITLE), *blocks)
    return replace(report, occasions=tuple(_occasions(assessment, rows)))


def _of_unit(unit: str, rows: tuple[ReminderRow, ...]) -> Iterator[Block]:
    asked = _("{unit}：以下 {count} 项请在最迟日期之前办好，交创城办。")
    if unit == _(UNSET):
        asked = _("以下 {count} 项还没有责任单位，请先分解到单位。")
    yield Heading(unit)
    yield Paragraph(asked.format(unit=unit, count=len(rows)))
    yield Grid(unit, COLUMNS, rows, main=True)


def _occasions(assessment: Assessment, rows: tuple[ReminderRow, ...]) -> Iterator[Occasion]:
    owed: dict[tuple[date, str], list[ReminderRow]] = {}
    for row in rows:
        if row.matter != _ENDING and row.day is not None:
            owed.setdefault((row.day, row.unit), []).append(row)
    for (day, unit), mine in sorted(owed.items()):
        said = _("{unit} 应交 {count} 项材料").format(unit=unit, count=len(mine))
        detail = "\n".join(f"{row.code} {_(row.kind)} {row.state}" for row in mine)
        yield Occasion(f"due-{day:%Y%m%d}-{unit}", day, said, detail)
    yield from occasions(fall_rows(assessment), assessment.as_of)


def _of_gap(row: GapRow) -> ReminderRow:
    missing = row.state is SlotState.MISSING
    return ReminderRow(
        ordinal=0,
        matter=_MISSING if missing else _UNFIT,
        code=row.code,
        text=row.text,
        kind=row.kind.label,
        state=row.reason,
        wanted=_("补交{kind}").format(kind=_(row.kind.label)) if missing else _("补正或换用合格的"),
        day=row.due,
        late=row.overdue,
        unit=row.unit,
        person=row.person,
    )


def _of_fall(row: ForecastRow, today: date) -> ReminderRow:
    wanted = _("{day} 起不再合格，换用届时有效的").format(day=row.day.isoformat())
    return ReminderRow(
        ordinal=0,
        matter=_ENDING,
        code=row.code,
        text=row.text,
        kind=row.kind.label,
        state=row.why,
        wanted=wanted,
        day=row.act_by,
        late=max((today - row.act_by).days, 0) if row.act_by else 0,
        unit=row.unit,
        person=row.person,
    )


def _figures(rows: tuple[ReminderRow, ...]) -> Figures:
    late = sum(bool(row.late) for row in rows)
    return Figures(
        (
            Figure(_("涉及单位"), len({row.unit for row in rows})),
            Figure(_("缺材料"), sum(row.matter == _MISSING for row in rows)),
            Figure(_("不合要求"), sum(row.matter == _UNFIT for row in rows)),
            Figure(_("将到期"), sum(row.matter == _ENDING for row in rows)),
            Figure(_("已逾期"), late, Tone.ERROR if late else Tone.PLAIN),
        )
    )
