"""Who answers for a standard until when, as the tables show it (专人负责, 限时归档)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.i18n import _
from archivist.reports.table import Cell, Tone
from archivist.reports.words import UNSET


def unit_of(dossier: Dossier) -> str:
    """Return the assigned unit, else the lead units of the edition, else 未设置."""
    assigned = dossier.assignment.unit if dossier.assignment else ""
    return assigned or "、".join(dossier.standard.lead_units) or _(UNSET)


def supporting_of(dossier: Dossier) -> str:
    """Return the assigned supporting units, else those of the edition; may be empty."""
    assigned = dossier.assignment.supporting if dossier.assignment else ()
    return "、".join(assigned or dossier.standard.supporting_units)


def person_of(dossier: Dossier) -> str:
    """Return the person who answers for it, or 未设置."""
    return (dossier.assignment.person if dossier.assignment else "") or _(UNSET)


def due_of(dossier: Dossier) -> date | None:
    """Return the day it is due, or None."""
    return dossier.assignment.due if dossier.assignment else None


def due_cell(due: date | None) -> Cell:
    """Return the day or 未设置."""
    return due or _(UNSET)


def overdue_days(due: date | None, as_of: date) -> int:
    """Return by how many days *due* has passed; 0 when it has not or is unset."""
    return max((as_of - due).days, 0) if due else 0


def unset_tone(value: Cell) -> Tone:
    """Return the muted tone for 未设置."""
    return Tone.MUTED if value == _(UNSET) else Tone.PLAIN


def unit_order(assessment: Assessment) -> Mapping[str, int]:
    """Return each unit's rank: the order in which the edition first names it, 未设置 last."""
    units = dict.fromkeys(unit_of(dossier) for dossier in assessment.dossiers)
    ordered = sorted(units, key=lambda unit: unit == _(UNSET))
    return {unit: rank for rank, unit in enumerate(ordered)}
