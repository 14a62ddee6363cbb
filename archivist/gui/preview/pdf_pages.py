"""The pages of a PDF as pictures; pdfium is entered by one thread at a time, as it asks for."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

_PDFIUM = threading.Lock()
_MOST_HITS = 2000
Rect = tuple[float, float, float, float]


class PdfPages:
    """An open document. Sizes and rectangles are in points, rectangles left, bottom, right, top."""

    def __init__(self, path: Path) -> None:
        import pypdfium2  # noqa: PLC0415 — loaded when the first PDF is shown

        with _PDFIUM:
            self._document: Any = pypdfium2.PdfDocument(path)
            count = len(self._document)
            self.sizes: list[tuple[float, float]] = [
                self._document.get_page_size(number) for number in range(count)
            ]

    def close(self) -> None:
        """Give the file free."""
        with _PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def picture(self, number: int, scale: float) -> QImage:
        """Return page *number* (from 0), *scale* pixels a point; a null image once closed."""
        with _PDFIUM:
            if self._document is None:
                return QImage()
            page = self._document[number]
            try:
                bitmap = page.render(scale=scale, prefer_bgrx=True)
                try:
                    return _image(bitmap)
                finally:
                    bitmap.close()
            finally:
                page.close()

    def search(self, words: str) -> list[tuple[int, Rect]]:
        """Return (page, rectangle) of every occurrence of *words*, in order."""
        hits: list[tuple[int, Rect]] = []
        for number in range(len(self.sizes)):
            with _PDFIUM:
                if self._document is None or len(hits) >= _MOST_HITS:
                    break
                hits += [(number, rect) for rect in self._on_page(number, words)]
        return hits

    def _on_page(self, number: int, words: str) -> list[Rect]:
        page = self._document[number]
        text = page.get_textpage()
        found: list[Rect] = []
        try:
            searcher = text.search(words, match_case=False)
            while (hit := searcher.get_next()) is not None:
                count = text.count_rects(*hit)
                found += [text.get_rect(each) for each in range(count)]
        finally:
            text.close()
            page.close()
        return found


def _image(bitmap: Any) -> QImage:
    formats = {
        4: QImage.Format.Format_RGB32,
        3: QImage.Format.Format_BGR888,
        1: QImage.Format.Format_Grayscale8,
    }
    made = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, formats[bitmap.n_channels]
    )
    return made.copy()  # the buffer dies with the bitmap
