"""What Excel 5 to 2003 keeps beside plain cells: hidden rows and columns, merged cells, errors, links (MS-XLS §2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archivist.extract.error_values import Errors, error_text
from archivist.extract.ole import CompoundFile

_SHEET, _ROW, _COLUMNS, _MERGED, _BOOK, _END = 0x85, 0x208, 0x7D, 0xE5, 0x1AE, 0x0A
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_OWN, _ADD_IN = 0x0401, 0x3A01
_ERROR, _FORMULA, _IS_ERROR = 0x205, 0x06, 2
_MAX_COLUMNS = 256
_WIDE = 1
_STREAMS = ("Workbook", "Book")  # since Excel 97; Excel 5 and 95


@dataclass(slots=True)
class Beside:
    """What one sheet keeps beside its cells; rows and columns count from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: Errors = field(default_factory=dict)


def read_beside(path: Path) -> tuple[list[Beside], tuple[str, ...]]:
    """Return what each sheet keeps beside its cells, in the order of tabs, and the files linked to.

    Empty for workbooks before Excel 5. Raises DamagedError for a container that is cut short.
    """
    container = CompoundFile(path)
    stream = next((name for name in _STREAMS if name in container.streams), None)
    if stream is None:
        return [], ()
    data = container.read(stream)
    offsets, links = [], []
    for kind, body in _records(data, 0):
        if kind == _SHEET and len(body) > 4:  # noqa: PLR2004 — the offset
            offsets.append(struct.unpack_from("<I", body)[0])
        elif kind == _BOOK and (name := _linked(body)):
            links.append(name)
    return [_sheet(data, offset) for offset in offsets], tuple(dict.fromkeys(links))


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one substream, its end left out."""
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _END:
            return
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet(data: bytes, offset: int) -> Beside:
    found = Beside()
    for kind, body in _records(data, offset):
        if kind == _ROW and len(body) >= 16:  # noqa: PLR2004 — MS-XLS §2.4.221
            row, flags = struct.unpack_from("<H10xH", body)
            if flags & _ROW_HIDDEN:
                found.hidden_rows.add(row)
        elif kind == _COLUMNS and len(body) >= 10:  # noqa: PLR2004 — §2.4.53
            first, last, flags = struct.unpack_from("<HH4xH", body)
            if flags & _COLUMN_HIDDEN:
                found.hidden_columns.update(range(first, min(last + 1, _MAX_COLUMNS)))
        elif kind == _MERGED:
            areas = struct.iter_unpack("<HHHH", body[2 : 2 + (len(body) - 2) // 8 * 8])
            found.merged += [(top, left, bottom, right) for top, bottom, left, right in areas]
        elif kind in {_ERROR, _FORMULA} and (code := _error(kind, body)) is not None:
            row, column = struct.unpack_from("<HH", body)
            found.errors[row, column] = error_text(code)
    return found


def _error(kind: int, body: bytes) -> int | None:
    """Return the error a cell holds or its formula came to (§2.4.24, §2.5.133), None for other values."""
    if kind == _ERROR:
        return body[6] if len(body) >= 8 and body[7] == 1 else None  # noqa: PLR2004 — a value, a mark
    if len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == _IS_ERROR:  # noqa: PLR2004 — the result
        return body[8]
    return None


def _linked(body: bytes) -> str:
    """Return the file name of a link to another workbook, "" for the workbook itself and add-ins."""
    if len(body) < 6:  # noqa: PLR2004 — count, length and a character
        return ""
    length = struct.unpack_from("<H", body, 2)[0]
    if length in {_OWN, _ADD_IN}:
        return ""
    wide = body[4] & _WIDE
    raw = body[5 : 5 + length * (2 if wide else 1)]
    text = raw.decode("utf-16-le" if wide else "latin-1", "replace")
    name = "".join(c if c.isprintable() else "/" for c in text).replace("\\", "/").rstrip("/")
    return name.rpartition("/")[2].strip("[]")
