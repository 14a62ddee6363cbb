"""历任责任人: who answered for each standard, from when until when (专人负责 with its history)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archivist.domain.unit import Tenure
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column
from archivist.reports.words import UNSET

TITLE = N_("历任责任人")


@dataclass(frozen=True, slots=True)
class TenureRow:
    """One tenure; *until* is the day the next one began, "" while it lasts. Days are ISO 8601."""

    standard: str
    unit: str
    person: str
    since: str
    until: str
    by: str


TENURE_COLUMNS: tuple[Column, ...] = (
    Column(N_("编号"), lambda row: row.standard, 5, Align.CENTRE),
    Column(N_("责任单位"), lambda row: row.unit, 10),
    Column(N_("责任人"), lambda row: row.person, 6),
    Column(N_("自"), lambda row: row.since[:10], 6, Align.CENTRE),
    Column(N_("至"), lambda row: row.until[:10] or _("现在"), 6, Align.CENTRE),
    Column(N_("由谁指定"), lambda row: row.by, 6),
)


def tenure_rows(standard: str, tenures: Sequence[Tenure]) -> tuple[TenureRow, ...]:
    """Return the tenures of one standard, the earliest first."""
    ends = [*(each.since for each in tenures[1:]), ""]
    unset = _(UNSET)
    return tuple(
        TenureRow(standard, each.unit or unset, each.person or unset, each.since, until, each.by)
        for each, until in zip(tenures, ends, strict=True)
    )
