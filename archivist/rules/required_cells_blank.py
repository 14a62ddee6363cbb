"""N07: cells of a form that were left blank."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "N07",
    level=Level.ERROR,
    basis=N_("申报要求 R11：统计表格逐项填报，没有的填“0”“—”或“无”，不能空着"),
    message=N_("有 {count} 个该填的单元格空着：{cells}"),
    remedy=N_("请补填所列单元格；确实没有的，填“0”“—”或“无”。"),
    kinds=(Kind.TABLE,),
)
def required_cells_blank(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """统计表格的数字列里，别的行都填了，有的行空着。

    写“—”“/”“无”的算填了；备注、选填的列，合并的单元格，只起分段作用的行，不算。
    """
    sheet = evidence.facts.sheet
    if sheet is None:
        yield UNKNOWN
    elif sheet.blanks:
        spots = list(sheet.blanks[:_SHOWN])
        yield Hit({"count": len(sheet.blanks), "cells": spots}, spots[0].place)
