"""A table as a matrix: rows and columns with their head paths, roles and units, and the numbers between.

Heads are found by structure: the rows of text above the first row with numbers, the columns of text
before the first column with numbers. Merged and left-out cells of heads are filled from their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from archivist.extract.base import Table
from archivist.extract.grid import address
from archivist.extract.quantities import NO_UNIT, Number, Unit, read_number, unit_of
from archivist.extract.table_blocks import Block, blocks_of, is_number
from archivist.extract.table_words import (
    LEVELS,
    NIL,
    Role,
    is_label,
    is_order,
    is_unit_head,
    names_things,
    role_of,
    tidy,
    unit_in,
)

_MOST_LINES = 3000
_MOST_FIELDS = 120
_MOSTLY = 0.5
_UNIT_LINE = re.compile(r"(?<![报表送位计制入属])(?:计量)?单位\s*[：:]\s*([^：:\s]{1,20})")
_TITLE_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Head:
    """A row or column: its number in the sheet, head path, role and unit."""

    index: int
    path: tuple[str, ...]
    role: Role
    unit: Unit = NO_UNIT

    @property
    def label(self) -> str:
        """The innermost head that says something."""
        return next((each for each in reversed(self.path) if each), "")

    @property
    def level(self) -> int:
        """0 for a row like others, more for subtotals, totals and grand totals."""
        return LEVELS.get(self.role, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell between the heads: a number, or *mark* ``.`` blank, ``-`` nil, ``f`` not computed, ``x`` anything else."""

    mark: str
    number: Number | None = None


@dataclass(frozen=True)
class Matrix:
    """One table. *lines* are its rows and *fields* its columns, or the other way round when not *upright*."""

    table: Table
    lines: tuple[Head, ...]
    fields: tuple[Head, ...]
    slots: tuple[tuple[Slot, ...], ...]
    title: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    upright: bool = True
    folded: bool = False

    def cell(self, line: int, field: int) -> str:
        """Return the address of a cell, such as B4."""
        ends = self.lines[line].index, self.fields[field].index
        return address(*(ends if self.upright else ends[::-1]))

    def number(self, line: int, field: int) -> Number | None:
        """Return the number of a cell, None when it has none."""
        return self.slots[line][field].number

    @cached_property
    def finest(self) -> tuple[Decimal, ...]:
        """The finest step of each field: sheets leave idle zeros out, 0.9 beside 0.95 is 0.90."""
        steps = [
            [s.number.step for s in column if s.number] for column in zip(*self.slots, strict=True)
        ]
        return tuple(min(column, default=Decimal(1)) for column in steps)

    def turned(self) -> Matrix:
        """Return the same table with rows for columns."""
        turned = tuple(zip(*self.slots, strict=True))
        return replace(
            self, lines=self.fields, fields=self.lines, slots=turned, upright=not self.upright
        )


def matrices_of(
    table: Table, before: Sequence[str] = (), after: Sequence[str] = ()
) -> Iterator[Matrix]:
    """Yield the tables of a sheet that have heads and numbers.

    *before* and *after* are the paragraphs around a table that stands in a document.
    """
    if len(table.rows) > _MOST_LINES:
        return
    for block in blocks_of(table):
        block.before = [*before, *block.before]
        block.after += after
        matrix = _Builder(table, block).matrix()
        if matrix is not None:
            yield matrix


class _Builder:
    """Makes a matrix of one block."""

    def __init__(self, table: Table, block: Block) -> None:
        self._table = table
        self._block = block
        self._width = max(len(table.rows[row]) for row in (*block.heads, *block.data))
        self._areas = _areas(table)
        self._paths = [
            self._column_path(column) for column in range(min(self._width, _MOST_FIELDS))
        ]

    def matrix(self) -> Matrix | None:
        """Return the matrix; None where nothing is a quantity or no head stands over it."""
        quantities = [c for c in range(len(self._paths)) if self._is_quantity(c)]
        if not quantities:
            return None
        labels = [c for c in range(quantities[0]) if not self._is_order(c)]
        units = [c for c in range(len(self._paths)) if is_unit_head("".join(self._paths[c]))]
        common = self._common_unit()
        fields = tuple(self._field(c, common) for c in quantities)
        rows = self._row_heads([c for c in labels if c not in units], units)
        slots = tuple(tuple(self._slot(row.index, c) for c in quantities) for row in rows)
        return Matrix(
            self._table,
            tuple(rows),
            fields,
            slots,
            _title(self._block.before),
            tuple(self._block.before),
            tuple(self._block.after),
            folded=self._is_folded(),
        )

    def _text(self, row: int, column: int) -> str:
        cells = self._table.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    def _column_path(self, column: int) -> tuple[str, ...]:
        path: list[str] = []
        heads = self._block.heads
        for depth, row in enumerate(heads):
            text = self._text(row, column) or self._spanned(depth, row, column)
            if text and (not path or path[-1] != text):
                path.append(text)
        return tuple(path)

    def _spanned(self, depth: int, row: int, column: int) -> str:
        """Return the head a blank cell belongs to: its merged area's, or the one to its left above a lower head."""
        area = self._areas.get((row, column))
        if area is not None:
            return self._text(area[0], area[1])
        lower = self._block.heads[depth + 1 :]
        if not lower or not any(self._text(r, column) for r in lower) or self._table.merged:
            return ""
        for left in range(column - 1, -1, -1):
            if self._text(row, left):
                # A head over one column only has nothing below it, or stands alone.
                return self._text(row, left) if any(self._text(r, left) for r in lower) else ""
        return ""

    def _is_order(self, column: int) -> bool:
        return is_order("".join(self._paths[column]))

    def _is_quantity(self, column: int) -> bool:
        head = " ".join(self._paths[column])
        if names_things(head) or is_label(head) or is_unit_head(head) or self._is_order(column):
            return False
        filled = [row for row in self._block.data if self._text(row, column)]
        numbers = [row for row in filled if is_number(self._table, row, column)]
        if not numbers or (not head and self._counts_up(numbers, column)):
            return False
        texts = [r for r in filled if r not in numbers and not NIL.match(self._text(r, column))]
        errors = sum(self._type(row, column) == "e" for row in texts)
        return len(numbers) >= _MOSTLY * (len(numbers) + len(texts) - errors)

    def _counts_up(self, rows: list[int], column: int) -> bool:
        shown = [self._text(row, column) for row in rows]
        return shown == [str(n) for n in range(1, len(shown) + 1)]

    def _type(self, row: int, column: int) -> str:
        types = self._table.types[row] if row < len(self._table.types) else ""
        return types[column] if column < len(types) else "."

    def _field(self, column: int, common: Unit) -> Head:
        path = self._paths[column]
        unit = next((u for text in reversed(path) if (u := unit_in(text)) != NO_UNIT), NO_UNIT)
        role = role_of(path, unit)
        if unit == NO_UNIT and role not in {Role.RATIO, Role.MEAN}:
            unit = common
        return Head(column, path, role, unit)

    def _row_heads(self, labels: list[int], units: list[int]) -> list[Head]:
        heads: list[Head] = []
        above = [""] * len(labels)
        for row in self._block.data:
            texts = [self._row_text(row, c) for c in labels]
            # A group's name stands once, in its first row: the outer heads of the rows below are left blank.
            path = list(texts)
            for n in range(len(texts) - 1):
                if not texts[n] and any(texts[n + 1 :]):
                    path[n] = above[n]
            above = path
            said = tuple(each for each in path if each)
            own = tuple(each for each in texts if each) or said
            unit = next((u for c in units if (u := unit_of(self._text(row, c)))), None)
            unit = unit or next((u for t in reversed(own) if (u := unit_in(t)) != NO_UNIT), NO_UNIT)
            heads.append(Head(row, said, role_of(own, unit), unit))
        return heads

    def _row_text(self, row: int, column: int) -> str:
        area = self._areas.get((row, column))
        text = self._text(row, column)
        if text or area is None or area[1] != column:
            return text
        return self._text(area[0], area[1])

    def _slot(self, row: int, column: int) -> Slot:
        text = self._text(row, column)
        kind = self._type(row, column)
        if not text:
            area = self._areas.get((row, column))
            return Slot("x" if area and area[:2] != (row, column) else "f" if kind == "f" else ".")
        if NIL.match(text):
            return Slot("-")
        if kind == "e" or ((area := self._areas.get((row, column))) and area[3] > area[1]):
            return Slot("x")
        number = read_number(text, _decimals(self._table, row, column))
        return Slot("x") if number is None or kind in "db" else Slot("n", number)

    def _common_unit(self) -> Unit:
        """Return the one unit of the line 单位：万元; unknown where it names several."""
        for text in (
            *self._block.before,
            *(t for r in self._block.heads for t in self._table.rows[r]),
        ):
            found = _UNIT_LINE.search(text)
            unit = unit_of(found.group(1).strip("()（）")) if found else None
            if unit is not None:
                return unit
        return NO_UNIT

    def _is_folded(self) -> bool:
        """Whether the columns say the same heads twice: two tables side by side, or one folded."""
        heads = ["".join(path) for path in self._paths if path]
        firsts = [head for head in heads if heads.count(head) > 1]
        return bool(firsts) and 2 * len(firsts) >= len(heads)


def _areas(table: Table) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    found: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for area in table.merged:
        top, left, bottom, right = area
        if (bottom - top + 1) * (right - left + 1) > _MOST_LINES:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                found[row, column] = area
    return found


def _decimals(table: Table, row: int, column: int) -> int | None:
    shown = table.decimals[row] if row < len(table.decimals) else ""
    letter = shown[column] if column < len(shown) else "."
    return int(letter) if letter.isdecimal() else None


def _title(before: list[str]) -> str:
    """Return the line above a table that names it: the last that ends with 表, else the first long one."""
    lines = [text for text in before if 4 <= len(tidy(text)) <= _TITLE_LENGTH and not re.search(r"[：:]", text)]  # fmt: skip  # noqa: PLR2004
    typed = [
        text
        for text in lines
        if re.search(r"[表册单录账][)）】]?$|[表单](?:[（(].*[)）])$", tidy(text))
    ]
    chosen = typed[-1:] or lines[:1]
    return tidy(chosen[0]) if chosen else ""
