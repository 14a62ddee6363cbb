"""Reads a text table (csv, tsv): UTF-8, UTF-16 or GB18030, whichever it is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from archivist.editions import fault
from archivist.editions.fault import Fault, unusable
from archivist.editions.grid import Grid, cell_text, make_grid

SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_DELIMITERS = (",", "\t", ";", "，")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_delimited(path: Path) -> tuple[Grid, ...]:
    """Return the one table of the file, named after it.

    Raises:
        EditionError: the bytes are text in none of the encodings.
        OSError: the file cannot be read at all.

    """
    try:
        text = _decode(path.read_bytes())
        rows = _rows(text)
    except (UnicodeDecodeError, csv.Error) as error:
        raise unusable(path, [Fault("", "", fault.DAMAGED, {"detail": error})]) from error
    return (make_grid(path.stem, [[cell_text(cell) for cell in row] for row in rows]),)


def _decode(content: bytes) -> str:
    if content.startswith(_BYTE_ORDER_MARKS):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _rows(text: str) -> list[list[str]]:
    parsed = [list(csv.reader(io.StringIO(text), delimiter=mark)) for mark in _DELIMITERS]
    return max(parsed, key=_regularity)


def _regularity(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows share the commonest width above one, and that width: the right mark has most."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return count, width
