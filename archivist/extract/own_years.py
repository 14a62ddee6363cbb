"""The years a report speaks of as its own, in the title and at the head of sentences (rule T09)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archivist.domain.place import Place
from archivist.domain.report import NamedYears

_MOST = 24
_OPEN = 9999  # 2013年以来: to this day
_QUOTED = re.compile(r"《[^》]*》|〈[^〉]*〉|[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]")
_YEARS = re.compile(
    r"(?P<since>自|从)?\s*(?<!\d)(?P<first>(?:19|20)\d{2})\s*年?(?:\s*(?:-|—|－|–|~|～|至|到)+\s*(?P<last>(?:19|20)\d{2}))?"
    r"\s*年(?P<after>度|以来|来|起|初以来)?"
)
_SENTENCE = re.compile(r"(?<=[。；;！!？?\n])")
_LEAD = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s*)?(?:截至|截止|到|在|至|据统计[，,])?\s*$"
)
_PAST = re.compile(
    r"历史|始建|创建于|成立于|建于|出生|曾(?:经)?(?:获|被|于|在)|首次|当年|连续|届|以前|之前|比(?:19|20)\d\d年|较(?:19|20)\d\d年|规划|计划到|力争|目标|到20\d\d年"
)
_ACT = re.compile(
    r"我市|全市|本市|市委|市政府|开展|组织|举办|共|先后|累计|投入|建成|新建|培训|发放|印发|制定|完成|达到|实现"
)


def find_years(
    title: str, paragraphs: Iterable[tuple[str, Place]], title_place: Place
) -> tuple[NamedYears, ...]:
    """Return the years of the title, and of sentences that say what was done in them.

    Years inside 《》 and 〔〕, of history and of plans are not the report's own.
    """
    found = list(_in(_QUOTED.sub(_blank, title), title_place, in_title=True))
    for paragraph, place in paragraphs:
        said = _QUOTED.sub(_blank, paragraph) if _names_year(paragraph) else ""
        for sentence in _SENTENCE.split(said):
            if _names_year(sentence) and not _PAST.search(sentence) and _ACT.search(sentence):
                found += _in(sentence, place, in_title=False)
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _names_year(text: str) -> bool:
    return "20" in text or "19" in text


def _in(text: str, place: Place, *, in_title: bool) -> Iterator[NamedYears]:
    for match in _YEARS.finditer(text):
        if not in_title and not _LEAD.match(text[: match.start()]):
            continue
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        after = match["after"] or ""
        if match["since"] or after.endswith(("来", "起")):
            last = _OPEN
        shown = match.group().strip()
        yield NamedYears(first, max(first, last), shown, in_title=in_title, place=place)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
