"""PDF: text by line and page, with the size and middle of each line of the pages that matter."""

from __future__ import annotations

import ctypes
import mmap
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from archivist.domain.place import Place
from archivist.extract import pdfdrawn, pdfminded, pdftables
from archivist.extract.base import DamagedError, EncryptedError, Extract, Passage
from archivist.extract.limits import MAX_CHARS
from archivist.extract.pagenotes import MOST_DATED, PageNotes, is_dated
from archivist.extract.pageobjects import Drawn, drawn_on
from archivist.extract.pdfimages import images_on
from archivist.extract.pdfsigns import signs_of
from archivist.extract.plainpage import bears_no_red
from archivist.i18n import N_

FORMATS = ("pdf",)
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?")
_PROPERTIES = {
    "Title": "title",
    "Author": "author",
    "Creator": "application",
    "Subject": "description",
}
_LOOK_PAGES = 2  # titles and red heads stand at the front; looking at every line is slow
_OFF_CENTRE = 0.03
_WIDEST = 0.72  # a line as wide as the type area stands in the middle, and is body text
_FILLERS = ("\x00", "\ufffe", "\uffff", "\x02")
_NO_FILLERS = re.compile(f"[{''.join(_FILLERS)}]")
_SIZED = 40  # characters of a line whose sizes are counted where they differ
_SAMPLES = 4


def extract(path: Path, notes: PageNotes | None = None) -> Extract:
    """Read a PDF. Raises DamagedError or EncryptedError; a page without text is no fault.

    What else was noticed of its pages goes into *notes*.
    """
    try:
        document = _open(path)
    except EncryptedError:
        unlocked = pdfminded.read_unlocked(path)
        if unlocked is None:
            raise
        return unlocked
    try:
        pages = _page_count(document)
        properties = _properties(document)
        signs = "；".join(signs_of(document))
        reading = _Reading(notes or PageNotes())
        reading.read(document)
    finally:
        document.close()
    if signs:
        properties["seals"] = signs
    if reading.truncated:
        properties["truncated"] = "text"
    if reading.blank and reading.passages:
        properties["pages_without_text"] = ",".join(map(str, reading.blank[:100]))
    tables = tuple(reading.budget.found)
    return Extract(tuple(reading.passages), tables, properties, pages, images=reading.images)


def text_of(path: Path) -> str:
    """Return the text that :func:`extract` has, and nothing else of it. Raises as it does."""
    try:
        document = _open(path)
    except EncryptedError:
        return extract(path).text
    said: list[str] = []
    room = MAX_CHARS
    try:
        _page_count(document)
        for page, _number, _drawn_in in _pages(document):
            lines = _words(page)
            room -= sum(len(line) + 1 for line in lines)
            if room < 0:
                break
            said += lines
    finally:
        document.close()
    return "\n".join(said)


def _page_count(document: pdfium.PdfDocument) -> int:
    """Return how many pages a document has. Raises DamagedError for none."""
    pages = len(document)
    if pages == 0:
        raise DamagedError(N_("没有一页读得出来"))
    return pages


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        said = str(error).lower()
        if "password" in said and _is_encrypted(path):
            raise EncryptedError(N_("文档有密码")) from error
        if "security" in said:
            raise EncryptedError(N_("文档用了不认识的加密方式")) from error
        raise DamagedError(N_("不是能读的 PDF")) from error


def _is_encrypted(path: Path) -> bool:
    """Whether the file has an encryption dictionary (ISO 32000-1, 7.6.1: ``Encrypt`` in the trailer).

    PDFium keeps the error of the last file that had one for the next that fails without saying why.
    """
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(b"/Encrypt") >= 0


def _pages(document: pdfium.PdfDocument) -> Iterator[tuple[pdfium.PdfPage, int, bool]]:
    """Yield each page that can be loaded, its number, and if what annotations say was drawn in.

    It is closed when the next one is asked for. Raises DamagedError where none can be loaded.
    """
    failed = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            failed += 1
            continue
        drawn_in = pdfdrawn.draw_in(page)
        if drawn_in:
            page.close()
            page = document[number - 1]
        try:
            yield page, number, drawn_in
        finally:
            page.close()
    if failed == len(document):
        raise DamagedError(N_("没有一页读得出来"))


@dataclass(slots=True)
class _Reading:
    """What the pages say: passages, tables, which pages have no text, how many of those hold pictures.

    *truncated* tells that there was more text than is kept.
    """

    notes: PageNotes
    budget: pdftables.TableBudget = field(default_factory=pdftables.TableBudget)
    passages: list[Passage] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    images: int = 0
    dated: int = 0
    truncated: bool = False

    def read(self, document: pdfium.PdfDocument) -> None:
        """Read the pages one after the other. Raises DamagedError where none can be loaded."""
        room = MAX_CHARS
        for page, number, drawn_in in _pages(document):
            lines = list(_lines(page, number))
            drawn = drawn_on(page)
            if not lines:
                self.blank.append(number)
                self.images += _has_picture(page, drawn)
            else:
                pdftables.read_tables(page, number, self.budget, drawn)
            room -= sum(len(line.text) + 1 for line in lines)
            if room < 0:
                self.truncated = True
                return
            self.passages += lines
            if not drawn_in:
                self._note(number, drawn, lines, last=number == len(document))
        self.notes.pages = len(document)

    def _note(self, number: int, drawn: Drawn, lines: list[Passage], *, last: bool) -> None:
        """Take down what nobody needs to look for on a page, of red where it would be looked for."""
        if drawn.is_pictureless:
            self.notes.pictureless.add(number)
        dated = self.dated < MOST_DATED and any(is_dated(line.text) for line in lines)
        self.dated += dated
        if (number == 1 or last or dated) and bears_no_red(drawn):
            self.notes.redless.add(number)


def _lines(page: pdfium.PdfPage, number: int) -> Iterator[Passage]:
    textpage = page.get_textpage()
    try:
        width = page.get_width()
        for start, line, said in _said(textpage.get_text_range()):
            centred, size = False, None
            if number <= _LOOK_PAGES:
                centred, size = _look(textpage, start, line, width)
            yield Passage(said, Place(page=number), centred=centred, font_size=size)
    finally:
        textpage.close()


def _words(page: pdfium.PdfPage) -> list[str]:
    textpage = page.get_textpage()
    try:
        return [said for _, _, said in _said(textpage.get_text_range())]
    finally:
        textpage.close()


def _said(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each line begins that says anything, the line, and what it says."""
    filled = any(mark in text for mark in _FILLERS)
    start = 0
    for line in text.split("\n"):
        said = (_NO_FILLERS.sub("", line) if filled else line).strip()
        if said:
            yield start, line, said
        start += len(line) + 1


def _look(
    textpage: pdfium.PdfTextPage, start: int, line: str, width: float
) -> tuple[bool, float | None]:
    """Return whether a line stands in the middle of the page, and its commonest size in points."""
    seen = [start + at for at, character in enumerate(line) if not character.isspace()]
    boxes = [box for index in (seen[0], seen[-1]) if (box := _box(textpage, index))]
    size = _usual_size(textpage, seen[:_SIZED])
    if len(boxes) < 2 or width <= 0:  # noqa: PLR2004 — the first and the last character
        return False, size
    left, right = min(b[0] for b in boxes), max(b[1] for b in boxes)
    middle = abs((left + right) / 2 - width / 2) < _OFF_CENTRE * width
    return middle and right - left < _WIDEST * width, size


def _usual_size(textpage: pdfium.PdfTextPage, indices: list[int]) -> float:
    """Return the commonest size; few characters tell it where they agree, as nearly always."""
    step = max(1, len(indices) // _SAMPLES)
    sizes = Counter(_size(textpage, index) for index in (*indices[::step], indices[-1]))
    if len(sizes) > 1:
        sizes = Counter(_size(textpage, index) for index in indices)
    return sizes.most_common(1)[0][0]


def _box(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, float] | None:
    try:
        left, _, right, _ = textpage.get_charbox(index)
    except (pdfium.PdfiumError, IndexError, ValueError):
        return None
    return left, right


def _size(textpage: pdfium.PdfTextPage, index: int) -> float:
    """Return a character's size on the page: the font's own, scaled by the matrix it is drawn with."""
    size = float(raw.FPDFText_GetFontSize(textpage, index))
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix)):
        size *= (float(matrix.c) ** 2 + float(matrix.d) ** 2) ** 0.5 or 1.0
    return round(size, 1)


def _has_picture(page: pdfium.PdfPage, drawn: Drawn) -> bool:
    return not drawn.is_pictureless and next(images_on(page, 3), None) is not None


def _properties(document: pdfium.PdfDocument) -> dict[str, str]:
    said = {key: str(text).strip("\x00 ") for key, text in document.get_metadata_dict().items()}
    found = {name: said[key] for key, name in _PROPERTIES.items() if said.get(key)}
    if "application" not in found and said.get("Producer"):
        found["application"] = said["Producer"]
    for key, name in (("CreationDate", "created"), ("ModDate", "modified")):
        moment = _DATE.match(said.get(key, ""))
        if moment:
            year, month, day, hour, minute, second = (part or "" for part in moment.groups())
            found[name] = (
                f"{year}-{month or '01'}-{day or '01'}"
                f"T{hour or '00'}:{minute or '00'}:{second or '00'}"
            )
    return found
