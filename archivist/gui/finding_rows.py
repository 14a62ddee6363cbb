"""Findings as rows: said once, off the main thread, so that fifty thousand scroll. Free of widgets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from archivist.domain.assessment import Assessment
from archivist.domain.finding import Finding, Level
from archivist.i18n import N_, _
from archivist.reports.responsible import unit_of
from archivist.reports.table import Align, Column
from archivist.reports.telling import advise, say, what_it_checks
from archivist.rules.base import rule_of

REFUSED = "S01"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words. *finding* is None for a refused path, which no finding may name."""

    finding: Finding | None
    level: Level
    code: str
    standard: str
    kind: str
    path: str
    place: str
    message: str
    remedy: str
    unit: str
    waived: bool = False

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What tells it from every other finding."""
        return self.code, self.standard, self.path, self.place, self.message

    @property
    def level_text(self) -> str:
        """The level in words, or that it was waived."""
        return _("已豁免") if self.waived else _(self.level.label)


COLUMNS = (
    Column(N_("级别"), lambda row: row.level_text, 4.5),
    Column(N_("代码"), lambda row: row.code, 2.5),
    Column(N_("编号"), lambda row: row.standard, 4),
    Column(N_("种类"), lambda row: row.kind, 5),
    Column(N_("问题"), lambda row: row.message, 24),
    Column(N_("材料"), lambda row: row.path.rpartition("/")[2], 9),
    Column(N_("位置"), lambda row: row.place, 5),
    Column(N_("责任单位"), lambda row: row.unit, 6.5),
)
MESSAGE = 4


@dataclass(frozen=True, slots=True)
class Cause:
    """One kind of trouble: *count* open findings of a rule."""

    code: str
    level: Level
    count: int
    text: str


CAUSE_COLUMNS = (
    Column(N_("代码"), lambda cause: cause.code, 3),
    Column(N_("一类问题"), lambda cause: cause.text, 8),
    Column(N_("处"), lambda cause: cause.count, 2.5, Align.RIGHT),
)


def finding_rows(assessment: Assessment) -> tuple[FindingRow, ...]:
    """Return every finding, waived ones too, and the refused paths, worst first."""
    units = {dossier.code: unit_of(dossier) for dossier in assessment.dossiers}
    rows = [_row(finding, units) for finding in assessment.findings]
    told = {finding.path for finding in assessment.findings}
    rows += [_refused(path) for path in assessment.refused if path not in told]
    rows.sort(key=lambda row: (row.waived, -row.level))
    return tuple(rows)


def causes(rows: tuple[FindingRow, ...]) -> tuple[Cause, ...]:
    """Return the open findings counted by rule, worst and most frequent first."""
    still = [row for row in rows if not row.waived]
    counted = Counter(row.code for row in still)
    worst: dict[str, Level] = {}
    for row in still:
        worst[row.code] = max(row.level, worst.get(row.code, Level.HINT))
    order = sorted(counted, key=lambda code: (-worst[code], -counted[code], code))
    return tuple(Cause(code, worst[code], counted[code], brief(code)) for code in order)


@lru_cache(maxsize=256)
def brief(code: str) -> str:
    """Return in one sentence what a rule is about."""
    return what_it_checks(code)


def explain(code: str) -> tuple[str, str]:
    """Return a rule's explanation and the clause it comes from; empty for a rule not known here."""
    try:
        rule = rule_of(code)
    except KeyError:
        return "", ""
    paragraphs = rule.doc.split("\n\n")
    return "\n".join(part.replace("\n", "") for part in paragraphs), _(rule.basis)


def _row(finding: Finding, units: dict[str, str]) -> FindingRow:
    return FindingRow(
        finding=finding,
        level=finding.level,
        code=finding.code,
        standard=finding.standard or "",
        kind=_(finding.kind.label) if finding.kind else "",
        path=finding.path or "",
        place=str(finding.place),
        message=say(finding),
        remedy=advise(finding),
        unit=units.get(finding.standard or "", ""),
        waived=finding.waived,
    )


def _refused(path: str) -> FindingRow:
    return FindingRow(
        finding=None,
        level=Level.ERROR,
        code=REFUSED,
        standard="",
        kind="",
        path=path,
        place="",
        message=_("带有密级标志，程序拒绝接收；只在本机这一页显示路径"),
        remedy=_("请交保密员，按涉密渠道办理；不要放在材料文件夹里。"),
        unit="",
    )
