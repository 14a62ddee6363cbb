"""The pictures on a page of a PDF, in the order they are drawn; nothing else of it is wrapped."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw


def images_on(page: pdfium.PdfPage, depth: int) -> Iterator[pdfium.PdfImage]:
    """Yield the pictures of *page*, those in forms too, down to *depth* levels.

    ``PdfPage.get_objects`` makes an object of every word and line first: pages have thousands.
    """
    yield from _among(page, None, 1, depth)


def _among(
    page: pdfium.PdfPage, form: pdfium.PdfObject | None, level: int, depth: int
) -> Iterator[pdfium.PdfImage]:
    if form is None:
        holder, get, count = page, raw.FPDFPage_GetObject, raw.FPDFPage_CountObjects(page)
    else:
        holder, get, count = form, raw.FPDFFormObj_GetObject, raw.FPDFFormObj_CountObjects(form)
    for index in range(count):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield pdfium.PdfObject(item, page=page, pdf=page.pdf, container=form, level=level - 1)
        elif kind == raw.FPDF_PAGEOBJ_FORM and level < depth:
            inner = pdfium.PdfObject(item, page=page, pdf=page.pdf, container=form, level=level - 1)
            yield from _among(page, inner, level + 1, depth)
