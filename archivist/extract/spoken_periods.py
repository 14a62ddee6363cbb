"""The period a figure in running text speaks of: its sentence's own, else the last one said before it.

Rule N08 compares only figures of one period. 2019年8月至2020年7月举办招聘会138场。城镇新增就业10.2万人。
says both of the same months, in one paragraph or in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.extract.periods import WORDS, names_year, period_of

# Names of papers, sources and numbers of papers are about other times than what is counted.
_ASIDE = re.compile(
    r"《[^》]*》|[（(][^（）()]*(?:来源|出处|依据|见附|详见|文号|印发|号)[^（）()]*[）)]|〔[^〕]*〕"
)
_COMPARED = re.compile(r"(?:比|较|相比|对比|相较于?|与|和|同|于)\s*$")
_BRACKET = re.compile(r"\s*[（(](?P<said>[^（）()]*)[）)]")
_LAST_YEAR = re.compile(r"去年|上年|上一年|前一年")
_OTHER_TIME = re.compile(r"今年|本年|前年|往年|历年|当年")
_SAME_MONTHS = re.compile(r"同期")
_OPENS = re.compile(
    r"(?:^|[，,。；;：:（(、！!\s]|截[至止]|自|从|在|至|于|全市|我市|全区|我区|全县|我县)$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[。；;！!]")


class Spoken:
    """What period the text speaks of while it is read from its beginning."""

    def __init__(self) -> None:
        self._lasting = self._last = ""

    def paragraph(self, text: str) -> None:
        """Begin a paragraph: a single day or month said before no longer holds, a longer time does.

        A heading is no sentence, yet what it says of months holds for what is below it.
        """
        self._last = self._lasting
        if not _SENTENCE_END.search(text):
            self.read(text)

    def read(self, sentence: str) -> None:
        """Remember the last period of a sentence for those that follow it."""
        if not names_year(sentence):
            return
        for start, period in _said(_plain(sentence)):
            opens = bool(_OPENS.search(sentence[:start]))
            if not _is_year(period) or opens:
                self._last = period
                if _is_long(period):
                    self._lasting = period

    def at(self, sentence: str, first: int, end: int) -> str:
        """Return the period of the figure at *first* to *end* of a sentence not read yet, "" if unknown."""
        said = _plain(sentence) if names_year(sentence) else sentence
        own, start = "", 0
        for start, own in _said(said[:first]):  # noqa: B007 — the last one is wanted
            pass
        before = sentence[start:first]
        if _LAST_YEAR.search(before):
            return _a_year_before(own or self._last, months=bool(_SAME_MONTHS.search(before)))
        if own:
            return own
        bracket = _BRACKET.match(said, end)
        if bracket and (inside := period_of(bracket["said"])):
            return inside
        if _OTHER_TIME.search(before):
            return ""
        return self._last or next((period for _, period in _said(said)), "")


def _plain(sentence: str) -> str:
    return _ASIDE.sub(lambda match: "\u3000" * len(match.group()), sentence)


def _said(text: str) -> Iterator[tuple[int, str]]:
    """Yield start and period of each time said, but for those only compared with."""
    for match in WORDS.finditer(text) if names_year(text) else ():
        if not _COMPARED.search(text[: match.start()]) and (period := period_of(match.group())):
            yield match.start(), period


def _is_year(period: str) -> bool:
    return period.isdecimal()


def _is_long(period: str) -> bool:
    """Whether a period is more than a month; 截至 a month speaks of all before it."""
    return ".." in period or _is_year(period)


def _a_year_before(period: str, *, months: bool) -> str:
    """Return the year before a period's, or with *months* the same months of it; "" if none is known."""
    years = _YEAR.findall(period)
    if not years:
        return ""
    if not months:
        return str(int(years[-1]) - 1)
    return _YEAR.sub(lambda year: str(int(year.group()) - 1), period)
