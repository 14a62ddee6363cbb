"""The bundled face "Archivist CJK": for drawing, and cut down for embedding in a PDF.

Its CFF table holds plain charstrings without subroutines, and is not CID-keyed: in a PDF the
character codes of a composite font are then the glyph numbers themselves (ISO 32000-1, 9.7.4.2).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

from archivist.paths import RESOURCES

FACE: Path = RESOURCES / "fonts" / "NotoSansCJKsc-Subset.otf"
_ENDCHAR = b"\x0e"
_CHARSTRINGS = 17  # the operator of the Top DICT that says where the charstrings are
_INTEGER = 29  # the prefix of a five-byte integer in a DICT


@cache
def face(size: int) -> FreeTypeFont:
    """Return the face for drawing at *size* pixels."""
    return ImageFont.truetype(str(FACE), size)


@dataclass(frozen=True)
class Outlines:
    """The parts of the font file that embedding needs; *widths* are in 1/1000 em, by glyph."""

    cff: bytes
    glyphs: dict[int, int]
    widths: tuple[int, ...]

    def encode(self, text: str) -> bytes:
        """Return the two-byte codes of *text*; KeyError for a character the face does not have."""
        return b"".join(struct.pack(">H", self.glyphs[ord(c)]) for c in text)

    def cut(self, text: str) -> bytes:
        """Return the CFF with every glyph that *text* does not use emptied; numbers stay."""
        used = {0, *(self.glyphs[ord(character)] for character in text)}
        return _without_others(self.cff, used)


@cache
def outlines() -> Outlines:
    """Read the font file; raise OSError when it is not there."""
    data = FACE.read_bytes()
    tables = {
        data[o : o + 4].decode("ascii"): struct.unpack(">LL", data[o + 8 : o + 16])
        for o in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    part = {name: data[start : start + length] for name, (start, length) in tables.items()}
    count = struct.unpack(">H", part["hhea"][34:36])[0]
    widths = struct.unpack(">" + "Hh" * count, part["hmtx"][: 4 * count])[::2]
    return Outlines(part["CFF "], _character_map(part["cmap"]), widths)


def _character_map(table: bytes) -> dict[int, int]:
    """Read the format 4 subtable: segments of character codes."""
    count = struct.unpack(">H", table[2:4])[0]
    starts = [struct.unpack(">L", table[4 + 8 * i + 4 : 12 + 8 * i])[0] for i in range(count)]
    start = next(s for s in starts if table[s : s + 2] == b"\x00\x04")
    doubled = struct.unpack(">H", table[start + 6 : start + 8])[0]
    segments = doubled // 2

    def column(offset: int, form: str) -> tuple[int, ...]:
        return struct.unpack(f">{segments}{form}", table[start + offset : start + offset + doubled])

    ends, firsts = column(14, "H"), column(16 + doubled, "H")
    deltas, offsets = column(16 + 2 * doubled, "h"), column(16 + 3 * doubled, "H")
    found: dict[int, int] = {}
    for segment in range(segments):
        for code in range(firsts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = code
            if offsets[segment]:
                at = start + 16 + 3 * doubled + 2 * segment + offsets[segment]
                at += 2 * (code - firsts[segment])
                glyph = struct.unpack(">H", table[at : at + 2])[0]
            found[code] = (glyph + deltas[segment]) & 0xFFFF
    return {code: glyph for code, glyph in found.items() if glyph}


def _without_others(cff: bytes, used: set[int]) -> bytes:
    """Move a new charstrings INDEX to the end and point the Top DICT at it."""
    _, after_names = _index(cff, cff[2])
    (top, *_), _ = _index(cff, after_names)
    operator = _operator(cff, top, _CHARSTRINGS)
    old = struct.unpack(">l", cff[operator - 4 : operator])[0]
    strings, end = _index(cff, old)
    kept = [cff[a:b] if n in used else _ENDCHAR for n, (a, b) in enumerate(strings)]
    # The old INDEX stays as zeros, which compress to nothing, so that no other offset moves.
    blank = cff[:old] + bytes(end - old) + cff[end:]
    pointed = blank[: operator - 4] + struct.pack(">l", len(blank)) + blank[operator:]
    return pointed + _pack_index(kept)


def _index(cff: bytes, start: int) -> tuple[list[tuple[int, int]], int]:
    """Return (start, end) of each object of an INDEX, and where the INDEX ends."""
    count = struct.unpack(">H", cff[start : start + 2])[0]
    if count == 0:
        return [], start + 2
    size = cff[start + 2]
    table = cff[start + 3 : start + 3 + (count + 1) * size]
    offsets = [int.from_bytes(table[i : i + size], "big") for i in range(0, len(table), size)]
    base = start + 2 + (count + 1) * size
    spans = [(base + a, base + b) for a, b in pairwise(offsets)]
    return spans, base + offsets[-1]


def _pack_index(objects: Iterable[bytes]) -> bytes:
    held = list(objects)
    offsets, position = [1], 1
    for each in held:
        position += len(each)
        offsets.append(position)
    table = b"".join(offset.to_bytes(4, "big") for offset in offsets)
    return struct.pack(">HB", len(held), 4) + table + b"".join(held)


def _operator(cff: bytes, span: tuple[int, int], wanted: int) -> int:
    """Return where the operator stands whose operand is a five-byte integer just before it."""
    position, end = span
    while position < end:
        byte = cff[position]
        if byte == wanted:
            return position
        position += {28: 3, _INTEGER: 5}.get(byte, 2 if byte == 12 or byte >= 247 else 1)  # noqa: PLR2004
        if byte == 30:  # noqa: PLR2004 — a real number ends with a nibble 15
            while cff[position - 1] & 15 != 15 and cff[position - 1] >> 4 != 15:  # noqa: PLR2004
                position += 1
    msg = "the font has no charstrings"
    raise ValueError(msg)
