"""What annotations and form fields show on a PDF page: filled-in forms, typewriter text, stamps.

A page's own text knows none of it. PDFium can draw annotations into the page (in memory only, never
in the file), after which they are text like any other.
"""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

_SILENT = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_HIGHLIGHT,
                     raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT})  # fmt: skip
_MOST = 2000


def draw_in(page: pdfium.PdfPage) -> bool:
    """Draw annotations that may bear words into *page*; whether it has to be loaded again for them."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST)
    if not any(_speaks(page, index) for index in range(count)):
        return False
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def _speaks(page: pdfium.PdfPage, index: int) -> bool:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return False
    try:
        return raw.FPDFAnnot_GetSubtype(annotation) not in _SILENT
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
