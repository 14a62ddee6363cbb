"""The period a material must fall in (domain.md §2.1 R8, §7)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from archivist.domain.dates import DateValue

_MONTH = re.compile(r"^(\d{4})-(\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Window:
    """Both days belong to it."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    def overlaps(self, value: DateValue) -> bool:
        """Whether any day that *value* can mean lies inside."""
        return value.first <= self.last and value.last >= self.first


def one_year_before(year: int, month: int) -> Window:
    """Return the year that ends with the month before the test (R8: 2017-08 → 2016-08-01..2017-07-31)."""
    end_year, end_month = (year, month - 1) if month > 1 else (year - 1, 12)
    last = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    first = date(end_year - 1, end_month + 1, 1) if end_month < 12 else date(end_year, 1, 1)  # noqa: PLR2004
    return Window(first, last)


def cycle(first_year: int, last: date) -> Window:
    """Return the window of a creation cycle: from 1 January of *first_year* to *last*."""
    return Window(date(first_year, 1, 1), last)


def parse_window(text: str) -> Window:
    """Read ``2015-01-01..2017-07-31``, ``2015..2017-07``; raise ValueError when it is neither."""
    first, separator, last = text.strip().partition("..")
    if not separator:
        raise ValueError(text)
    start, end = _day(first), _day(last)
    if start.first > end.last:
        raise ValueError(text)
    return Window(start.first, end.last)


def parse_month(text: str) -> tuple[int, int]:
    """Read ``2017-08``; raise ValueError when it is not a month."""
    match = _MONTH.match(text.strip())
    if not match or not 1 <= int(match[2]) <= 12:  # noqa: PLR2004
        raise ValueError(text)
    return int(match[1]), int(match[2])


def _day(text: str) -> DateValue:
    parts = [int(part) for part in text.strip().split("-")]
    if not 1 <= len(parts) <= 3:  # noqa: PLR2004
        raise ValueError(text)
    value = DateValue(*parts)
    _ = value.first, value.last
    return value
