"""The reports by name: what ``archivist report NAME`` and the desktop's menu offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archivist.domain.assessment import Assessment
from archivist.errors import ReportError
from archivist.i18n import _
from archivist.reports import (
    assignments,
    findings,
    forecast,
    gaps,
    index_table,
    overview,
    reminders,
)
from archivist.reports.render import CALENDAR, FORMATS
from archivist.reports.table import Report


@dataclass(frozen=True, slots=True)
class ReportName:
    """A report: its English slug, its Chinese name (marked for translation), and what makes it.

    What *foresees* needs an assessment that bears its forecast.
    """

    slug: str
    name: str
    make: Callable[[Assessment], Report]
    foresees: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings it can be written with; what looks ahead can go into a calendar too."""
        return (*FORMATS, CALENDAR) if self.foresees else FORMATS


REPORTS: tuple[ReportName, ...] = (
    ReportName("gaps", gaps.TITLE, gaps.gaps),
    ReportName("findings", findings.TITLE, findings.findings),
    ReportName("assignments", assignments.TITLE, assignments.assignments),
    ReportName("index", index_table.TITLE, index_table.index_table),
    ReportName("overview", overview.TITLE, overview.overview),
    ReportName("forecast", forecast.TITLE, forecast.forecast, foresees=True),
    ReportName("reminders", reminders.TITLE, reminders.reminders, foresees=True),
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
        formats=_("、").join((*FORMATS, CALENDAR)),
    )
