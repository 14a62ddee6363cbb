"""Programs that write documents, and the year each version came out (rule D06)."""

from __future__ import annotations

import re
from enum import StrEnum

from archivist.i18n import N_


class AgeSign(StrEnum):
    """What tells that a file is younger than the date it claims."""

    CREATED = "created"
    SOFTWARE = "software"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _AGE_LABELS[self]


_AGE_LABELS = {
    AgeSign.CREATED: N_("文件的创建时间"),
    AgeSign.SOFTWARE: N_("制作软件的问世年份"),
}

# First public release of each version; a file that names it cannot be older.
_OFFICE = {"11": 2003, "12": 2007, "14": 2010, "15": 2013, "16": 2015}
_WPS = {"9": 2013, "10": 2016, "11": 2018, "12": 2022}
_PRODUCT_YEARS = {"97": 1996, "2000": 1999, "2002": 2001, "2003": 2003, "2007": 2006, "2010": 2010}
_MICROSOFT = re.compile(r"(?i)microsoft|^(?:word|excel|powerpoint)\b")
_MICROSOFT_YEAR = re.compile(
    r"(?i)(?:office|word|excel|powerpoint)\D{0,24}(?P<year>97|2000|200[237]|201[0369]|202[14])(?!\d)"
)
_NEW_YEARS = {"2013": 2012, "2016": 2015, "2019": 2018, "2021": 2021, "2024": 2024}
_WPS_NAME = re.compile(r"(?i)wps|kingsoft|金山")
_VERSION = re.compile(r"(?<![\d.])(?P<major>\d{1,2})(?:\.\d+)+")
_CALENDAR = re.compile(r"(?<!\d)(?P<year>20\d{2})[.\-]\d{1,2}[.\-]\d{1,2}(?!\d)")
_ACROBAT = re.compile(r"(?i)acrobat\D{0,20}(?P<year>20(?:15|17|20))(?!\d)")


def release_year(name: str, version: str = "") -> int | None:
    """Return the year the program *name* of *version* first came out, None where it is not known.

    Microsoft Office says 16.0 for every version since 2016, WPS 11 and 12 for several years: the
    first of them is returned, so that a file is never said to be younger than it is.
    """
    said = f"{name} {version}"
    if _WPS_NAME.search(name):
        return _by_major(_WPS, said)
    if _MICROSOFT.search(name):
        match = _MICROSOFT_YEAR.search(name)
        if match:
            return {**_PRODUCT_YEARS, **_NEW_YEARS}[match["year"]]
        return _by_major(_OFFICE, said)
    match = _ACROBAT.search(said) or _CALENDAR.search(said)
    return int(match["year"]) if match else None


def _by_major(years: dict[str, int], said: str) -> int | None:
    match = _VERSION.search(said)
    return years.get(match["major"]) if match else None
