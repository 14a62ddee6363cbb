"""The period a report or a table speaks of: 2016年1—12月, 上半年, 截至2016年12月底 (rule D08)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from archivist.domain.dates import chinese_number, find_dates
from archivist.domain.place import NOWHERE, Place

_Y = r"(?<![\d〔\[])(?P<y>(?:19|20)\d{2})\s*"
_TO = r"\s*(?:[-－—–―~～至到]|——)+\s*"
_M = r"(?:1[0-2]|0?[1-9])"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN_YEARS = 5
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it; None where that side is open. *text* is what stands there.

    *until* says that the figures are those of one day (截至…), which *first* and *last* both name.
    *years* is set for 近三年 and its like, which only the date of the paper turns into days.
    *sure* is 0..1 as in :mod:`archivist.domain.facts`.
    """

    text: str
    first: date | None = None
    last: date | None = None
    until: bool = False
    years: int | None = None
    place: Place = NOWHERE
    sure: float = 0.0

    def __str__(self) -> str:
        """ISO 8601: ``2016-01-01/2016-12-31``, ``../2016-12-31``, or the words where no day is known."""
        if self.until and self.last is not None:
            return f"../{self.last.isoformat()}"
        if self.first is None and self.last is None:
            return self.text
        first, last = (day.isoformat() if day else ".." for day in (self.first, self.last))
        return f"{first}/{last}"


def find_periods(text: str) -> list[tuple[int, int, Period]]:
    """Return (start, end, period) of every period in *text*, the most exact form at each place.

    A year alone counts only as 2016年度 or as 2016年 before something other than a month.
    """
    plain = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    found: list[tuple[int, int, Period]] = []
    for pattern, make in _FORMS if "19" in plain or "20" in plain else _YEARLESS:
        for match in pattern.finditer(plain):
            if any(s < match.end() and match.start() < e for s, e, _ in found):
                continue
            period = _made(make, match, text)
            if period is not None:
                found.append((match.start(), match.end(), period))
    return sorted(found, key=lambda each: each[0])


def resolved(period: Period, dated: date) -> Period:
    """Turn 近三年 into days by the date of the paper: whole calendar years up to that day.

    A period of other form is returned as it is.
    """
    if period.years is None:
        return period
    first = date(dated.year - period.years + 1, 1, 1)
    return Period(
        period.text, first, dated, years=period.years, place=period.place, sure=period.sure
    )


def _made(
    make: Callable[[re.Match[str]], Period | None], match: re.Match[str], text: str
) -> Period | None:
    try:
        period = make(match)
    except (ValueError, KeyError):
        return None
    if period is None:
        return None
    said = " ".join(text[match.start() : match.end()].split())
    return Period(said, period.first, period.last, period.until, period.years)


def _months(first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    start = date(first[0], first[1], 1)
    end = date(last[0], last[1], calendar.monthrange(*last)[1])
    return Period("", start, end) if start <= end else None


def _within_a_year(match: re.Match[str]) -> Period | None:
    year = int(match["y"])
    return _months((year, int(match["m"])), (year, int(match["n"])))


def _across_years(match: re.Match[str]) -> Period | None:
    return _months((int(match["y"]), int(match["m"])), (int(match["z"]), int(match["n"])))


def _between_days(match: re.Match[str]) -> Period | None:
    first, last = (find_dates(match[name]) for name in ("from", "to"))
    if not first or first[0][2].day is None:
        return None
    start = first[0][2].first
    if last and last[0][2].day is not None:
        end = last[0][2].first
    else:
        month, _, day = match["to"].rstrip("日").rpartition("月")
        end = date(start.year, int(month.strip() or start.month), int(day))
    return Period("", start, end) if start <= end else None


def _half(match: re.Match[str]) -> Period | None:
    year = int(match["y"])
    return _months((year, 1), (year, 6)) if match["h"] == "上" else _months((year, 7), (year, 12))


def _quarter(match: re.Match[str]) -> Period | None:
    year, number = int(match["y"]), _QUARTERS[match["q"]]
    return _months((year, number * 3 - 2), (year, number * 3))


def _first_quarters(match: re.Match[str]) -> Period | None:
    year = int(match["y"])
    return _months((year, 1), (year, _QUARTERS[match["q"]] * 3))


def _years(match: re.Match[str]) -> Period | None:
    last = match["z"]
    end = int(last) if len(last) == 4 else int(match["y"][:2] + last)  # noqa: PLR2004
    return _months((int(match["y"]), 1), (end, 12))


def _school_year(match: re.Match[str]) -> Period | None:
    return _months((int(match["y"]), 9), (int(match["z"]), 8))


def _year(match: re.Match[str]) -> Period | None:
    return _months((int(match["y"]), 1), (int(match["y"]), 12))


def _month(match: re.Match[str]) -> Period | None:
    return _months((int(match["y"]), int(match["m"])), (int(match["y"]), int(match["m"])))


def _as_of(match: re.Match[str]) -> Period | None:
    year, month, day = int(match["y"]), match["m"], match["d"]
    number = int(month) if month else _MONTHS_OF_YEAR
    last = date(year, number, int(day) if day else calendar.monthrange(year, number)[1])
    return Period("", last, last, until=True)


def _since(match: re.Match[str]) -> Period | None:
    return Period("", date(int(match["y"]), int(match["m"] or 1), 1))


def _plan(match: re.Match[str]) -> Period | None:
    year = _PLANS[match["p"]]
    return _months((year, 1), (year + _PLAN_YEARS - 1, 12))


def _recent(match: re.Match[str]) -> Period | None:
    text = match["n"].replace("两", "二")
    return Period("", years=int(text) if text.isdecimal() else chinese_number(text))


_FULL_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_WIDE = re.compile("[\uff10-\uff19]")
_DAY = r"(?:19|20)\d{2}\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}\s*日?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...] = (
    (
        re.compile(rf"(?P<from>{_DAY}){_TO}(?P<to>{_DAY}|(?:{_M}\s*月\s*)?\d{{1,2}}\s*日)"),
        _between_days,
    ),
    (
        re.compile(
            rf"截[至止]到?\s*{_Y}年\s*(?:(?:年)?底|末|(?P<m>{_M})\s*月\s*(?:(?P<d>3[01]|[12]\d|0?[1-9])\s*日|底|末|份)?)"
        ),
        _as_of,
    ),
    (
        re.compile(
            rf"{_Y}年\s*(?P<m>{_M})\s*月?份?{_TO}(?P<z>(?:19|20)\d{{2}})\s*年\s*(?P<n>{_M})\s*月份?"
        ),
        _across_years,
    ),
    (
        re.compile(rf"{_Y}年\s*(?P<m>{_M})\s*月?份?{_TO}(?P<n>{_M})\s*月份?(?!\s*\d{{1,2}}\s*日)"),
        _within_a_year,
    ),
    (re.compile(rf"{_Y}{_TO}(?P<z>20\d{{2}})\s*学年"), _school_year),
    (re.compile(rf"{_Y}年?{_TO}(?P<z>(?:19|20)?\d{{2}})\s*年度?"), _years),
    (re.compile(rf"{_Y}年度?\s*(?P<h>[上下])半年"), _half),
    (re.compile(rf"{_Y}年度?\s*前\s*(?P<q>[一二三123])\s*(?:个)?季度"), _first_quarters),
    (re.compile(rf"{_Y}年度?\s*第?\s*(?P<q>[一二三四1234])\s*季度"), _quarter),
    (re.compile(rf"{_Y}年\s*(?:(?P<m>{_M})\s*月\s*)?以来"), _since),
    (re.compile(rf"{_Y}年度"), _year),
    (re.compile(rf"{_Y}年\s*(?P<m>{_M})\s*月份?(?!\s*\d{{1,2}}\s*日)"), _month),
    (re.compile(rf"{_Y}年(?!\s*\d{{1,2}}\s*月|\s*第|[）)]\s*第?\d+号)"), _year),
    # From here on forms that name no year: see _YEARLESS.
    (re.compile(r"[“\"]?(?P<p>十[一二三四五]五)[”\"]?(?:期间|时期|规划期)"), _plan),
    (re.compile(r"(?:近|最近|过去)(?P<n>[两二三四五2345])年(?:来|间|的)?"), _recent),
)
_YEARLESS = _FORMS[-2:]
