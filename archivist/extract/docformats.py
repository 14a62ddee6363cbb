"""How the text of a Word 97 to 2003 document looks: styles, paragraphs, runs (MS-DOC 2.4.6)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from archivist.extract.docfile import WordFile
from archivist.extract.oldlines import ParagraphLook

_STYLES, _RUN_PAGES, _PARAGRAPH_PAGES = 1, 12, 13
_PAGE = 512
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_CELLS, _CHANGED_TABS = 0xD608, 0xC615
_IN_TABLE, _ROW_END, _LEVEL = 0x2416, 0x2417, 0x2640
_ALIGNED = frozenset({0x2403, 0x2461})
_SIZE, _HIDDEN, _DELETED, _INSERTED = 0x4A43, 0x083C, 0x0800, 0x0801
_ON = (b"\x01", b"\x81")
_BODY_LEVEL = 9
_HEADINGS = frozenset({*range(1, 10), 62, 74})  # heading 1-9, Title, Subtitle
_NO_BASE = 0xFFF
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters look; *size* in points, None where only the style says it."""

    size: float | None = None
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False


class Formats:
    """The looks of a document by position; plain everywhere when the file is older than Word 97."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._page_of = cache(self._page)
        self._styles: dict[int, ParagraphLook] = {}
        self._definitions = _style_definitions(file.list_at(_STYLES)) if file.modern else []
        self._paragraphs = _pages(file.list_at(_PARAGRAPH_PAGES)) if file.modern else ([], [])
        self._runs = _pages(file.list_at(_RUN_PAGES)) if file.modern else ([], [])
        self._run_look = cache(_run_look)
        self._paragraph_look = cache(self._look)

    def paragraph(self, position: int) -> ParagraphLook:
        """Return the look of the paragraph that the mark at *position* ends."""
        found = self._find(self._paragraphs, self._file.offset_of(position), _paragraph_entry)
        return self._paragraph_look(found[1]) if found else self._style(0)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, RunLook]]:
        """Yield (first, last + 1, look) for the stretches of one look between two positions."""
        for piece in self._file.pieces_between(start, end):
            at, stop = max(start, piece.start), min(end, piece.end)
            while at < stop:
                offset = piece.offset + (at - piece.start) * piece.width
                limit, grouped = self._find(self._runs, offset, _run_entry) or (0, b"")
                width = max((limit - offset) // piece.width, 1) if limit else stop - at
                upto = min(at + width, stop)
                yield at, upto, self._run_look(grouped)
                at = upto

    def _find(
        self,
        pages: tuple[list[int], list[int]],
        offset: int,
        entry: Callable[[bytes, int, int], bytes],
    ) -> tuple[int, bytes] | None:
        """Return where the stretch around *offset* ends, and its settings."""
        index = bisect_right(pages[0], offset) - 1
        if not 0 <= index < len(pages[1]):
            return None
        bounds, settings = self._page_of(pages[1][index], entry)
        slot = bisect_right(bounds, offset) - 1
        return (bounds[slot + 1], settings[slot]) if 0 <= slot < len(settings) else None

    def _page(
        self, number: int, entry: Callable[[bytes, int, int], bytes]
    ) -> tuple[list[int], list[bytes]]:
        page = self._file.main[number * _PAGE : (number + 1) * _PAGE]
        count = page[-1] if len(page) == _PAGE else 0
        if not 0 < count <= _PAGE // 5:
            return [], []
        bounds = list(struct.unpack_from(f"<{count + 1}I", page))
        return bounds, [entry(page, count, n) for n in range(count)]

    def _look(self, settings: bytes) -> ParagraphLook:
        """Return the look of a style's number and what a paragraph changes of it."""
        number = struct.unpack_from("<H", settings)[0] if len(settings) > 1 else 0
        return _changed(self._style(number), settings[2:])

    def _style(self, number: int, depth: int = 0) -> ParagraphLook:
        if number in self._styles:
            return self._styles[number]
        if number >= len(self._definitions) or depth > _DEPTH:
            return ParagraphLook()
        base, heading, paragraph, run = self._definitions[number]
        look = ParagraphLook() if base == _NO_BASE else self._style(base, depth + 1)
        look = _changed(look, paragraph)
        size = _run_look(run).size
        look = replace(look, heading=look.heading or heading, size=size or look.size)
        self._styles[number] = look
        return look


def _settings(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and operand of each setting (Sprm, MS-DOC 2.2.5)."""
    at = 0
    while at + 2 < len(data):
        number = struct.unpack_from("<H", data, at)[0]
        at += 2
        size = _OPERANDS[number >> 13]
        if number == _TABLE_CELLS and at + 2 <= len(data):
            size = struct.unpack_from("<H", data, at)[0] - 1
            at += 2
        elif not size:
            size, at = data[at], at + 1
            if number == _CHANGED_TABS and size == 0xFF:  # noqa: PLR2004
                return  # its length is told only by its content, and nothing of use follows tabs
        yield number, data[at : at + size]
        at += max(size, 0)


def _changed(look: ParagraphLook, settings: bytes) -> ParagraphLook:
    for number, operand in _settings(settings):
        first = operand[0] if operand else 0
        if number in _ALIGNED:
            look = replace(look, centred=first == 1)
        elif number == _LEVEL:
            look = replace(look, heading=first < _BODY_LEVEL)
        elif number == _IN_TABLE:
            look = replace(look, in_table=first == 1)
        elif number == _ROW_END:
            look = replace(look, row_end=first == 1)
        elif number == _TABLE_CELLS and len(operand) >= 2 * first + 3:
            look = replace(look, edges=struct.unpack_from(f"<{first + 1}h", operand, 1))
    return look


def _run_look(settings: bytes) -> RunLook:
    found = dict(_settings(settings))
    size = found.get(_SIZE, b"")
    hidden, deleted, inserted = (
        found.get(number, b"")[:1] in _ON for number in (_HIDDEN, _DELETED, _INSERTED)
    )
    half_points = struct.unpack("<H", size)[0] if len(size) == 2 else 0  # noqa: PLR2004
    return RunLook(half_points / 2 or None, hidden, deleted, inserted)


def _pages(table: bytes) -> tuple[list[int], list[int]]:
    """Return the offsets at which the pages of formatting begin to hold, and their numbers."""
    count = max((len(table) - 4) // 8, 0)
    if not count:
        return [], []
    bounds = list(struct.unpack_from(f"<{count + 1}I", table))
    numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1))
    return bounds, [number & 0x3FFFFF for number in numbers]


def _run_entry(page: bytes, count: int, index: int) -> bytes:
    at = 2 * page[4 * (count + 1) + index]
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_entry(page: bytes, count: int, index: int) -> bytes:
    slot = 4 * (count + 1) + 13 * index
    at = 2 * page[slot] if slot < _PAGE else 0
    if not 0 < at < _PAGE - 1:
        return b""
    size = page[at]
    if size:
        return page[at + 1 : at + 2 * size]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]


def _style_definitions(sheet: bytes) -> list[tuple[int, bool, bytes, bytes]]:
    """Return base, whether it is a heading, and the settings of each style (STSH, MS-DOC 2.9.271)."""
    if len(sheet) < 6:  # noqa: PLR2004
        return []
    header, count, fixed = struct.unpack_from("<HHH", sheet)
    at = 2 + header
    found: list[tuple[int, bool, bytes, bytes]] = []
    for _ in range(count):
        if at + 2 > len(sheet):
            break
        size = struct.unpack_from("<H", sheet, at)[0]
        found.append(_style_definition(sheet[at + 2 : at + 2 + size], fixed))
        at += 2 + size
    return found


def _style_definition(style: bytes, fixed: int) -> tuple[int, bool, bytes, bytes]:
    none = (_NO_BASE, False, b"", b"")
    if len(style) < fixed + 2 or fixed < 8:  # noqa: PLR2004
        return none
    known, kind_base = struct.unpack_from("<HH", style)
    if kind_base & 0xF != 1:  # only paragraph styles
        return none
    at = fixed + 2 + 2 * struct.unpack_from("<H", style, fixed)[0] + 2
    parts = []
    for _ in range(2):
        size = struct.unpack_from("<H", style, at)[0] if at + 2 <= len(style) else 0
        parts.append(style[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    return kind_base >> 4, (known & 0xFFF) in _HEADINGS, parts[0][2:], parts[1]
