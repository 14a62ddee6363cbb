"""A document as the lines a person would see, and what a line can be in an official paper.

The words follow GB/T 9704-2012 (domain.md §3.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from archivist.domain.dates import DateValue, find_dates
from archivist.domain.place import Place
from archivist.extract.base import OWN_WORDS, Extract, Part, Passage

_FIELD = re.compile(
    r"[ \u3000\xa0]+(?=(?:填报|填表|制表|统计|编制|报送|发布|发文|成文|来源|浏览|字号|索引"
    r"|审核|复核|联系|数据|报告|主管|负责|责任|单位|日期|时间)"
    r"[\u4e00-\u9fff]{0,4}(?:[（(][^（）()]{0,6}[）)])?\s*[：:])"
)
_GAP = re.compile(r"(?<=[^\x00-\x7f])[ \u3000\xa0]+(?=[^\x00-\x7f])")
_SUFFIX = (
    "政府|委员会|办公[室厅]|领导小组|指挥部|办事处|街道|社区|委|[局厅部院办处馆站所社校会]"
    "|中心|公司|集团|大学|学院|中学|小学|初中|高中|幼儿园|医院|支队|大队|总队|[乡镇村]|妇联|文联|科协|残联|银行|人大|政协"
    "|[台署队]|党组|公安|消防|中央|组委会|总局|管委会|基地|分局|总社|联社|服务站|工作站"
)
_ORGAN = re.compile(
    rf"[\u4e00-\u9fff（）()·、]{{1,40}}(?:{_SUFFIX})(?:[（(][\u4e00-\u9fff]{{1,12}}[）)])?"
)
_STAMP = re.compile(r"[（(](?:盖?印?公?章|盖章|签章|代章)[）)]|[（(]\s*[）)]")
_WIDE_GAP = re.compile(r"\t|[ \u3000\xa0]{2,}|\u3000")
_GAPS = re.compile(r"\s+")
_COMMA = re.compile(r"[、\s]+")
_LABEL = re.compile(r"^(?:成文|发文|签发|落款)?(?:日期|时间)[：:]|^[（(]|[）)。]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: *text* without the spaces that only justify it, its passage, and the line as it stands."""

    text: str
    passage: Passage
    raw: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.passage.place

    @property
    def is_row(self) -> bool:
        """Whether it is a table row of several cells."""
        return "\t" in self.text


def stem(name: str) -> str:
    """Return a file's own name without its ending."""
    own = name.rpartition("/")[2]
    return own.rpartition(".")[0] or own


def own_lines(extract: Extract) -> list[Line]:
    """Return the lines of the file's own words, in reading order, without blank ones."""
    return list(_lines(p for p in extract.passages if p.part in OWN_WORDS))


def lines_of(extract: Extract, *parts: Part) -> list[Line]:
    """Return the lines of the passages of these parts."""
    return list(_lines(p for p in extract.passages if p.part in parts))


def tight(text: str) -> str:
    """Drop the spaces between Chinese characters, which only spread a line (包 头 市).

    A form's fields that stand side by side (填报单位：…　　填报时间：…) are parted by a tab instead.
    """
    text = text.strip()
    if " " not in text and "\u3000" not in text and "\xa0" not in text:
        return text
    return _GAP.sub("", _FIELD.sub("\t", text) if "：" in text or ":" in text else text)


def body_size(lines: list[Line]) -> float | None:
    """Return the usual font size in points, by line, or None when none is known."""
    sizes = [line.passage.font_size for line in lines if line.passage.font_size]
    return median(sizes) if sizes else None


def is_organ(text: str) -> bool:
    """Whether a line is the name of a unit and nothing else; several names may stand in a row."""
    text = _STAMP.sub("", text).strip()
    return bool(text) and all(_ORGAN.fullmatch(name) for name in text.split())


def organs_of(line: Line) -> tuple[str, ...]:
    """Return the units a line names when it names nothing else: side by side, or with 、 between."""
    raw = _STAMP.sub("", line.raw or line.text).strip()
    ways = ((raw, _WIDE_GAP, 1), (_STAMP.sub("", line.text).strip(), _COMMA, 1), (raw, _GAPS, 4))
    for text, cut, shortest in ways:  # a single space may part two units, or spread one
        names = tuple(tight(name) for name in cut.split(text) if name.strip())
        units = all(is_organ(n) and "、" not in n and len(n) >= shortest for n in names)
        if len(names) > 1 and units:
            return names
    name = without_stamp(line.text)
    return ("".join(name.split()),) if is_organ(name) else ()


def without_stamp(text: str) -> str:
    """Return a unit's name without the （盖章） behind it."""
    return _STAMP.sub("", text).strip()


def dated_line(text: str) -> tuple[DateValue, str] | None:
    """Return the date and the unit before it, when a line holds nothing else; None otherwise."""
    text = _STAMP.sub("", text) if "（" in text or "(" in text else text
    found = find_dates(text)
    if len(found) != 1:
        return None
    start, end, value = found[0]
    before = _LABEL.sub("", text[:start].strip()).strip(" \t　，,（(")
    after = _LABEL.sub("", text[end:].strip()).strip()
    if after or (before and not is_organ(before)):
        return None
    return value, before


def _lines(passages: Iterator[Passage]) -> Iterator[Line]:
    for passage in passages:
        for line in passage.text.split("\n"):
            if text := line.strip():
                yield Line(tight(text), passage, text)
