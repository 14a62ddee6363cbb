"""Sheets of other makes: Excel 97–2003, binary workbooks and OpenDocument, through calamine."""

from __future__ import annotations

import struct
from collections import defaultdict
from datetime import date, time, timedelta
from pathlib import Path
from zipfile import BadZipFile

from lxml import etree
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from archivist.extract import ole, oleproperties, opendocument, package
from archivist.extract.base import DamagedError, EncryptedError, Extract
from archivist.extract.biff import Beside, read_beside
from archivist.extract.error_values import errors_of
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
        names = book.sheet_names
        beside, links = _look_beside(path, [meta.name for meta in metas])
        for meta in metas:
            if meta.typ is SheetTypeEnum.WorkSheet:
                hidden = meta.visible is not SheetVisibleEnum.Visible
                sheet = Sheet(meta.name, hidden)
                _fill(sheet, book, beside.get(meta.name, Beside()), budget)
                sheets.append(sheet)
    properties = {**_properties(path), "sheets": "\n".join(names)}
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


def _look_beside(path: Path, names: list[str]) -> tuple[dict[str, Beside], tuple[str, ...]]:
    """Return by sheet what calamine does not tell, and the files linked to.

    Of old workbooks that is hidden rows and columns, merged cells and errors, of others errors.
    """
    try:
        if _is_old(path):
            found, links = read_beside(path)
            return dict(zip(names, found, strict=False)), links
        with package.Package(path) as opened:
            errors = errors_of(opened)
        return {name: Beside(errors=held) for name, held in errors.items()}, ()
    except (DamagedError, EncryptedError, struct.error, KeyError, BadZipFile, etree.XMLSyntaxError):
        return {}, ()  # calamine, which reads the values, is more forgiving than we are


def _fill(sheet: Sheet, book: CalamineWorkbook, beside: Beside, budget: Budget) -> None:
    sheet.hidden_rows |= beside.hidden_rows
    sheet.hidden_columns |= beside.hidden_columns
    sheet.merged += beside.merged
    source = book.get_sheet_by_name(sheet.name)
    # calamine fills up the rows above the used range, but not the columns left of it.
    first_column = source.start[1] if source.start else 0
    wrong: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), text in sorted(beside.errors.items()):
        wrong[row][column] = Cell(text, "e")
    for number, held in enumerate(source.iter_rows()):
        cells = {
            column: cell
            for column, value in enumerate(held, first_column)
            if (cell := _cell(value)).text
        }
        if not sheet.put(number, cells | wrong.pop(number, {}), budget):
            return
    # Rows of nothing but errors at the end are beyond the used range.
    for number, cells in wrong.items():
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
