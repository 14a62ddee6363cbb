"""The pages of a PDF whose text layer cannot be taken at its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from archivist.extract.base import Extract, Passage
from archivist.extract.pdfimages import images_on
from archivist.extract.picture_look import is_blank
from archivist.extract.trust import Trust, judge_layer

_POINTS = 72
_GLANCE_DPI = 40
_LONGEST = 4000  # pixels of a rendered page


def passages_by_page(extract: Extract) -> dict[int, list[Passage]]:
    """Return the passages of the text layer by page."""
    pages: dict[int, list[Passage]] = {}
    for passage in extract.passages:
        pages.setdefault(passage.place.page or 1, []).append(passage)
    return pages


def doubtful_pages(document: pdfium.PdfDocument, extract: Extract) -> dict[int, Trust]:
    """Return the pages that show what their text layer does not say; blank ones are none."""
    said = passages_by_page(extract)
    last = _last_read(extract, len(document))
    found: dict[int, Trust] = {}
    for number in range(1, last + 1):
        text = "\n".join(passage.text for passage in said.get(number, ()))
        trust = judge_layer(text, 0.0)
        if trust is Trust.SOUND and len(text) < 40:  # noqa: PLR2004 — only then the picture decides
            trust = judge_layer(text, scan_of(document, number)[0])
        if trust is Trust.MISSING and is_blank(render(document, number, _GLANCE_DPI)):
            continue
        if trust is not Trust.SOUND:
            found[number] = trust
    return found


def without_garbled(path: Path, extract: Extract) -> tuple[Extract, bool]:
    """Drop what a wrong character map made of pages; also tell whether any page is doubtful."""
    said = passages_by_page(extract)
    pages = range(1, (extract.pages or 0) + 1)
    sure = all(len("".join(p.text for p in said.get(n, ()))) >= 40 for n in pages)  # noqa: PLR2004
    garbled = [n for n, found in said.items() if _is_garbled(found)]
    if sure and not garbled:
        return extract, False
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:  # the second reader opened it, and pages nobody draws are not judged
        return without_pages(extract, garbled), True
    try:
        doubtful = doubtful_pages(document, extract)
    finally:
        document.close()
    return without_pages(extract, garbled), bool(doubtful)


def without_pages(extract: Extract, pages: Sequence[int]) -> Extract:
    """Leave the passages of garbled *pages* out, and name these in the properties."""
    if not pages:
        return extract
    kept = tuple(p for p in extract.passages if p.place.page not in pages)
    noted = {**extract.properties, "pages_garbled": ",".join(map(str, pages[:100]))}
    return replace(extract, passages=kept, properties=noted)


def scan_of(document: pdfium.PdfDocument, number: int) -> tuple[float, int | None, bool]:
    """Return what share of a page pictures cover, the dots per inch of the largest, and if bilevel."""
    page = document[number - 1]
    try:
        whole = page.get_width() * page.get_height()
        covered, largest, dots, bilevel = 0.0, 0.0, None, False
        for item in images_on(page, 5):
            left, bottom, right, top = item.get_bounds()
            area = max(0.0, right - left) * max(0.0, top - bottom)
            covered += area
            if area > largest:
                largest = area
                wide, high = item.get_px_size()
                dots = round(max(wide, high) / max(right - left, top - bottom, 1) * _POINTS)
                bilevel = item.get_metadata().bits_per_pixel == 1
    finally:
        page.close()
    return (min(1.0, covered / whole) if whole else 0.0), dots, bilevel


def render(document: pdfium.PdfDocument, number: int, dpi: float) -> Image.Image:
    """Return a page as a colour picture at *dpi*; coarser where it would be longer than 4000 pixels."""
    page = document[number - 1]
    try:
        longest = max(page.get_width(), page.get_height(), 1.0)
        scale = min(dpi / _POINTS, _LONGEST / longest)
        bitmap = page.render(scale=scale, may_draw_forms=True)
        try:
            picture: Image.Image = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()
    return picture


def _is_garbled(passages: Sequence[Passage]) -> bool:
    return judge_layer("\n".join(p.text for p in passages), 0.0) is Trust.GARBLED


def _last_read(extract: Extract, pages: int) -> int:
    """Return the last page the reader came to: a text too long to keep ends before the last page."""
    if extract.properties.get("truncated") != "text":
        return pages
    return max((p.place.page or 1 for p in extract.passages), default=pages)
