"""D03: the year of the document number is not the year of the date."""

from collections.abc import Iterator

from archivist.domain.dates import DateSource, DateValue, strongest
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_JANUARY, _DECEMBER = 1, 12
_ON_THE_PAPER = (DateSource.SEAL, DateSource.TEXT)


@rule(
    "D03",
    level=Level.WARNING,
    basis=N_("GB/T 9704-2012：发文字号的年份是发文当年，应与成文日期一致（domain.md §2.4 C05）"),
    message=N_("发文字号“{number}”是 {year} 年，{source}却是 {date}"),
    remedy=N_("请核对原件：文号或日期有误的，换用正确的文件；年底编号、次年初成文的，确认后豁免。"),
    kinds=(Kind.PAPER, Kind.REPORT, Kind.TABLE),
)
def number_year_differs(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """发文字号里的年份和成文日期（或用印日期）的年份不同。

    只看文件自己的文号，不看正文引用的文号。12 月编号、次年 1 月成文一类跨年情形改为待确认。
    """
    numbered = evidence.facts.number
    if numbered is None:
        if evidence.wordless:
            yield UNKNOWN
        return
    dated = strongest(tuple(r for r in evidence.facts.dates if r.source in _ON_THE_PAPER))
    year = numbered.number.year
    if year is None or dated is None or dated.value.year == year:
        return
    yield Hit(
        {
            "number": numbered.number.text,
            "year": year,
            "source": dated.source,
            "date": dated.value,
        },
        numbered.place,
        level=Level.CONFIRM if _at_the_turn(year, dated.value) else None,
    )


def _at_the_turn(year: int, value: DateValue) -> bool:
    month_before = value.month == _JANUARY and year == value.year - 1
    return month_before or (value.month == _DECEMBER and year == value.year + 1)
