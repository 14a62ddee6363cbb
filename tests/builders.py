"""Real files for tests, made on the spot so that a reader sees what is in them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from PIL import Image

Cell = str | int | float | datetime | None
_EXIF_TIME = "%Y:%m:%d %H:%M:%S"


def a_docx(
    path: Path,
    paragraphs: Iterable[str] = (),
    *,
    title: str = "",
    table: Sequence[Sequence[str]] = (),
    header: str = "",
    properties: Mapping[str, Any] | None = None,
) -> Path:
    """Write a Word document: a centred *title*, *paragraphs*, then a *table*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if title:
        _line(document, title, size=22, centred=True)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=len(table), cols=max(map(len, table)))
        for row, values in zip(grid.rows, table, strict=True):
            for cell, value in zip(row.cells, values, strict=False):
                cell.text = value
    core = document.core_properties
    for name, value in {"title": "", "author": "", **(properties or {})}.items():
        setattr(core, name, value)
    document.save(str(path))
    return path


def a_red_head_docx(
    path: Path,
    *,
    title: str = "关于印发包头市创建全国文明城市工作方案的通知",
    number: str = "包府发〔2017〕12号",
    organ: str = "包头市人民政府",
    signed: str = "2017年3月10日",
    body: Sequence[str] = ("现将工作方案印发给你们，请认真组织实施。",),
    signed_by: str | None = None,
) -> Path:
    """Write a paper laid out after GB/T 9704: red head, number, title, body, signature, imprint."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = Document()
    _line(document, f"{organ}文件", size=40, centred=True)
    if number:
        _line(document, number, size=16, centred=True)
    _line(document, title, size=22, centred=True)
    for text in ("各区人民政府，市直各单位：", *body):
        document.add_paragraph(text)
    for text in (organ if signed_by is None else signed_by, signed):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("抄送：市委办公室，市人大办公室。")
    document.add_paragraph(f"{organ}办公室　　　　2017年3月15日印发")
    document.core_properties.author = ""
    document.core_properties.title = ""
    document.save(str(path))
    return path


def an_xlsx(
    path: Path,
    rows: Sequence[Sequence[Cell]] = (),
    *,
    sheets: Mapping[str, Sequence[Sequence[Cell]]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """Write a workbook; *sheets* maps names to rows, *rows* alone makes ``Sheet1``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in (sheets or {"Sheet1": rows}).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    book.close()
    return path


def a_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write *text* as it is, in *encoding*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def a_photo(
    path: Path,
    *,
    taken: datetime | None = None,
    size: tuple[int, int] = (1600, 1200),
    software: str = "",
    camera: tuple[str, str] = ("", ""),
    colour: tuple[int, int, int] = (120, 140, 90),
    format: str = "JPEG",  # noqa: A002 — Pillow's own word
) -> Path:
    """Write a picture with EXIF; *size* in pixels; other *colour*, other bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    for tag, value in ((271, camera[0]), (272, camera[1]), (305, software)):
        if value:
            exif[tag] = value.encode()
    if taken is not None:
        exif[306] = taken.strftime(_EXIF_TIME)
        exif.get_ifd(0x8769)[36867] = taken.strftime(_EXIF_TIME)
    with Image.new("RGB", size, colour) as image:
        if format == "JPEG":
            image.save(path, format, exif=exif, quality=80)
        else:
            image.save(path, format)
    return path


def a_pdf(path: Path, pages: Sequence[str], *, info: Mapping[str, str] | None = None) -> Path:
    """Write a born-digital PDF with Chinese text, one string a page, line breaks kept."""
    return _pdf(path, [_text_page(page) for page in pages], info or {})


def a_scanned_pdf(path: Path, pages: int = 1, *, size: tuple[int, int] = (620, 877)) -> Path:
    """Write a PDF whose pages are pictures only; *size* in pixels."""
    with Image.new("RGB", size, (240, 240, 235)) as image:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG")
    draw = b"q 595 0 0 842 0 0 cm /I Do Q"
    picture = (
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB"
        b"/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%b\nendstream"
        % (*size, len(buffer.getvalue()), buffer.getvalue())
    )
    return _pdf(path, [draw] * pages, {}, picture)


def _line(document: Any, text: str, *, size: int, centred: bool) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).font.size = Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _text_page(text: str) -> bytes:
    lines = b" ".join(
        b"<%b> Tj T*" % line.encode("utf-16-be").hex().encode() for line in text.split("\n")
    )
    return b"BT /F 12 Tf 18 TL 72 770 Td %b ET" % lines


def _pdf(path: Path, contents: list[bytes], info: Mapping[str, str], picture: bytes = b"") -> Path:
    first = 7
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
    said = b"".join(
        b"/%b <%b>" % (key.encode(), ("\ufeff" + value).encode("utf-16-be").hex().encode())
        for key, value in info.items()
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(contents), kids),
        (
            b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
            b"/DescendantFonts[4 0 R]>>"
        ),
        (
            b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
            b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor"
            b"/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
            b"/Descent -120/CapHeight 880/StemV 93>>/DW 1000>>"
        ),
        b"<<%b>>" % said,
        picture or b"null",
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>%b>>>>"
            % (first + 2 * number + 1, b"/XObject<</I 6 0 R>>" if picture else b"")
        )
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_assembled(objects))
    return path


def _assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
