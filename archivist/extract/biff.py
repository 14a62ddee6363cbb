"""What Excel 97–2003 keeps beside the cells: hidden rows and columns, merged cells, links (MS-XLS §2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archivist.extract.ole import CompoundFile

_SHEET, _ROW, _COLUMNS, _MERGED, _BOOK, _END = 0x85, 0x208, 0x7D, 0xE5, 0x1AE, 0x0A
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_OWN, _ADD_IN = 0x0401, 0x3A01
_MAX_COLUMNS = 256
_WIDE = 1


@dataclass(slots=True)
class Beside:
    """What one sheet keeps beside its cells; rows and columns count from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_beside(path: Path) -> tuple[list[Beside], tuple[str, ...]]:
    """Return what each sheet keeps beside its cells, in the order of tabs, and the files linked to.

    Empty for workbooks before Excel 97. Raises DamagedError for a container that is cut short.
    """
    container = CompoundFile(path)
    if "Workbook" not in container.streams:
        return [], ()
    data = container.read("Workbook")
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
    return found


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
