"""Two small tables at the top of the 检查报告: by unit, and by rule with what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import SlotState
from archivist.domain.finding import Finding, Level
from archivist.i18n import N_, _
from archivist.reports.responsible import unit_of, unit_order
from archivist.reports.table import Align, Column, Grid, Tone
from archivist.reports.telling import what_it_checks
from archivist.reports.words import LEVEL_TONES


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's numbers; *levels* counts its open findings. *total* marks the sum of all."""

    unit: str
    standards: int
    complete: int
    slots: int
    filled: int
    standing: int
    levels: Mapping[Level, int]
    total: bool = False


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often one rule speaks, at one level, and about how many standards and units."""

    code: str
    level: Level
    what: str
    count: int
    standards: int
    units: int


def _level_column(level: Level) -> Column:
    def tone(row: UnitRow) -> Tone:
        if row.total:
            return Tone.PLAIN
        return LEVEL_TONES[level] if row.levels[level] else Tone.MUTED

    return Column(level.label, lambda row: row.levels[level], 5, Align.RIGHT, tone)


UNIT_COLUMNS: tuple[Column, ...] = (
    Column(N_("责任单位"), lambda row: row.unit, 16),
    Column(N_("测评标准"), lambda row: row.standards, 6, Align.RIGHT),
    Column(N_("全部达到要求"), lambda row: row.complete, 7, Align.RIGHT),
    Column(N_("应有材料"), lambda row: row.slots, 6, Align.RIGHT),
    Column(N_("已收集"), lambda row: row.filled, 6, Align.RIGHT),
    Column(N_("齐全"), lambda row: row.standing, 6, Align.RIGHT),
    Column(N_("缺项"), lambda row: row.slots - row.standing, 6, Align.RIGHT),
    *map(_level_column, reversed(Level)),
)
RULE_COLUMNS: tuple[Column, ...] = (
    Column(
        N_("级别"),
        lambda row: _(row.level.label),
        5,
        Align.CENTRE,
        tone=lambda row: LEVEL_TONES[row.level],
    ),
    Column(N_("代码"), lambda row: row.code, 5, Align.CENTRE),
    Column(N_("检查内容"), lambda row: row.what, 50),
    Column(N_("件数"), lambda row: row.count, 6, Align.RIGHT),
    Column(N_("涉及标准"), lambda row: row.standards, 6, Align.RIGHT),
    Column(N_("涉及单位"), lambda row: row.units, 6, Align.RIGHT),
)


def by_unit_grid(assessment: Assessment) -> Grid:
    """Return each unit's numbers, and their sum in the last row."""
    codes: dict[str, list[str]] = {}
    for dossier in assessment.dossiers:
        codes.setdefault(unit_of(dossier), []).append(dossier.code)
    rows = [_unit_row(assessment, unit, codes[unit]) for unit in unit_order(assessment)]
    known = set(assessment.by_code)
    astray = [f for f in assessment.open_findings if f.standard not in known]
    if astray:
        rows.append(UnitRow(_("未归入标准"), 0, 0, 0, 0, 0, _levels(astray)))
    rows.append(_total(assessment))
    return Grid(
        _("各单位情况"),
        UNIT_COLUMNS,
        tuple(rows),
        row_style=lambda row: Tone.TOTAL if row.total else Tone.PLAIN,
        totals=True,
    )


def by_rule_grid(assessment: Assessment) -> Grid:
    """Return how often each rule speaks, errors first, then the most frequent."""
    found: dict[tuple[str, Level], list[Finding]] = {}
    for finding in assessment.open_findings:
        found.setdefault((finding.code, finding.level), []).append(finding)
    rows = [_rule_row(assessment, code, level, those) for (code, level), those in found.items()]
    rows.sort(key=lambda row: (-row.level, -row.count, row.code))
    return Grid(_("问题汇总"), RULE_COLUMNS, tuple(rows), empty=N_("没有发现问题。"))


def _unit_row(assessment: Assessment, unit: str, codes: list[str]) -> UnitRow:
    mine = set(codes)
    states = [state for (code, _kind), state in assessment.states.items() if code in mine]
    return UnitRow(
        unit=unit,
        standards=len(codes),
        complete=len(mine & assessment.complete),
        slots=len(states),
        filled=sum(state is not SlotState.MISSING for state in states),
        standing=sum(state is SlotState.STANDS for state in states),
        levels=_levels(f for code in codes for f in assessment.by_standard.get(code, ())),
    )


def _total(assessment: Assessment) -> UnitRow:
    return UnitRow(
        unit=_("合计"),
        standards=len(assessment.dossiers),
        complete=len(assessment.complete),
        slots=assessment.slots,
        filled=assessment.filled,
        standing=assessment.standing,
        levels=assessment.levels,
        total=True,
    )


def _levels(found: Iterable[Finding]) -> Mapping[Level, int]:
    counted = Counter(finding.level for finding in found if not finding.waived)
    return {level: counted[level] for level in Level}


def _rule_row(assessment: Assessment, code: str, level: Level, found: list[Finding]) -> RuleRow:
    standards = {f.standard for f in found if f.standard}
    units = {unit_of(assessment.by_code[s]) for s in standards if s in assessment.by_code}
    return RuleRow(code, level, what_it_checks(code), len(found), len(standards), len(units))
