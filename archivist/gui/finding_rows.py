"""Findings as rows: said once, off the main thread, so that fifty thousand scroll. Free of widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archivist.domain.assessment import Assessment
from archivist.domain.causes import Cause, causes_of
from archivist.domain.finding import Finding, Level
from archivist.i18n import N_, _
from archivist.reports.responsible import unit_of
from archivist.reports.table import Column
from archivist.reports.telling import advise, say, what_it_checks
from archivist.rules.base import rule_of

REFUSED = "S01"
NONE = ("", "")  # the cause of what was waived


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words. *finding* is None for a refused path, which no finding may name.

    *cause* is the key of the cause it belongs to.
    """

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
    cause: tuple[str, str] = ("rule", REFUSED)

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


def finding_rows(
    assessment: Assessment, causes: Iterable[Cause] | None = None
) -> tuple[FindingRow, ...]:
    """Return every finding, waived ones too, and the refused paths, worst first.

    *causes* are those of the same assessment, where they are at hand.
    """
    found = causes_of(assessment) if causes is None else causes
    keys = {id(each): cause.key for cause in found for each in cause.findings}
    units = {dossier.code: unit_of(dossier) for dossier in assessment.dossiers}
    rows = [_row(finding, units, keys.get(id(finding), NONE)) for finding in assessment.findings]
    told = {finding.path for finding in assessment.findings}
    rows += [_refused(path) for path in assessment.refused if path not in told]
    rows.sort(key=lambda row: (row.waived, -row.level))
    return tuple(rows)


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


def _row(finding: Finding, units: dict[str, str], cause: tuple[str, str]) -> FindingRow:
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
        cause=cause,
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
