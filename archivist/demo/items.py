"""One planned file: what it says, its format, its planted fault, and its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from archivist.demo.brief import Brief
from archivist.demo.docx import docx_bytes
from archivist.demo.layout import lay_out
from archivist.demo.pdf import picture_pdf, text_pdf
from archivist.demo.photos import Shot, photo_bytes
from archivist.demo.scans import scan_page, seal_picture
from archivist.demo.tables import Sheet
from archivist.demo.writing import Writing
from archivist.demo.xlsx import xlsx_bytes
from archivist.domain.kind import Kind

PASSWORD = "yc-2017"  # noqa: S105 — the sample's lock, told in the truth's documentation


class Form(Enum):
    """The format of a file's bytes; the value is its usual ending."""

    DOCX = "docx"
    PDF = "pdf"
    SCAN = "scan.pdf"
    TEXT_UTF8 = "utf-8.txt"
    TEXT_GB = "gb18030.txt"
    XLSX = "xlsx"
    JPEG = "jpg"
    PNG = "png"

    @property
    def suffix(self) -> str:
        """The ending that belongs to it."""
        return "." + self.value.rpartition(".")[2]


class Spoil(Enum):
    """What was done to the finished bytes."""

    NOTHING = ""
    CUT = "cut"
    EMPTY = "empty"
    LOCKED = "locked"


class NameDate(Enum):
    """Whether the file's name bears the date."""

    MAY = "may"
    MUST = "must"
    NEVER = "never"


@dataclass(eq=False)
class Item:
    """A piece of evidence under way; *planted* is the code of its fault, *path* is given last.

    *twin* is the item whose bytes it repeats; *suffix* overrides the usual ending, *made*
    the day on which the file says it was made, *lender* whose photo it shows, *misnumbered* the
    number its name begins with.
    """

    kind: Kind
    dated: date
    subject: str
    content: Writing | Sheet | Shot
    form: Form
    suffix: str = ""
    spoil: Spoil = Spoil.NOTHING
    name_date: NameDate = NameDate.MAY
    exif: bool = True
    made: date | None = None
    twin: Item | None = None
    lender: Brief | None = None
    planted: str = ""
    misnumbered: str = ""
    path: str = ""

    @property
    def ending(self) -> str:
        """The ending its name bears."""
        return self.suffix or self.form.suffix


def item_bytes(brief: Brief, item: Item) -> bytes:
    """Return the file's bytes: the same for the same brief and item."""
    if item.twin is not None:
        return item_bytes(brief, item.twin)
    if item.spoil is Spoil.EMPTY:
        return b""
    made = _made(brief, item)
    return made[: len(made) * 6 // 10] if item.spoil is Spoil.CUT else made


def _made(brief: Brief, item: Item) -> bytes:
    # A file is made the day before the date it bears: never after it.
    created = item.made or item.dated - timedelta(days=1)
    if isinstance(item.content, Sheet):
        return xlsx_bytes(item.content, created)
    if isinstance(item.content, Shot):
        form = "PNG" if item.form is Form.PNG else "JPEG"
        return photo_bytes(item.lender or brief, item.content, form, exif=item.exif)
    return _text_bytes(brief, item, item.content, created)


def _text_bytes(brief: Brief, item: Item, writing: Writing, created: date) -> bytes:
    if item.form is Form.DOCX:
        return docx_bytes(writing, created)
    if item.form in (Form.TEXT_UTF8, Form.TEXT_GB):
        encoding = "utf-8" if item.form is Form.TEXT_UTF8 else "gb18030"
        return "\r\n".join(writing.lines).encode(encoding)
    pages = lay_out(writing)
    if item.form is Form.PDF:
        lock = PASSWORD if item.spoil is Spoil.LOCKED else ""
        stamp = seal_picture(writing.issuer) if writing.issuer else None
        return text_pdf(pages, writing.title, created, seal=stamp, password=lock)
    chance = brief.chance("scan", item.subject)
    # Offices scan the page with the red head and the page with the seal.
    chosen = dict.fromkeys((0, len(pages) - 1))
    return picture_pdf([scan_page(pages[n], writing.issuer, chance) for n in chosen], created)
