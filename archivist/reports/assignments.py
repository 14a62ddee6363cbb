"""责任分解表: which unit and person answers for what until when (domain.md §4.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.domain.edition import NO_LIMIT, Requirement
from archivist.i18n import N_, _
from archivist.reports import tenures
from archivist.reports.head import headed
from archivist.reports.responsible import (
    due_cell,
    due_of,
    person_of,
    supporting_of,
    unit_of,
    unset_tone,
)
from archivist.reports.table import Align, Column, Figure, Figures, Grid, Heading, Report, Tone
from archivist.reports.veil import Veil
from archivist.reports.words import UNSET

TITLE = N_("责任分解表")


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A standard on its path through the edition, and who answers for it."""

    block: str
    project: str
    indicator: str
    content: str
    code: str
    text: str
    methods: str
    requirements: str
    unit: str
    supporting: str
    person: str
    due: date | None
    phone: str = ""


COLUMNS: tuple[Column, ...] = (
    Column(N_("版块"), lambda row: row.block, 5, merge=True),
    Column(N_("测评项目"), lambda row: row.project, 6.5, merge=True),
    Column(N_("指标"), lambda row: row.indicator, 7.5, merge=True),
    Column(N_("测评内容"), lambda row: row.content, 7, merge=True),
    Column(N_("编号"), lambda row: row.code, 5, Align.CENTRE),
    Column(N_("测评标准"), lambda row: row.text, 20),
    Column(N_("测评方法"), lambda row: row.methods, 5),
    Column(N_("材料要求"), lambda row: row.requirements, 9),
    Column(N_("牵头单位"), lambda row: row.unit, 7, tone=lambda row: unset_tone(row.unit)),
    Column(N_("配合单位"), lambda row: row.supporting, 7),
    Column(N_("责任人"), lambda row: row.person, 5, tone=lambda row: unset_tone(row.person)),
    Column(N_("联系电话"), lambda row: row.phone, 6),
    Column(
        N_("完成时限"),
        lambda row: due_cell(row.due),
        7,
        Align.CENTRE,
        tone=lambda row: unset_tone(due_cell(row.due)),
    ),
)


def assignment_rows(assessment: Assessment) -> tuple[AssignmentRow, ...]:
    """Return one row a standard, in the edition's order."""
    veil = Veil.of(assessment)
    return tuple(_row(assessment, dossier, veil) for dossier in assessment.dossiers)


def assignments(assessment: Assessment) -> Report:
    """Make the 责任分解表."""
    rows, veil = assignment_rows(assessment), Veil.of(assessment)
    unset = _(UNSET)
    alone = sum(row.person == unset for row in rows)
    undated = sum(row.due is None for row in rows)
    figures = Figures(
        (
            Figure(_("测评标准"), len(rows)),
            Figure(_("牵头单位"), len({row.unit for row in rows} - {unset})),
            Figure(_("未定责任人的标准"), alone, Tone.WARNING if alone else Tone.GOOD),
            Figure(_("未定完成时限的标准"), undated, Tone.WARNING if undated else Tone.GOOD),
        )
    )
    main = Grid(_(TITLE), COLUMNS, rows, main=True)
    before = Grid(_(tenures.TITLE), tenures.TENURE_COLUMNS, _tenures(assessment, veil))
    blocks = (Heading(_(tenures.TITLE)), before) if before.rows else ()
    return headed(assessment, _(TITLE), figures, main, *blocks)


def _tenures(assessment: Assessment, veil: Veil) -> tuple[tenures.TenureRow, ...]:
    """Return who answered for the standards that changed hands."""
    return tuple(
        replace(row, person=veil.text(row.person))
        for dossier in assessment.dossiers
        if len(dossier.tenures) > 1
        for row in tenures.tenure_rows(dossier.code, dossier.tenures)
    )


def _row(assessment: Assessment, dossier: Dossier, veil: Veil) -> AssignmentRow:
    block, project, indicator, content = assessment.edition.path_of(dossier.code)
    standard = dossier.standard
    return AssignmentRow(
        block=block.title,
        project=f"{project.code} {project.title}",
        indicator=f"{indicator.code} {indicator.title}",
        content=f"{content.code} {content.title}",
        code=standard.code,
        text=veil.text(standard.text),
        methods=_("、").join(_(method.value) for method in standard.methods),
        requirements="\n".join(_asked(r, veil) for r in standard.requirements),
        unit=unit_of(dossier),
        supporting=supporting_of(dossier),
        person=veil.text(person_of(dossier)),
        due=due_of(dossier),
        # The one number a list of contacts is for; what stands in other words is masked.
        phone=dossier.assignment.phone if dossier.assignment else "",
    )


def _asked(requirement: Requirement, veil: Veil) -> str:
    """Say what one requirement asks; a limit nobody set is not mentioned."""
    limits = (
        (_("至少 {n} 份"), requirement.minimum),
        (_("至多 {n} 份"), requirement.maximum),
        (_("不超过 {n} 字"), requirement.word_limit),
    )
    asked = [words.format(n=limit) for words, limit in limits if isinstance(limit, int)]
    free = ((_("份数不限"), requirement.maximum), (_("字数不限"), requirement.word_limit))
    asked += [words for words, limit in free if limit is NO_LIMIT]
    asked += [veil.text(requirement.note)] if requirement.note else []
    label = _(requirement.kind.label)
    if not asked:
        return label
    return _("{kind}（{limits}）").format(kind=label, limits=_("，").join(asked))
