"""检查报告: the summary, what to do first, every finding with its place and remedy, then what was not judged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from archivist.domain.assessment import Assessment
from archivist.domain.finding import Finding, Level
from archivist.domain.kind import Kind
from archivist.i18n import N_, _
from archivist.reports.causes import causes_grid
from archivist.reports.head import headed
from archivist.reports.not_judged import not_run_grid, unknown_grid
from archivist.reports.overview import totals
from archivist.reports.responsible import unit_of, unit_order
from archivist.reports.summary import by_rule_grid, by_unit_grid
from archivist.reports.table import (
    Align,
    Column,
    Figure,
    Figures,
    Grid,
    Heading,
    Paragraph,
    Report,
    Tone,
)
from archivist.reports.telling import advise, say
from archivist.reports.veil import CLASSIFIED, Veil
from archivist.reports.words import LEVEL_TONES

TITLE = N_("检查报告")
NO_STANDARD = N_("未归入标准")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in words. *code*, *standard*, *path*, *place* may be empty; *rank* sorts units."""

    ordinal: int
    level: Level
    code: str
    standard: str
    kind: Kind | None
    path: str
    place: str
    message: str
    remedy: str
    unit: str
    waived: bool
    rank: int


COLUMNS: tuple[Column, ...] = (
    Column(N_("序号"), lambda row: row.ordinal, 3, Align.RIGHT),
    Column(
        N_("级别"),
        lambda row: _(row.level.label),
        4,
        Align.CENTRE,
        tone=lambda row: Tone.MUTED if row.waived else LEVEL_TONES[row.level],
    ),
    Column(N_("代码"), lambda row: row.code, 4, Align.CENTRE),
    Column(N_("编号"), lambda row: row.standard, 5, Align.CENTRE),
    Column(N_("种类"), lambda row: _(row.kind.label) if row.kind else "", 5, Align.CENTRE),
    Column(N_("材料"), lambda row: row.path, 16),
    Column(N_("位置"), lambda row: row.place, 5),
    Column(N_("问题"), lambda row: row.message, 19),
    Column(N_("处理办法"), lambda row: row.remedy, 16),
    Column(N_("责任单位"), lambda row: row.unit, 7),
    Column(N_("是否豁免"), lambda row: _("已豁免") if row.waived else _("否"), 4, Align.CENTRE),
)


def finding_rows(assessment: Assessment) -> tuple[FindingRow, ...]:
    """Return the findings by unit, worst first, waived ones last; refused papers are left out."""
    veil = Veil.of(assessment)
    order = unit_order(assessment)
    places = {dossier.code: n for n, dossier in enumerate(assessment.dossiers)}
    rows = [
        _row(assessment, finding, veil, order.get(_unit(assessment, finding), len(order)))
        for finding in assessment.findings
        if finding.code != CLASSIFIED and not veil.hides(finding.path)
    ]
    rows.sort(
        key=lambda row: (
            row.rank,
            row.waived,
            -row.level,
            row.code,
            places.get(row.standard, len(places)),
            row.path,
            row.place,
        )
    )
    return tuple(replace(row, ordinal=n) for n, row in enumerate(rows, 1))


def findings(assessment: Assessment) -> Report:
    """Make the 检查报告."""
    rows = finding_rows(assessment)
    refused = Veil.of(assessment).sentence
    listed = Grid(
        _("问题清单"),
        COLUMNS,
        rows,
        row_style=lambda row: Tone.MUTED if row.waived else Tone.PLAIN,
        group=lambda row: row.unit,
        main=True,
        empty=N_("没有发现问题。"),
    )
    return headed(
        assessment,
        _(TITLE),
        totals(assessment),
        _levels(assessment, rows),
        Paragraph(refused, Tone.ERROR) if refused else None,
        Heading(_("先做这几件")),
        Paragraph(_("每件事做完，一次能解决一批问题；先做排在前面的，补齐的材料格最多。")),
        causes_grid(assessment),
        Heading(_("各单位情况")),
        by_unit_grid(assessment),
        Heading(_("问题汇总")),
        Paragraph(_("先错误后警告，同一级别按件数从多到少排列。")),
        by_rule_grid(assessment),
        Heading(_("问题清单")),
        listed,
        Heading(_("未运行的检查")),
        Paragraph(_("以下检查因没有设置要求而没有运行，不等于通过；设置后重新检查。")),
        not_run_grid(assessment),
        Heading(_("无法判断的检查")),
        Paragraph(_("以下检查因材料中读不出所需内容而无法判断，不等于通过；需要人工查看。")),
        unknown_grid(assessment),
    )


def _levels(assessment: Assessment, rows: tuple[FindingRow, ...]) -> Figures:
    cards = (
        Figure(_(level.label), count, LEVEL_TONES[level] if count else Tone.PLAIN)
        for level, count in assessment.levels.items()
    )
    return Figures(
        (
            *cards,
            Figure(_("已豁免"), sum(row.waived for row in rows), Tone.MUTED),
            Figure(_("未运行的检查（处）"), len(assessment.unset), Tone.MUTED),
            Figure(_("无法判断（处）"), len(assessment.unknown), Tone.MUTED),
        )
    )


def _unit(assessment: Assessment, finding: Finding) -> str:
    dossier = assessment.by_code.get(finding.standard or "")
    return unit_of(dossier) if dossier else _(NO_STANDARD)


def _row(assessment: Assessment, finding: Finding, veil: Veil, rank: int) -> FindingRow:
    return FindingRow(
        ordinal=0,
        level=finding.level,
        code=finding.code,
        standard=finding.standard or "",
        kind=finding.kind,
        path=veil.text(finding.path or ""),
        place=veil.text(str(finding.place)),
        message=veil.text(say(finding)),
        remedy=veil.text(advise(finding)),
        unit=_unit(assessment, finding),
        waived=finding.waived,
        rank=rank,
    )
