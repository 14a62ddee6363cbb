"""N01: totals that are not the sum of what they add up."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "N01",
    level=Level.ERROR,
    basis=N_("申报要求 R11：数据材料要给出算式和结果，合计要等于分项之和（domain.md §2.4 C15）"),
    message=N_(
        "有 {count} 个合计不对：“{label}”填 {shown}，按 {parts} 应为 {expected}；位置 {cells}"
    ),
    remedy=N_("请核对分项和合计，改正填错的一个；合计剔除了重复或只列部分分项的，在表下注明。"),
    kinds=(Kind.TABLE,),
)
def total_wrong(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """统计表格里的合计、小计、总计和分项加起来不一样，行、列都算。

    小计不重复计入，“其中”行不计入，比率和平均数不求和，四舍五入的数按末位半个单位放宽。
    表的结构不能确定时不报。每份表格报一条，写出第一个，列出前五个单元格。
    """
    sheet = evidence.facts.sheet
    if sheet is None:
        yield UNKNOWN
    elif sheet.wrong_totals:
        first = sheet.wrong_totals[0]
        yield Hit(
            {
                "count": len(sheet.wrong_totals),
                "label": first.label,
                "shown": first.shown,
                "expected": first.expected,
                "parts": first.parts,
                "cells": [str(claim.place) for claim in sheet.wrong_totals[:_SHOWN]],
            },
            first.place,
        )
