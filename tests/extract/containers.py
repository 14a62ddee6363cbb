"""Files no library here writes, byte by byte: compound files, slides, sheets of other makes."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.extract.lines import own_lines
from archivist.extract.text import cell_type
from archivist.extract.title import find_title

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def lines(*texts: str, **looks: object) -> Extract:
    """Return an extract with one body passage for each text."""
    return Extract(
        tuple(Passage(t, Place(paragraph=n), **looks) for n, t in enumerate(texts, 1))  # type: ignore[arg-type]
    )


def grid(*rows: Sequence[str], sheet: str = "Sheet1") -> Extract:
    """Return an extract with one table; types are told from the texts."""
    table = Table(
        tuple(map(tuple, rows)),
        tuple("".join(map(cell_type, row)) for row in rows),
        Place(sheet=sheet),
        sheet,
    )
    passages = (
        Passage("\t".join(row).strip(), Place(sheet=sheet, cell=f"A{n}"), Part.TABLE)
        for n, row in enumerate(rows, 1)
    )
    return Extract(tuple(passages), (table,))


def headed(extract: Extract) -> tuple:
    """Return an extract's own lines and its title, as every search for facts wants them."""
    own = own_lines(extract)
    return own, find_title(extract, own)


def a_package(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Write a zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def relations(*targets: tuple[str, str, str]) -> str:
    """Return a relationships part: (id, type, target)."""
    inside = "".join(
        f'<Relationship Id="{i}" Type="{_REL}/{kind}" Target="{target}"/>'
        for i, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE_REL}">{inside}</Relationships>'


def a_word_package(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """Write a docx from raw XML; *parts* maps kinds (comments, header…) to their XML."""
    more = parts or {}
    named = [(f"r{n}", kind, f"{kind}.xml") for n, kind in enumerate(more)]
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("m", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*named),
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
        **{f"word/{kind}.xml": xml for kind, xml in more.items()},
    }
    return a_package(path, members)


def word_part(root: str, inside: str) -> str:
    """Return a WordprocessingML part."""
    return (
        f'<w:{root} xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"'
        f' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{inside}</w:{root}>'
    )


def a_sheet_package(path: Path, rows: str, parts: Mapping[str, str] | None = None) -> Path:
    """Write an xlsx from the raw XML of one sheet's rows; *parts* adds sharedStrings or styles."""
    more = parts or {}
    named = [(f"r{n}", kind, f"{kind}.xml") for n, kind in enumerate(more)]
    sheet = f'<worksheet xmlns="m"><sheetData>{rows}</sheetData></worksheet>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("m", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(("s", "worksheet", "sheet.xml"), *named),
        "xl/workbook.xml": f'<workbook xmlns="m" xmlns:r="{_REL}"><sheets>'
        '<sheet name="表一" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/sheet.xml": sheet,
        **{f"xl/{kind}.xml": xml for kind, xml in more.items()},
    }
    return a_package(path, members)


def a_pptx(path: Path, slides: Sequence[Sequence[str]]) -> Path:
    """Write a presentation, the first line of each slide as its title."""
    a = 'xmlns:a="a" xmlns:p="p"'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("m", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:presentation {a} xmlns:r="{_REL}"><p:sldIdLst>'
        + "".join(f'<p:sldId r:id="s{n}"/>' for n in range(len(slides)))
        + "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"s{n}", "slide", f"slides/{n}.xml") for n in range(len(slides)))
        ),
    }
    mark = '<p:ph type="title"/>'
    for number, texts in enumerate(slides):
        shapes = "".join(
            f"<p:sp><p:nvPr>{'' if n else mark}</p:nvPr>"
            f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
            for n, text in enumerate(texts)
        )
        members[f"ppt/slides/{number}.xml"] = f"<p:sld {a}>{shapes}</p:sld>"
    return a_package(path, members)


def an_ods(path: Path, rows: Sequence[Sequence[str | float]], name: str = "Sheet1") -> Path:
    """Write an OpenDocument sheet."""
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            if isinstance(cell, str)
            else f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{ns}office:1.0" xmlns:table="{ns}table:1.0"'
        f' xmlns:text="{ns}text:1.0"><office:body><office:spreadsheet><table:table table:name="{name}">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
        'xmlns:manifest:1.0"/>',
        "content.xml": content,
    }
    return a_package(path, members)


def a_compound(path: Path, streams: Mapping[str, bytes]) -> Path:
    """Write a compound file (MS-CFB) with these streams, each long enough for its own sectors."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    entries = [_entry("Root Entry", 5, _END, 0)]
    total = sum(-(-len(data) // _SECTOR) for data in padded.values()) + len(padded) + 1
    tables = -(-total // 127)  # each says where the next 128 sectors lead, its own among them
    table = [_TABLE] * tables
    blocks: list[bytes] = []
    for name, data in padded.items():
        entries.append(_entry(name, 2, len(table), len(data)))
        blocks += _sectors(data, table)
    first_directory = len(table)
    blocks += _sectors(b"".join(entries), table)
    free = [_FREE] * (128 * tables - len(table))
    packed = struct.pack(f"<{128 * tables}I", *table, *free)
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    head += bytes(10) + struct.pack("<III", tables, first_directory, 0)
    head += struct.pack("<IIIII", 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    path.write_bytes(head.ljust(_SECTOR, b"\0") + packed + b"".join(blocks))
    return path


def _sectors(data: bytes, table: list[int]) -> list[bytes]:
    parts = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
    table += [len(table) + n + 1 for n in range(len(parts) - 1)] + [_END]
    return parts


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    body = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    body += struct.pack("<III", _FREE, _FREE, _FREE) + bytes(36)
    return body + struct.pack("<IQ", start, size)
