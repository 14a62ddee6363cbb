"""Write the office's sheets from a fresh check."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from archivist.domain.assessment import Assessment
from archivist.reports.registry import report_of
from archivist.reports.render import write
from archivist.services.check import check_now
from archivist.services.forecast import forecast_now
from archivist.services.workspace import Workspace


def write_report(
    workspace: Workspace,
    name: str,
    out: Path,
    *,
    as_of: date | None = None,
    units: Collection[str] = (),
    assessment: Assessment | None = None,
) -> Path:
    """Write the report *name* to *out*, its ending chooses the format; return *out*.

    An *assessment* at hand is used as it is. Raises ReportError, EvidenceOnlyReadError, CannotWriteError.
    """
    report = report_of(name)
    workspace.require_outside(out)
    checked = assessment or check_now(workspace, as_of=as_of, units=units)
    if report.foresees and checked.forecast is None:
        checked = replace(checked, forecast=forecast_now(workspace, checked))
    write(report.make(checked), out)
    return out
