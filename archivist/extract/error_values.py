"""Error values in cells of binary and OpenDocument workbooks, which calamine reads as empty (rule N05).

A workbook keeps an error as a number (MS-XLS §2.5.10 BErr, MS-XLSB §2.5.97.2), OpenDocument as the text
it shows. Errors are told by sheet name, then by (row, column), both from 0.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator

from archivist.extract.package import (
    Element,
    Package,
    child,
    local,
    stream_elements,
    value,
)

Errors = dict[tuple[int, int], str]
_CODES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_UNKNOWN = "#VALUE!"
_SHOWN = re.compile(r"#(?:[A-Z]+(?:/0)?!|NAME\?|N/A|GETTING_DATA)|(?:Err|错误)[:：]\s?\d{3}")
_WRITTEN = re.compile(rb'value-type="error"|>\s*(?:#[A-Z]|Err:\d|\xe9\x94\x99\xe8\xaf\xaf[:\xef])')
_BOOK = "xl/workbook.bin"
_ROW, _CELL_ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
_CELL_SIZE = 8
_MOST_REPEATED = 1000
_MORE, _SEVEN = 0x80, 0x7F


def error_text(code: int) -> str:
    """Return what a sheet shows for an error's number: 7 is ``#DIV/0!``."""
    return _CODES.get(code, _UNKNOWN)


def errors_of(package: Package) -> dict[str, Errors]:
    """Return the errors of an ods or xlsb by sheet, nothing of other packages.

    Raises DamagedError, struct.error, or what lxml raises.
    """
    if _BOOK in package.names:
        return _of_binary(package)
    if "content.xml" in package.names and _WRITTEN.search(package.read("content.xml")):
        return _of_open_document(package)
    return {}


def _of_open_document(package: Package) -> dict[str, Errors]:
    found: dict[str, Errors] = defaultdict(dict)
    name, row, depth = "", 0, 0
    with package.open("content.xml") as stream:
        for event, element in stream_elements(stream, "table", "table-row"):
            if local(element) == "table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    name, row = value(element, "name") or "", 0
            elif event == "end" and depth == 1:
                held = dict(_of_row(element))
                repeated = _repeated(element, "number-rows-repeated")
                for each in range(min(repeated, _MOST_REPEATED) if held else 0):
                    found[name].update(((row + each, c), text) for c, text in held.items())
                row += repeated
                element.clear()
    return found


def _of_row(row: Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        if local(cell) not in {"table-cell", "covered-table-cell"}:
            continue
        repeated = _repeated(cell, "number-columns-repeated")
        if text := _error(cell):
            for each in range(min(repeated, _MOST_REPEATED)):
                yield column + each, text
        column += repeated


def _error(cell: Element) -> str:
    """Return the error a cell shows; words that were typed and only look like one are none."""
    # Two attributes are called value-type: that of the standard knows no errors.
    marked = any(str(k).endswith("value-type") and v == "error" for k, v in cell.attrib.items())
    if not marked and value(cell, "formula") is None:
        return ""
    said = child(cell, "p")
    text = "".join(map(str, said.itertext())).strip() if said is not None else ""
    if marked:
        return text or _UNKNOWN
    return text if _SHOWN.fullmatch(text) else ""


def _repeated(element: Element, name: str) -> int:
    said = value(element, name) or "1"
    return int(said) if said.isdecimal() else 1


def _of_binary(package: Package) -> dict[str, Errors]:
    parts = {each.id: each.target for each in package.relations(_BOOK)}
    found = {}
    for kind, body in _records(package.read(_BOOK)):
        if kind == _SHEET:
            relation, at = _wide(body, _CELL_SIZE)
            name, _ = _wide(body, at)
            if parts.get(relation) in package.names:
                found[name] = dict(_of_part(package.read(parts[relation])))
    return found


def _of_part(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    row = 0
    for kind, body in _records(data):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
        elif kind in {_CELL_ERROR, _FORMULA_ERROR} and len(body) > _CELL_SIZE:
            yield (row, struct.unpack_from("<I", body)[0]), error_text(body[_CELL_SIZE])


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a binary part (MS-XLSB §2.1.4): kind and size in seven bits a byte."""
    at = 0
    while at + 2 <= len(data):
        kind, at = data[at], at + 1
        if kind & _MORE:
            kind, at = kind & _SEVEN | (data[at] & _SEVEN) << 7, at + 1
        size = shift = 0
        while at < len(data):
            byte, at = data[at], at + 1
            size |= (byte & _SEVEN) << shift
            shift += 7
            if not byte & _MORE:
                break
        yield kind, data[at : at + size]
        at += size


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """Return an XLWideString and where it ends."""
    count = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + 2 * count
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
