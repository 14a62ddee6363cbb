"""How sizes, days and counts are written for people. Free of Qt."""

from __future__ import annotations

from archivist.domain.dates import DateReading
from archivist.domain.edition import Requirement
from archivist.domain.kind import Kind
from archivist.domain.settings import Settings
from archivist.i18n import _
from archivist.reports.words import UNSET

_UNIT = 1024


def size_text(size: int) -> str:
    """Return ``1.2 MB`` for a number of bytes."""
    value = float(size)
    for unit in ("B", "KB", "MB"):
        if value < _UNIT:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= _UNIT
    return f"{value:.1f} GB"


def date_text(reading: DateReading | None) -> str:
    """Return the date with where it was read, or that it is not known."""
    return str(reading) if reading else _("日期不明")


def requirement_text(settings: Settings, standard: str, requirement: Requirement) -> str:
    """Return what a standard asks of a kind; what nobody set is said to be 未设置."""
    parts = []
    for key, label in (("min_count", _("最少")), ("max_count", _("最多"))):
        number = settings.value(key, standard, requirement)
        parts.append(f"{label} {_amount(number, _('份'))}")
    if requirement.kind is Kind.REPORT:
        words = settings.value("word_limit", standard, requirement)
        parts.append(_("字数上限 {limit}").format(limit=_amount(words, _("字"))))
    if requirement.kind is Kind.PHOTO:
        side = settings.value("photo_min_side", standard, requirement)
        parts.append(_("短边至少 {limit}").format(limit=_amount(side, _("像素"))))
    if requirement.note:
        parts.append(requirement.note)
    return " · ".join(parts)


def _amount(value: object, unit: str) -> str:
    if value is None:
        return _(UNSET)
    if value in (float("inf"), 0):
        return _("不限")
    return f"{value} {unit}"
