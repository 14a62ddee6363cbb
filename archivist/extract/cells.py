"""Cells of tables that cannot be right: errors, and text where a number belongs (rule N05)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archivist.domain.place import Place, Spot
from archivist.extract.base import Extract, Table
from archivist.extract.grid import address

_ERROR = re.compile(
    r"#(?:REF|DIV/0|VALUE|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|BUSY|CONNECT|UNKNOWN)!|#NAME\?|#N/A|#GETTING_DATA|#+(?=$)|(?:Err|错误)[:：]\s?\d{3}"
)
_MARK = re.compile(r"#|(?:Err|错误)[:：]")
_ERROR_WORD = re.compile(r"#(?:REF|DIV/0|VALUE|NUM|NULL|SPILL|CALC)!|#NAME\?|#N/A(?![A-Za-z])")
_NUMBER_LIKE = re.compile(
    r"^[-+]?(?:\d{1,3}(?:[,，]\d{3})+|(?:0|[1-9]\d{0,9}))(?:[.．]\d+)?\s*[%％]?$"
)
_USUAL = re.compile(
    r"^(?:[-—－–─/\\*＊…·.、○√×✓☑□△]+|无|暂无|没有|未统计|不适用|不详|空|同上|全部|N/?A|nil|none|合计|总计|小计|共计|累计"
    r"|[（(].{0,12}[）)])$",
    re.IGNORECASE,
)
_NOT_NUMBERS = re.compile(
    r"备注|说明|附注|序号|编号|代码|号码|电话|手机|传真|邮编|身份证|账号|卡号|文号|证号|档号|日期|时间|年度|年份|月份|名称|姓名|单位$|地址|住址|地点"
)
_QUANTITY = re.compile(r"[\d一二三四五六七八九十百千万亿两]")
_NOTE_ROW = re.compile(
    r"^(?:注|备注|说明|附注|填报|填表|制表|审核|负责|单位负责|联系|数据来源|资料来源)"
)
# An amount said in words: 约三百, 五十余人. No head of a column is worded so.
_AMOUNT = re.compile(
    r"^(?:大?约|近|超过?|逾|不足|共)?[〇零一二三四五六七八九十百千万亿两\d]+(?:余|多|几)?[人个名户件场次块处家]?(?:左右|以上|上下)?$"
)
_LEAST_NUMBERS = 4
_SHARE = 0.8
_MOST = 100
_HEAD_ROWS = 4
_HEAD_DEPTH = 2
_FIELD = re.compile(r"[：:]")


def find_error_cells(extract: Extract) -> tuple[Spot, ...]:
    """Return every cell that shows an error such as #REF!, in hidden sheets too."""
    return tuple(_first(_errors(extract)))


def find_text_cells(extract: Extract) -> tuple[Spot, ...]:
    """Return cells of number columns that hold text a sum would leave out.

    A number column has at least four numbers and eight of ten below its head are numbers. Usual
    marks for "nothing" (-, /, 无), notes, repeated heads and columns of names, dates, numbers to
    call or to file by are passed over. Only sheets know types; in a table of a document what looks
    like a number is one, and only an amount in words (约三百) is none.
    """
    return tuple(_first(_texts(extract)))


def _first(spots: Iterator[Spot]) -> Iterator[Spot]:
    for _, spot in zip(range(_MOST), spots, strict=False):
        yield spot


def _errors(extract: Extract) -> Iterator[Spot]:
    for table in extract.tables:
        for r, row in enumerate(table.rows):
            for c, text in enumerate(row if _MARK.search("".join(row)) else ()):
                if text and (_type(table, r, c) == "e" or _ERROR.fullmatch(text)):
                    yield Spot(text, _place(table, r, c))
    if not extract.tables:
        for passage in extract.passages:
            for match in _ERROR_WORD.finditer(passage.text) if "#" in passage.text else ():
                yield Spot(match.group(), passage.place)


def _texts(extract: Extract) -> Iterator[Spot]:
    for given in extract.tables:
        table = given if any("n" in types for types in given.types) else _typed(given)
        if table.hidden or not any("n" in types for types in table.types):
            continue
        width = max(map(len, table.rows))
        first = min(_first_column(row) for row in table.rows if any(row))
        for column in range(first + 1, width):
            found = _column(table, column)
            yield from (s for s in found if table is given or _in_words(s.text))


def _in_words(text: str) -> bool:
    return bool(_AMOUNT.match(text.strip())) and not any(map(str.isdecimal, text))


def _typed(table: Table) -> Table:
    """Return a table of a document with the types its words suggest."""
    types = (
        "".join(
            "." if not text.strip() else "n" if _NUMBER_LIKE.match(text.strip()) else "s"
            for text in row
        )
        for row in table.rows
    )
    return replace(table, types=tuple(types))


def _column(table: Table, column: int) -> Iterator[Spot]:
    letters = [types[column : column + 1] for types in table.types[: len(table.rows)]]
    rows = [r for r, letter in enumerate(letters) if letter == "n"]
    if len(rows) < _LEAST_NUMBERS or _NOT_NUMBERS.search(_head(table, column, rows[0])):
        return
    texts = [
        r
        for r, letter in enumerate(letters)
        if letter == "s"
        and (r >= rows[0] or _is_first(table, r, column, rows[0]))
        and not _passed_over(table, r, column)
    ]
    good = len(rows) + sum(bool(_NUMBER_LIKE.match(table.rows[r][column])) for r in texts)
    if good < _SHARE * (len(rows) + len(texts)):
        return
    for r in texts:
        yield Spot(table.rows[r][column], _place(table, r, column))


def _is_first(table: Table, row: int, column: int, first: int) -> bool:
    """Whether a text just above a column's first number is the column's first entry, not its head."""
    return (
        row == first - 1
        and "n" in table.types[row]
        and bool(_AMOUNT.match(table.rows[row][column].strip()))
    )


def _passed_over(table: Table, row: int, column: int) -> bool:
    text = table.rows[row][column].strip()
    if _USUAL.match(text):
        return True
    cells = [cell for cell in table.rows[row] if cell.strip()]
    if _NOTE_ROW.match(cells[0].strip()):
        return True
    if "n" in table.types[row]:
        return False
    # A row without any number may be a head repeated on the next page, or a line of words.
    repeated = any(column < len(r) and r[column].strip() == text for r in table.rows[:row])
    return repeated or not _QUANTITY.search(text)


def _head(table: Table, column: int, first: int) -> str:
    """Return the words just above a column's first number; form fields (填报日期：…) are no head."""
    above = range(first - 1, max(first - _HEAD_ROWS, 0) - 1, -1)
    cells = (table.rows[r][column] for r in above if column < len(table.rows[r]))
    heads = [cell.replace(" ", "") for cell in cells if cell and not _FIELD.search(cell)]
    return " ".join(heads[:_HEAD_DEPTH])


def _first_column(row: tuple[str, ...]) -> int:
    return next(c for c, text in enumerate(row) if text)


def _type(table: Table, row: int, column: int) -> str:
    types = table.types[row] if row < len(table.types) else ""
    return types[column] if column < len(types) else "."


def _place(table: Table, row: int, column: int) -> Place:
    return replace(table.place, cell=address(row, column))
