"""The period a figure covers, written one way: 2016 · 2016-08..2017-07 · ..2017-07 (截至)."""

from __future__ import annotations

import re

_RANGE = re.compile(
    r"(?P<y1>(?:19|20)\d\d)\s*[年.\-/]\s*(?P<m1>\d{1,2})\s*月?(?:\s*\d{1,2}\s*日)?\s*(?:[-—–－~～至到]+|以来至)\s*"
    r"(?:(?P<y2>(?:19|20)\d\d)\s*[年.\-/]\s*)?(?P<m2>\d{1,2})\s*月?(?:\s*\d{1,2}\s*日)?"
)
_UNTIL = re.compile(
    r"(?:截至|截止到?|至)\s*(?P<y>(?:19|20)\d\d)\s*年\s*(?:(?P<m>\d{1,2})\s*月)?(?:\s*\d{1,2}\s*日|底|末)?"
)
_QUARTER = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*年\s*(?:第?(?P<q>[一二三四1-4])季度|(?P<h>上|下)半年|前?(?P<t>三)季度)"
)
_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[年.\-/]\s*(?P<m>1[0-2]|0?[1-9])\s*月?(?![\d.])")
_YEARS = re.compile(r"(?P<y1>(?:19|20)\d\d)\s*年?\s*[-—–－~～至到]+\s*(?P<y2>(?:19|20)\d\d)\s*年?")
_YEAR = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年(?:度|全年)?|(?<![\d.])(?P<z>(?:19|20)\d\d)(?:年?度|$)|^(?P<w>(?:19|20)\d\d)$"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
WORDS = re.compile(
    "|".join(
        re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)
        for pattern in (_RANGE, _UNTIL, _QUARTER, _YEARS, _MONTH, _YEAR)
    )
)


def names_year(text: str) -> bool:
    """Whether *text* may name a year, without which it names no period."""
    return "20" in text or "19" in text


def period_of(text: str) -> str:
    """Return the first period that *text* names, "" where it names none."""
    return _first_period(text) if names_year(text) else ""


def _first_period(text: str) -> str:
    if found := _RANGE.search(text):
        last = found["y2"] or found["y1"]
        return _between(found["y1"], int(found["m1"]), last, int(found["m2"]))
    if found := _QUARTER.search(text):
        return _part_of_year(found)
    if found := _YEARS.search(text):
        return _between(found["y1"], 1, found["y2"], 12)
    if found := _UNTIL.search(text):
        return f"..{found['y']}-{int(found['m'] or 12):02d}"
    if found := _MONTH.search(text):
        return _between(found["y"], int(found["m"]), found["y"], int(found["m"]))
    found = _YEAR.search(text)
    return next(filter(None, found.groups())) if found else ""


def _part_of_year(found: re.Match[str]) -> str:
    year = found["y"]
    if found["q"]:
        last = 3 * _QUARTERS[found["q"]]
        return _between(year, last - 2, year, last)
    if found["h"]:
        return _between(year, *((1, year, 6) if found["h"] == "上" else (7, year, 12)))
    return _between(year, 1, year, 9)


def _between(first_year: str, first: int, last_year: str, last: int) -> str:
    """Write a span of months; twelve of one year are the year."""
    if first_year == last_year and (first, last) == (1, 12):
        return first_year
    start, end = f"{first_year}-{first:02d}", f"{last_year}-{last:02d}"
    return start if start == end else f"{start}..{end}"
