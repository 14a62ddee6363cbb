"""PDF files written by hand: born-digital papers, scans without a text layer, and locked ones."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from archivist.demo.layout import PAGE, Page
from archivist.demo.typeface import outlines

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_PERMISSIONS = -44  # printing and reading; no changing


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SealPicture:
    """A square seal of *side* pixels: compressed colours and transparency."""

    side: int
    colours: bytes
    cover: bytes


@dataclass
class _File:
    """Numbered objects, then the table of where they stand; *password* locks streams and strings."""

    identity: bytes
    password: bytes = b""
    objects: list[tuple[bytes, bytes | None]] = field(default_factory=list)

    def add(self, head: bytes, stream: bytes | None = None) -> int:
        """Add an object and return its number."""
        self.objects.append((head, stream))
        return len(self.objects)

    def put(self, number: int, head: bytes) -> None:
        """Fill an object that was reserved by adding b""."""
        self.objects[number - 1] = (head, None)

    def finish(self, root: int, info: int) -> bytes:
        """Write everything; the locks go on here, where object numbers are known."""
        key, lock = self._lock()
        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        starts = []
        for number, (head, stream) in enumerate(self.objects, 1):
            starts.append(len(out))
            body = head if stream is None else _stream(head, _locked(stream, key, number))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1)
        out += b"".join(b"%010d 00000 n \n" % start for start in starts)
        out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R" % (len(starts) + 1, root, info)
        mark = self.identity.hex().encode()
        out += b" /ID [<%s> <%s>]%s >>\nstartxref\n%d\n%%%%EOF\n" % (mark, mark, lock, table)
        return bytes(out)

    def _lock(self) -> tuple[bytes, bytes]:
        """Make the 40-bit key and the /Encrypt entry (ISO 32000-1, 7.6.3, revision 2)."""
        if not self.password:
            return b"", b""
        padded = (self.password + _PADDING)[:32]
        owner = rc4(_md5(padded)[:5], padded)
        key = _md5(padded + owner + struct.pack("<i", _PERMISSIONS) + self.identity)[:5]
        parts = (owner.hex().encode(), rc4(key, _PADDING).hex().encode(), _PERMISSIONS)
        return key, b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % parts


def text_pdf(
    pages: Sequence[Page],
    title: str,
    created: date,
    *,
    seal: SealPicture | None = None,
    password: str = "",
) -> bytes:
    """Return a PDF whose words can be searched; with *password* nobody opens it without."""
    text = "".join(line.text for page in pages for line in page.lines)
    file = _File(_md5(title.encode()), password.encode())
    tree = file.add(b"")
    font = _add_font(file, text)
    stamp = b" /XObject << /S1 %d 0 R >>" % _add_seal(file, seal) if seal else b""
    resources = b"<< /Font << /F1 %d 0 R >>%s >>" % (font, stamp)
    kids = [_add_page(file, tree, resources, _content(page, sealed=bool(seal))) for page in pages]
    return _finish(file, tree, kids, "" if password else title, created)


def picture_pdf(pictures: Sequence[Picture], created: date) -> bytes:
    """Return a PDF of scanned pages: one picture a page, no words in it."""
    file = _File(_md5(pictures[0].data))
    tree = file.add(b"")
    kids = []
    for picture in pictures:
        head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
        head += b" /BitsPerComponent 8 /Filter /DCTDecode"
        image = file.add(head % (picture.width, picture.height), picture.data)
        content = b"q %d 0 0 %d 0 0 cm /I1 Do Q" % PAGE
        kids.append(_add_page(file, tree, b"<< /XObject << /I1 %d 0 R >> >>" % image, content))
    return _finish(file, tree, kids, "", created)


def rc4(key: bytes, data: bytes) -> bytes:
    """Return *data* under the RC4 stream of *key*; weak, and what old office files bear."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _finish(file: _File, tree: int, kids: list[int], title: str, created: date) -> bytes:
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    file.put(tree, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed))
    root = file.add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    stamp = f"D:{created:%Y%m%d}093000+08'00'".encode()
    named = (
        b"/Title <%s> " % ("\ufeff" + title).encode("utf-16-be").hex().encode() if title else b""
    )
    # Strings of a locked file would have to be locked too; it carries none.
    info = b"<< >>" if file.password else b"<< %s/CreationDate (%s) >>" % (named, stamp)
    return file.finish(root, file.add(info))


def _add_page(file: _File, tree: int, resources: bytes, content: bytes) -> int:
    stream = file.add(b"/Filter /FlateDecode", zlib.compress(content))
    head = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Resources %s /Contents %d 0 R >>"
    return file.add(head % (tree, *PAGE, resources, stream))


def _add_font(file: _File, text: str) -> int:
    """Embed the glyphs of *text* as a composite font with a map back to Unicode."""
    face = outlines()
    program = file.add(
        b"/Subtype /CIDFontType0C /Filter /FlateDecode", zlib.compress(face.cut(text))
    )
    meaning = file.add(b"/Filter /FlateDecode", zlib.compress(_unicode_map(text)))
    described = file.add(
        b"<< /Type /FontDescriptor /FontName /ArchivistCJK-Regular /Flags 4 /FontBBox [-100 -250 1100 950]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 733 /StemV 80 /FontFile3 %d 0 R >>"
        % program
    )
    widths = b" ".join(b"%d" % w for w in face.widths)
    kind = b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ArchivistCJK-Regular"
    system = (
        b" /CIDSystemInfo << /Registry <41646f6265> /Ordering <4964656e74697479> /Supplement 0 >>"
    )
    measured = b" /FontDescriptor %d 0 R /DW 1000 /W [0 [%s]] >>" % (described, widths)
    child = file.add(kind + system + measured)
    return file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ArchivistCJK-Regular /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (child, meaning)
    )


def _unicode_map(text: str) -> bytes:
    glyphs = outlines().glyphs
    pairs = sorted({(glyphs[ord(c)], ord(c)) for c in text})
    out = [b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def"]
    out.append(b"/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange")
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        out.append(b"%d beginbfchar" % len(block))
        out += [b"<%04x> <%04x>" % pair for pair in block]
        out.append(b"endbfchar")
    out.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(out)


def _add_seal(file: _File, seal: SealPicture) -> int:
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
    head = head % (seal.side, seal.side) + b" /Filter /FlateDecode"
    cover = file.add(head + b" /ColorSpace /DeviceGray", seal.cover)
    return file.add(head + b" /ColorSpace /DeviceRGB /SMask %d 0 R" % cover, seal.colours)


def _content(page: Page, *, sealed: bool) -> bytes:
    out = []
    for y, red, thick in page.rules:
        colour = b"0.85 0 0 RG" if red else b"0 0 0 RG"
        out.append(b"%s %.1f w 79 %.1f m 521 %.1f l S" % (colour, thick, PAGE[1] - y, PAGE[1] - y))
    for line in page.lines:
        colour = b"0.85 0 0 rg 0.85 0 0 RG" if line.red else b"0 0 0 rg 0 0 0 RG"
        heavy = b"2 Tr %.2f w" % (line.size / 40) if line.bold else b"0 Tr"
        codes = outlines().encode(line.text).hex().encode()
        place = (colour, heavy, line.size, line.x, PAGE[1] - line.y, codes)
        out.append(b"BT %s %s /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET" % place)
    if sealed and page.seal is not None:
        x, y = page.seal[0] - 59, PAGE[1] - page.seal[1] - 59
        out.append(b"q 118 0 0 118 %.1f %.1f cm /S1 Do Q" % (x, y))
    return b"\n".join(out)


def _stream(head: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def _locked(data: bytes, key: bytes, number: int) -> bytes:
    return rc4(_md5(key + struct.pack("<I", number)[:3] + b"\0\0")[:10], data) if key else data


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()
