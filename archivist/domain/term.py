"""The last day on which a paper that states a term is still in force (rules D04, D07)."""

from __future__ import annotations

import calendar
from datetime import date

from archivist.domain.evidence import Evidence

_MONTHS = 12


def states_term(evidence: Evidence) -> bool:
    """Whether it states an end: a day, or a length from its own date."""
    validity = evidence.facts.validity
    return validity is not None and (validity.until is not None or validity.months is not None)


def last_day(evidence: Evidence) -> date | None:
    """Return the last day of the stated term; None without one, or where its start is not known.

    A length from a date of which only month or year is known counts from the last day it can mean.
    """
    validity = evidence.facts.validity
    if validity is None:
        return None
    if validity.until is not None or validity.months is None:
        return validity.until
    dated = evidence.dated
    return None if dated is None else _later(dated.value.last, validity.months)


def _later(day: date, months: int) -> date:
    """Return the corresponding day *months* on, or the month's last day where there is none."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
