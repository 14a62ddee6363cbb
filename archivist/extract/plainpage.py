"""Pages of a PDF on which nothing but words and lines stand, none of them red: no seal, no red head.

Asking the objects of a page for their colours takes a tenth of the time that drawing it does.
"""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from archivist.extract.seal import may_be_red

_MOST = 3000  # objects; asking more would take longer than drawing the page
_LOOKED_THROUGH = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)


def shows_no_red(document: pdfium.PdfDocument, number: int) -> bool:
    """Whether page *number* has only words and lines, none of them red; pictures and stamps say no."""
    page = document[number - 1]
    try:
        count = raw.FPDFPage_CountObjects(page)
        if raw.FPDFPage_GetAnnotCount(page) or not 0 <= count <= _MOST:
            return False
        return all(_is_not_red(raw.FPDFPage_GetObject(page, index)) for index in range(count))
    finally:
        page.close()


def _is_not_red(drawn: object) -> bool:
    if raw.FPDFPageObj_GetType(drawn) not in _LOOKED_THROUGH:
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    for ask in (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_GetStrokeColor):
        if not ask(drawn, *map(ctypes.byref, parts)):
            return False
        if may_be_red(parts[0].value, parts[1].value, parts[2].value):
            return False
    return True
