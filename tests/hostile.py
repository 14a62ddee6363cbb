"""Files made to hurt whoever opens them, built on the spot."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

_LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LOL}]>'  # a billion laughs: &l11;
QUADRATIC = f'<!DOCTYPE x [<!ENTITY q "{"A" * 100_000}">]>'  # blown up by many &q;


def a_pdf_of(path: Path, objects: Mapping[int, bytes], root: int = 1) -> Path:
    """Write a PDF of raw objects."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, count = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        place = places.get(number)
        out += b"%010d 00000 n \n" % place if place else b"0000000000 00001 f \n"
    out += b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, root, start)
    path.write_bytes(out)
    return path


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a PDF stream object's body."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


def an_endless_pdf(path: Path, *, sound: int = 0, levels: int = 12, breadth: int = 10) -> Path:
    """Write a PDF whose last page draws forms of forms, *breadth* to the *levels* times.

    *sound* plain pages come before it.
    """
    first = 10 + levels
    numbers = range(first, first + sound + 1)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%b]>>"
        % (sound + 1, b" ".join(b"%d 0 R" % number for number in numbers)),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: stream(b"BT /F 12 Tf 72 700 Td (sound page) Tj ET"),
        5: stream(b"/X Do"),
    }
    for level in range(levels):
        inside = b"/X Do " * breadth if level else b"0 0 m 9 9 l S"
        below = b"/Resources<</XObject<</X %d 0 R>>>>" % (9 + level) if level else b""
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + below
        objects[10 + level] = stream(inside, form)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%b>>>>"
    for number in numbers:
        objects[number] = page % (4, b"/Font<</F 3 0 R>>")
    objects[numbers[-1]] = page % (5, b"/XObject<</X %d 0 R>>" % (9 + levels))
    return a_pdf_of(path, objects)


def a_huge_png(path: Path, side: int, *, real: bool) -> Path:
    """Write a black-and-white PNG of *side* times *side* pixels; with only a claim of them if not *real*."""
    rows = b"".join(_rows(side)) if real else zlib.compress(b"\0")
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", rows)
        + _chunk(b"IEND", b"")
    )
    return path


def _rows(side: int) -> Iterable[bytes]:
    packer = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    for _ in range(side):
        yield packer.compress(row)
    yield packer.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
