"""The dateline of a law or an order: who passed, published or amended it, when, by which number.

立法法 (2023) asks for it under the title (题注): 制定机关 and the date of passing; an amended text lists
every amendment, and the last of them made the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.dates import DateValue, find_dates
from archivist.domain.document_number import DocumentNumber, find_order_numbers
from archivist.extract.lines import Line, is_organ
from archivist.extract.title import Found

_MAKES = re.compile(r"通过|公布|发布|颁布|签署|印发|修订|修正|修改")
_APPROVES = re.compile(r"批准")
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]+次[\u4e00-\u9fff]{0,8}会议?")
_STARTS = re.compile(r"^[（(【]?\s*(?:根据|依据|由)?\s*(?:19|20|二[〇○零]|一九)\S{2}\s*年")
_BRACKETED = re.compile(r"^[（(].{10,}[）)]$", re.DOTALL)
_FORCE = re.compile(r"^[自从]?\s*(?:起)?\s*(?:施行|实施|生效|执行)")
_TERM = re.compile(r"第?[一二三四五六七八九十\d]+届")
_ORGAN = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff、（）]{2,60}?)"
    r"(?=第[一二三四五六七八九十百\d]+次|令|公告|审判委员会|检察委员会|批准|通过|公布|发布|颁布|印发|审议)"
)
_QUOTED = re.compile(r"《[^》]*(?:》|$)|〈[^〉]*〉")
_RELATIVE = re.compile(r"^[省市县区州旗](?!\S{0,3}[省市县区州旗])")
_MARKUP = re.compile(r"^<!--.*-->$")
_MOST_LINES = 20
_STRETCH = 260  # characters; a dateline in brackets runs over several enactments, a body line on


@dataclass(frozen=True, slots=True)
class Enactment:
    """One step: when, by which units, under which number; *makes* is False for a mere 批准."""

    value: DateValue
    organs: tuple[str, ...]
    number: DocumentNumber | None
    makes: bool
    line: Line


def find_enactments(lines: list[Line], title: Found) -> tuple[Enactment, ...]:
    """Return the steps of the dateline under the title, as they stand; () where there is none."""
    if title.last < 0:
        return ()
    found: list[Enactment] = []
    for line in lines[title.last + 1 : title.last + 1 + _MOST_LINES]:
        if _MARKUP.match(line.text):
            continue
        steps = list(_steps(line)) if _is_dateline(line.text) else []
        if steps:
            found += steps
        elif not found or not line.text.startswith(("<", "〈", "《")):
            break
    return tuple(found)


def latest(steps: tuple[Enactment, ...]) -> Enactment | None:
    """Return the step that made the text as it stands: the last by date."""
    return max(steps, key=lambda step: step.value.first, default=None)


def enacting_organs(steps: tuple[Enactment, ...]) -> tuple[tuple[str, ...], Line] | None:
    """Return the units that made the text, and the line that says so, or None.

    A higher organ's approval alone tells no issuer; 市人大常委会, which only its own city understands,
    gives way to a full name.
    """
    for step in steps:
        if step.makes and step.organs and not _RELATIVE.match(step.organs[0]):
            return step.organs, step.line
    return None


def enacting_number(steps: tuple[Enactment, ...]) -> tuple[DocumentNumber, Line] | None:
    """Return the number of the last order or notice of the dateline."""
    for step in reversed(steps):
        if step.number is not None:
            return step.number, step.line
    return None


def _is_dateline(text: str) -> bool:
    return len(text) <= _STRETCH and bool(_STARTS.match(text) or _BRACKETED.match(text))


def _steps(line: Line) -> Iterator[Enactment]:
    """Cut a line at its dates; what follows a date tells who did what on it."""
    bare = _QUOTED.sub(lambda quoted: "《" * len(quoted.group()), line.text)
    dates = find_dates(bare)
    for index, (_, end, value) in enumerate(dates):
        stop = dates[index + 1][0] if index + 1 < len(dates) else len(bare)
        said = bare[end:stop].strip(" \t　，,、；;（()）")
        if value.day is None or _FORCE.match(said) or not said:
            continue
        makes = bool(_MAKES.search(said) or (_SESSION.search(said) and not _APPROVES.search(said)))
        numbers = find_order_numbers(said)
        if not (makes or _APPROVES.search(said) or numbers):
            continue
        number = numbers[0][2] if numbers else None
        yield Enactment(value, _organs(said), number, makes or bool(numbers), line)


def _organs(said: str) -> tuple[str, ...]:
    """Return the units at the start of what follows a date, by their standing names."""
    match = _ORGAN.match(_TERM.sub("", said))
    if match is None:
        return ()
    names = tuple(name for name in match["organ"].split("、") if name)
    return names if names and all(map(is_organ, names)) else ()
