"""The reports by name: what ``archivist report NAME`` and the desktop's menu offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archivist.domain.assessment import Assessment
from archivist.errors import ReportError
from archivist.i18n import _
from archivist.reports import assignments, findings, gaps, index_table, overview
from archivist.reports.render import FORMATS
from archivist.reports.table import Report


@dataclass(frozen=True, slots=True)
class ReportName:
    """A report: its English slug, its Chinese name (marked for translation), and what makes it."""

    slug: str
    name: str
    make: Callable[[Assessment], Report]


REPORTS: tuple[ReportName, ...] = (
    ReportName("gaps", gaps.TITLE, gaps.gaps),
    ReportName("findings", findings.TITLE, findings.findings),
    ReportName("assignments", assignments.TITLE, assignments.assignments),
    ReportName("index", index_table.TITLE, index_table.index_table),
    ReportName("overview", overview.TITLE, overview.overview),
)


def report_of(name: str) -> ReportName:
    """Return the report with this Chinese name or slug; ReportError when there is none."""
    wanted = name.strip().casefold()
    for report in REPORTS:
        if wanted in {report.slug, report.name, _(report.name).casefold()}:
            return report
    raise ReportError(
        name=name,
        detail=_("没有这个名称的报告"),
        names=_("、").join(
            _("{name}（{slug}）").format(name=_(report.name), slug=report.slug)
            for report in REPORTS
        ),
        formats=_("、").join(FORMATS),
    )
