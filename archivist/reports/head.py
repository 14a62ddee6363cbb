"""The head every report bears: which catalogue, which period, which day."""

from __future__ import annotations

from archivist.domain.assessment import Assessment
from archivist.domain.window import Window
from archivist.i18n import _
from archivist.reports.table import Block, Report
from archivist.reports.words import UNSET


def headed(assessment: Assessment, title: str, *blocks: Block | None) -> Report:
    """Make a report of *blocks* (None is left out) with the head of *assessment*."""
    unofficial = _("参考目录（非官方），以正式印发的测评体系为准。")
    return Report(
        title,
        assessment.as_of,
        _meta(assessment),
        "" if assessment.edition.official else unofficial,
        tuple(block for block in blocks if block is not None),
    )


def _meta(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    review = assessment.review_date
    return (
        (_("测评目录"), assessment.edition.name),
        (_("城市"), assessment.city or _(UNSET)),
        (_("材料有效期"), _period(assessment.window)),
        (_("评审日"), review.isoformat() if review else _(UNSET)),
        (_("判断日期"), assessment.as_of.isoformat()),
    )


def _period(window: Window | None) -> str:
    if window is None:
        return _(UNSET)
    return _("{first} 至 {last}").format(
        first=window.first.isoformat(), last=window.last.isoformat()
    )
