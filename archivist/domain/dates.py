"""Dates as people write them, with their precision and the strength of their source."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archivist.i18n import N_, _

_SEPARATED = re.compile(
    r"(?<![\d.\-/])(?P<y>(?:19|20)\d{2})\s*(?:年|[-./．／])\s*(?P<m>1[0-2]|0?[1-9])\s*(?:月|[-./．／])"
    r"\s*(?P<d>3[01]|[12]\d|0?[1-9])(?:\s*日|(?![\d.]))"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_NUMERAL = "一二三四五六七八九十廿卅〇零○Ｏ"
# Spaces may spread every character (二 〇 一 七 年), and O stands for 〇 where a page was recognised.
_CHINESE = re.compile(
    r"(?P<y>[二一](?:\s*[〇零○◯ＯOo0一二三四五六七八九]){3})\s*年"
    rf"\s*(?P<m>[{_NUMERAL}](?:\s*[{_NUMERAL}])?)\s*月"
    rf"\s*(?:(?P<d>[{_NUMERAL}](?:\s*[{_NUMERAL}]){{0,2}})\s*日)?"
)
# 2 0 1 7 年 3 月 2 日 spread over a line, and 2O17年l2月3I日 as recognition writes it; only a whole
# date with its three characters is trusted this far.
_SPREAD = re.compile(
    r"(?<![\dOIl])(?P<y>[1Il2]\s*[0OoIl9]\s*[\dOoIl]\s*[\dOoIl])\s*年"
    r"\s*(?P<m>[0OoIl1]\s*[\dOoIl]|[1-9Il])\s*月\s*(?P<d>[0-3OoIl]\s*[\dOoIl]|[1-9Il])\s*日"
)
_MONTH = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*"
    r"(?:年\s*(?P<m>1[0-2]|0?[1-9])\s*月(?!\s*\d{1,2}\s*日)|-(?P<n>0[1-9]|1[0-2])(?![\d-]))"
)
_DIGITS = {
    c: v
    for v, c in zip(
        (0, 0, 0, 0, 0, 0, 0, 0, *range(1, 10)), "〇零○◯ＯOo0一二三四五六七八九", strict=True
    )
}
_MISREAD = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True, order=True)
class DateValue:
    """A day, a month or a year; what was not written is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """ISO 8601, shortened to the precision that is known."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def of(cls, day: date) -> DateValue:
        """Make a value of full precision."""
        return cls(day.year, day.month, day.day)


class DateSource(StrEnum):
    """Where a date was read, strongest first (rules.md, D)."""

    SEAL = "seal"
    TEXT = "text"
    EXIF = "exif"
    WATERMARK = "watermark"
    NAME = "name"
    PROPERTY = "property"
    FILE_TIME = "file_time"
    CLERK = "clerk"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    DateSource.SEAL: N_("用印日期"),
    DateSource.TEXT: N_("成文日期"),
    DateSource.EXIF: N_("拍摄时间"),
    DateSource.WATERMARK: N_("图片水印"),
    DateSource.NAME: N_("文件名"),
    DateSource.PROPERTY: N_("文档属性"),
    DateSource.FILE_TIME: N_("文件时间"),
    DateSource.CLERK: N_("人工填写"),
}
# A file's time or a document property alone dates nothing (interface.md); the clerk's word does,
# when nothing stronger was read.
DATING = (
    DateSource.SEAL,
    DateSource.TEXT,
    DateSource.EXIF,
    DateSource.WATERMARK,
    DateSource.NAME,
    DateSource.CLERK,
)


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date with where it was read; *text* is what stands there, *place* as in `Place`.

    *sure* is how sure it is that this is the date of the file (0..1, see :mod:`archivist.domain.facts`).
    """

    value: DateValue
    source: DateSource
    text: str = ""
    place: str = ""
    sure: float = 1.0

    def __str__(self) -> str:
        """Say it for a person: ``文件名 2017-03``."""
        return f"{_(self.source.label)} {self.value}"


def strongest(readings: tuple[DateReading, ...]) -> DateReading | None:
    """Return the reading that dates a material, or None when none may."""
    dating = [r for r in readings if r.source in DATING]
    return min(dating, key=lambda r: DATING.index(r.source)) if dating else None


def find_dates(text: str) -> list[tuple[int, int, DateValue]]:
    """Return (start, end, value) of every date in *text*: days, and months where no day is given.

    Full-width digits are read as digits, spaces inside a date are passed over, and O, I, l in a
    whole date stand for the digits they were recognised from. Impossible days (2月30日) are left out.
    """
    if len(text) < _SHORTEST:
        return []
    plain = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    years = "19" in plain or "20" in plain
    spelt = "年" in plain and "月" in plain
    if not (years or spelt):  # most lines
        return []
    found: list[tuple[int, int, DateValue]] = []
    for pattern, may in (
        (_SEPARATED, years), (_CHINESE, spelt), (_SPREAD, spelt), (_COMPACT, years), (_MONTH, years),
    ):  # fmt: skip
        if not may:
            continue
        for match in pattern.finditer(plain):
            value = _value(match)
            if value and not any(s < match.end() and match.start() < e for s, e, _ in found):
                found.append((match.start(), match.end(), value))
    return sorted(found)


def parse_date(text: str) -> DateValue | None:
    """Return the first date in *text*, or None."""
    found = find_dates(text)
    return found[0][2] if found else None


def chinese_number(text: str) -> int:
    """Return the value of a numeral up to ninety-nine, or of digits in a row (二〇一七).

    Raises KeyError for what is no numeral.
    """
    text = "".join(text.split()).replace("廿", "二十").replace("卅", "三十").lstrip("〇零○Ｏ")
    if "十" not in text:
        return int("".join(str(_DIGITS[c]) for c in text) or 0)
    tens, units = text.split("十", 1)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)


_FULL_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_WIDE = re.compile("[\uff10-\uff19]")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_SHORTEST = 7  # characters: 2017-03, 2017年3月


def _value(match: re.Match[str]) -> DateValue | None:
    groups = match.groupdict()
    numbers = [groups["y"], groups.get("m") or groups.get("n"), groups.get("d")]
    try:
        year, month, day = (None if n is None else _whole(n) for n in numbers)
        value = DateValue(year or 0, month, day)
        _ = value.first
    except (ValueError, KeyError):
        return None
    return value if _FIRST_YEAR <= value.year <= _LAST_YEAR else None


def _whole(text: str) -> int:
    """Return the number that digits, misread digits or numerals write."""
    bare = "".join(text.split())
    read = bare.translate(_MISREAD)
    return int(read) if read.isdecimal() else chinese_number(bare)
