"""发文字号, such as 包府发〔2017〕12号 (GB/T 9704-2012; domain.md §3.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from archivist.i18n import N_

_LOOSE = re.compile(
    r"(?P<org>[\u4e00-\u9fa5]{1,20}?)\s*(?P<l>[〔\[【（(﹝［〖〈<《])\s*(?P<year>(?:19|20)?\d{2})\s*(?:年)?\s*"
    r"(?P<r>[〕\]】）)﹞］〗〉>》])\s*(?P<di>第)?\s*(?P<seq>\d{1,5})\s*号"
)
# What may stand before the organ's code in a running sentence and is no part of it.
_LEAD = re.compile(
    r"^.*(?:依据|根据|按照|依照|参照|关于|印发|转发|批转|贯彻|落实|执行|通知|意见|方案|办法|决定|规定|"
    r"以及|文件|见|经|及|和|与|以|由|按|据|在|的|了|对|将|为|、|文号)(?=[\u4e00-\u9fa5]{2,})"
)


class NumberFault(StrEnum):
    """What departs from the standard form."""

    BRACKET = "bracket"
    YEAR = "year"
    ORDINAL = "ordinal"
    ZERO = "zero"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _FAULT_LABELS[self]


_FAULT_LABELS = {
    NumberFault.BRACKET: N_("括号不是六角括号〔〕"),
    NumberFault.YEAR: N_("年份不是四位"),
    NumberFault.ORDINAL: N_("多了“第”字"),
    NumberFault.ZERO: N_("序号前有 0"),
}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One 发文字号 as written, and its parts."""

    text: str
    organ: str
    year: int
    serial: int
    faults: tuple[NumberFault, ...] = ()

    def __str__(self) -> str:
        """Print the standard form, whatever was written."""
        return f"{self.organ}〔{self.year}〕{self.serial}号"


def find_document_numbers(text: str) -> list[tuple[int, int, DocumentNumber]]:
    """Return (start, end, number) of each 发文字号 in *text*, own or cited.

    国务院令第772号, 第44期 and 2017年第12号公告 are other kinds of number and are not found.
    """
    found = []
    for match in _LOOSE.finditer(text):
        organ = match["org"]
        lead = _LEAD.match(organ)
        start = match.start() + (lead.end() if lead else 0)
        organ = organ[lead.end() :] if lead else organ
        if len(organ) < 2:  # noqa: PLR2004 — an organ's code has two characters at least
            continue
        found.append((start, match.end(), _number(match, organ, text[start : match.end()])))
    return found


def _number(match: re.Match[str], organ: str, written: str) -> DocumentNumber:
    year, serial = match["year"], match["seq"]
    faults = [
        fault
        for fault, wrong in (
            (NumberFault.BRACKET, (match["l"], match["r"]) != ("〔", "〕")),
            (NumberFault.YEAR, len(year) != 4),  # noqa: PLR2004
            (NumberFault.ORDINAL, bool(match["di"])),
            (NumberFault.ZERO, serial.startswith("0")),
        )
        if wrong
    ]
    full = int(year) if len(year) == 4 else 2000 + int(year)  # noqa: PLR2004
    return DocumentNumber(" ".join(written.split()), organ, full, int(serial), tuple(faults))
