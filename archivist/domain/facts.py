"""What was read out of one file: values with the place they stand at, and how sure they are.

*sure* means the same in every class here: the share of such readings that are right, by the sign
they were read from. From 0.9 a rule may rely on it alone: the element stands where the standard
puts it (GB/T 9704-2012), or the file says it in so many words. From 0.6 it is usually right and
worth showing. Below, a person must look. It is never 1 for what was read by layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from archivist.domain.dates import DateReading, DateValue
from archivist.domain.document_number import DocumentNumber
from archivist.domain.figures import SheetFacts, Stated
from archivist.domain.ocr import Unseen
from archivist.domain.period import Period
from archivist.domain.picture import EmbeddedPicture, PictureLook
from archivist.domain.place import NOWHERE, Place, Spot
from archivist.domain.report import ReportFacts
from archivist.domain.signs import Active, Draft, Personal
from archivist.i18n import N_


@dataclass(frozen=True, slots=True)
class Validity:
    """A stated term (D04): until a day, or for some months from the paper's own date.

    *since* is the day it comes into force, where the same words give it.
    """

    text: str
    place: Place = NOWHERE
    until: date | None = None
    months: int | None = None
    since: date | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Titled:
    """A title and how it was found: ``layout`` > ``property`` > ``name``."""

    text: str
    source: str
    sure: float
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Issued:
    """The issuing unit as written, and where it was read.

    *source* is ``red_head``, ``signature``, ``published`` (…发布), ``enacted`` (…第三次会议通过),
    ``table``, ``title`` or ``imprint``. *name* is the unit that leads, *others* those that issue a
    joint paper with it, in the paper's order.
    """

    name: str
    source: str
    place: Place = NOWHERE
    others: tuple[str, ...] = ()
    sure: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """All issuing units, the leading one first."""
        return (self.name, *self.others)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document number and where it stands; *again* are the further places of a cited one."""

    number: DocumentNumber
    place: Place = NOWHERE
    sure: float = 0.0
    again: tuple[Place, ...] = ()


class CitationKind(StrEnum):
    """What a paper says of another one."""

    CITES = "cites"
    ABOLISHES = "abolishes"  # …同时废止 (D05)
    REPLACES = "replaces"  # 代替, 修订

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _CITATION_LABELS[self]


_CITATION_LABELS = {
    CitationKind.CITES: N_("引用"),
    CitationKind.ABOLISHES: N_("废止"),
    CitationKind.REPLACES: N_("代替"),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Another paper as this one names it: 《title》 without its marks, its number, or both.

    *relied*: the text says that it rests on that paper or was made by it (根据, 落实, 制定印发).
    """

    title: str = ""
    number: DocumentNumber | None = None
    kind: CitationKind = CitationKind.CITES
    place: Place = NOWHERE
    sure: float = 0.0
    relied: bool = False


class AddresseeRole(StrEnum):
    """How a unit receives a paper."""

    MAIN = "main"  # 主送
    COPY = "copy"  # 抄送, 抄报, 分送

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _ADDRESSEE_LABELS[self]


_ADDRESSEE_LABELS = {AddresseeRole.MAIN: N_("主送"), AddresseeRole.COPY: N_("抄送")}


@dataclass(frozen=True, slots=True)
class Addressed:
    """One unit, or one group of units as written, that a paper goes to."""

    name: str
    role: AddresseeRole = AddresseeRole.MAIN
    place: Place = NOWHERE
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Printed:
    """版记: who printed the paper and when — never its own date (GB/T 9704-2012 7.4.3)."""

    value: DateValue
    unit: str = ""
    place: Place = NOWHERE
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Signed:
    """落款: the units that sign at the end, all those of a joint paper, and the date they give."""

    units: tuple[str, ...]
    value: DateValue | None = None
    place: Place = NOWHERE
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class DigitalSeal:
    """A digital signature a file carries (有签章，未验签): listed, never verified.

    *kind* is ``seal`` or ``signature``, *by* its provider, signer or reason as the file says,
    *moment* when, None where it does not say or says nonsense.
    """

    kind: str
    by: str = ""
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number printed on a page, and of how many, as in — 3 — or 第3页 共9页; *page* counts from 1."""

    page: int
    number: int
    total: int | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A picture's size in pixels (as shown, after EXIF rotation) and what its EXIF says.

    *tool* is the program XMP names, *credit* what the file says of its rights and source, *noted*
    the width and height the camera wrote down, *recompressed* whether it was saved again as JPEG
    (None: cannot be told), *words* what was recognised in it, cut short, *told* its own description.
    """

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
    look: PictureLook | None = None
    tool: str = ""
    credit: str = ""
    noted: tuple[int, int] | None = None
    recompressed: bool | None = None
    words: str = ""
    told: str = ""

    @property
    def by_camera(self) -> bool:
        """Whether the file still says which camera took it, and when."""
        return bool(self.make or self.model) and self.taken is not None

    @property
    def bare(self) -> bool:
        """Whether nothing is left of what a camera writes, as after sending it through a chat."""
        return not (self.make or self.model or self.taken or self.software or self.modified)


@dataclass(frozen=True, slots=True)
class Seen:
    """Something seen on a page: ``seal`` or ``red_head``; *sure* is 0..1.

    *box* is left, top, right, bottom in pixels of the picture, or of the page at 200 dpi. *shape*
    of a seal is ``round``, ``oval`` or ``square``.
    """

    kind: str
    page: int
    box: tuple[int, int, int, int] | None = None
    sure: float = 0.0
    shape: str = ""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page that is a picture: dots per inch where known, ``colour``, ``grey`` or ``bilevel``.

    *skew*: degrees its lines fall to the right; *turned*: degrees clockwise (0, 90, 180, 270) by
    which it stands turned; both None where nothing tells. *blank*: nothing stands on it. *print_size*:
    the usual size of its type in points, None where nothing was recognised on it.
    """

    page: int
    dpi: int | None = None
    colour: str = ""
    skew: float | None = None
    turned: int | None = None
    blank: bool = False
    print_size: float | None = None


@dataclass(frozen=True, slots=True)
class PageLayout:
    """How the pages of a Word paper are set up: lengths in millimetres, type in points (rule F07).

    Of the first section; *title_centred* and *date_right* (the date stands in the right half of the
    line) are None where there is no title or no date to look at.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    title_size: float | None = None
    title_centred: bool | None = None
    body_size: float | None = None
    date_right: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules know about one file's bytes. None and () mean: not read, not "none".

    *unseen* says why words may stand where nobody could read them. *joint_numbers* are the numbers
    a joint paper bears beside its lead's; *signer* is 签发人 of a paper to a higher organ;
    *in_force* says from which day a regulation holds, where it states no end;
    *software_year* is when the version that wrote the file first came out. *internal* are marks that
    keep a paper inside the office (S02), *traces* paths of the machine it was made on (S05);
    *active_unread*: nobody could tell whether anything in the file acts on its own; *drawings*: it holds
    metafiles, on which nobody can see whether they show a seal.
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
    joint_numbers: tuple[Numbered, ...] = ()
    citations: tuple[Citation, ...] = ()
    addressees: tuple[Addressed, ...] = ()
    printed: Printed | None = None
    signed: Signed | None = None
    signer: Spot | None = None
    digital_seals: tuple[DigitalSeal, ...] = ()
    period: Period | None = None
    in_force: Validity | None = None
    page_numbers: tuple[PageNumber, ...] = ()
    last_author: str = ""
    company: str = ""
    modified: datetime | None = None
    software_version: str = ""
    software_year: int | None = None
    active: tuple[Active, ...] = ()
    pictures: tuple[EmbeddedPicture, ...] = ()
    sheet: SheetFacts | None = None
    stated: tuple[Stated, ...] = ()
    internal: tuple[Spot, ...] = ()
    traces: tuple[Spot, ...] = ()
    active_unread: bool = False
    layout: PageLayout | None = None
    report: ReportFacts | None = None
    other_periods: tuple[Period, ...] = ()
    worded_figures: tuple[Spot, ...] = ()
    drawings: bool = False

    @property
    def abolished(self) -> tuple[Citation, ...]:
        """The papers this one says it puts out of force (D05)."""
        return tuple(c for c in self.citations if c.kind is not CitationKind.CITES)
