"""Which number formats of a workbook mean a date or a share, and what a serial day is."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from archivist.extract.package import Element, children, value

# ECMA-376 part 1, §18.8.30: built-in formats; 27–36 and 50–58 are the Chinese date formats.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENTS = frozenset({9, 10})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_DATE_LETTER = re.compile(r"(?i)[ymdhs年月日]")
_FIRST_1904 = 1462
_MOST_DECIMALS = 9
_SHOWN = {1: 0, 2: 2, 3: 0, 4: 2, 9: 0, 10: 2, 37: 0, 38: 0, 39: 2, 40: 2}
_DECIMALS = re.compile(r"[0#?](?:\.(?P<behind>[0#?]*))?(?P<thousands>,*)\s*%?\s*$")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 — sheets know no time zones
_LAST_REAL_DAY = 59
_LAST_SERIAL = 2_958_466


class Formats:
    """The formats of ``xl/styles.xml`` by the index that cells give."""

    def __init__(self, root: Element | None) -> None:
        own = {
            int(value(each, "numFmtId") or 0): value(each, "formatCode") or ""
            for each in children(root, "numFmts")
        }
        self._ids = [int(value(each, "numFmtId") or 0) for each in children(root, "cellXfs")]
        self._dates = _DATES | {n for n, code in own.items() if _shows_date(code)}
        self._shown = _SHOWN | {
            n: d for n, code in own.items() if (d := _decimals(code)) is not None
        }
        self._percents = _PERCENTS | {n for n, code in own.items() if "%" in _LITERAL.sub("", code)}

    @property
    def shown(self) -> frozenset[str]:
        """The styles that show a number as something else, as cells write them."""
        every = range(len(self._ids))
        told = {str(n) for n in every if self.is_date(n) or self.is_percent(n)}
        return frozenset(told | {""} if "0" in told else told)

    @property
    def marks(self) -> dict[str, str]:
        """The styles that show a set number of decimals, as cells write them, with its digit."""
        told = {str(n): mark for n in range(len(self._ids)) if (mark := self.mark(n)) != "."}
        return {"": told["0"], **told} if "0" in told else told

    def mark(self, style: int) -> str:
        """Return the decimals cells of this style show as one digit; a full stop says nothing."""
        shown = self.decimals(style)
        return "." if shown is None or shown > _MOST_DECIMALS else str(shown)

    def is_date(self, style: int) -> bool:
        """Whether cells of this style show a date or a time."""
        return style < len(self._ids) and self._ids[style] in self._dates

    def is_percent(self, style: int) -> bool:
        """Whether cells of this style show a share in per cent."""
        return style < len(self._ids) and self._ids[style] in self._percents

    def decimals(self, style: int) -> int | None:
        """Return how many decimals cells of this style show; None where the format leaves it open."""
        return self._shown.get(self._ids[style]) if style < len(self._ids) else None


def _decimals(code: str) -> int | None:
    """Return the decimals of a number format; one that scales or is no plain number says nothing."""
    plain = _LITERAL.sub("", code.partition(";")[0]).strip()
    found = _DECIMALS.search(plain)
    if found is None or found["thousands"] or "e" in plain.lower():
        return None
    behind = found["behind"] or ""
    return None if "#" in behind or "?" in behind else len(behind)


def serial_time(number: float, *, from_1904: bool = False) -> datetime | time | None:
    """Return what a serial number shows: below 1 a time of day; None where Excel shows no date.

    Excel counts 29 February 1900, which never was, so days after it are one too many.
    """
    if from_1904:
        number += _FIRST_1904
    if not 0 <= number < _LAST_SERIAL:
        return None
    seconds = round(number % 1 * 86400)
    days = int(number)
    if days == 0:
        return (_EPOCH + timedelta(seconds=seconds)).time()
    epoch = _EPOCH if days > _LAST_REAL_DAY else _EPOCH + timedelta(days=1)
    return epoch + timedelta(days=days, seconds=seconds)


def _shows_date(code: str) -> bool:
    plain = _LITERAL.sub("", code.partition(";")[0])
    return "general" not in plain.lower() and bool(_DATE_LETTER.search(plain))
