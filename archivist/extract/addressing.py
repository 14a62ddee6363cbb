"""主送机关: the line below the title that ends with a colon (GB/T 9704-2012 7.3.2)."""

from __future__ import annotations

import re

from archivist.domain.facts import Addressed
from archivist.extract.lines import Line, is_organ
from archivist.extract.title import Found, is_head_line

_GROUPS = re.compile(r"[，,；;]")
_NAMES = re.compile(r"、")
_WORDY = re.compile(
    r"如下|下列|以下|为了|根据|按照|现将|报告|汇报|说明|包括|主要|内容|目的|问题|时间|地点|我|第[一二三四五六七八九十\d]+[章条]|^\d|[。！？]"
)
_GENERAL = re.compile(
    r"^(?:各|全|有关|所属|本|区内|市[直属]|省[直属]|县[直属]|中央|你|驻)"
    r"|(?:单位|部门|企业|市民|同志|代表|委员|员工|政府|机关|居民|群众|人员|业主|团体|管委会|办事处|[局厅部委办院所校会处署])(?:[（(][^（）()]{1,20}[）)])?$"
)
_MOST_LINES = 8
_SKIPPED = 4  # a number or a dateline may stand between title and addressees
_LONGEST = 400
_WHOLE, _SPLIT = 0.9, 0.9


def find_addressees(lines: list[Line], title: Found) -> tuple[Addressed, ...]:
    """Return the units a paper is addressed to, groups of units as written; () where none is named."""
    if title.last < 0:
        return ()
    first = title.last + 1
    for _ in range(_SKIPPED):
        if first < len(lines) and is_head_line(lines[first].text):
            first += 1
    text = ""
    for line in lines[first : first + _MOST_LINES]:
        if line.is_row or not (text or _can_begin(line.text)):
            return ()
        text += line.text
        if text.endswith(("：", ":")):
            return _named(text[:-1], lines[first])
        if line.place.page is None or len(text) > _LONGEST or _WORDY.search(line.text):
            return ()  # only fixed pages break it into lines
    return ()


def _can_begin(text: str) -> bool:
    return not _WORDY.search(text) and not text.startswith(("一、", "（一）", "第"))


def _named(text: str, line: Line) -> tuple[Addressed, ...]:
    groups = [group.strip() for group in _GROUPS.split(text) if group.strip()]
    if len(groups) == 1:
        names = _NAMES.split(groups[0])
        if len(names) > 1 and all(is_organ(name) for name in names):
            groups = names
    if not groups or _WORDY.search(text) or not all(map(_is_addressee, groups)):
        return ()
    return tuple(Addressed(group, place=line.place, sure=_WHOLE) for group in groups)


def _is_addressee(name: str) -> bool:
    return is_organ(name) or bool(_GENERAL.search(name))
