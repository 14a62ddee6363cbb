"""What the status bar says while nothing runs. Free of widgets."""

from __future__ import annotations

from archivist.domain.finding import Level
from archivist.gui.desk import Desk
from archivist.i18n import _


def counts_text(desk: Desk) -> str:
    """Return the counts of materials and findings, or what to do first."""
    assessment = desk.assessment
    if desk.workspace is None:
        return _("没有打开的工作区")
    if assessment is None:
        return ""
    filed = {piece.path for dossier in assessment.dossiers for piece in dossier.evidence}
    parts = [
        _("材料 {count:,} 份，已归档 {filed:,} 份").format(
            count=len(assessment.materials), filed=len(filed)
        ),
        *(
            _("{level} {count:,}").format(level=_(level.label), count=assessment.levels[level])
            for level in (Level.ERROR, Level.WARNING, Level.CONFIRM, Level.HINT)
        ),
    ]
    return " · ".join(parts)


def checked_text(desk: Desk) -> str:
    """Return when was checked last, and as of which day."""
    if desk.assessment is None or desk.checked_at is None:
        return ""
    return _("{time} 检查，按 {day} 判断").format(
        time=desk.checked_at.strftime("%H:%M"), day=desk.assessment.as_of
    )
