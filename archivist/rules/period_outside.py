"""D08: the period a table or report covers lies outside the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.period import Period, resolved
from archivist.domain.window import Window
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SURE, _LIKELY = 0.9, 0.6  # archivist.domain.facts: alone enough for a rule; worth showing
_A_MONTH = 31  # days


@rule(
    "D08",
    level=Level.ERROR,
    basis=N_("申报要求 R7、R8：统计表格、说明报告反映的期间须在本创建周期的有效期内"),
    message=N_("写的期间“{text}”（{first} 至 {last}）与有效期 {window} 没有重合"),
    remedy=N_("请换用反映有效期内情况的表格或报告；期间读错的，核对原件后豁免本条。"),
    kinds=(Kind.REPORT, Kind.TABLE),
)
def period_outside(evidence: Evidence, *, window: Window) -> Iterator[Hit | Undecided]:
    """说明报告、统计表格反映的期间，整段都在有效期之外。

    期间取自标题、“统计期间”等栏目和标题下方的括注，例如 2016年1—12月、上半年、截至2016年底；只要有一天
    落在有效期内就不报。标题只写年份，或只在正文开头写到的，读得不够准，改为待确认；标题或正文写到几个期间的，
    有一个（晚于材料日期的除外）与有效期重合就不报。“2016年以来”没有止日，
    算到材料的日期为止。没有写期间的不判断；写的就是材料日期的（标题下只有一处“（2016年5月）”），由 D01 报，这里不再报。
    """
    period = evidence.facts.period
    if period is None:
        if evidence.wordless:
            yield UNKNOWN
        return
    first, last = _days(period, evidence)
    if (first is None and last is None) or not _worth_telling(period):
        return
    if _is_its_date(period, evidence):
        return
    if (first or date.min) <= window.last and (last or date.max) >= window.first:
        return
    if _another_overlaps(evidence, period, window):
        return
    yield Hit(
        {
            "text": period.text,
            "first": first,
            "last": last,
            "window": window,
        },
        period.place,
        level=None if period.sure >= _SURE else Level.CONFIRM,
    )


def _days(period: Period, evidence: Evidence) -> tuple[date | None, date | None]:
    """Return the first and last day; an open end is the day of the paper, 近三年 counts from it."""
    dated = evidence.dated
    if dated is None:
        return period.first, period.last
    known = resolved(period, dated.value.last)
    if known.last is None and known.first is not None and known.first <= dated.value.last:
        return known.first, dated.value.last
    return known.first, known.last


def _another_overlaps(evidence: Evidence, told: Period, window: Window) -> bool:
    """Whether title or body name another time up to the paper's date that reaches into the window.

    The body is asked only where nothing surer than its words tells the period.
    """
    dated = evidence.dated
    for period in filter(_worth_telling, evidence.facts.other_periods):
        if period.sure < told.sure:
            continue
        first, last = _days(period, evidence)
        if first is None or last is None or first > window.last or last < window.first:
            continue
        # 下半年 in a report of July is a plan: most of it lies ahead.
        if dated is None or first + (last - first) / 2 <= dated.value.last:
            return True
    return False


def _is_its_date(period: Period, evidence: Evidence) -> bool:
    """Whether the words that date it are taken for its period, too: D01 speaks of them."""
    dated = evidence.dated
    if dated is None or not dated.place or dated.place != str(period.place):
        return False
    return (dated.value.first, dated.value.last) == (period.first, period.last)


def _worth_telling(period: Period) -> bool:
    """Whether it is the paper's own period: in running text a single month is often another's."""
    if period.sure >= _LIKELY or period.until:
        return True
    if period.first is None or period.last is None:
        return False
    return (period.last - period.first).days > _A_MONTH
