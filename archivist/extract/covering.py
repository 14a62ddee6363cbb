"""The period a report or table covers: from its title, a field, the line below it, its first words (D08)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from archivist.domain.period import Period, find_periods, resolved
from archivist.domain.place import Place
from archivist.extract.base import Extract
from archivist.extract.dating import Signature
from archivist.extract.lines import Line
from archivist.extract.title import Found

_FIELD = re.compile(
    r"(?:统计|报告|所属|考核|评价|核算|数据|资料|会计|活动|创建)(?:期间|时期|时段|周期|区间|时限|期|年度|时间范围|时间段|时间)(?:范围)?\s*[：:]?[\s\t]*(?P<rest>[^\t。]{4,40})"
)
_QUOTED = re.compile(r"《[^》]*》")
_EDITION = re.compile(r"^(?:修订|修正|版|试行|第|发布|公布)")
_EXACT = re.compile(r"月|季|半年|年度|学年|截|日|[—\-至~～]")
_ALONE = re.compile(
    r"^[（(【\[]?\s*(?:统计期间|报告期|时间|期间)?\s*[：:]?\s*(?P<said>[^（）()]*?)\s*[）)】\]]?$"
)
_EDGE, _BELOW, _OPENING = 12, 3, 6
_MOST_LINES, _MOST_PERIODS = 400, 20
_FIELDED, _TITLED, _UNDER, _YEAR_ONLY, _SHEET, _BODY = 0.95, 0.92, 0.92, 0.8, 0.75, 0.5


def find_period(
    extract: Extract,
    lines: list[Line],
    title: Found,
    dated: date | None,
    signed: Signature | None = None,
) -> Period | None:
    """Return the period, the surest sign first; None where nothing tells it.

    *dated* is the paper's own date, by which 近三年 becomes days; the line that *signed*
    stands in gives no period: a short report closes with 2016年 three lines below its title.
    """
    own = [line for line in lines if signed is None or line.is_row or not _holds(line, signed)]
    found = next(_found(extract, own, title), None)
    return resolved(found, dated) if found is not None and dated is not None else found


def find_other_periods(lines: list[Line], title: Found) -> tuple[Period, ...]:
    """Return every period of the title, and of the body where its first words name one at all.

    A report may name last year first, to compare with: what is taken for its period is one of several.
    """
    found: dict[str, Period] = {}
    if title.titled is not None:
        for period in _in_title(title.titled.text, title.titled.place):
            found.setdefault(str(period), period)
    guessed = next(_opening(lines, title), None) is not None
    for line in lines[title.last + 1 : title.last + 1 + _MOST_LINES] if guessed else ():
        for period in _exact(line):
            found.setdefault(str(period), period)
    return tuple(found.values())[:_MOST_PERIODS]


def _holds(line: Line, signed: Signature) -> bool:
    return (line.place, line.text) == (signed.place, signed.text)


def _found(extract: Extract, lines: list[Line], title: Found) -> Iterator[Period]:
    for line in (*lines[:_EDGE], *lines[-_EDGE:]):
        match = _FIELD.search(line.text)
        if match:
            yield from _first(match["rest"], line.place, _FIELDED, near=True)
    if title.titled is not None:
        yield from _in_title(title.titled.text, title.titled.place)
    for line in lines[title.last + 1 : title.last + 1 + _BELOW] if title.last >= 0 else ():
        match = _ALONE.match(line.text)
        whole = find_periods(match["said"]) if match else []
        if match and len(whole) == 1 and whole[0][:2] == (0, len(match["said"])):
            yield replace(whole[0][2], place=line.place, sure=_UNDER)
    for table in extract.tables:
        if not table.hidden:
            yield from _first(table.name, table.place, _SHEET)
    yield from _opening(lines, title)


def _in_title(text: str, place: Place) -> Iterator[Period]:
    bare = _QUOTED.sub(lambda quoted: "\u3000" * len(quoted.group()), text)
    for _, end, period in find_periods(bare):
        if not _EDITION.match(bare[end:].strip()):
            yield replace(
                period, place=place, sure=_TITLED if _EXACT.search(period.text) else _YEAR_ONLY
            )


def _opening(lines: list[Line], title: Found) -> Iterator[Period]:
    """Look in the first words of the body, which often say of which months they speak."""
    start = title.last + 1 if title.last >= 0 else 0
    for line in lines[start : start + _OPENING]:
        yield from _exact(line)


def _exact(line: Line) -> Iterator[Period]:
    """Yield the periods of a line that say more than a year."""
    for _, _, period in find_periods(_QUOTED.sub("", line.text)):
        if period.until or (_EXACT.search(period.text) and period.last is not None):
            yield replace(period, place=line.place, sure=_BODY)


def _first(text: str, place: Place, sure: float, *, near: bool = False) -> Iterator[Period]:
    for start, _, period in find_periods(text)[:1]:
        if not near or start <= 2:  # noqa: PLR2004 — right behind its label
            yield replace(period, place=place, sure=sure)
