"""A PDF to scroll through: pages drawn off the main thread, hits and a place marked over them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from archivist.extract.render import Rect
from archivist.gui.background import Latest
from archivist.gui.preview.drawing import Drawing, DrawingError, PdfPages
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

_GAP = 12
_KEPT = 16
_STEP = 1.25
_SMALLEST, _LARGEST = 0.15, 6.0
_SETTLE_MS = 60


class PdfView(QAbstractScrollArea):
    """*opened* (page count) or *failed* (reason) after show_file; *found* (count) after find_all."""

    opened = Signal(int)
    failed = Signal(str)
    found = Signal(int)

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child = drawing
        self._generation = 0  # of files shown; what belongs to an earlier one nobody wants
        self._troubles: dict[int, str] = {}
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("PDF 预览"))
        self._pages: PdfPages | None = None
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._tops: list[float] = []
        self._zoom = 0.0  # 0 fits the width
        self._hits: list[tuple[int, Rect]] = []
        self._at = -1
        self._wanted_page: int | None = None
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
        self._zoom, self._wanted_page = 0.0, None
        self.viewport().update()

    def finish(self) -> None:
        """Stop all threads; for closing the window."""
        self.close_file()
        for each in (self._opening, self._drawing, self._seeking):
            each.wait()

    def jump(self, page: int) -> None:
        """Scroll to a page, counted from 1; waits while the file is being opened."""
        if self._pages is None:
            self._wanted_page = page
        elif 1 <= page <= len(self._tops):
            self.verticalScrollBar().setValue(int(self._tops[page - 1]) - _GAP)

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

    def zoom(self, by: int) -> None:
        """Zoom in (1), out (-1) or fit the width (0)."""
        now = self._scale()
        self._zoom = 0.0 if by == 0 else min(max(now * _STEP**by, _SMALLEST), _LARGEST)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        tokens, scale = tokens_of(self.palette()), self._scale()
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
        painter.end()

    def _paint_hits(self, painter: QPainter, number: int, area: QRectF) -> None:
        scale = self._scale()
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
        self._arrange()
        self.opened.emit(len(pages.sizes))
        if self._wanted_page is not None:
            self.jump(self._wanted_page)

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
            above = (self._pages.sizes[page][1] - rect[3]) * self._scale()
            middle = self._tops[page] + above - self.viewport().height() / 2
            self.verticalScrollBar().setValue(int(middle))
        self.viewport().update()

    def _moved(self) -> None:
        self.viewport().update()
        self._settle.start()

    def _draw_missing(self) -> None:
        pages, scale, ratio = self._pages, self._scale(), self.devicePixelRatioF()
        if pages is None:
            return
        for number in self._visible():
            if (number, scale) not in self._pictures and number not in self._troubles:
                self._drawing.ask(partial(_drawn, pages, number, scale, ratio))
                return

    def _any_picture(self, number: int) -> QImage | None:
        """While the right size is drawn, another one is better than white paper."""
        return next((image for (page, _s), image in self._pictures.items() if page == number), None)

    def _scale(self) -> float:
        if self._zoom or self._pages is None or not self._pages.sizes:
            return self._zoom or 1.0
        widest: float = max(width for width, _height in self._pages.sizes)
        return round(max((self.viewport().width() - 2 * _GAP) / max(widest, 1.0), _SMALLEST), 3)

    def _arrange(self) -> None:
        if self._pages is None:
            return
        scale, top = self._scale(), float(_GAP)
        self._tops = []
        for _width, height in self._pages.sizes:
            self._tops.append(top)
            top += height * scale + _GAP
        widest = max((width for width, _h in self._pages.sizes), default=0.0) * scale + 2 * _GAP
        room = self.viewport().size()
        for bar, size, own in (
            (self.verticalScrollBar(), top, room.height()),
            (self.horizontalScrollBar(), widest, room.width()),
        ):
            bar.setRange(0, max(0, int(size - own)))
            bar.setPageStep(own)
            bar.setSingleStep(40)
        self._settle.start()
        self.viewport().update()

    def _area(self, number: int) -> QRectF:
        pages, scale = self._pages, self._scale()
        width, height = pages.sizes[number] if pages else (0.0, 0.0)
        left = max(float(_GAP), (self.viewport().width() - width * scale) / 2)
        return QRectF(
            left - self.horizontalScrollBar().value(),
            self._tops[number] - self.verticalScrollBar().value(),
            width * scale,
            height * scale,
        )

    def _visible(self) -> list[int]:
        bottom = float(self.viewport().height())
        return [
            number
            for number in range(len(self._tops))
            if self._area(number).top() < bottom and self._area(number).bottom() > 0
        ]


def _drawn(
    pages: PdfPages, number: int, scale: float, ratio: float
) -> tuple[int, float, QImage | str]:
    """Return a page's picture, or why there is none."""
    try:
        return number, scale, pages.picture(number, scale * ratio)
    except DrawingError as error:
        return number, scale, str(error)
