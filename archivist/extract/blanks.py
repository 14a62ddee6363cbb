"""Cells of a form that had to be filled in and were left blank (rule N07).

A cell is required where its column holds numbers all but everywhere and its row has a name. A stroke,
无 or a formula nobody has computed yet is an answer; so is a cell another one is merged with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.domain.place import Place, Spot
from archivist.extract.table_shape import Matrix
from archivist.extract.table_words import Role

_LEAST_LINES, _FEWEST, _LEAST_FIELDS = 4, 3, 2
_FULL_COLUMN = 0.8
_FULL_TABLE = 0.75
_ASKED = frozenset({Role.PLAIN, Role.MAYBE, Role.RATIO, Role.MEAN})
_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|其中|[（(]?\d{1,2}[）)、.．])|[：:]$"
)
_OPTIONAL = re.compile(
    r"备注|说明|其他|其它|如有|选填|可选|新增|减少|增减|退出|同比|环比|增长|上年|去年|同期"
)


def find_blanks(matrix: Matrix) -> Iterator[Spot]:
    """Yield the blank cells of a table's numeric columns that have to be filled in."""
    if matrix.folded:
        return
    lines = [n for n, head in enumerate(matrix.lines) if head.role in _ASKED and head.path]
    empty = sum(all(slot.mark == "." for slot in row) for row in matrix.slots)
    lines = [n for n in lines if not _is_section(matrix, n, empty)]
    fields = [f for f, head in enumerate(matrix.fields) if not _OPTIONAL.search("".join(head.path))]
    if len(lines) < _LEAST_LINES:
        yield from _only_one(matrix, lines, fields)
        return
    if not fields or not _is_full(matrix, lines, fields, _FULL_TABLE):
        return
    full = [f for f in fields if _is_full(matrix, lines, [f], _FULL_COLUMN)]
    for line in lines:
        for field in full:
            if matrix.slots[line][field].mark != "." or matrix.fields[field].role is Role.PART:
                continue
            yield _spot(matrix, line, field)


def _only_one(matrix: Matrix, lines: list[int], fields: list[int]) -> Iterator[Spot]:
    """Yield the only blank of a table of three rows, where its row says another number.

    So few rows tell little of a column: a share or mean, a part, and a column that is optional may be
    blank for a reason, and so may the corner where a last row goes on in words.
    """
    if len(matrix.lines) != _FEWEST or len(lines) != _FEWEST or len(fields) < _LEAST_FIELDS:
        return
    if len(fields) < len(matrix.fields):
        return
    blank = [(n, f) for n in lines for f in fields if matrix.slots[n][f].mark == "."]
    if len(blank) != 1:
        return
    line, field = blank[0]
    roles = {matrix.lines[line].role, matrix.fields[field].role}
    others = {head.role for head in (*matrix.lines, *matrix.fields)}
    last = line == lines[-1] and field == fields[-1]
    if roles == {Role.PLAIN} and not others & {Role.PART, Role.MEAN} and not last:
        yield _spot(matrix, line, field)


def _spot(matrix: Matrix, line: int, field: int) -> Spot:
    heads = (matrix.lines[line].label, matrix.fields[field].label)
    text = "·".join(filter(None, ("".join(each.split()) for each in heads)))
    return Spot(text, _place(matrix, line, field))


def _is_section(matrix: Matrix, line: int, empty: int) -> bool:
    """Whether a line without numbers only heads the lines below it, or has yet to be written."""
    if any(slot.mark != "." for slot in matrix.slots[line]):
        return False
    path = matrix.lines[line].path
    edge = line in {0, len(matrix.lines) - 1}
    return (
        edge or empty > max(1, len(matrix.lines) // 8) or bool(_SECTION.search("".join(path[-1:])))
    )


def _is_full(matrix: Matrix, lines: list[int], fields: list[int], share: float) -> bool:
    marks = [matrix.slots[n][f].mark for n in lines for f in fields]
    return marks.count(".") <= (1 - share) * len(marks) + 1e-9 or _single(marks)


def _single(marks: list[str]) -> bool:
    """Whether all but one of a few cells are filled."""
    return len(marks) >= _LEAST_LINES and marks.count(".") == 1


def _place(matrix: Matrix, line: int, field: int) -> Place:
    place = matrix.table.place
    return Place(sheet=place.sheet, cell=matrix.cell(line, field), page=place.page)
