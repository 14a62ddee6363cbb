"""A sheet cut into blocks: title and form lines, rows of heads, rows of data, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from archivist.extract.base import Table
from archivist.extract.quantities import read_number
from archivist.extract.table_words import NIL, tidy

_FIELD = re.compile(
    r"(?:填报|填表|制表|报送|上报|编制|统计|审核|复核|审批|负责人|经办|联系|数据来源|资料来源|来源|单位|日期|时间|期间|截止|截至|表号|电话)[^：:]{0,10}[：:]"
)
_NOTE = re.compile(r"^(?:注[：:0-9\d]|注释|备注[：:]|说明[：:]|附注|填表说明|填报说明|[*＊※])")
_YEAR = re.compile(r"^(?:19|20)\d{2}年?$")
_COLUMN_MARK = re.compile(r"^(?:[甲乙丙丁戊]|栏次|行次|[(（]?\d{1,2}[)）]?|[①-⑳]|[A-Z])$")
_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[部类章]|其中)|[：:]$"
)
_LEAST_HEADS = 2
_MOST_FIELDS = 8
_TALL = 12  # rows of heads


@dataclass(slots=True)
class Block:
    """One table of a sheet, by row numbers. *before* and *after* are the texts around it."""

    before: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def is_number(table: Table, row: int, column: int) -> bool:
    """Whether a cell is a quantity: a number by type, or text that is one."""
    cells, types = table.rows[row], table.types[row] if row < len(table.types) else ""
    if column >= len(cells) or not cells[column]:
        return False
    kind = types[column] if column < len(types) else "s"
    return kind in "ns" and _reads(cells[column])


@lru_cache(maxsize=1 << 14)
def _reads(text: str) -> bool:
    """Whether a text is a number and nothing else; each cell is asked for more than once."""
    return read_number(text) is not None


def blocks_of(table: Table) -> Iterator[Block]:  # noqa: C901 — one step for each kind of row
    """Yield the tables of a sheet from top to bottom, those with heads and data only."""
    block = Block()
    pending: list[int] = []
    for row, cells in enumerate(table.rows):
        kind = _kind(table, row)
        if kind == "blank":
            continue
        if kind == "single" and (pending or block.data) and cells[0].strip() and _leads(table, row):
            if _SECTION.search(cells[0].strip()):
                block.after.append(cells[0].strip())
                continue
            kind = "data"
        if kind == "data" and (block.heads or pending):
            if pending:
                block, done = _with_heads(table, block, pending)
                if done is not None:
                    yield done
                pending = []
            block.data.append(row)
        elif kind == "head" or (kind == "single" and pending and not cells[0].strip()):
            pending.append(row)
        else:
            block, done = _with_line(table, block, pending, cells)
            if done is not None:
                yield done
            pending = []
    if block.data:
        block.after += [text for row in pending for text in _texts(table.rows[row])]
        yield block


def _leads(table: Table, row: int) -> bool:
    """Whether the next row that says anything is one of data."""
    following = (_kind(table, r) for r in range(row + 1, min(row + 4, len(table.rows))))
    return next((kind for kind in following if kind != "blank"), "") == "data"


def _with_heads(table: Table, block: Block, heads: list[int]) -> tuple[Block, Block | None]:
    """Start a new block under *heads*, unless they are repeated from the top of the same table."""
    if not block.data:
        block.heads = heads[-_TALL:]
        return block, None
    known = [table.rows[row] for row in block.heads]
    if all(table.rows[row] in known for row in heads):
        return block, None
    started = Block(before=[*block.after], heads=heads[-_TALL:])
    return started, block


def _with_line(
    table: Table, block: Block, pending: list[int], cells: tuple[str, ...]
) -> tuple[Block, Block | None]:
    texts = _texts(cells)
    lost = [text for row in pending for text in _texts(table.rows[row])]
    if not block.data:
        block.before += lost + texts
        return block, None
    block.after += lost + texts
    return block, None


def _kind(table: Table, row: int) -> str:
    cells = table.rows[row]
    filled = [c for c, text in enumerate(cells) if text.strip()]
    if not filled:
        return (
            "blank" if "f" not in (table.types[row] if row < len(table.types) else "") else "data"
        )
    first = cells[filled[0]].strip()
    if _is_line(cells, filled, first):
        return "line"
    types = (table.types[row] if row < len(table.types) else "").ljust(len(cells), "s")
    numbers = [c for c in filled if types[c] in "ns" and _reads(cells[c])]
    if not numbers:
        nil = any(NIL.match(cells[c].strip()) for c in filled[1:])
        typed = table.types[row] if row < len(table.types) else ""
        if nil or "f" in typed or "e" in typed:
            return "data"
        return "head" if len(filled) >= _LEAST_HEADS else "single"
    return "head" if _is_marks(cells, filled, numbers) else "data"


def _is_line(cells: tuple[str, ...], filled: list[int], first: str) -> bool:
    if _NOTE.match(tidy(first)):
        return True
    if len(filled) > _MOST_FIELDS:
        return False
    fields = [
        c for c in filled if ("：" in cells[c] or ":" in cells[c]) and _FIELD.search(cells[c])
    ]
    return bool(fields) and (len(fields) * 2 >= len(filled) or filled[0] in fields)


def _is_marks(cells: tuple[str, ...], filled: list[int], numbers: list[int]) -> bool:
    """Whether a row is heads although it has numbers: years, or the columns counted (甲 乙 1 2 3)."""
    if len(numbers) < _LEAST_HEADS:
        return False
    if all(_YEAR.match(cells[c].strip()) for c in numbers):
        return True
    start = cells[numbers[0]].strip()
    if len(filled) <= _LEAST_HEADS or start not in {"1", "2", "3"}:
        return False
    counted = [str(n) for n in range(int(start), int(start) + len(numbers))]
    return counted == [cells[c].strip() for c in numbers] and all(
        _COLUMN_MARK.match(cells[c].strip()) for c in filled
    )


def _texts(cells: tuple[str, ...]) -> list[str]:
    return [text.strip() for text in cells if text.strip()]
