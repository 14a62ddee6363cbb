"""What was read out of one file: values with the place they stand at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from archivist.domain.dates import DateReading
from archivist.domain.document_number import DocumentNumber
from archivist.domain.ocr import Unseen
from archivist.domain.place import NOWHERE, Place, Spot
from archivist.i18n import N_


class DraftSign(StrEnum):
    """Why a paper looks unfinished (F05)."""

    MARK = "mark"  # 征求意见稿, 草稿, 送审稿, 样本
    TRACKED = "tracked"  # tracked changes
    COMMENT = "comment"
    HIDDEN = "hidden"  # hidden text

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _DRAFT_LABELS[self]


_DRAFT_LABELS = {
    DraftSign.MARK: N_("草稿标记"),
    DraftSign.TRACKED: N_("修订痕迹"),
    DraftSign.COMMENT: N_("批注"),
    DraftSign.HIDDEN: N_("隐藏文字"),
}


class ActiveSign(StrEnum):
    """What in a file acts on its own when somebody opens it (S04)."""

    MACRO = "macro"
    EMBEDDED = "embedded"  # an object of another program
    PROGRAM = "program"  # one that runs: exe, bat, js …
    EXTERNAL = "external"  # a link that loads: template, linked picture, frame
    SCRIPT = "script"  # JavaScript in a PDF or a page

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _ACTIVE_LABELS[self]


_ACTIVE_LABELS = {
    ActiveSign.MACRO: N_("宏"),
    ActiveSign.EMBEDDED: N_("嵌入对象"),
    ActiveSign.PROGRAM: N_("嵌入程序"),
    ActiveSign.EXTERNAL: N_("自动加载的外部链接"),
    ActiveSign.SCRIPT: N_("脚本"),
}


class PersonalSign(StrEnum):
    """What kind of personal data (S03)."""

    ID_NUMBER = "id_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"


@dataclass(frozen=True, slots=True)
class Draft:
    """One sign that a paper is a draft."""

    sign: DraftSign
    spot: Spot


@dataclass(frozen=True, slots=True)
class Active:
    """One thing that acts on its own: what it is, and its name and place in the file."""

    sign: ActiveSign
    spot: Spot


@dataclass(frozen=True, slots=True)
class Personal:
    """Personal data, masked in the worker already: the full value leaves no worker process."""

    sign: PersonalSign
    masked: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Validity:
    """A stated term (D04): until a day, or for some months from the paper's own date."""

    text: str
    place: Place = NOWHERE
    until: date | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Titled:
    """A title and how it was found: ``layout`` > ``property`` > ``name``; *sure* is 0..1."""

    text: str
    source: str
    sure: float
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Issued:
    """The issuing unit as written, and where (``red_head``, ``signature``, ``table``, ``title``)."""

    name: str
    source: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document number and where it stands."""

    number: DocumentNumber
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A picture's size in pixels (as shown, after EXIF rotation) and what its EXIF says."""

    width: int
    height: int
    taken: datetime | None = None
    modified: datetime | None = None
    make: str = ""
    model: str = ""
    software: str = ""
    latitude: float | None = None
    longitude: float | None = None
    dpi: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Something seen on a page: ``seal`` or ``red_head``; *sure* is 0..1.

    *box* is left, top, right, bottom in pixels of the picture, or of the page at 200 dpi.
    """

    kind: str
    page: int
    box: tuple[int, int, int, int] | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page that is a picture: dots per inch where known, ``colour``, ``grey`` or ``bilevel``."""

    page: int
    dpi: int | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules know about one file's bytes. None and () mean: not read, not "none".

    *unseen* says why words may stand where nobody could read them.
    """

    title: Titled | None = None
    number: Numbered | None = None
    cited: tuple[Numbered, ...] = ()
    issuer: Issued | None = None
    dates: tuple[DateReading, ...] = ()
    validity: Validity | None = None
    pages: int | None = None
    words: int | None = None
    chars: int | None = None
    tables: int = 0
    has_text: bool = False
    ocr: bool = False
    author: str = ""
    software: str = ""
    created: datetime | None = None
    photo: PhotoFacts | None = None
    drafts: tuple[Draft, ...] = ()
    placeholders: tuple[Spot, ...] = ()
    error_cells: tuple[Spot, ...] = ()
    text_cells: tuple[Spot, ...] = ()
    personal: tuple[Personal, ...] = ()
    seen: tuple[Seen, ...] = ()
    scans: tuple[ScannedPage, ...] = ()
    unseen: Unseen | None = None
    active: tuple[Active, ...] = ()
