"""Reads the sheets of a spreadsheet file (xlsx, xlsm, xls, ods)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from archivist.editions import fault
from archivist.editions.fault import Fault, unusable
from archivist.editions.grid import Grid, cell_text, make_grid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path) -> tuple[Grid, ...]:
    """Return every work sheet in order, hidden ones marked.

    Raises:
        EditionError: the file needs a password or is no spreadsheet.
        OSError: it cannot be read at all.

    """
    from python_calamine import (  # noqa: PLC0415 — heavy
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    content = path.read_bytes()
    if content.startswith(_COMPOUND) and _ENCRYPTED in content:
        raise unusable(path, [Fault("", "", fault.ENCRYPTED)])
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return tuple(
                _grid(book.get_sheet_by_name(meta.name), meta.visible != SheetVisibleEnum.Visible)
                for meta in book.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise unusable(path, [Fault("", "", fault.ENCRYPTED)]) from error
    except BaseException as error:
        # A broken old .xls can make the reader panic, which is no Exception and cannot be imported.
        if not isinstance(error, CalamineError) and type(error).__name__ != "PanicException":
            raise
        raise unusable(path, [Fault("", "", fault.DAMAGED, {"detail": error})]) from error


def _grid(sheet: CalamineSheet, hidden: bool) -> Grid:  # noqa: FBT001
    rows = [[cell_text(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _spread(rows, top, left, bottom, right)
    return make_grid(sheet.name, rows, hidden=hidden)


def _spread(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    # A range may reach beyond the last cell in use; there is nothing beside it there.
    if top >= len(rows) or left >= len(rows[top]):
        return
    text = rows[top][left]
    for row in rows[top : bottom + 1]:
        for column in range(left, min(right + 1, len(row))):
            row[column] = text
