"""版记, the foot of a paper: who gets copies, who printed it and when (GB/T 9704-2012 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.dates import find_dates
from archivist.domain.facts import Addressed, AddresseeRole, Printed
from archivist.extract.lines import Line, is_organ, without_stamp

IMPRINT = re.compile(r"^(?:抄\s*[送报]|分\s*送)|印\s*发\s*$|印\s*制\s*$")
_BEGINS = ("抄", "分")
_PRINTED = re.compile(r"\s*(?:印\s*发|印\s*制)\s*[。]?$")
_COPIES = re.compile(r"^(?P<how>主\s*送|抄\s*送|抄\s*报|分\s*送|发\s*送)\s*[：:]\s*(?P<names>.+)$")
_COUNT = re.compile(r"[（(]?共印\s*\d+\s*份[）)]?")
_PARTS = re.compile(r"[，,；;。]+")
_WORDY = re.compile(r"应当|已经|进行|我们|认为|必须|开展")
_MOST = 60
_LONGEST = 40


def is_imprint(text: str) -> bool:
    """Whether a line belongs to the foot of a paper."""
    return ("印" in text or text.startswith(_BEGINS)) and bool(IMPRINT.search(text))


@dataclass(frozen=True, slots=True)
class Imprint:
    """The printing line and the units that get copies; *first* is the line it begins at, -1 for none."""

    printed: Printed | None = None
    copies: tuple[Addressed, ...] = ()
    first: int = -1


def find_imprint(lines: list[Line]) -> Imprint:
    """Return what the foot of a paper says; attachments may follow it."""
    printed: Printed | None = None
    copies: list[Addressed] = []
    first = -1
    for index in range(len(lines)):
        found = _printed(lines, index)
        named = list(_copies(lines, index))
        if found is None and not named:
            continue
        first = index if first < 0 else first
        printed = printed or found
        copies += named
    return Imprint(printed, tuple(copies[:_MOST]), first)


def _printed(lines: list[Line], index: int) -> Printed | None:
    """Read 市政府办公室　2017年3月10日印发, on one line or on two, with （共印50份） beside it."""
    line = lines[index]
    if "印" not in line.text:
        return None
    text = _COUNT.sub("", line.text).strip()
    if not _PRINTED.search(text) or len(text) > 60:  # noqa: PLR2004 — a sentence may end with 印发
        return None
    found = find_dates(text)
    if len(found) != 1 or found[0][2].day is None:
        return None
    start, end, value = found[0]
    if _PRINTED.sub("", text[end:]).strip():
        return None
    unit = without_stamp(text[:start].strip(" \t　，,"))
    sure = 0.97
    if not unit:
        above = lines[index - 1].text if index else ""
        unit, sure = (without_stamp(above), 0.9) if is_organ(above) else ("", 0.85)
    elif not is_organ(unit):
        return None
    return Printed(value, "".join(unit.split()), line.place, sure)


def _copies(lines: list[Line], index: int) -> Iterator[Addressed]:
    match = _COPIES.match(lines[index].text)
    if match is None:
        return
    names = match["names"]
    for line in lines[index + 1 : index + 6]:
        if names.endswith("。") or is_imprint(line.text) or _COPIES.match(line.text):
            break
        if find_dates(line.text) or line.place.page != lines[index].place.page:
            break
        names += line.text
    role = AddresseeRole.MAIN if "主" in match["how"] else AddresseeRole.COPY
    for name in _PARTS.split(names):
        bare = name.strip()
        if 1 < len(bare) <= _LONGEST and not _WORDY.search(bare):
            yield Addressed(bare, role, lines[index].place, 0.9)
