"""A picture as large as the room allows; the wheel with Ctrl and the buttons zoom."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from archivist.gui.tokens import tokens_of
from archivist.i18n import _

_STEP = 1.25
_LARGEST = 8.0


class PictureView(QAbstractScrollArea):
    """Shows a QImage that may be smaller than the picture itself; boxes are in the picture's pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("图片预览"))
        self._image = QImage()
        self._own = (1, 1)
        self._box: tuple[int, int, int, int] | None = None
        self._zoom = 0.0  # 0 fits the room

    def show_image(self, image: QImage, own: tuple[int, int]) -> None:
        """Show *image*, whose picture is *own* pixels large."""
        self._image, self._own, self._box, self._zoom = image, own, None, 0.0
        self._arrange()

    def mark(self, box: tuple[int, int, int, int] | None) -> None:
        """Draw a frame around *box* (left, top, right, bottom)."""
        self._box = box
        self.viewport().update()

    def zoom(self, by: int) -> None:
        """Zoom in (1), out (-1) or fit (0)."""
        fitted = self._fitted()
        if by == 0:
            self._zoom = 0.0
        else:
            now = self._zoom or fitted
            self._zoom = min(max(now * _STEP**by, min(fitted, 0.05)), _LARGEST)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        tokens = tokens_of(self.palette())
        painter.fillRect(self.viewport().rect(), QColor(tokens.none_bg))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            area = self._area()
            painter.drawImage(area, self._image)
            if self._box is not None:
                painter.setPen(QPen(QColor(tokens.bad), 3))
                painter.drawRect(self._framed(area, self._box))
        painter.end()

    def _fitted(self) -> float:
        if self._image.isNull():
            return 1.0
        room = self.viewport().size()
        wide, high = room.width() / self._image.width(), room.height() / self._image.height()
        return max(min(wide, high, 1.0), 0.01)

    def _arrange(self) -> None:
        scale = self._zoom or self._fitted()
        for bar, size, room in (
            (self.horizontalScrollBar(), self._image.width(), self.viewport().width()),
            (self.verticalScrollBar(), self._image.height(), self.viewport().height()),
        ):
            bar.setRange(0, max(0, round(size * scale) - room))
            bar.setPageStep(room)
            bar.setSingleStep(40)
        self.viewport().update()

    def _area(self) -> QRect:
        scale = self._zoom or self._fitted()
        width, height = round(self._image.width() * scale), round(self._image.height() * scale)
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
