"""Characters behind glyph numbers of embedded fonts, where an OFD text names none (GB/T 33190, §11.4).

Some producers write private numbers or nothing as the text and say by glyphs what is drawn. The
font's own table from characters to glyphs (OpenType ``cmap``), read backwards, tells the words.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator, Mapping

from archivist.extract.ofdpackage import OfdPackage, within
from archivist.extract.package import Element, child, local

_MOST_BYTES = 32 << 20
_UNICODE = frozenset({(0, n) for n in range(7)} | {(3, 1), (3, 10)})
_MOST_GLYPHS = 70_000


class Fonts:
    """The embedded fonts of a document by ID; each is read when a text first needs it."""

    def __init__(self, package: OfdPackage, files: Mapping[str, str]) -> None:
        self._package = package
        self._files = files
        self._known: dict[str, dict[int, str]] = {}

    def characters(self, font: str) -> Mapping[int, str]:
        """Return the characters by glyph, nothing for a font that is not embedded or not readable."""
        if font not in self._known:
            data = self._package.data(self._files.get(font, ""), _MOST_BYTES)
            try:
                self._known[font] = characters_by_glyph(data)
            except (struct.error, IndexError):  # a font cut short draws nothing either
                self._known[font] = {}
        return self._known[font]


def font_files(package: OfdPackage, name: str, root: Element) -> Iterator[tuple[str, str]]:
    """Yield ID and member of each font of the resource file *name*."""
    folder = posixpath.join(posixpath.dirname(name), root.get("BaseLoc") or "")
    for font in root.iter("{*}Font"):
        file = child(font, "FontFile")
        if file is not None:
            place = within(package, folder, file.text, posixpath.dirname(name))
            yield font.get("ID") or "", place


def read_through(text: str, element: Element, known: Mapping[int, str], start: int) -> str:
    """Return *text*, which begins *start* characters into its object, with unreadable ones read.

    Only glyphs that stand for one character each are followed: ligatures keep what the text says.
    """
    characters = list(text)
    for each in element:
        if local(each) != "CGTransform":
            continue
        glyphs = child(each, "Glyphs")
        numbers = [
            int(n)
            for n in ((glyphs.text or "") if glyphs is not None else "").split()
            if n.isdecimal()
        ]
        position = _count(each.get("CodePosition"), 0) - start
        if _count(each.get("CodeCount"), 1) != _count(each.get("GlyphCount"), 1):
            continue
        for at, glyph in enumerate(numbers, position):
            found = known.get(glyph, "")
            if not found or at < 0:
                continue
            if at < len(characters):
                characters[at] = found if is_unreadable(characters[at]) else characters[at]
            elif at == len(characters):
                characters.append(found)
    return "".join(characters)


def is_unreadable(character: str) -> bool:
    """Whether a character says nothing: private use, a replacement mark, a control character."""
    return character == "\ufffd" or not (character.isprintable() or character.isspace())


def characters_by_glyph(font: bytes) -> dict[int, str]:
    """Read an OpenType font's ``cmap`` backwards; of several characters the first that is readable."""
    found: dict[int, str] = {}
    at = _table(font, b"cmap")
    if at is None:
        return found
    for number in range(struct.unpack_from(">H", font, at + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, at + 4 + 8 * number)
        if (platform, encoding) not in _UNICODE:
            continue
        for point, glyph in _pairs(font, at + offset):
            if glyph and (glyph not in found or is_unreadable(found[glyph])):
                found[glyph] = chr(point)
            if len(found) > _MOST_GLYPHS:
                return found
    return {glyph: character for glyph, character in found.items() if not is_unreadable(character)}


def _table(font: bytes, tag: bytes) -> int | None:
    if font[:4] not in {b"\0\1\0\0", b"OTTO", b"true"}:
        return None
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    return None


def _pairs(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield characters and glyphs of a subtable of format 4 or 12, which all Unicode fonts have."""
    form = struct.unpack_from(">H", font, at)[0]
    if form == 4:  # noqa: PLR2004
        yield from _segments(font, at)
    elif form == 12:  # noqa: PLR2004
        for number in range(min(struct.unpack_from(">I", font, at + 12)[0], _MOST_GLYPHS)):
            first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * number)
            for point in range(first, min(last, 0x10FFFF, first + _MOST_GLYPHS) + 1):
                yield point, glyph + point - first


def _segments(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    double = struct.unpack_from(">H", font, at + 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 2 * double)
    offsets_at = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    for n in range(count):
        for point in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = point
            if offsets[n]:
                place = offsets_at + 2 * n + offsets[n] + 2 * (point - starts[n])
                glyph = struct.unpack_from(">H", font, place)[0]
                if not glyph:
                    continue
            yield point, (glyph + deltas[n]) & 0xFFFF


def _count(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise  # noqa: PLR2004
