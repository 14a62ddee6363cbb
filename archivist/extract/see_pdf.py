"""Look at the pages of a PDF: recognise those without trusted text, find seals and red heads."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from statistics import mean

import pypdfium2 as pdfium
from PIL import Image

from archivist.domain.facts import ScannedPage, Seen
from archivist.domain.ocr import OcrMode, Unseen
from archivist.extract import ocr
from archivist.extract.base import Extract, Passage
from archivist.extract.layer import doubtful_pages, passages_by_page, render, scan_of, without_pages
from archivist.extract.pagenotes import MOST_DATED, PageNotes, is_dated
from archivist.extract.picture_look import is_blank
from archivist.extract.plainpage import shows_no_red
from archivist.extract.recognised import passages_of
from archivist.extract.seal import colour_of, find_red_head, find_seals, red_ink
from archivist.extract.skew import Lie, lie_of
from archivist.extract.trust import Trust

DPI = 200  # DA/T 31-2017 asks as much of a scan; more makes recognition slower and no better
_LOOK_DPI = 72
_LIE_SIDE, _LIE_DPI = 1100, 130  # what lines and their marks are told by
_POINTS = 72
_SCANNED = 0.5  # of the page covered by pictures


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of one file is recognised: pages, and seconds after which no page is begun."""

    pages: int
    seconds: float


LIMITS = {OcrMode.AUTO: Limit(40, 300.0), OcrMode.ALWAYS: Limit(500, 3600.0)}


@dataclass
class _Found:
    """What the pages showed."""

    passages: dict[int, list[Passage]] = field(default_factory=dict)
    sure: list[float] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    scans: list[ScannedPage] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    tried: list[int] = field(default_factory=list)


def see_pages(path: Path, extract: Extract, mode: OcrMode, notes: PageNotes) -> Extract:
    """Return *extract* with the recognised pages in their places, seals, and facts of the scans.

    Pages on which there is nothing red by the *notes* of the reader are not asked again.

    ``properties`` get ``ocr_pages``, ``ocr_sure`` (mean of the lines, 0..1) and, where the limit
    of a file was reached, ``ocr_pages_left``. Raises OcrUnavailableError.
    """
    document = _opened(path)
    if document is None:
        return extract
    try:
        document.init_forms()
        doubtful = doubtful_pages(document, extract)
        every = mode is OcrMode.ALWAYS
        wanted = list(range(1, len(document) + 1)) if every else list(doubtful)
        found = _Found()
        _recognise(document, wanted, LIMITS[mode], found)
        _look_at_ends(document, extract, found, notes)
    finally:
        document.close()
    garbled = [number for number, trust in doubtful.items() if trust is Trust.GARBLED]
    return _joined(without_pages(extract, garbled), found, doubtful)


def _opened(path: Path) -> pdfium.PdfDocument | None:
    """Open a document to look at; None for one that only the second reader of text can open."""
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return None


def look_at_ends(path: Path, extract: Extract, notes: PageNotes) -> Extract:
    """Return *extract* with red head, seals and scans of the first and the last page, nothing read.

    The file is not opened where the *notes* of the reader say that there is nothing red.
    """
    if notes.without_red(_ends(notes.pages, extract)):
        return replace(extract, seen=(), scans=())
    found = _Found()
    document = _opened(path)
    if document is None:
        return extract
    try:
        document.init_forms()
        _look_at_ends(document, extract, found, notes)
    finally:
        document.close()
    by_page = sorted(found.seen, key=lambda each: each.page)
    return replace(extract, seen=tuple(by_page), scans=tuple(found.scans))


def _recognise(
    document: pdfium.PdfDocument, wanted: Sequence[int], limit: Limit, found: _Found
) -> None:
    """Recognise the *wanted* pages until the limit is reached."""
    start = time.monotonic()
    for count, number in enumerate(wanted):
        if count >= limit.pages or time.monotonic() - start > limit.seconds:
            found.left = list(wanted[count:])
            return
        image = render(document, number, DPI)
        dots = _dots(document, number, image.size)
        seals = find_seals(image, dots, number)
        lines = ocr.recognise(image, [seen.box for seen in seals if seen.box])
        found.tried.append(number)
        found.passages[number] = passages_of(lines, image.size, dots, page=number)
        found.sure += [line.sure for line in lines]
        found.seen += seals
        _note_scan(document, number, image, found)


def _look_at_ends(
    document: pdfium.PdfDocument, extract: Extract, found: _Found, notes: PageNotes
) -> None:
    """Look for the red head on page 1; for seals there, on the last page and where a date stands alone.

    A paper is sealed over its date (GB/T 9704-2012 7.3.5), and its attachments come behind that.
    """
    for number in _ends(len(document), extract):
        if number != 1 and number in found.tried:
            continue
        if number in notes.redless or shows_no_red(document, number):
            continue  # nothing red on it, and no picture that could be a scan
        image = render(document, number, _LOOK_DPI)
        dots = _dots(document, number, image.size)
        ink = red_ink(image, dots)
        seen = [] if number in found.tried else find_seals(image, dots, number, ink)
        head = find_red_head(image, dots, 1, ink) if number == 1 else None
        found.seen += [_at_full_scale(each, DPI / dots) for each in (head, *seen) if each]
        if number not in found.tried:
            _note_scan(document, number, image, found)


def _ends(last: int, extract: Extract) -> list[int]:
    return sorted({1, last, *islice(_dated_pages(extract), MOST_DATED)})


def _dated_pages(extract: Extract) -> Iterator[int]:
    """Yield the pages on which a line holds a date and nothing else."""
    pages = (passage.place.page for passage in extract.passages if is_dated(passage.text))
    yield from dict.fromkeys(page for page in pages if page is not None)


def _note_scan(
    document: pdfium.PdfDocument, number: int, image: Image.Image, found: _Found
) -> None:
    covered, dots, bilevel = scan_of(document, number)
    if covered <= _SCANNED:
        return
    colour = "bilevel" if bilevel else colour_of(image)
    blank = is_blank(image)
    near = image if max(image.size) >= _LIE_SIDE else render(document, number, _LIE_DPI)
    lie = Lie() if blank else lie_of(near)
    found.scans.append(ScannedPage(number, dots, colour, lie.skew, lie.turned, blank))


def _joined(extract: Extract, found: _Found, doubtful: dict[int, Trust]) -> Extract:
    """Put the recognised pages in the place of what their text layer said."""
    pages = passages_by_page(extract)
    for number, passages in found.passages.items():
        if passages:
            pages[number] = passages
    noted = dict(extract.properties)
    noted.update(_properties(found))
    total = range(1, (extract.pages or 0) + 1)
    blank = [str(number) for number in total if not pages.get(number)]
    noted.pop("pages_without_text", None)
    if blank and any(pages.values()):
        noted["pages_without_text"] = ",".join(blank[:100])
    left = any(number in doubtful for number in found.left)
    return replace(
        extract,
        passages=tuple(p for number in sorted(pages) for p in pages[number]),
        properties=noted,
        seen=tuple(sorted(found.seen, key=lambda each: each.page)),
        scans=tuple(sorted(found.scans, key=lambda each: each.page)),
        unseen=Unseen.TOO_MANY if left else None,
    )


def _properties(found: _Found) -> Iterator[tuple[str, str]]:
    read = [str(number) for number, passages in sorted(found.passages.items()) if passages]
    if read:
        yield "ocr_pages", ",".join(read)
        yield "ocr_sure", f"{mean(found.sure):.3f}"
    if found.left:
        yield "ocr_pages_left", ",".join(map(str, found.left[:100]))


def _dots(document: pdfium.PdfDocument, number: int, size: tuple[int, int]) -> float:
    """Return the dots per inch a page was rendered at."""
    longest: float = max(document.get_page_size(number - 1))
    return max(size) / max(longest, 1.0) * _POINTS


def _at_full_scale(seen: Seen, scale: float) -> Seen:
    if seen.box is None:
        return seen
    left, top, right, bottom = (round(edge * scale) for edge in seen.box)
    return replace(seen, box=(left, top, right, bottom))
