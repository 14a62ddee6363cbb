"""A PDF to scroll through: pages drawn off the main thread, hits and a place marked over them."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from archivist.extract.render import Rect
from archivist.gui.background import Latest
from archivist.gui.preview.canvas import Canvas
from archivist.gui.preview.drawing import Drawing, DrawingError, PdfPages
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

Box = tuple[int, int, int, int]
_GAP = 12
_KEPT = 16
_SMALLEST = 0.15
_SEEN_DPI, _POINTS = 200.0, 72.0  # boxes of what was seen on a page are in pixels at 200 dpi
_SETTLE_MS = 60


class PdfView(Canvas):
    """*opened* (page count) or *failed* (reason) after show_file; *found* (count) after find_all."""

    opened = Signal(int)
    failed = Signal(str)
    found = Signal(int)
    SMALLEST, LARGEST = _SMALLEST, 6.0

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(_("PDF 预览"), parent)
        self._child = drawing
        self._generation = 0  # of files shown; what belongs to an earlier one nobody wants
        self._troubles: dict[int, str] = {}
        self._pages: PdfPages | None = None
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._tops: list[float] = []
        self._widest = 1.0  # of the pages, in points
        self._hits: list[tuple[int, Rect]] = []
        self._at = -1
        self._wanted: tuple[int, Box | None] | None = None
        self._marked: tuple[int, Box] | None = None
        self._opening, self._drawing, self._seeking = Latest(self), Latest(self), Latest(self)
        self._opening.answered.connect(self._take_pages)
        self._opening.failed.connect(lambda error: self.failed.emit(str(error)))
        self._drawing.answered.connect(self._take_picture)
        self._seeking.answered.connect(self._take_hits)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._draw_missing)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def show_file(self, path: Path) -> None:
        """Open *path*; what was shown before goes at once."""
        self.close_file()
        generation = self._generation
        self._opening.ask(
            lambda: PdfPages(self._child, path, lambda: generation == self._generation)
        )

    def close_file(self) -> None:
        """Show nothing and give the file free."""
        self._generation += 1
        for each in (self._opening, self._drawing, self._seeking):
            each.forget()
        self._pages, self._troubles = None, {}
        self._pictures, self._hits, self._at, self._tops = {}, [], -1, []
        self._zoom, self._wanted, self._marked = 0.0, None, None
        self.viewport().update()

    def finish(self) -> None:
        """Stop all threads; for closing the window."""
        self.close_file()
        for each in (self._opening, self._drawing, self._seeking):
            each.wait()

    def jump(self, page: int, box: Box | None = None) -> None:
        """Scroll to a page, counted from 1, or to *box* on it; waits while the file is being opened.

        *box* is left, top, right, bottom in pixels at 200 dpi, as in a Place.
        """
        if self._pages is None:
            self._wanted = (page, box)
        elif 1 <= page <= len(self._tops):
            self._marked = (page - 1, box) if box is not None else None
            above = 0.0 if box is None else box[1] * _POINTS / _SEEN_DPI * self.scale
            room = 0 if box is None else self.viewport().height() // 3
            self.verticalScrollBar().setValue(int(self._tops[page - 1] + above) - _GAP - room)
            self.viewport().update()

    def find_all(self, words: str) -> None:
        """Mark every occurrence of *words*; *found* says how many."""
        pages = self._pages
        if pages is None or not words:
            self._take_hits([])
        else:
            self._seeking.ask(lambda: pages.search(words))

    def step(self, by: int) -> int:
        """Go to the next (1) or previous (-1) hit; return its number from 0, or -1."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show_hit()
        return self._at

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        tokens, scale = tokens_of(self.palette()), self.scale
        painter.fillRect(event.rect(), QColor(tokens.none_bg))
        for number in self._visible():
            area = self._area(number)
            painter.fillRect(area, QColor("#FFFFFF"))
            picture = self._pictures.get((number, scale)) or self._any_picture(number)
            if picture is not None:
                painter.drawImage(area, picture)
            elif number in self._troubles:
                painter.setPen(QColor("#B3261E"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(
                    area.adjusted(_GAP, _GAP, -_GAP, -_GAP), int(flags), self._troubles[number]
                )
            self._paint_hits(painter, number, area)
            self._paint_mark(painter, number, area)
        painter.end()

    def _paint_mark(self, painter: QPainter, number: int, area: QRectF) -> None:
        if self._marked is None or self._marked[0] != number:
            return
        factor = _POINTS / _SEEN_DPI * self.scale
        left, top, right, bottom = (side * factor for side in self._marked[1])
        spot = QRectF(area.left() + left, area.top() + top, right - left, bottom - top)
        painter.setPen(QPen(QColor("#B3261E"), 3))
        painter.drawRect(spot.adjusted(-2, -2, 2, 2))

    def _paint_hits(self, painter: QPainter, number: int, area: QRectF) -> None:
        scale = self.scale
        for index, (page, (left, bottom, right, top)) in enumerate(self._hits):
            if page != number or self._pages is None:
                continue
            height = self._pages.sizes[number][1]
            spot = QRectF(
                area.left() + left * scale,
                area.top() + (height - top) * scale,
                (right - left) * scale,
                (top - bottom) * scale,
            ).adjusted(-1, -1, 1, 1)
            painter.fillRect(spot, QColor(255, 196, 0, 110))
            if index == self._at:
                painter.setPen(QPen(QColor("#B3261E"), 2))
                painter.drawRect(spot)

    def _take_pages(self, pages: PdfPages) -> None:
        self._pages = pages
        self._widest = max((width for width, _height in pages.sizes), default=1.0)
        self.arrange()
        self.opened.emit(len(pages.sizes))
        if self._wanted is not None:
            self.jump(*self._wanted)

    def _take_picture(self, drawn: tuple[int, float, QImage | str]) -> None:
        number, scale, picture = drawn
        if isinstance(picture, str):
            self._troubles[number] = picture
        else:
            self._pictures[number, scale] = picture
            while len(self._pictures) > _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
        self.viewport().update()
        self._draw_missing()

    def _take_hits(self, hits: list[tuple[int, Rect]]) -> None:
        self._hits, self._at = hits, 0 if hits else -1
        self._show_hit()
        self.viewport().update()
        self.found.emit(len(hits))

    def _show_hit(self) -> None:
        if self._at >= 0 and self._pages is not None:
            page, rect = self._hits[self._at]
            above = (self._pages.sizes[page][1] - rect[3]) * self.scale
            middle = self._tops[page] + above - self.viewport().height() / 2
            self.verticalScrollBar().setValue(int(middle))
        self.viewport().update()

    def _moved(self) -> None:
        self.viewport().update()
        self._settle.start()

    def _draw_missing(self) -> None:
        pages, scale, ratio = self._pages, self.scale, self.devicePixelRatioF()
        if pages is None:
            return
        for number in self._visible():
            if (number, scale) not in self._pictures and number not in self._troubles:
                self._drawing.ask(partial(_drawn, pages, number, scale, ratio))
                return

    def _any_picture(self, number: int) -> QImage | None:
        """While the right size is drawn, another one is better than white paper."""
        return next((image for (page, _s), image in self._pictures.items() if page == number), None)

    def fitted(self) -> float:
        if self._pages is None or not self._pages.sizes:
            return 1.0
        return round(max((self.viewport().width() - 2 * _GAP) / self._widest, _SMALLEST), 3)

    def extent(self, scale: float) -> tuple[float, float]:
        sizes = self._pages.sizes if self._pages is not None else []
        return self._widest * scale + 2 * _GAP, sum(h * scale + _GAP for _w, h in sizes) + _GAP

    def arrange(self) -> None:
        """Lay the pages below each other at the size that holds now."""
        top, scale, self._tops = float(_GAP), self.scale, []
        for _width, height in self._pages.sizes if self._pages is not None else ():
            self._tops.append(top)
            top += height * scale + _GAP
        super().arrange()
        self._settle.start()

    def _area(self, number: int) -> QRectF:
        pages, scale = self._pages, self.scale
        width, height = pages.sizes[number] if pages else (0.0, 0.0)
        left = max(float(_GAP), (self.viewport().width() - width * scale) / 2)
        return QRectF(
            left - self.horizontalScrollBar().value(),
            self._tops[number] - self.verticalScrollBar().value(),
            width * scale,
            height * scale,
        )

    def _visible(self) -> list[int]:
        """Return the pages in sight; found by halving, for there may be ten thousand."""
        top = float(self.verticalScrollBar().value())
        first = max(bisect_right(self._tops, top) - 1, 0)
        end = bisect_right(self._tops, top + self.viewport().height())
        return list(range(first, end))


def _drawn(
    pages: PdfPages, number: int, scale: float, ratio: float
) -> tuple[int, float, QImage | str]:
    """Return a page's picture, or why there is none."""
    try:
        return number, scale, pages.picture(number, scale * ratio)
    except DrawingError as error:
        return number, scale, str(error)
