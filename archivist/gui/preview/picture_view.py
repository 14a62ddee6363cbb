"""A picture as large as the room allows; the wheel with Ctrl and the buttons zoom."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from archivist.gui.preview.canvas import Canvas
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

_HALO = 5


class PictureView(Canvas):
    """Shows a QImage that may be smaller than the picture itself; boxes are in the picture's pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("图片预览"), parent)
        self._image = QImage()
        self._own = (1, 1)
        self._box: tuple[int, int, int, int] | None = None

    def show_image(self, image: QImage, own: tuple[int, int]) -> None:
        """Show *image*, whose picture is *own* pixels large."""
        self._image, self._own, self._box, self._zoom = image, own, None, 0.0
        self.arrange()

    def mark(self, box: tuple[int, int, int, int] | None) -> None:
        """Draw a frame around *box* (left, top, right, bottom), and bring it into sight."""
        self._box = box
        if box is not None:
            self._reveal(self._framed(self._area(), box))
        self.viewport().update()

    def fitted(self) -> float:
        if self._image.isNull():
            return 1.0
        room = self.viewport().size()
        wide, high = room.width() / self._image.width(), room.height() / self._image.height()
        return max(min(wide, high, 1.0), 0.01)

    def extent(self, scale: float) -> tuple[float, float]:
        return self._image.width() * scale, self._image.height() * scale

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        tokens = tokens_of(self.palette())
        painter.fillRect(self.viewport().rect(), QColor(tokens.none_bg))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            area = self._area()
            painter.drawImage(area, self._image)
            if self._box is not None:
                spot = self._framed(area, self._box)
                painter.setPen(QPen(QColor("#FFFFFF"), _HALO))  # seen on every picture
                painter.drawRect(spot)
                painter.setPen(QPen(QColor("#B3261E"), _HALO - 2))
                painter.drawRect(spot)
        painter.end()

    def _reveal(self, spot: QRectF) -> None:
        room = self.viewport().rect()
        if not room.contains(spot.toRect()):
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() + round(spot.center().x()) - room.center().x())
            down.setValue(down.value() + round(spot.center().y()) - room.center().y())

    def _area(self) -> QRect:
        width, height = (round(side) for side in self.extent(self.scale))
        room = self.viewport().size()
        left = max((room.width() - width) // 2, 0) - self.horizontalScrollBar().value()
        top = max((room.height() - height) // 2, 0) - self.verticalScrollBar().value()
        return QRect(left, top, width, height)

    def _framed(self, area: QRect, box: tuple[int, int, int, int]) -> QRectF:
        across, down = area.width() / self._own[0], area.height() / self._own[1]
        left, top, right, bottom = box
        return QRectF(
            area.left() + left * across,
            area.top() + top * down,
            (right - left) * across,
            (bottom - top) * down,
        )
