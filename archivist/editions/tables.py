"""Opens a table file of any kind that is taken in."""

from __future__ import annotations

from pathlib import Path

from archivist.editions import delimited, docx_tables, fault, workbook
from archivist.editions.fault import Fault, unusable
from archivist.editions.grid import Grid


def read_tables(path: Path) -> tuple[Grid, ...]:
    """Return the sheets or tables of *path*.

    Raises:
        EditionError: missing, of another type, encrypted or damaged.

    """
    suffix = path.suffix.lower()
    try:
        if suffix in workbook.SUFFIXES:
            return workbook.read_workbook(path)
        if suffix in delimited.SUFFIXES:
            return delimited.read_delimited(path)
        if suffix in docx_tables.SUFFIXES:
            return docx_tables.read_docx_tables(path)
    except FileNotFoundError as error:
        raise unusable(path, [Fault("", "", fault.NOT_FOUND)]) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise unusable(path, [Fault("", "", fault.DAMAGED, {"detail": detail})]) from error
    raise unusable(path, [Fault("", "", fault.UNREADABLE_TYPE, {"suffix": suffix})])
