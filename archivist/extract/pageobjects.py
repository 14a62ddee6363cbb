"""What is drawn on a page of a PDF, asked for once for all who want to know."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_MOST = 20_000  # objects of a page that are asked what they are
_WORDS_AND_LINES = frozenset({raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH})
_PICTURED = frozenset({raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM})


@dataclass(frozen=True, slots=True)
class Drawn:
    """The objects of a page while it is loaded, in the order they are drawn, and of which kind each is.

    *whole* tells whether these are all objects, *bare* whether no annotation lies over them.
    """

    handles: list[object]
    kinds: list[int]
    whole: bool
    bare: bool

    @property
    def paths(self) -> list[object]:
        """The lines and boxes."""
        path = raw.FPDF_PAGEOBJ_PATH
        return [each for each, kind in zip(self.handles, self.kinds, strict=True) if kind == path]

    @property
    def is_pictureless(self) -> bool:
        """Whether no picture stands on the page, by itself or in a form."""
        return self.whole and _PICTURED.isdisjoint(self.kinds)

    @property
    def is_wordy(self) -> bool:
        """Whether there is nothing but words and lines."""
        return self.whole and self.bare and _WORDS_AND_LINES.issuperset(self.kinds)


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """Return what is drawn on a loaded page, at most 20,000 objects of it."""
    handle = page.raw
    get, kind_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    count = raw.FPDFPage_CountObjects(handle)
    handles = [get(handle, index) for index in range(min(count, _MOST))]
    bare = not raw.FPDFPage_GetAnnotCount(handle)
    return Drawn(handles, [kind_of(each) for each in handles], 0 <= count <= _MOST, bare)
