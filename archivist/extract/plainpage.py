"""Pages of a PDF on which nothing but words and lines stand, none of them red: no seal, no red head.

Asking the objects of a page for their colours takes a tenth of the time that drawing it does.
"""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from archivist.extract.pageobjects import Drawn, drawn_on
from archivist.extract.seal import may_be_red

_MOST = 3000  # objects; asking more would take longer than drawing the page


def shows_no_red(document: pdfium.PdfDocument, number: int) -> bool:
    """Whether page *number* has only words and lines, none of them red; pictures and stamps say no."""
    page = document[number - 1]
    try:
        return bears_no_red(drawn_on(page))
    finally:
        page.close()


def bears_no_red(drawn: Drawn) -> bool:
    """Whether what is *drawn* on a page that is loaded is words and lines, none of them red."""
    return len(drawn.handles) <= _MOST and drawn.is_wordy and _is_not_red(drawn.handles)


def _is_not_red(handles: list[object]) -> bool:
    """Ask words and lines for both their colours; what does not tell them may be red."""
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    parts = tuple(map(ctypes.byref, (red, green, blue, opaque)))
    asked = (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_GetStrokeColor)
    for handle in handles:
        for ask in asked:
            if not ask(handle, *parts):
                return False
            if red.value and may_be_red(red.value, green.value, blue.value):
                return False
    return True
