"""Shares, rates and growth recomputed (rule N02): each against the two numbers it comes from.

Which two is told by the other rows, most of which come out, or by the words of the heads (办结率 from 办结
and 受理). A ratio is called wrong only where one of these is sure. Values may be shown with or without
per cent signs; numbers that are rounded themselves widen what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from archivist.domain.figures import Claim
from archivist.domain.place import Place
from archivist.extract.quantities import Number, plain
from archivist.extract.table_shape import Head, Matrix
from archivist.extract.table_words import Role, counts_exactly, indicator, is_growth, tidy

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_TINY = Decimal("1e-9")
_MOST_SOURCES = 12
_SAMPLE = 12
_MOST_CELLS = 20_000
_MOST_RATIOS = 12
_LEAST_RIGHT = 2
_SHARE_RIGHT = 0.6
_MOST_FRACTION = 2  # 0.95 for 95 %
_PER_CENT = Decimal("0.01")
_FLOAT_STEP = Decimal("1e-6")
_WHOLE = re.compile(
    r"总|应|计划|任务|目标|抽检|检查|受理|常住|户籍|人口|符合|批次|申报|全部|适龄|预算|登记"
)
_EARLIER = re.compile(r"上年|去年|同期|上期|上月|上季|前年|期初|年初|基期")
_LATER = re.compile(r"本年|今年|本期|本月|本季|当年|期末|年末|报告期|完成|实绩")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ASKED = re.compile(r"应|计划|任务|目标|总|拟|需")
_DONE = re.compile(r"已|实际|完成")
_Span = tuple[Decimal, Decimal]
_RATE_TAIL = re.compile(r"(?:比率|率|占比|比例|比重|百分比)[%]?$")


@dataclass(frozen=True, slots=True)
class Compared:
    """How many ratios of a matrix were recomputed, and those that do not come out."""

    checked: int
    wrong: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Formula:
    """How a ratio is made: *top* by *base* (fields); *base* None is the total of *top*; growth takes one off."""

    top: int
    base: int | None
    growth: bool


def check_ratios(matrix: Matrix) -> Compared:
    """Recompute the ratio columns and, where a table lies on its side, the ratio rows."""
    checked, wrong = 0, []
    if matrix.folded or len(matrix.lines) * len(matrix.fields) > _MOST_CELLS:
        return Compared(0, ())
    for turned in (matrix, matrix.turned()):
        ratios = [n for n, head in enumerate(turned.fields) if head.role is Role.RATIO]
        for field in ratios[:_MOST_RATIOS]:
            count, claims = _check(turned, field)
            checked += count
            wrong += claims
    return Compared(checked, tuple(wrong))


def _check(matrix: Matrix, field: int) -> tuple[int, list[Claim]]:
    lines = [n for n in range(len(matrix.lines)) if matrix.number(n, field) is not None
             and matrix.lines[n].role is not Role.RATIO]  # fmt: skip
    best: tuple[int, _Formula, list[int]] | None = None
    excused: set[int] = set()
    sample = lines[:_SAMPLE]
    for formula in _formulas(matrix, field):
        # Most pairs make no sense; a few lines show it, and long tables need not be gone through.
        spans = _spans(matrix, sample, formula)
        right = [n for n, span in spans.items() if _comes_out(matrix, n, field, formula, span)]
        if len(lines) > _SAMPLE:
            if len(right) < len(sample) // 2:
                continue
            spans |= _spans(matrix, lines[_SAMPLE:], formula)
            right = [n for n, span in spans.items() if _comes_out(matrix, n, field, formula, span)]
        judged = [n for n, span in spans.items() if span is not None]
        excused.update(n for n in right if _telling(matrix, n, field))
        known = {*right}
        wrong = [n for n in judged if n not in known]
        sure = _is_sure(matrix, field, formula, judged, right)
        if sure and (best is None or len(right) > best[0]):
            best = (len(right), formula, wrong)
    if best is None:
        return 0, []
    count, formula, wrong = best
    claims = [_claim(matrix, n, field, formula) for n in wrong if n not in excused]
    return count + len(claims), claims


def _formulas(matrix: Matrix, field: int) -> Iterator[_Formula]:
    """Yield every way two quantities of the table could make this ratio, the likeliest first."""
    heads = matrix.fields
    sources = [n for n, head in enumerate(heads) if head.role not in {Role.RATIO, Role.MEAN}]
    near = sorted(sources, key=lambda n: (abs(n - field), n))[:_MOST_SOURCES]
    growth = is_growth(" ".join(heads[field].path))
    for top, base in permutations(near, 2):
        if _comparable(heads[top], heads[base]):
            yield _Formula(top, base, growth)
    if not growth:
        for top in near:
            yield _Formula(top, None, growth=False)


def _comparable(one: Head, other: Head) -> bool:
    return not one.unit.name or not other.unit.name or one.unit.name == other.unit.name


def _is_sure(
    matrix: Matrix, field: int, formula: _Formula, judged: list[int], right: list[int]
) -> bool:
    telling = [n for n in right if _telling(matrix, n, field)]
    if len(telling) >= _LEAST_RIGHT and len(right) >= _SHARE_RIGHT * len(judged):
        return True
    return bool(judged) and _is_named(matrix, field, formula)


def _telling(matrix: Matrix, line: int, field: int) -> bool:
    """Whether a ratio that comes out says anything: 0 and 100 % come out of many pairs."""
    number = matrix.number(line, field)
    return number is not None and number.value not in {0, 1, _HUNDRED}


def _is_named(matrix: Matrix, field: int, formula: _Formula) -> bool:
    """Whether the heads say which two numbers make the ratio, and no third could be meant."""
    if formula.base is None:
        return False
    heads = matrix.fields
    counted = [n for n, h in enumerate(heads) if h.role not in {Role.RATIO, Role.MEAN} and h.path]
    top, base = (tidy(heads[n].label) for n in (formula.top, formula.base))
    if formula.growth:
        if len(counted) != 2:  # noqa: PLR2004
            return False
        years = [_YEAR.search(each) for each in (top, base)]
        if years[0] and years[1]:
            return int(years[0].group()) == int(years[1].group()) + 1
        return bool(_EARLIER.search(base)) and not _EARLIER.search(top)
    ratios = [n for n, h in enumerate(heads) if h.role is Role.RATIO]
    stem = _RATE_TAIL.sub("", indicator(heads[field].label))
    named = len(stem) > 1 and stem in indicator(top) and not _ASKED.match(top)
    whole = bool(_WHOLE.search(base)) and not _DONE.match(base)
    return len(counted) == 2 and len(ratios) == 1 and named and whole  # noqa: PLR2004


def _spans(matrix: Matrix, lines: Sequence[int], formula: _Formula) -> dict[int, _Span | None]:
    """Return for each line the least and the greatest ratio in per cent that the shown numbers allow."""
    whole = _whole(matrix, formula) if formula.base is None else None
    return {line: _interval(matrix, line, formula, whole) for line in lines}


def _interval(matrix: Matrix, line: int, formula: _Formula, whole: Number | None) -> _Span | None:
    top = matrix.number(line, formula.top)
    base = whole if formula.base is None else matrix.number(line, formula.base)
    if top is None or base is None or base.value <= 0:
        return None
    exact_top = _slack(matrix, line, formula.top, top)
    exact_base = _slack(matrix, line, formula.top if formula.base is None else formula.base, base)
    scale = _scaled(matrix, formula.top, top) / _scaled(
        matrix, formula.top if formula.base is None else formula.base, base
    )
    if base.value <= exact_base:
        return None
    ends = [
        (top.value + a * exact_top) / (base.value + b * exact_base) * scale * _HUNDRED
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    less = _HUNDRED if formula.growth else Decimal(0)
    return min(ends) - less, max(ends) - less


def _scaled(matrix: Matrix, field: int, number: Number) -> Decimal:
    """Return how many base units one is: the cell's own unit, else that of its head."""
    return (
        number.unit.factor
        if number.unit.name or number.unit.factor != 1
        else matrix.fields[field].unit.factor
    )


def _slack(matrix: Matrix, line: int, field: int, number: Number) -> Decimal:
    """Return half a unit of the last shown digit of what is rounded, nothing of what is counted."""
    head, own = matrix.fields[field], matrix.lines[line]
    unit = head.unit if head.unit.name else own.unit
    if number.step == 1 and counts_exactly((*head.path, *own.path), unit):
        return Decimal(0)
    return number.step * _HALF if number.step >= _FLOAT_STEP else Decimal(0)


def _whole(matrix: Matrix, formula: _Formula) -> Number | None:
    """Return the total of the formula's numbers, as the table gives it or as their sum."""
    totals = [n for n, head in enumerate(matrix.lines) if head.level > 1]
    if totals:
        return matrix.number(totals[-1], formula.top)
    numbers = [x for n in range(len(matrix.lines)) if (x := matrix.number(n, formula.top))]
    if len(numbers) < _LEAST_RIGHT + 1:
        return None
    return Number(sum((x.value for x in numbers), Decimal(0)), numbers[0].step, numbers[0].unit)


def _comes_out(
    matrix: Matrix, line: int, field: int, formula: _Formula, span: _Span | None
) -> bool:
    number = matrix.number(line, field)
    if number is None or span is None:
        return False
    for scale in _scales(matrix, field, number):
        step = matrix.finest[field] if scale == _HUNDRED else number.step
        half = max(step * _HALF * scale, _TINY * abs(number.value * scale))
        for sign in (1, -1) if formula.growth and _falls(matrix, field) else (1,):
            value = number.value * scale * sign
            if span[0] - half <= value + _TINY and value - _TINY <= span[1] + half:
                return True
    return False


def _scales(matrix: Matrix, field: int, number: Number) -> tuple[Decimal, ...]:
    """Return what makes the shown number per cent: nothing, or where no sign says so, a hundred too."""
    if number.unit.name == "%":
        return (number.unit.factor,)
    unit = matrix.fields[field].unit
    scale = unit.factor if unit.name == "%" else Decimal(1)
    fraction = abs(number.value) <= _MOST_FRACTION and unit.factor == 1
    return (scale, _HUNDRED) if fraction and matrix.finest[field] <= _PER_CENT else (scale,)


def _falls(matrix: Matrix, field: int) -> bool:
    return bool(re.search(r"降|减", matrix.fields[field].label))


def _claim(matrix: Matrix, line: int, field: int, formula: _Formula) -> Claim:
    number = matrix.number(line, field)
    span = _spans(matrix, (line,), formula)[line]
    if number is None or span is None:
        raise ValueError(line)
    scale = next(iter(_scales(matrix, field, number)))
    middle = (span[0] + span[1]) / 2
    if number.unit.name != "%" and matrix.fields[field].unit.name != "%" and abs(number.value) <= 1:
        middle, scale = middle / _HUNDRED, Decimal(1)
    step = min(number.step, Decimal("0.01")) if number.step < _FLOAT_STEP else number.step
    expected = (middle / scale).quantize(step)
    sign = number.text[-1] if number.text[-1:] in {"%", "％", "‰"} else ""
    labels = (matrix.lines[line], matrix.fields[field])
    label = "·".join(
        "/".join(h.path) for h in (labels if matrix.upright else labels[::-1]) if h.path
    )
    place = Place(
        sheet=matrix.table.place.sheet, cell=matrix.cell(line, field), page=matrix.table.place.page
    )
    return Claim(
        label, _shown(number), f"{expected:f}{sign}", _written(matrix, line, formula), place
    )


def _shown(number: Number) -> str:
    """Return the text of a number, a long one cut to the digits its format shows."""
    sign = number.text[-1] if number.text[-1:] in {"%", "％", "‰"} else ""
    if (
        number.step < _FLOAT_STEP
        or len(number.text) <= len(str(number.value.quantize(number.step))) + 2
    ):
        return number.text
    return plain(number.value.quantize(number.step)) + sign


def _written(matrix: Matrix, line: int, formula: _Formula) -> str:
    top = matrix.cell(line, formula.top)
    if formula.base is not None:
        base = matrix.cell(line, formula.base)
        return f"({top}-{base})/{base}" if formula.growth else f"{top}/{base}"
    totals = [n for n, head in enumerate(matrix.lines) if head.level > 1]
    return f"{top}/{matrix.cell(totals[-1], formula.top)}" if totals else f"{top}/SUM"
