"""Scripts, attached files and programs to be started, in a PDF (ISO 32000-1, 7.11.4, 12.6.4)."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from archivist.domain.place import NOWHERE, Spot
from archivist.domain.signs import Active, ActiveSign
from archivist.extract.activeole import PROGRAMS

_MOST = 50
_MOST_BYTES = 64 << 20
_SCRIPT = re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z0-9])")
_LAUNCH = re.compile(rb"/S\s*/Launch(?![A-Za-z0-9])")
_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")  # ISO 32000-1, 7.3.8: a dictionary, then its bytes
_RICH = re.compile(rb"/Subtype\s*/(RichMedia|Screen|Movie|3D|FileAttachment)(?![A-Za-z0-9])")


def find(path: Path) -> Iterator[Active]:
    """Yield what acts: named scripts and attachments, and what the bytes outside packed objects show."""
    document = pdfium.PdfDocument(path)
    try:
        scripts = raw.FPDFDoc_GetJavaScriptActionCount(document)
        count = min(raw.FPDFDoc_GetAttachmentCount(document), _MOST)
        names = [_name(document, number) for number in range(count)]
    finally:
        document.close()
    with path.open("rb") as stream:
        data = b" ".join(_outside_streams(stream.read(_MOST_BYTES)))
    if scripts > 0 or _SCRIPT.search(data):
        yield Active(ActiveSign.SCRIPT, Spot("JavaScript", NOWHERE))
    if _LAUNCH.search(data):
        yield Active(ActiveSign.PROGRAM, Spot("Launch", NOWHERE))
    for found in _RICH.finditer(data):
        yield Active(ActiveSign.EMBEDDED, Spot(found[1].decode(), NOWHERE))
    for name in names:
        sign = ActiveSign.PROGRAM if PROGRAMS.search(name) else ActiveSign.EMBEDDED
        yield Active(sign, Spot(name, NOWHERE))


def _outside_streams(data: bytes) -> Iterator[bytes]:
    """Yield what lies between streams: three bytes of packed pictures read /JS in every 16 MB or so.

    A stream of objects that is not packed (ISO 32000-1, 7.5.7) is no picture and stays.
    """
    at = 0
    while (begun := _STREAM.search(data, at)) is not None:
        end = data.find(b"endstream", begun.end())
        if end < 0:
            break
        before = data[at : begun.start()]
        about = before.rpartition(b"obj")[2] if b"/ObjStm" in before else b""
        yield before
        at = begun.end() if b"/ObjStm" in about and b"/Filter" not in about else end
    yield data[at:]


def _name(document: pdfium.PdfDocument, index: int) -> str:
    """Return the name of an attachment, which PDFium gives as UTF-16."""
    attachment = raw.FPDFDoc_GetAttachment(document, index)
    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(
        attachment, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
