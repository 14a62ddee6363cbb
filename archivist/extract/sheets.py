"""Sheets of other makes: Excel 97–2003, binary workbooks and OpenDocument, through calamine."""

from __future__ import annotations

import struct
from datetime import date, time, timedelta
from pathlib import Path

from lxml import etree
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from archivist.extract import ole, oleproperties, opendocument, package
from archivist.extract.base import DamagedError, EncryptedError, Extract
from archivist.extract.biff import read_beside
from archivist.extract.grid import Budget, Cell, Sheet, number_text, time_text
from archivist.extract.limits import kept_text
from archivist.extract.ole import SIGNATURE
from archivist.i18n import N_

FORMATS = ("xls", "xlsb", "ods")
_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


def extract(path: Path) -> Extract:
    """Read a workbook. Raises EncryptedError, or what calamine raises for a damaged one."""
    try:
        book = CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise EncryptedError(N_("工作簿有密码")) from error
    budget = Budget()
    sheets = []
    with book:
        metas = book.sheets_metadata
        for meta in metas:
            if meta.typ is SheetTypeEnum.WorkSheet:
                hidden = meta.visible is not SheetVisibleEnum.Visible
                sheet = Sheet(meta.name, hidden)
                _fill(sheet, book, budget)
                sheets.append(sheet)
        names = book.sheet_names
    properties = {**_properties(path), "sheets": "\n".join(names)}
    if _is_old(path):
        links = _look_beside(path, [meta.name for meta in metas], sheets)
        properties |= {"links": "\n".join(links)} if links else {}
    kept, cut = kept_text([p for sheet in sheets for p in sheet.passages()])
    if cut or budget.spent:
        properties["truncated"] = "cells" if budget.spent else "text"
    return Extract(kept, tuple(s.table() for s in sheets if s.rows), properties)


def _properties(path: Path) -> dict[str, str]:
    """Return what the workbook says of itself; calamine does not."""
    with path.open("rb") as stream:
        head = stream.read(len(ole.SIGNATURE))
    try:
        if head == ole.SIGNATURE:
            return oleproperties.properties_of(ole.CompoundFile(path))[0]
        if head.startswith(b"PK"):
            with package.Package(path) as opened:
                if "meta.xml" in opened.names:
                    return opendocument.properties_of(opened)[0]
                return package.properties_of(opened)[0]
    except (DamagedError, etree.XMLSyntaxError):
        return {}  # the sheets could be read all the same
    return {}  # Excel 4 and older: records without a container


def _is_old(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(SIGNATURE)) == SIGNATURE


def _look_beside(path: Path, names: list[str], sheets: list[Sheet]) -> tuple[str, ...]:
    """Add what calamine does not tell of old workbooks: hidden rows and columns, merged cells, links."""
    try:
        found, links = read_beside(path)
    except (DamagedError, struct.error, KeyError):
        return ()  # calamine, which reads the values, is more forgiving than we are
    beside = dict(zip(names, found, strict=False))
    for sheet in sheets:
        if sheet.name in beside:
            sheet.hidden_rows |= beside[sheet.name].hidden_rows
            sheet.hidden_columns |= beside[sheet.name].hidden_columns
            sheet.merged += beside[sheet.name].merged
    return links


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
