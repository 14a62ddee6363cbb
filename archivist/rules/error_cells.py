"""N05: cells that hold an error, or text where a number belongs."""

from collections.abc import Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.i18n import N_
from archivist.rules.base import UNKNOWN, Hit, Undecided, rule

_SHOWN = 5


@rule(
    "N05",
    level=Level.ERROR,
    basis=N_("申报要求 R11：数据材料要给出算式、结果和来源，表中不能有错误值"),
    message=N_("有 {count} 个单元格不是有效数据：{cells}"),
    remedy=N_("请改正所列单元格：修复公式引用，把文本改为数字，再核对合计。"),
    kinds=(Kind.TABLE,),
)
def error_cells(evidence: Evidence) -> Iterator[Hit | Undecided]:
    """统计表格里有错误值（#REF!、#DIV/0! 等），或该填数字的地方写着文字。

    每份表格报一条，列出前五个单元格。
    """
    cells = (*evidence.facts.error_cells, *evidence.facts.text_cells)
    if cells:
        yield Hit({"count": len(cells), "cells": list(cells[:_SHOWN])}, cells[0].place)
    elif evidence.wordless:
        yield UNKNOWN
