"""Finds the row of column heads in an office's table, whatever the office calls its columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.kind import Kind
from archivist.domain.text import normalise
from archivist.editions.grid import Grid


class Column(StrEnum):
    """What a column holds; the value is the head the program would write itself."""

    BLOCK = "版块"
    PROJECT = "测评项目"
    INDICATOR = "指标名称"
    CONTENT = "测评内容"
    SERIAL = "序号"
    NUMBER = "编号"
    STANDARD = "测评标准"
    METHODS = "测评方法"
    KINDS = "材料要求"
    PAPER = "规范文件"
    REPORT = "说明报告"
    PHOTO = "实景图片"
    TABLE = "统计表格"
    MINIMUM = "最少"
    MAXIMUM = "最多"
    WORD_LIMIT = "字数"
    WINDOW = "时间范围"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    SUPPORT = "配合单位"
    PERSON = "责任人"
    PHONE = "联系电话"
    DUE = "完成时限"
    KEYWORDS = "关键词"
    NOTE = "备注"


KIND_COLUMNS: Mapping[Column, Kind] = {
    Column.PAPER: Kind.PAPER,
    Column.REPORT: Kind.REPORT,
    Column.PHOTO: Kind.PHOTO,
    Column.TABLE: Kind.TABLE,
}
HIERARCHY = (Column.BLOCK, Column.PROJECT, Column.INDICATOR, Column.CONTENT)

_UNIT = r"(?:(?:单位|部门)(?:及部门)?)"
_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.BLOCK, r"[板版]块(?:名称)?|大类|block"),
    (Column.PROJECT, r"测评项目(?:名称)?|项目(?:名称|编号)?|一级指标|project(?:_no)?"),
    (
        Column.INDICATOR,
        r"(?:测评)?指标(?:名称|内容|编号)?|二级指标|indicator(?:_no)?",
    ),
    (Column.CONTENT, r"测评内容(?:编号|名称)?|内容(?:编号)?|三级指标|content(?:_no)?"),
    (Column.SERIAL, r"序号|序|顺序号"),
    (
        Column.NUMBER,
        r"(?:测评)?(?:标准|条目|任务|材料|细则)?(?:编号|编码|代码)|标准号|条目号|item_no|no\.?|number|code",
    ),
    (
        Column.STANDARD,
        r"(?:具体|测评)?标准(?:内容|要求|名称|及要求)?|测评(?:要点|要求|细则)|standard",
    ),
    (Column.METHODS, r"(?:测评|审核|考核)?(?:方法|方式)|methods?"),
    (Column.PAPER, r"规范(?:性)?文件|红头文件|paper"),
    (Column.REPORT, r"说明(?:报告|材料)|情况说明|report"),
    (Column.PHOTO, r"(?:实景)?(?:图片|照片)|photo"),
    (Column.TABLE, r"统计(?:表格|报表|表)|表格|table"),
    (
        Column.KINDS,
        (
            r"(?:(?:报送|提交|申报|上报|所需|需要?提供|应提供|佐证)的?)?(?:材料|资料)"
            r"(?:要求|种类|类型|类别|形式|清单|格式|名称|目录|明细)?|提交明细|种类|kinds?"
        ),
    ),
    (
        Column.MINIMUM,
        r"(?:最[少低]|至少|不少于|不低于)(?:份|张|件)?数?量?|(?:数量)?下限|min(?:imum)?",
    ),
    (
        Column.MAXIMUM,
        r"(?:最[多高]|至多|不超过|不多于)(?:份|张|件)?数?量?|(?:数量)?上限|max(?:imum)?",
    ),
    (
        Column.WORD_LIMIT,
        r"(?:说明)?(?:报告)?(?:最多)?字数(?:上限|限制|要求)?|限字|word_limit",
    ),
    (Column.WINDOW, r"(?:材料)?有效期|(?:材料)?时间(?:范围|要求|段)|材料时间|window"),
    (
        Column.LEAD,
        rf"(?:责任)?牵头(?:责任)?{_UNIT}?|(?:责任)?{_UNIT}\(牵头\)|lead_units?",
    ),
    (
        Column.SUPPORT,
        (
            rf"(?:配合|协办|协助|协作|参与|参加|协同|支持)(?:责任)?{_UNIT}?"
            rf"|(?:责任)?{_UNIT}\(配合\)|supporting_units?"
        ),
    ),
    (
        Column.RESPONSIBLE,
        rf"(?:主要)?(?:责任|主办|主责|承办|落实|填报|报送|提供){_UNIT}|(?:责任)?{_UNIT}",
    ),
    (
        Column.PERSON,
        r"(?:具体)?(?:责任|联系|负责|经办|填报)人员?(?:姓名)?|联络[员人]|资料员|材料员|person",
    ),
    (Column.PHONE, r"(?:联系|办公|责任人)?(?:电话|方式)|手机(?:号码?)?|联系电话及手机|phone"),
    (
        Column.DUE,
        r"(?:完成|报送|提交|上报|截止|办结)(?:时间|时限|日期|期限)|时限|截止|时间节点|due(?:_date)?",
    ),
    (Column.KEYWORDS, r"关键[词字]|检索词|keywords?"),
    (Column.NOTE, r"备注|说明|注|notes?"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _WORDS)
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_TAIL = re.compile(r"[:;,。*·]+$|[ivx]+$")
_LONGEST_HEAD = 16
_SEARCHED_ROWS = 60
_FEWEST_COLUMNS = 2

Fits = Callable[[Collection[Column]], bool]


@dataclass(frozen=True)
class Header:
    """Where the heads stand: *columns* gives the indexes (from 0) of each; data begin at row *end*."""

    start: int
    end: int
    columns: Mapping[Column, tuple[int, ...]]
    heads: tuple[tuple[str, ...], ...]

    def repeated(self, row: tuple[str, ...]) -> bool:
        """Whether *row* is a row of this header once more, as on every printed page."""
        return row in self.heads


def column_of(head: str) -> Column | None:
    """Return what a column with this head holds, or None when the words are not known."""
    text = normalise(head).replace(" ", "")
    if not text or len(text) > _LONGEST_HEAD:
        return None
    bare = _TAIL.sub("", _BRACKETS.sub("", text))
    return next(
        (c for form in (text, bare) for c, pattern in _PATTERNS if pattern.fullmatch(form)), None
    )


def find_header(grid: Grid, fits: Fits) -> Header | None:
    """Return the header of *grid*, of one row or two, or None.

    Titles may stand above it. Of all rows whose columns satisfy *fits* the one with the most known
    heads is taken; where a second row divides a head (材料要求 over 规范文件, 说明报告 …), both.
    """
    best: Header | None = None
    known = [tuple(column_of(cell) for cell in row) for row in grid.rows[:_SEARCHED_ROWS]]
    for index in range(len(known)):
        for height in (1, 2):
            found = _header(grid, known, index, height)
            if found and fits(found.columns) and _more(found, best):
                best = found
    return best


def expected(columns: Collection[Column]) -> str:
    """Name *columns* for a sentence."""
    return "、".join(columns)


def _more(found: Header, best: Header | None) -> bool:
    return best is None or len(found.columns) > len(best.columns)


def _header(
    grid: Grid, known: list[tuple[Column | None, ...]], index: int, height: int
) -> Header | None:
    upper = known[index]
    rows = grid.rows[index : index + height]
    if height == 1:
        heads = upper
    elif any(upper) and index + 1 < len(known) and _divides(rows[0], rows[1], known[index + 1]):
        heads = tuple(low or high for high, low in zip(upper, known[index + 1], strict=True))
    else:
        return None
    columns: dict[Column, tuple[int, ...]] = {}
    for place, column in enumerate(heads):
        if column is not None:
            columns[column] = (*columns.get(column, ()), place)
    if len(columns) < _FEWEST_COLUMNS:
        return None
    return Header(index, index + height, columns, rows)


def _divides(
    upper: tuple[str, ...], lower: tuple[str, ...], known: tuple[Column | None, ...]
) -> bool:
    """Whether *lower* holds nothing but heads of its own and what a merged cell repeats."""
    own = [
        column
        for high, low, column in zip(upper, lower, known, strict=True)
        if low not in {"", high}
    ]
    return bool(own) and all(own)
