"""The skeleton of a Word 6 to 2003 document: its header block and its pieces of text (MS-DOC)."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.extract.base import DamagedError, Part, UnreadableError
from archivist.extract.ole import SIGNATURE, CompoundFile
from archivist.i18n import N_

_WORD_97 = 0xC1
_FAST_SAVED, _SECOND_TABLE, _WIDE = 0x0004, 0x0200, 0x1000
_PIECES, _RUN = 2, 1
_COMPRESSED = 0x40000000
_MAX_PIECES = 500_000
# The parts of the text follow each other; how long each is stands in the header block.
_PARTS = (
    ("main", Part.BODY), ("notes", Part.NOTE), ("headers", Part.HEADER), ("macros", None),
    ("comments", Part.COMMENT), ("endnotes", Part.NOTE), ("boxes", Part.TEXT_BOX),
    ("header_boxes", Part.HEADER),
)  # fmt: skip
_LENGTHS_97, _LENGTHS_95 = 76, 52
_CLX_97, _CLX_95 = 33, 0x160
_LISTS_97 = 154
_OLD_ENCODINGS = {
    0x804: "gb18030", 0x1004: "gb18030", 0x404: "big5", 0xC04: "big5", 0x411: "cp932",
    0x412: "cp949", 0x419: "cp1251", 0x422: "cp1251", 0x405: "cp1250", 0x415: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters *start* to *end* of the text, and where their bytes begin in the main stream."""

    start: int
    end: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Story:
    """One part of the text: its name, what it is, its first and last character."""

    name: str
    part: Part
    start: int
    end: int


class WordFile:
    """An opened document. *text* has one character for each position (CP) of the format.

    In Word 6 and 95 *modern* is False and no formatting is read. Positions count bytes there, unless
    an Asian edition wrote it: *text* holds one Latin-1 character a byte, which :meth:`said` decodes.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            if stream.read(len(SIGNATURE)) != SIGNATURE:
                raise UnreadableError(N_("Word 6 以前的文档，请用 LibreOffice 另存为 docx"))
        self.container = CompoundFile(path)
        self.main = self.container.read("WordDocument")
        if len(self.main) < 426:  # noqa: PLR2004 — the header block up to the pieces
            raise DamagedError(N_("文档不完整"))
        version, language = struct.unpack_from("<H2xH", self.main, 2)
        flags = struct.unpack_from("<H", self.main, 10)[0]
        self.modern = version >= _WORD_97
        self._unicode = self.modern or bool(flags & _WIDE)
        self._encoding = _OLD_ENCODINGS.get(language, "cp1252")
        self.table = self.main
        if self.modern:
            self.table = self.container.read("1Table" if flags & _SECOND_TABLE else "0Table")
        self.pieces = tuple(self._pieces(fast_saved=bool(flags & _FAST_SAVED)))
        self.text = "".join(map(self._decoded, self.pieces))
        self._starts = [piece.start for piece in self.pieces]

    def list_at(self, number: int) -> bytes:
        """Return a structure of the table stream by its number among the header's pointers."""
        offset, size = struct.unpack_from("<II", self.main, _LISTS_97 + 8 * number)
        return self.table[offset : offset + size]

    @property
    def stories(self) -> Iterator[Story]:
        """The parts of the text that have any, in the order they lie."""
        at = 0
        start = _LENGTHS_97 if self.modern else _LENGTHS_95
        lengths = struct.unpack_from("<8i", self.main, start)
        for (name, part), length in zip(_PARTS, lengths, strict=True):
            end = min(at + max(length, 0), len(self.text))
            if part is not None and end > at:
                yield Story(name, part, at, end)
            at = end

    def offset_of(self, position: int) -> int:
        """Return where a character's bytes lie in the main stream."""
        index = bisect_right(self._starts, position) - 1
        piece = self.pieces[max(index, 0)]
        return piece.offset + (position - piece.start) * piece.width

    def pieces_between(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces that the characters from *start* to before *end* lie in."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self.pieces[first : bisect_left(self._starts, end)]

    def said(self, text: str) -> str:
        """Return a stretch of :attr:`text` as it reads."""
        if not self._unicode:
            return text.encode("latin-1").decode(self._encoding, "replace")
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _pieces(self, *, fast_saved: bool) -> Iterator[Piece]:
        if not self.modern and not fast_saved:
            start, end = struct.unpack_from("<II", self.main, 0x18)
            width = 2 if self._unicode else 1
            yield Piece(0, max(min(end, len(self.main)) - start, 0) // width, start, width)
            return
        table = _piece_table(self._clx())
        count = min((len(table) - 4) // 12, _MAX_PIECES)
        if count < 1:
            raise DamagedError(N_("找不到正文"))
        bounds = struct.unpack_from(f"<{count + 1}i", table)
        # Each character has bytes of its own: more characters than bytes is damage, or a bomb.
        if bounds[0] != 0 or list(bounds) != sorted(bounds) or bounds[-1] > len(self.main):
            raise DamagedError(N_("正文各段的位置错乱"))
        for n in range(count):
            offset = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * n + 2)[0]
            yield self._piece(bounds[n], bounds[n + 1], offset)

    def _piece(self, start: int, end: int, offset: int) -> Piece:
        narrow = not self._unicode or (self.modern and bool(offset & _COMPRESSED))
        if self.modern:
            offset = (offset & ~_COMPRESSED) // 2 if narrow else offset & ~_COMPRESSED
        width = 1 if narrow else 2
        if offset + (end - start) * width > len(self.main):
            raise DamagedError(N_("正文不完整"))
        return Piece(start, end, offset, width)

    def _clx(self) -> bytes:
        if self.modern:
            return self.list_at(_CLX_97)
        offset, size = struct.unpack_from("<II", self.main, _CLX_95)
        return self.main[offset : offset + size]

    def _decoded(self, piece: Piece) -> str:
        data = self.main[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
        if not self._unicode:
            return data.decode("latin-1")
        if piece.width == 1:
            # cp1252 leaves five bytes undefined; a character each keeps positions true.
            return data.decode("cp1252", "replace")
        text = data.decode("utf-16-le", "surrogatepass")
        return text if len(text) == piece.end - piece.start else _by_units(data)


def _piece_table(clx: bytes) -> bytes:
    """Return the table behind the runs of formatting that may stand before it."""
    at = 0
    while at + 5 <= len(clx):
        if clx[at] == _PIECES:
            return clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        if clx[at] != _RUN:
            break
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    raise DamagedError(N_("找不到正文"))


def _by_units(data: bytes) -> str:
    """Decode with two characters for a rare one (𠮷), so that positions stay true."""
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
