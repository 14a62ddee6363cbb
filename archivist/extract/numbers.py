"""A paper's own 发文字号, told from those it cites (GB/T 9704-2012 7.2.5; domain.md §3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archivist.domain.document_number import (
    DocumentNumber,
    NumberFault,
    find_damaged_numbers,
    find_document_numbers,
    find_order_numbers,
)
from archivist.domain.facts import Numbered
from archivist.extract.enacting import Enactment, enacting_number
from archivist.extract.flow import Flow
from archivist.extract.lines import Line
from archivist.extract.order_head import find_order_head
from archivist.extract.title import Found

_LABEL = re.compile(r"^(?:发文字号|文号|文件编号|发文号|编号|字号)[：:\s]*")
_BESIDE = re.compile(
    r"(?:签\s*发\s*人\s*[：:]?\s*[\u4e00-\u9fff\s、]{0,20}|[（(【\[）)】\]\s★*\-—]+|\d{4}年\d{1,2}月\d{1,2}日)"
)
_YEAR_LINE = re.compile(r"^[〔\[（(【]\d{4}[〕\]）)】]\s*\d{1,4}\s*号$")
_MINUTES = re.compile(r"^[\u4e00-\u9fff]{0,12}(?:会议)?纪要$")
_HEAD_BEFORE = re.compile(r"^[\u4e00-\u9fff]{3,40}文件$")
_FIELD_ROW = re.compile(r"^(?:发文字号|文号)\s*[：:]?\t")
_HEAD = 15
_BELOW_TITLE = 3
_MARKUP_LINES = 14  # a dateline may stand between a title and the number a publisher puts there
_CLEAN, _LABELLED, _DAMAGED, _DATELINE = 0.97, 0.95, 0.75, 0.9


@dataclass(frozen=True, slots=True)
class Numbers:
    """The own number, those a joint paper bears beside it, and the cited ones, each once."""

    own: Numbered | None = None
    joint: tuple[Numbered, ...] = ()
    cited: tuple[Numbered, ...] = ()


def find_numbers(
    lines: list[Line],
    flow: Flow,
    title: Found,
    steps: tuple[Enactment, ...] = (),
    signers: tuple[str, ...] = (),
) -> Numbers:
    """Return the own number, or None, and every other number the text bears or cites.

    Looked for above the title, just below it, where saved web pages put it, and in the dateline
    (*steps*) of laws, which are published by orders. *signers* are the units of the signature, for
    a notice whose head names none.
    """
    bears = _own(lines, title, steps, signers)
    own = bears[0] if bears else None
    known = {str(each.number) for each in bears}
    cited: dict[str, Numbered] = {}
    for start, _, number in find_document_numbers(flow.text):
        key = str(number)
        if key in known:
            continue
        place = flow.place_at(start)
        before = cited.get(key)
        cited[key] = (
            replace(before, again=(*before.again, place))
            if before
            else Numbered(number, place, _LABELLED)
        )
    return Numbers(own, bears[1:], tuple(cited.values()))


def _own(
    lines: list[Line], title: Found, steps: tuple[Enactment, ...], signers: tuple[str, ...]
) -> tuple[Numbered, ...]:
    headed = find_order_head(lines)
    end = title.last + 1 + _BELOW_TITLE if title.last >= 0 else _HEAD
    for index, line in enumerate(lines[: min(end, _HEAD + max(title.last, 0))]):
        held = tuple(_alone(line.text))
        if held:
            return tuple(Numbered(number, line.place, _sure(number)) for number in held)
        here = headed is not None and headed.number_at == index
        order = headed.number(signers) if headed and here else _minutes(lines, index)
        if order is not None:
            return (Numbered(order, line.place, _CLEAN),)
    found = enacting_number(steps)
    if found is not None:
        return (Numbered(found[0], found[1].place, _DATELINE),)
    return tuple(_repeated_head(lines, title))


def _repeated_head(lines: list[Line], title: Found) -> Iterator[Numbered]:
    """Look once more below a dateline, where publishers print the paper's own head."""
    if title.last < 0:
        return
    for line in lines[title.last + 1 : title.last + 1 + _MARKUP_LINES]:
        held = next(iter(_alone(line.text)), None)
        if held is not None:
            yield Numbered(held, line.place, _LABELLED)
            return
        if line.text.endswith("。"):
            return


def _alone(text: str) -> Iterator[DocumentNumber]:
    """Yield the numbers of a line that holds nothing else but what belongs beside them."""
    for cell in text.split("\t"):
        said = _LABEL.sub("", cell.strip())
        found = find_damaged_numbers(said) or find_order_numbers(said)
        rest = said
        for start, end, _ in reversed(found):
            rest = rest[:start] + " " + rest[end:]
        beside = _BESIDE.sub("", rest).strip(" 、，,;；")
        if found and (not beside or _HEAD_BEFORE.match(beside)):
            yield from (number for _, _, number in found)
            return
    found = find_document_numbers(text)
    if len(found) == 1 and _FIELD_ROW.match(text):
        yield found[0][2]


def _minutes(lines: list[Line], index: int) -> DocumentNumber | None:
    """Return the number of minutes whose head and number stand on two lines."""
    text = lines[index].text
    if index == 0 or not _YEAR_LINE.match(text) or not _MINUTES.search(lines[index - 1].text):
        return None
    found = find_document_numbers(lines[index - 1].text + text)
    return found[0][2] if len(found) == 1 else None


def _sure(number: DocumentNumber) -> float:
    return _DAMAGED if NumberFault.LETTER in number.faults else _CLEAN
