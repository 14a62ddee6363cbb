"""Totals recomputed (rule N01): each 合计, 小计 and 总计 against the rows or columns it adds up.

A total is called wrong only where the structure is sure: other columns of the same total come out by
the same reading, or the table allows one reading only. Where any sensible reading comes out, it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from archivist.domain.figures import Claim
from archivist.domain.place import Place
from archivist.extract.grid import range_of
from archivist.extract.quantities import Number, plain
from archivist.extract.summands import is_simple, readings_of
from archivist.extract.table_shape import Matrix
from archivist.extract.table_words import Role, counts_exactly

_OVERLAP = re.compile(
    r"去重|剔重|重复|交叉|不等于|大于|小于|含其他|节选|仅列|只列|未列|另有|不含|另含|部分"
)
_EXCERPT = re.compile(r"前[\d一二三四五六七八九十]{1,3}[名位]|节选|摘录|部分")
_ROUNDED = re.compile(r"四舍五入|取整|进位|尾数|舍入")
_TINY = Decimal("1e-9")
_HALF = Decimal("0.5")
_HALF_OF = 0.5
_MOST_COST = 100_000
_FAR = Decimal("0.5")
_SUMMED = frozenset({Role.PLAIN, Role.PART, Role.TOTAL, Role.SUBTOTAL, Role.GRAND, Role.MAYBE})
_PARTS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Summed:
    """How many totals of a matrix were recomputed, and those that do not come out."""

    checked: int
    wrong: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Trial:
    """One reading of one total: the fields in which it comes out, and the sums of those in which it does not."""

    lines: tuple[int, ...]
    manner: str
    right: frozenset[int]
    telling: frozenset[int]
    off: dict[int, Decimal]


def check_sums(matrix: Matrix) -> Summed:
    """Recompute the totals of rows and of columns."""
    notes = "".join(matrix.after)
    if (
        _cost(matrix) > _MOST_COST
        or matrix.folded
        or _OVERLAP.search(notes)
        or _EXCERPT.search(matrix.title)
    ):
        return Summed(0, ())
    loose = bool(_ROUNDED.search(notes))
    checked, wrong = 0, {}
    for turned in (matrix, matrix.turned()):
        count, claims = _Totals(turned, loose=loose).check()
        checked += count
        wrong.update({claim.place.cell: claim for claim in reversed(claims)})
    return Summed(checked, tuple(wrong[cell] for cell in sorted(wrong, key=_in_order)))


def _cost(matrix: Matrix) -> int:
    """Return how much work the totals of a matrix are: each is tried over all cells several times."""
    totals = sum(head.level > 0 for head in (*matrix.lines, *matrix.fields))
    return totals * len(matrix.lines) * len(matrix.fields)


def _in_order(cell: str | None) -> tuple[int, int]:
    area = range_of(cell or "A1") or (0, 0, 0, 0)
    return area[0], area[1]


class _Totals:
    """The totals among the lines of a matrix, and how those that come out are read."""

    def __init__(self, matrix: Matrix, *, loose: bool) -> None:
        self._matrix = matrix
        self._loose = loose
        self._trials = {
            line: trials
            for line, head in enumerate(matrix.lines)
            if head.level and (trials := self._tried(line))
        }

    def check(self) -> tuple[int, list[Claim]]:
        """Return how many cells were recomputed, and the claims that are wrong."""
        checked, claims = 0, []
        for line, trials in self._trials.items():
            best = max(trials, key=lambda trial: len(trial.right))
            checked += len(best.right)
            elsewhere = frozenset().union(*(trial.right for trial in trials))
            failing = {f: value for f, value in best.off.items() if f not in elsewhere}
            if failing and self._is_sure(line, best, failing):
                found = [_claim(self._matrix, line, best.lines, f, v) for f, v in failing.items()]
                checked += len(found)
                claims += found
        return checked, claims

    def _tried(self, total: int) -> list[_Trial]:
        matrix = self._matrix
        fields = [f for f in range(len(matrix.fields)) if _is_judged(matrix, total, f)]
        if not fields:
            return []
        return [
            _try(matrix, total, lines, fields, manner, loose=self._loose)
            for lines, manner in readings_of(matrix, total).items()
            if _same_unit(matrix, lines, total)
        ]

    def _is_sure(self, total: int, best: _Trial, failing: dict[int, Decimal]) -> bool:
        """Whether the reading is beyond doubt: enough fields or other totals come out, or there is no other."""
        simple = is_simple(self._matrix, total)
        if best.telling:
            share = len(best.telling) / (len(best.telling) + len(failing))
            if share >= _HALF_OF and (self._matrix.upright or len(best.telling) > 1):
                return True
            return self._matrix.upright and simple
        if self._matrix.lines[total].role is Role.MAYBE:
            return False
        if self._is_read_alike(total, best) or self._is_agreed(total, failing):
            return True
        if not self._matrix.upright or not simple:
            return False
        return len(failing) == 1 or all(
            _FAR * abs(value) <= abs(_shown(self._matrix, total, f)) <= abs(value) / _FAR
            for f, value in failing.items()
        )

    def _is_read_alike(self, total: int, best: _Trial) -> bool:
        """Whether other totals of the same level come out when they are read in the same way."""
        level = self._matrix.lines[total].level
        alike = [
            trial
            for line, trials in self._trials.items()
            if line != total and self._matrix.lines[line].level == level
            for trial in trials
            if trial.manner == best.manner and trial.telling and not trial.off
        ]
        return bool(alike)

    def _is_agreed(self, total: int, failing: dict[int, Decimal]) -> bool:
        """Whether the subtotals and the rows below them, each added up, give the same other value."""
        lines = self._matrix.lines
        plain_ones = [t for t in self._trials[total] if not any(lines[n].level for n in t.lines)]
        subtotals = [t for t in self._trials[total] if all(lines[n].level for n in t.lines)]
        return all(
            any(
                one.off.get(field) == other.off.get(field) == expected
                and len(one.lines) > len(other.lines) > 1
                for one in plain_ones
                for other in subtotals
            )
            for field, expected in failing.items()
        )


def _is_judged(matrix: Matrix, total: int, field: int) -> bool:
    head = matrix.fields[field]
    number = matrix.number(total, field)
    if number is None or head.role not in _SUMMED or number.unit.name == "%":
        return False
    # A value before blank cells of a total row may stand for all of them (cells spanned in Word).
    beside = range(field + 1, min(field + 2, len(matrix.fields)))
    return not any(
        matrix.slots[total][n].mark == "." and _has_numbers(matrix, n) and _can_add(matrix, n)
        for n in beside
    )


def _has_numbers(matrix: Matrix, field: int) -> bool:
    return any(row[field].number is not None for row in matrix.slots)


def _can_add(matrix: Matrix, field: int) -> bool:
    return matrix.fields[field].role in _SUMMED


def _same_unit(matrix: Matrix, lines: Iterable[int], total: int) -> bool:
    """Whether the lines can be added at all: people and money cannot."""
    units = {matrix.lines[n].unit for n in (*lines, total) if matrix.lines[n].unit.name}
    return len(units) <= 1


def _try(
    matrix: Matrix,
    total: int,
    lines: tuple[int, ...],
    fields: list[int],
    manner: str,
    *,
    loose: bool,
) -> _Trial:
    right: set[int] = set()
    telling: set[int] = set()
    off: dict[int, Decimal] = {}
    for field in fields:
        slots = [matrix.slots[line][field] for line in lines]
        numbers = [slot.number for slot in slots if slot.number is not None]
        if any(slot.mark in "xf" for slot in slots) or not numbers:
            continue
        target = matrix.number(total, field)
        if target is None:
            continue
        expected = sum((n.value * n.unit.factor for n in numbers), Decimal(0)) / target.unit.factor
        allowed = _allowed(matrix, total, field, [*numbers, target], loose=loose)
        if abs(expected - target.value) <= allowed:
            right.add(field)
            if target.value != 0 and len(numbers) > 1:
                telling.add(field)
        else:
            off[field] = expected
    return _Trial(lines, manner, frozenset(right), frozenset(telling), off)


def _allowed(
    matrix: Matrix, total: int, field: int, numbers: list[Number], *, loose: bool
) -> Decimal:
    """Return how far a total may be off: whole things not at all, rounded ones half a unit a summand."""
    step = max(number.step for number in numbers)
    line, head = matrix.lines[total], matrix.fields[field]
    unit = head.unit if head.unit.name else line.unit
    computed = _TINY * max(abs(number.value) for number in numbers)
    exact = step == 1 and counts_exactly((*head.path, *line.path), unit) and not loose
    summands = max(len(numbers) - 1, 1)
    return computed + (Decimal(0) if exact else _HALF * step * summands)


def _shown(matrix: Matrix, total: int, field: int) -> Decimal:
    number = matrix.number(total, field)
    return Decimal(0) if number is None else number.value


def _claim(
    matrix: Matrix, total: int, lines: tuple[int, ...], field: int, expected: Decimal
) -> Claim:
    number = matrix.number(total, field)
    label = "·".join(filter(None, _labels(matrix, total, field)))
    cells = [matrix.cell(line, field) for line in lines if matrix.number(line, field) is not None]
    place = Place(
        sheet=matrix.table.place.sheet, cell=matrix.cell(total, field), page=matrix.table.place.page
    )
    return Claim(label, number.text if number else "", plain(expected), _listed(cells), place)


def _labels(matrix: Matrix, line: int, field: int) -> Iterator[str]:
    heads = matrix.lines[line], matrix.fields[field]
    for head in heads if matrix.upright else heads[::-1]:
        yield "/".join(" ".join(each.split()) for each in head.path)


def _listed(cells: list[str]) -> str:
    """Write B4+B5+B6 short where they are many: B4+B5+…+B12."""
    if len(cells) <= _PARTS_SHOWN:
        return "+".join(cells)
    return f"{cells[0]}+{cells[1]}+…+{cells[-1]}"
