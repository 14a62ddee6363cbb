"""Old office files byte by byte, as small as the formats allow: OLE, Word, PowerPoint, OFD."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.containers import a_package

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_HEADER_SIZE = 1024
_TEXT_AT = 2048


def an_ole(path: Path, streams: Mapping[str, bytes]) -> Path:
    """Write a compound file; ``/`` in a name parts storages, small streams go to the mini stream."""
    folders = sorted(
        {"/".join(n.split("/")[:k]) for n in streams for k in range(1, n.count("/") + 1)}
    )
    slots = ["", *folders, *streams]
    mini, mini_table, table, blocks, starts = bytearray(), [], [], [], {}
    for name, data in streams.items():
        if 0 < len(data) < _CUTOFF:
            starts[name] = len(mini_table)
            _fill(mini_table, -(-len(data) // _MINI))
            mini += data.ljust(-(-len(data) // _MINI) * _MINI, b"\0")
        elif data:
            starts[name] = _placed(data, table, blocks)
    root = _placed(bytes(mini), table, blocks) if mini else _END
    packed = struct.pack(f"<{len(mini_table)}I", *mini_table)
    padded = packed.ljust(-(-len(packed) // _SECTOR) * _SECTOR, b"\xff")
    mini_start = _placed(padded, table, blocks) if mini else _END
    entries = []
    for slot, name in enumerate(slots):
        inside = [n for n, other in enumerate(slots) if n and _parent(other) == name]
        siblings = [
            n for n, other in enumerate(slots) if n and slot and _parent(other) == _parent(name)
        ]
        after = next((n for n in siblings if n > slot), _FREE)
        kind = 5 if not slot else 1 if name in folders else 2
        start, size = (
            (root, len(mini)) if not slot else (starts.get(name, _END), len(streams.get(name, b"")))
        )
        own = (name.rpartition("/")[2] if slot else "Root Entry") + "\0"
        encoded = own.encode("utf-16-le")
        body = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
        child = inside[0] if inside and kind != 2 else _FREE
        body += struct.pack("<III", _FREE, after, child) + bytes(36)
        entries.append(body + struct.pack("<IQ", start, size))
    directory = _placed(b"".join(entries), table, blocks)
    tables = -(-(len(table) + 1) // 127)
    table += [_TABLE] * tables
    first = len(table) - tables
    data = struct.pack(f"<{128 * tables}I", *table, *[_FREE] * (128 * tables - len(table)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<III", tables, directory, 0)
    head += struct.pack("<5I", _CUTOFF, mini_start, len(padded) // _SECTOR, _END, 0)
    listed = [first + n for n in range(tables)]
    head += struct.pack("<109I", *listed, *[_FREE] * (109 - tables))
    path.write_bytes(head + b"".join(blocks) + data)
    return path


def _parent(name: str) -> str:
    return name.rpartition("/")[0]


def _fill(table: list[int], count: int) -> None:
    table += [len(table) + n + 1 for n in range(count - 1)] + [_END]


def _placed(data: bytes, table: list[int], blocks: list[bytes]) -> int:
    start = len(table)
    count = max(-(-len(data) // _SECTOR), 1)
    _fill(table, count)
    blocks.append(data.ljust(count * _SECTOR, b"\0"))
    return start


def properties(codepage: int = 936, **values: str | int) -> bytes:
    """Return a SummaryInformation stream: title, author…, *created* as a FILETIME, *pages*."""
    numbers = {"title": 2, "author": 4, "application": 18, "created": 12, "pages": 14}
    encoding = "gb18030" if codepage == 936 else "utf-8"
    items = [(1, struct.pack("<Ihh", 2, codepage - 65536 if codepage > 32767 else codepage, 0))]
    for name, value in values.items():
        if name == "created":
            items.append((12, struct.pack("<IQ", 64, value)))
        elif isinstance(value, int):
            items.append((numbers[name], struct.pack("<Ii", 3, value)))
        else:
            said = value.encode(encoding) + b"\0"
            packed = struct.pack("<II", 30, len(said)) + said.ljust(-(-len(said) // 4) * 4, b"\0")
            items.append((numbers[name], packed))
    at, index, body = 8 + 8 * len(items), b"", b""
    for number, packed in items:
        index += struct.pack("<II", number, at + len(body))
        body += packed
    section = struct.pack("<II", at + len(body), len(items)) + index + body
    return struct.pack("<HHI16sI16sI", 0xFFFE, 0, 0, bytes(16), 1, bytes(16), 48) + section


def word_streams(  # noqa: PLR0913 — each argument is one structure of the format
    main: str,
    *,
    notes: str = "",
    headers: Sequence[str] = (),
    comments: str = "",
    boxes: str = "",
    wide: bool = True,
    paragraphs: Mapping[int, bytes] | None = None,
    runs: Sequence[tuple[int, int, bytes]] = (),
    drawings: bytes = b"",
    flags: int = 0,
) -> dict[str, bytes]:
    """Return the streams of a Word 97 document.

    *paragraphs* gives the n-th paragraph of all text its settings, *runs* (first, last + 1,
    settings) the characters theirs. The main text is one piece, everything behind it another.
    """
    header_text = "".join(headers)
    lengths = [len(main), len(notes), len(header_text), 0, len(comments), 0, len(boxes), 0]
    text = main + notes + header_text + comments + boxes
    width = 2 if wide else 1
    data = text.encode("utf-16-le" if wide else "cp1252")
    ends = [n + 1 for n, c in enumerate(text) if c in "\r\x07\x0c"]
    bounds = [0, *ends] if ends and ends[-1] == len(text) else [0, *ends, len(text)]
    settings = [b"\0\0" + (paragraphs or {}).get(n, b"") for n in range(len(bounds) - 1)]
    places = [_TEXT_AT + width * n for n in bounds]
    marks = sorted({0, len(text), *(n for first, last, _ in runs for n in (first, last))})
    looks = [next((s for a, b, s in runs if a <= m < b), b"") for m in marks[:-1]]
    end = -(-(_TEXT_AT + len(data)) // 512) * 512
    main_stream = bytes(_TEXT_AT) + data
    main_stream = main_stream.ljust(end, b"\0")
    main_stream += _paragraph_page(places, settings)
    main_stream += _run_page([_TEXT_AT + width * n for n in marks], looks)
    page = end // 512
    table, pointers = b"", {}

    def put(number: int, content: bytes) -> None:
        nonlocal table
        pointers[number] = (len(table), len(content))
        table += content

    cut = len(main)
    pieces = [(0, cut), (cut, len(text))] if cut < len(text) else [(0, cut)]
    offsets = [_TEXT_AT + width * a if wide else 2 * (_TEXT_AT + a) | 0x40000000 for a, _ in pieces]
    plc = struct.pack(f"<{len(pieces) + 1}i", 0, *(b for _, b in pieces))
    plc += b"".join(struct.pack("<HIH", 0, offset, 0) for offset in offsets)
    put(33, b"\x01\x02\x00\xff\xff" + b"\x02" + struct.pack("<I", len(plc)) + plc)
    put(13, struct.pack("<III", places[0], places[-1], page))
    put(12, struct.pack("<III", places[0], places[-1], page + 1))
    if headers:
        at = [0] * 7
        for said in headers:
            at.append(at[-1] + len(said))
        put(11, struct.pack(f"<{len(at)}i", *at))
    put(50, drawings)
    head = bytearray(_HEADER_SIZE)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0xC1, 0, 0x804, 0, 0x200 | flags)
    struct.pack_into("<8i", head, 76, *lengths)
    for number, (offset, size) in pointers.items():
        struct.pack_into("<II", head, 154 + 8 * number, offset, size)
    return {"WordDocument": bytes(head) + main_stream[_HEADER_SIZE:], "1Table": table}


def _paragraph_page(places: list[int], settings: list[bytes]) -> bytes:
    page = bytearray(512)
    count = len(settings)
    struct.pack_into(f"<{count + 1}I", page, 0, *places)
    at = 510
    for n, each in enumerate(settings):
        body = each if len(each) % 2 else each + b"\0"
        at = (at - len(body) - 1) // 2 * 2
        page[at] = (len(body) + 1) // 2
        page[at + 1 : at + 1 + len(body)] = body
        page[4 * (count + 1) + 13 * n] = at // 2
    page[511] = count
    return bytes(page)


def _run_page(places: list[int], looks: list[bytes]) -> bytes:
    page = bytearray(512)
    count = len(looks)
    struct.pack_into(f"<{count + 1}I", page, 0, *places)
    at = 510
    for n, each in enumerate(looks):
        if each:
            at = (at - len(each) - 1) // 2 * 2
            page[at] = len(each)
            page[at + 1 : at + 1 + len(each)] = each
            page[4 * (count + 1) + n] = at // 2
    page[511] = count
    return bytes(page)


def art(text: str) -> bytes:
    """Return a drawing's property table with one WordArt text."""
    said = text.encode("utf-16-le") + b"\0\0"
    body = struct.pack("<HI", 0x80C0, len(said)) + said
    return b"\xaa" * 5 + struct.pack("<HHI", 0x13, 0xF00B, len(body)) + body


def record(kind: int, *inside: bytes, instance: int = 0, holds: bool = False) -> bytes:
    """Return a PowerPoint record."""
    data = b"".join(inside)
    return struct.pack("<HHI", instance << 4 | (0xF if holds else 0), kind, len(data)) + data


def slide_text(kind: int, text: str, *, place: bool = True) -> bytes:
    """Return a shape with a text of this kind (0 title, 1 body, 4 other)."""
    box = record(0xF00D, record(0x0F9F, struct.pack("<I", kind)),
                 record(0x0FA0, text.encode("utf-16-le")), holds=True)  # fmt: skip
    mark = record(0xF011, record(0x0BC3, bytes(8)), holds=True) if place else b""
    return record(0xF004, mark, box, holds=True)


def slide_streams(
    slides: Sequence[bytes], notes: str = "", master: bytes = b"", outline: bytes = b""
) -> dict[str, bytes]:
    """Return the streams of a presentation: objects 1 document, 2 master, 3 notes, 4… slides."""
    listed = b"".join(
        record(0x03F3, struct.pack("<IIIII", 4 + n, 0, 0, 256 + n, 0)) + outline
        for n in range(len(slides))
    )
    document = record(
        0x03E8,
        record(
            0x0FF0, record(0x03F3, struct.pack("<IIIII", 2, 0, 0, 900, 0)), instance=1, holds=True
        ),
        record(0x0FF0, listed, instance=0, holds=True),
        record(
            0x0FF0, record(0x03F3, struct.pack("<IIIII", 3, 0, 0, 700, 0)), instance=2, holds=True
        ),
        holds=True,
    )
    atom = record(0x03EF, struct.pack("<I8xIIHH", 0, 900, 700 if notes else 0, 7, 0)[:24])
    objects = [
        document,
        record(0x03F8, master, holds=True),
        record(0x03F0, slide_text(2, notes) if notes else b"", holds=True),
        *(record(0x03EE, atom, body, holds=True) for body in slides),
    ]
    stream, places = b"", []
    for each in objects:
        places.append(len(stream))
        stream += each
    directory = len(stream)
    head = struct.pack("<I", len(places) << 20 | 1)
    stream += record(0x1772, head + struct.pack(f"<{len(places)}I", *places))
    edit = len(stream)
    stream += record(0x0FF5, struct.pack("<7I", 0, 0, 0, directory, 1, 0, 0))
    return {
        "PowerPoint Document": stream,
        "Current User": bytes(16) + struct.pack("<I", edit) + bytes(8),
    }


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_text(text: str, x: float, y: float, size: float = 5, **more: str) -> str:
    """Return a text object whose base line lies at x, y in millimetres."""
    said = "".join(f' {name}="{value}"' for name, value in more.items())
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y - size} 100 {size}" Size="{size}"{said}>'
        f'<ofd:TextCode X="0" Y="{size}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def an_ofd(
    path: Path,
    pages: Sequence[str],
    info: str = "",
    more: Mapping[str, str] | None = None,
    extra: str = "",
) -> Path:
    """Write an OFD with pages of raw objects; *info* goes into DocInfo, *extra* into the document."""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    signed = "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    members = {
        "OFD.xml": f'<ofd:OFD {_OFD} DocType="OFD"><ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>'
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{signed}</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{extra}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages><ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>",
        **{
            f"Doc_0/Pages/Page_{n}/Content.xml": f'<ofd:Page {_OFD}><ofd:Template TemplateID="9"/>'
            f"<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
            for n, page in enumerate(pages)
        },
        **(more or {}),
    }
    return a_package(path, members)


def ofd_part(root: str, inside: str) -> str:
    """Return one XML member of an OFD."""
    return f"<ofd:{root} {_OFD}>{inside}</ofd:{root}>"


def an_open_document(
    path: Path,
    body: str,
    *,
    styles: str = "",
    masters: str = "",
    meta: str = "",
    kind: str = "text",
    manifest: str = "",
) -> Path:
    """Write an odt or odp from raw XML; *masters* are its master pages."""
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(
        f' xmlns:{n}="{ns}{full}:1.0"'
        for n, full in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta"),
            ("fo", "xsl-fo-compatible"), ("draw", "drawing"), ("presentation", "presentation"),
            ("manifest", "manifest"),
        )
    ) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
    members = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content{names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles{names}>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta{names}><office:meta>{meta}</office:meta></office:document-meta>",
        "META-INF/manifest.xml": f"<manifest:manifest{names}>{manifest}</manifest:manifest>",
    }
    return a_package(path, members)
