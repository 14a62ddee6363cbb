"""Signs that a report is a year-end summary (总结体) instead of an explanation (rule T04)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archivist.domain.place import Place, Spot
from archivist.domain.report import SummarySign, Summed
from archivist.extract.report_parts import heading_of

_TITLE = re.compile(
    r"(?:总结|小结|述职|回顾)(?:报告|材料|汇报|讲话)?\s*(?:[（(][^（）()]*[）)])?\s*$"
    r"|(?:工作|年度|半年|阶段)(?:总结|小结)(?!大会|会议|表彰)|总结(?:及|和|暨)[^》]{0,16}(?:计划|打算|安排|思路)"
)
_OPENING = re.compile(
    r"(?:现将|现就|现对|下面[，,]?就|兹将)[^。]{0,60}(?:总结|小结|述职|回顾)[^。]{0,8}如下|(?:总结|小结|述职)如下"
    r"|(?:一年|半年|几年|多年|年|[春夏秋冬]季)(?:多)?[来里中][^。]{0,40}(?:正确|坚强|亲切|统一|高度)[^。]{0,6}(?:领导|关怀|重视)"
    r"|在[^。]{2,40}的?(?:正确|坚强|亲切)领导(?:下|和)|回顾[^。]{0,16}(?:一年|半年|工作|年来)|(?:转眼|光阴|岁月|时光)[^。]{0,10}(?:一年|半年|过去)"
)
_SHORT_HEAD = re.compile(r"(?:问题|不足|困难|差距|短板|薄弱环节)")
_SHORT_VERB = re.compile(r"存在|不足|主要问题|困难和|差距|短板|薄弱")
_SHORT_SAID = re.compile(
    r"(?=[虽尽但同当还仍也])(?:(?:虽然|尽管|但|同时|当然)[^。]{0,60}(?:还|仍|也)(?:然)?(?:存在|有)[^。]{0,24}(?:不足|问题|差距|困难|薄弱)"
    r"|(?:还|仍|也)(?:然)?存在(?:着)?(?:一些|一定|不少|诸多)[^。]{0,16}(?:不足|问题|差距|困难))"
)
_NEXT_HEAD = re.compile(
    r"下一步|下步|下阶段|今后|明年|来年|下半年|努力方向|(?:20\d\d年|工作)(?:的)?(?:打算|设想|思路)|打算"
)
_NEXT_SAID = re.compile(
    r"(?=[下今明来在新])(?:^(?:下一步|下步|今后|明年|来年|下半年|在今后的工作中|新的一年)[^。]{0,6}[，,：:]|(?:新的一年|在今后的工作中)[，,里])"
)
_AT_START = 4


def find_summary(
    title: str, paragraphs: Iterable[tuple[str, Place]], title_place: Place
) -> tuple[Summed, ...]:
    """Return each kind of sign once, where it is first met.

    A title in which 总结 names a meeting or a commendation is none, nor is a problem that was put right.
    """
    found: dict[SummarySign, Summed] = {}
    if title and _TITLE.search(_plain(title)):
        sign = SummarySign.TITLE
        found[sign] = Summed(sign, Spot(title, title_place))
    for number, (paragraph, place) in enumerate(paragraphs):
        for sign, text in _signs(paragraph, number):
            found.setdefault(sign, Summed(sign, Spot(text[:40], place)))
    return tuple(found[sign] for sign in SummarySign if sign in found)


def _signs(paragraph: str, number: int) -> Iterable[tuple[SummarySign, str]]:
    if number < _AT_START and (opening := _OPENING.search(paragraph)):
        yield SummarySign.OPENING, opening.group()
    words = heading_of(paragraph)
    if words and _SHORT_HEAD.search(words) and _SHORT_VERB.search(words) and "整改" not in words:
        yield SummarySign.SHORTCOMINGS, words
    elif any(word in paragraph for word in "还仍也") and (said := _SHORT_SAID.search(paragraph)):
        yield SummarySign.SHORTCOMINGS, said.group()
    if words and _NEXT_HEAD.search(words):
        yield SummarySign.NEXT, words
    elif said := _NEXT_SAID.search(paragraph):
        yield SummarySign.NEXT, paragraph


def _plain(title: str) -> str:
    return re.sub(r"《[^》]*》", "", title)
