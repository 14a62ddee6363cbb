"""Reads the codes of an office's table: Ⅰ—1 …, Ⅱ-1 …, Ⅲ—1 …, and standards in all their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archivist.domain.numbering import Number, circled, parse, standard_code

_DASH = r"[-‐‑‒–—―－−﹣_·.．]"
_LEVELS = {
    1: re.compile(rf"^\s*(?:Ⅰ|I|i|Ｉ)\s*{_DASH}?\s*(\d{{1,3}})(?!\d)"),
    2: re.compile(rf"^\s*(?:Ⅱ|II|ii|ＩＩ)\s*{_DASH}?\s*(\d{{1,3}})(?!\d)"),
    3: re.compile(rf"^\s*(?:Ⅲ|III|iii|ⅲ|ＩＩＩ)\s*{_DASH}?\s*(\d{{1,3}})(?!\d)"),
}
_ROMAN = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ"}
_AFTER_CODE = " \t\n\u3000、.．:：;；-—"
_LONE_ORDINAL = re.compile(r"^\s*[(（]?\s*(\d{1,2})\s*[)）]?\s*[.、．]?\s*$")
_SPREADSHEET_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_FULL_WIDTH_ROMAN = str.maketrans(
    {"Ｉ": "I", "ｉ": "i", "［": "(", "］": ")", "【": "(", "】": ")"}
)
_BRACKETED = re.compile(rf"{_DASH}?\s*[(（]\s*(\w+)\s*[)）]")
_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_ITEM = re.compile(
    rf"(?:^|(?<=[\n。；;]))\s*(?:[(（]?\s*(?P<digits>\d{{1,2}})\s*(?:[)）]|[、．.](?!\d))|(?P<ring>[{_CIRCLED}]))\s*"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number cell says. *content* or *ordinal* is None when it is not written there."""

    content: int | None
    ordinal: int | None
    was_date: bool = False


def read_level(text: str, level: int) -> tuple[str | None, str]:
    """Take ``Ⅰ—2 廉洁高效的政务环境`` apart: canonical code (None when there is none) and title.

    *level* is 1, 2 or 3. Line breaks inside a title are dropped.
    """
    found = _LEVELS[level].match(text)
    if not found:
        return None, _title(text)
    return f"{_ROMAN[level]}-{int(found[1])}", _title(text[found.end() :])


def level_of(text: str) -> int | None:
    """Return 1, 2 or 3 for a text that begins with a code of that level; None for any other."""
    return next((level for level in (3, 2, 1) if _LEVELS[level].match(text)), None)


def read_number(text: str) -> Reading | None:
    """Read a number cell: ``Ⅲ-1-2``, ``7-3``, ``Ⅲ-1-①``, ``2）``, ``②``, or a content alone.

    ``2025-07-03`` is 7-3 after a spreadsheet took it for a date. None when it cannot be read.
    """
    plain = text.translate(_FULL_WIDTH_ROMAN)
    number = parse(plain) or parse(_BRACKETED.sub(r"-\1", plain))
    if number is not None:
        return _reading(number)
    code = standard_code(plain)
    if code is not None:
        return _reading(parse(code))
    if _SPREADSHEET_DATE.match(plain):
        day = date.fromisoformat(plain)
        return Reading(day.month, day.day, was_date=True)
    lone = _LONE_ORDINAL.match(plain)
    ordinal = int(lone[1]) if lone else circled(plain.strip()) if len(plain.strip()) == 1 else None
    return Reading(None, ordinal) if ordinal else None


def split_items(text: str) -> list[tuple[int | None, str]]:
    """Take ``1）… 2）…`` apart into (ordinal, text); one item without an ordinal where there are none.

    Only ordinals that rise by one from the first are ordinals: other figures belong to the text.
    """
    marks = list(_rising(text))
    if not marks or text[: marks[0][1]].strip():
        return [(None, text.strip())]
    ends = [*(start for _, start, _ in marks[1:]), len(text)]
    return [
        (ordinal, text[after:end].strip())
        for (ordinal, _, after), end in zip(marks, ends, strict=True)
    ]


def _rising(text: str) -> Iterator[tuple[int, int, int]]:
    last: int | None = None
    for match in _ITEM.finditer(text):
        ordinal = int(match["digits"]) if match["digits"] else circled(match["ring"])
        if ordinal is not None and (last is None or ordinal == last + 1):
            last = ordinal
            yield ordinal, match.start(), match.end()


def _reading(number: Number | None) -> Reading | None:
    # A fourth part numbers a piece of evidence, which no catalogue lists.
    if number is None or number.piece is not None or 0 in {number.content, number.standard}:
        return None
    return Reading(number.content, number.standard)


def _title(text: str) -> str:
    return "".join(text.strip(_AFTER_CODE).splitlines()).strip()
