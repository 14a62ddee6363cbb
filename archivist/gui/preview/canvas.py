"""What the views of pages and of pictures share: an area to scroll, the wheel with Ctrl, a zoom that fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

STEP = 1.25
_LINE = 40


class Canvas(QAbstractScrollArea):
    """Base of views that paint themselves. Subclasses say how large everything is, and what fits."""

    SMALLEST, LARGEST = 0.05, 8.0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(name)
        self._zoom = 0.0  # 0 fits the room

    def fitted(self) -> float:
        """Return the scale at which it fits the room."""
        raise NotImplementedError

    def extent(self, scale: float) -> tuple[float, float]:
        """Return how wide and high everything is at *scale*, in pixels of the screen."""
        raise NotImplementedError

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of what is shown."""
        return self._zoom or self.fitted()

    def zoom(self, by: int) -> None:
        """Zoom in (1), out (-1) or fit (0); what is in the middle stays there."""
        if by == 0:
            self._zoom = 0.0
            self.arrange()
            return
        shares = [
            (bar.value() + room / 2) / max(bar.maximum() + room, 1) for bar, room in self._sides()
        ]
        smallest = min(self.SMALLEST, self.fitted())
        self._zoom = min(max(self.scale * STEP**by, smallest), self.LARGEST)
        self.arrange()
        for share, (bar, room) in zip(shares, self._sides(), strict=True):
            bar.setValue(round(share * (bar.maximum() + room) - room / 2))

    def arrange(self) -> None:
        """Set the scroll bars for the size that holds now."""
        wide, high = self.extent(self.scale)
        room = self.viewport().size()
        for bar, size, own in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setRange(0, max(0, round(size) - own))
            bar.setPageStep(own)
            bar.setSingleStep(_LINE)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def _sides(self) -> tuple[tuple[QScrollBar, int], tuple[QScrollBar, int]]:
        room = self.viewport().size()
        return (self.horizontalScrollBar(), room.width()), (self.verticalScrollBar(), room.height())
