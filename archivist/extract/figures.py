"""The figures of tables: each number with its heads, unit and period, to be compared with others (N03, N08)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from archivist.domain.figures import Figure, FigureTable
from archivist.extract.periods import WORDS, period_of
from archivist.extract.quantities import Number, Unit
from archivist.extract.table_shape import Head, Matrix
from archivist.extract.table_words import Role, indicator

_MOST = 400
_GENERIC = re.compile(r"^(?:数量|数值|数据|指标值|数额|数|合计|总计|共计|情况|完成情况|实绩|结果|统计数|统计结果|统计数据|本期数?|实际|实际数|完成数|完成值|数字)$")  # noqa: E501  # fmt: skip
_PERIOD_FIELD = re.compile(
    r"(?:统计|数据|报告|覆盖)?(?:期间|时段|周期|区间|年度|时期|时点)\s*[：:]\s*(?P<said>[^\s　]{4,30})"
)
_UNTIL = re.compile(r"截[至止][^，。；）)]{4,16}")
_TOTALS = frozenset({Role.TOTAL, Role.GRAND, Role.MAYBE})


def figures_of(matrix: Matrix) -> FigureTable:
    """Return what a table counts; heads that stand twice tell nothing apart and are left out."""
    period = _period(matrix)
    found: dict[tuple[str, str, str, str], Figure | None] = {}
    for figure in _figures(matrix, period):
        key = (figure.row, figure.column, figure.unit, figure.period)
        found[key] = None if key in found else figure
        if len(found) >= _MOST:
            break
    kept = tuple(figure for figure in found.values() if figure is not None)
    return FigureTable(matrix.title, period, matrix.table.place.sheet, kept)


def _figures(matrix: Matrix, period: str) -> Iterator[Figure]:
    if matrix.folded:
        return
    alone = len(matrix.lines) == 1
    names = [_name(column) for column in matrix.fields]
    periods = [period_of(" ".join(column.path)) for column in matrix.fields]
    for line, head in enumerate(matrix.lines):
        row = "" if alone and not head.path else _name(head)
        of_row = period_of(" ".join(head.path))
        for field, column in enumerate(matrix.fields):
            number = matrix.number(line, field)
            if number is None:
                continue
            unit = _unit(number, column, head)
            yield Figure(
                row,
                names[field],
                _as_shown(number) * unit.factor,
                number.step * unit.factor,
                unit.name,
                periods[field] or of_row or period,
                matrix.cell(line, field),
            )


def _unit(number: Number, column: Head, row: Head) -> Unit:
    for unit in (number.unit, column.unit, row.unit):
        if unit.name or unit.factor != 1:
            return unit
    return number.unit


def _as_shown(number: Number) -> Decimal:
    """Return the value with the digits that are shown, halves away from zero as sheets round."""
    return number.value.quantize(number.step, ROUND_HALF_UP)


def _name(head: Head) -> str:
    """Return a head path in bare words, without totals and periods at its end."""
    if head.role in _TOTALS and len(head.path) <= 1:
        return ""
    words = [WORDS.sub("", indicator(each)) or indicator(each) for each in head.path]
    if head.role in _TOTALS or head.role is Role.SUBTOTAL:
        words = words[:-1]
    return "/".join(word for word in words if word and not _GENERIC.match(word))


def _period(matrix: Matrix) -> str:
    """Return the period a table covers: of its form line, else of its title, else the day it counts up to."""
    around = (*matrix.before, *matrix.after)
    said = (m["said"] for text in around if (m := _PERIOD_FIELD.search(text)))
    until = (m.group() for text in around if (m := _UNTIL.search(text)))
    return next(filter(None, map(period_of, (*said, matrix.title, *until))), "")
