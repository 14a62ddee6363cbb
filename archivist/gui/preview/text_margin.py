"""The margin beside a text: page, paragraph or cell of each line, and which part of the file it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from archivist.gui.tokens import tokens_of

_GAP = 8


class TextMargin(QWidget):
    """Says one short label beside each block; *labels* by the number of the block."""

    def __init__(self, beside: QPlainTextEdit) -> None:
        super().__init__(beside)
        self._beside = beside
        self._labels: dict[int, str] = {}
        self._wide = 0
        beside.updateRequest.connect(self._follow)

    @property
    def wide(self) -> int:
        """How much room it takes, in pixels."""
        return self._wide

    def show_labels(self, labels: dict[int, str]) -> None:
        """Replace the labels; none, and there is no margin."""
        self._labels = labels
        metrics = self.fontMetrics()
        longest = max(set(labels.values()), key=len, default="")
        widest = max((metrics.horizontalAdvance(each) for each in (longest, "0000")), default=0)
        self._wide = widest + 2 * _GAP if labels else 0
        self.setVisible(bool(labels))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._wide, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        painter.fillRect(event.rect(), QColor(tokens.alternate))
        painter.setPen(QColor(tokens.muted))
        block = self._beside.firstVisibleBlock()
        while block.isValid():
            spot = self._spot(block)
            if spot.top() > event.rect().bottom():
                break
            label = self._labels.get(block.blockNumber())
            if label:
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                painter.drawText(spot, int(flags), label)
            block = block.next()
        painter.end()

    def _spot(self, block: QTextBlock) -> QRect:
        area = self._beside.blockBoundingGeometry(block).translated(self._offset())
        down = max((round(self._first_line(block)) - self.fontMetrics().height()) // 2, 0)
        return QRect(_GAP, round(area.top()) + down, self._wide - 2 * _GAP, round(area.height()))

    def _first_line(self, block: QTextBlock) -> float:
        layout = block.layout()
        return layout.lineAt(0).height() if layout.lineCount() else self.fontMetrics().height()

    def _offset(self) -> QPointF:
        return self._beside.contentOffset()

    def _follow(self, _area: QRect, _moved: int) -> None:
        self.update()
