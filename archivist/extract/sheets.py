"""Sheets of other makes: Excel 97–2003, binary workbooks and OpenDocument, through calamine."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from archivist.extract.base import EncryptedError, Extract
from archivist.extract.grid import Budget, Cell, Sheet, number_text, time_text
from archivist.extract.limits import kept_text

FORMATS = ("xls", "xlsb", "ods")
_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


def extract(path: Path) -> Extract:
    """Read a workbook. Raises EncryptedError, or what calamine raises for a damaged one."""
    try:
        book = CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise EncryptedError("workbook needs a password") from error
    budget = Budget()
    sheets = []
    with book:
        for meta in book.sheets_metadata:
            if meta.typ is SheetTypeEnum.WorkSheet:
                hidden = meta.visible is not SheetVisibleEnum.Visible
                sheet = Sheet(meta.name, hidden)
                _fill(sheet, book, budget)
                sheets.append(sheet)
    kept, cut = kept_text([p for sheet in sheets for p in sheet.passages()])
    properties = {}
    if cut or budget.spent:
        properties["truncated"] = "cells" if budget.spent else "text"
    return Extract(kept, tuple(s.table() for s in sheets if s.rows), properties)


def _fill(sheet: Sheet, book: CalamineWorkbook, budget: Budget) -> None:
    source = book.get_sheet_by_name(sheet.name)
    # calamine fills up the rows above the used range, but not the columns left of it.
    first_column = source.start[1] if source.start else 0
    for number, row in enumerate(source.iter_rows()):
        cells = {
            column: cell
            for column, held in enumerate(row, first_column)
            if (cell := _cell(held)).text
        }
        if not sheet.put(number, cells, budget):
            return


def _cell(held: object) -> Cell:
    if isinstance(held, bool):
        return Cell(str(held).upper(), "b")
    if isinstance(held, int | float):
        return Cell(number_text(held), "n")
    if isinstance(held, date | time | timedelta):
        return Cell(time_text(held), "d")
    text = str(held).strip() if held is not None else ""
    return Cell(text, "e" if text in _ERRORS else "s" if text else ".")
