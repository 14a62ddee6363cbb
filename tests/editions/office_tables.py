"""Tables as offices lay them out, written with openpyxl for the tests of this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


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
