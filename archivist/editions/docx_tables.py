"""Reads the tables of a Word document."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from archivist.editions import fault
from archivist.editions.fault import Fault, unusable
from archivist.editions.grid import Grid, cell_text, make_grid
from archivist.i18n import _

if TYPE_CHECKING:
    from docx.table import Table

SUFFIXES = frozenset({".docx"})
# What zipfile and python-docx raise for a container that is cut short, altered or encrypted.
_DAMAGE = (
    AttributeError,
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    zlib.error,
)


def read_docx_tables(path: Path) -> tuple[Grid, ...]:
    """Return every table of the body in order, named 表1, 表2, ….

    Raises:
        EditionError: the file needs a password or is no Word document.
        OSError: it cannot be read at all.

    """
    from docx import Document  # noqa: PLC0415 — heavy
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            tables = Document(file).tables
    except (PackageNotFoundError, XMLSyntaxError, *_DAMAGE) as error:
        raise unusable(path, [Fault("", "", fault.DAMAGED, {"detail": error})]) from error
    return tuple(_grid(table, index) for index, table in enumerate(tables))


def _grid(table: Table, index: int) -> Grid:
    # python-docx gives a merged cell once for each place it covers, as wanted here.
    rows = [[cell_text(cell.text) for cell in row.cells] for row in table.rows]
    return make_grid(_("表{number}").format(number=index + 1), rows, continues=index > 0)
