"""Files without a word that can be read, beside files with very few: labelled, without recognition."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

from builders import a_docx, a_pdf, a_photo, a_scanned_pdf, a_text, an_xlsx
from docx import Document
from extract.containers import a_pptx
from extract.oldfiles import an_ofd, an_ole, ofd_text, word_streams
from judged.office import Office
from PIL import Image

from archivist.domain.kind import Kind
from archivist.domain.ocr import OcrMode

CODES = ("G05",)
_STANDARD = "Ⅲ-9-1"


def offices(place: Path) -> Iterator[Office]:
    """Yield an office, and one with other formats held back."""
    one = Office(place / "one", ocr=OcrMode.NEVER)
    for n in range(12):
        _silent(one, n)
        _speaking(one, n)
    yield one
    held = Office(place / "held", held=True, ocr=OcrMode.NEVER)
    for n in range(7):
        _held(held, n)
    yield held


def _silent(office: Office, n: int) -> None:
    """Build what opens and says nothing: scans, blank papers, pictures pasted into Word."""
    paper = {"standard": _STANDARD, "kind": Kind.PAPER}
    scan = office.place(f"扫描/{n}.pdf", "G05", form="scanned", **paper)
    a_scanned_pdf(scan, pages=1 + n % 3, size=(620 + n, 877))
    picture = office.place(f"扫描/单页{n}.jpg", "G05", form="scanned", **paper)
    _page(n).save(picture, "JPEG", quality=82)
    loose = office.place(f"散/{n}.pdf", "G05", standard=None, form="scanned")
    a_scanned_pdf(loose, size=(700 + n, 900))
    a_docx(office.place(f"空白/{n}.docx", "G05", **paper), [" "] * (n + 1))
    head = office.place(f"页眉/{n}.docx", "G05", **paper)  # of the paper itself nothing is read
    a_docx(head, header=f"市文明办简报第{n}期")
    _pasted(office.place(f"贴图/{n}.docx", "G05", form="scanned", **paper), n)
    a_pdf(office.place(f"空白/{n}.pdf", "G05", **paper), [""] * (n + 1))


def _speaking(office: Office, n: int) -> None:
    """Build what says little, or is a photo and needs no words."""
    report = {"standard": _STANDARD, "kind": Kind.REPORT}
    a_docx(office.place(f"少/{n}.docx", **report), [f"第{n}期"])
    a_docx(office.place(f"表/{n}.docx", **report), table=[["街道", "数"], ["南街", str(n)]])
    a_pdf(office.place(f"少/{n}.pdf", **report), [f"{n}号", ""])
    an_xlsx(office.place(f"少/{n}.xlsx", standard=_STANDARD, kind=Kind.TABLE), [["数", n]])
    a_text(office.place(f"少/{n}.txt", **report), f"记录{n}", encoding="gb18030")
    old = office.place(f"少/{n}.doc", form="legacy", **report)
    an_ole(old, word_streams(f"通知{n}\r"))
    photo = office.place(f"图/{n}.jpg", standard="Ⅲ-7-3", kind=Kind.PHOTO)
    a_photo(photo, size=(640 + n, 480))
    a_photo(office.place(f"散/照片{n}.jpg", standard=None), size=(800 + n, 600))


def _held(office: Office, n: int) -> None:
    paper = {"standard": _STANDARD, "kind": Kind.PAPER}
    for ending, form in ((".png", "PNG"), (".tif", "TIFF"), (".bmp", "BMP")):
        page = office.place(f"图版/{n}{ending}", "G05", form="scanned", **paper)
        _page(n + 50).save(page, form)
    an_ole(
        office.place(f"旧/{n}.doc", "G05", form="legacy", **paper), word_streams(" \r" * (n + 1))
    )
    a_pptx(office.place(f"放/{n}.pptx", "G05", **paper), [[""] for _ in range(n + 1)])
    an_xlsx(office.place(f"表/{n}.xlsx", "G05", standard=_STANDARD, kind=Kind.TABLE), [[None]])
    odd = office.place(f"图纸/{n}.dwg", "G05", **paper)
    odd.write_bytes(b"AC1027" + random.Random(n).randbytes(900))
    a_pptx(office.place(f"放/有字{n}.pptx", **paper), [[f"第{n}讲"], [""]])
    an_ofd(office.place(f"版/{n}.ofd", **paper), [ofd_text(f"关于第{n}项工作的通知", 20, 30)])
    a_scanned_pdf(office.place(f"图/合影{n}.pdf", "G05", standard=None), size=(500 + n, 300))
    noted = {"备注": [["数", n]]}
    an_xlsx(office.place(f"表/有数{n}.xlsx", standard=_STANDARD, kind=Kind.TABLE), sheets=noted)


def _page(n: int) -> Image.Image:
    page = Image.new("RGB", (620 + n, 877), (245, 244, 240))
    page.paste((30, 30, 30), (90, 120 + n, 500, 126 + n))
    return page


def _pasted(path: Path, n: int) -> None:
    picture = io.BytesIO()
    _page(n + 20).save(picture, "JPEG")
    picture.seek(0)
    document = Document()
    document.add_picture(picture)
    document.core_properties.author = ""
    document.save(str(path))
