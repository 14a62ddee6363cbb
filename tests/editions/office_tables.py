"""Tables as offices lay them out, written with openpyxl for the tests of this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from archivist.editions.fault import Fault

Rows = Sequence[Sequence[object]]
HEADS = [
    "测评项目(Ⅰ)",
    "指标名称(Ⅱ)",
    "测评内容(Ⅲ)",
    "编号",
    "测评标准",
    "测评方法",
    "材料要求",
    "责任单位",
]
PLAIN = [
    HEADS,
    ["Ⅰ-1 重点工作", "Ⅱ-1 学习宣传", "Ⅲ-1 健全学习制度", "Ⅲ-1-1", "印发计划。", "材料审核", "规范文件、说明报告", "市委宣传部"],
    ["", "", "", "Ⅲ-1-2", "建立制度。", "材料审核、问卷调查", "规范文件；实景图片2张", "市委组织部、市委党校"],
    ["", "", "Ⅲ-2 党员学习", "Ⅲ-2-1", "集体学习。", "材料审核", "统计表格", "市委宣传部"],
    ["Ⅰ-2 政务环境", "Ⅱ-2 廉政", "Ⅲ-3 监督", "Ⅲ-3-1", "群众满意。", "问卷调查", "", ""],
]  # fmt: skip


def a_sheet(sheet: Worksheet, rows: Rows, merged: Iterable[str] = ()) -> None:
    """Fill *sheet* with *rows*, then merge the *merged* ranges."""
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)


def a_workbook(path: Path, rows: Rows, merged: Iterable[str] = (), title: str = "目录") -> Path:
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    a_sheet(sheet, rows, merged)
    book.save(path)
    book.close()
    return path


def many_sheets(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook of several sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        a_sheet(book.create_sheet(title), rows)
    book.save(path)
    book.close()
    return path


def said(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    """Return where each fault is and what it says."""
    return [(found.cell, found.message) for found in faults]
