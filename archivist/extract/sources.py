"""Where a report names its sources: in the paragraph of a figure, or once for all of them (domain.md R4, C08)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archivist.extract.base import Extract, Part

_MARK = re.compile(
    r"(?=[由数资信来出据根经统调监审测民提公发通摘引取源详参见（(])(?:(?:数据|资料|信息)?(?:来源|出处)[于自]?\s*[：:]?|(?<!依)据[^，。；]{0,24}(?:统计|数据|报表|台账|公报|年鉴|调查|显示|监测|测算|资料|信息系统|信息平台|数据库)"
    r"|根据[^，。；]{0,30}(?:统计|数据|报表|台账|公报|年鉴|调查|监测|资料|记录|批复|决算|信息系统)|经[^，。；]{0,16}(?:统计|核定|核实|审计|测评|抽样|调查)"
    r"|(?:统计|调查|监测|审计|测评|民调)(?:数据|结果|报告|公报|资料)(?:显示|表明)|(?<=[\u4e00-\u9fff]{2})(?:提供|公布|发布|通报)的?(?:数据|统计)?[）)]"
    r"|(?:摘自|引自|取自|来自|源自|详见|参见|见)[^，。；]{0,6}(?:《|附[件表]|表\s*\d|台账|年鉴|报表|统计)|数据由[^，。；]{2,20}提供|由[^，。；]{2,20}提供(?:的)?(?:统计)?(?:数据|资料)"
    r"|[（(][^（）()]{0,30}(?:统计表?|台账|报表|年鉴|公报|批复|决算|附[件表]\s*\d*|数据)[^（）()]{0,10}[）)])"
)
# Words of which every mark has one.
_HINT = re.compile(
    "来源|出处|统计|数据|报表|台账|公报|年鉴|调查|显示|监测|测算|资料|记录|核定|核实|审计|测评|抽样|民调"
    "|摘自|引自|取自|来自|源自|见|系统|平台|批复|决算|提供|公布|发布|通报|附件|附表"
)
_FOR_ALL = re.compile(
    r"(?:以上|上述|文中|本(?:报告|说明|材料|文)|报告中|全部|所有|所列)[^，。；]{0,12}(?:数据|数字|数值|情况|指标)[^。]{0,20}(?:来源|来自|出自|均由|均据|由[^。]{2,16}提供|取自|据)"
    r"|^[（(]?(?:注|备注|说明)?[：:]?\s*(?:本[\u4e00-\u9fff]{1,4}|以上|文中)?(?:数据|资料)来源"
)
_COUNTED = re.compile("数|情况|指标|资料")  # what the words for all speak of
_NEAR_END = 4
_DIGIT = re.compile(r"\d")
_NOTE = re.compile(
    r"^\s*(?P<mark>\[\d{1,2}\]|［\d{1,2}］|[①-⑳]|注\s?\d{1,2})\s*[：:]?\s*(?P<said>.+)"
)
_NAMED = re.compile(r"来源|出处|统计|报表|台账|公报|年鉴|数据|资料|批复|决算|〔\d{4}〕")
_FULL = 0.8  # of a long line's length: so far a line of a page runs on
_WHOLE = 0.97  # even behind a stop
_LONG = 0.9
_STOPS = "。：；！？:;!?"


def find_sourced(extract: Extract, texts: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the paragraphs in *texts* whose figures name where they come from.

    A line that is a source and nothing else belongs to the paragraph above it, at the end of a paper,
    in a foot note or where it says so, to all of them.
    """
    everything = frozenset(range(len(texts)))
    if any(p.part is Part.NOTE and _is_marked(p.text) for p in extract.passages):
        return everything
    found: set[int] = set()
    for number, text in enumerate(texts):
        alone = _FOR_ALL.search(text) if _COUNTED.search(text) else None
        if alone and (number >= len(texts) - _NEAR_END or "来源" not in text[:12] or number == 0):
            return everything
        if alone:
            found.add(number - 1)
    found |= _by_notes(texts)
    for lines in _paragraphs(extract, texts):
        whole = "".join(texts[number] for number in lines)
        if (_DIGIT.search(whole) and _is_marked(whole)) or found & set(lines):
            found |= set(lines)
    return frozenset(found)


def _by_notes(texts: Sequence[str]) -> set[int]:
    """Return the paragraphs whose mark [1], ① leads to a note that names a source."""
    notes = [(number, match) for number, text in enumerate(texts) if (match := _NOTE.match(text))]
    marks = {match["mark"]: number for number, match in notes if _NAMED.search(match["said"])}
    return {
        number
        for number, text in enumerate(texts)
        for mark, note in marks.items()
        if number != note and mark in text
    }


def _paragraphs(extract: Extract, texts: Sequence[str]) -> list[range]:
    """Return which of *texts* make a paragraph: the lines of a page that run on, else each by itself."""
    paged = all(p.place.page is not None for p in extract.passages if p.part is Part.BODY)
    if not paged or not texts:
        return [range(n, n + 1) for n in range(len(texts))]
    usual = sorted(map(len, texts))[int(_LONG * (len(texts) - 1))]
    starts = [0]
    for number, text in enumerate(texts[:-1], 1):
        line = text.rstrip()
        full = _WHOLE if line.endswith(tuple(_STOPS)) else _FULL
        if len(line) < full * usual:
            starts.append(number)
    return [range(a, b) for a, b in zip(starts, (*starts[1:], len(texts)), strict=True)]


def _is_marked(text: str) -> bool:
    return bool(_HINT.search(text) and _MARK.search(text))
