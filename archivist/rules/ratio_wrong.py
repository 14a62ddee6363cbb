"""N02: shares, rates and growth that do not come out."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "N02",
    level=Level.WARNING,
    basis=N_("申报要求 R11：比率要给出算式，算式和结果要一致（domain.md §2.4 C15）"),
    message=N_(
        "有 {count} 个比率不对：“{label}”填 {shown}，按 {parts} 应为 {expected}；位置 {cells}"
    ),
    remedy=N_("请按算式重算所列比率，或改正分子、分母；口径不同的，在表下写明算式。"),
    kinds=(Kind.TABLE,),
)
def ratio_wrong(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """统计表格里的占比、完成率、同比增长等和表中分子、分母算出来的不一样。

    允许差末位的半个单位；分子、分母自己是四舍五入来的，再相应放宽。看不出由哪两个数算出时不报。
    """
    sheet = evidence.facts.sheet
    if sheet is None:
        yield UNKNOWN
    elif sheet.wrong_ratios:
        first = sheet.wrong_ratios[0]
        yield Hit(
            {
                "count": len(sheet.wrong_ratios),
                "label": first.label,
                "shown": first.shown,
                "expected": first.expected,
                "parts": first.parts,
                "cells": [str(claim.place) for claim in sheet.wrong_ratios[:_SHOWN]],
            },
            first.place,
        )
