"""One kind of one standard: what is asked, what is filed, what is wrong, and where to drop more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
)

from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind
from archivist.domain.place import Place
from archivist.gui.matrix import HeatCell
from archivist.gui.pages.kind_told import KindTold
from archivist.gui.pages.piece_row import FindingLine, PieceRow
from archivist.gui.parts import Elided, button, column, picture, restyle, row, text
from archivist.gui.tokens import STATE_LOOKS
from archivist.i18n import _
from archivist.reports.words import STATE_LABELS

_AT_ONCE = 30
_DROP_PADDING = 8  # of the field's style, left and right


class KindCard(QFrame):
    """What is filed of one kind.

    *dropped* (files), *asked* for a file dialog, *picked* / *opened* (PieceRow), *wanted* (row, Place),
    *answering* (row, Unknown), *captioning* when captions are to be proposed for photos without one.
    """

    dropped = Signal(list)
    asked = Signal()
    captioning = Signal()
    picked = Signal(object)
    opened = Signal(object)
    wanted = Signal(object, object)
    answering = Signal(object, object)

    def __init__(
        self,
        cell: HeatCell,
        asks: str,
        pieces: tuple[Evidence, ...],
        told: KindTold,
    ) -> None:
        super().__init__()
        self.kind: Kind = cell.kind
        self.rows: list[PieceRow] = []
        self._pieces, self._told = pieces, told
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setAccessibleName(cell.words)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._more: QPushButton | None = None
        layout = column(self._head(cell), Elided(asks, "muted"), spacing=5)
        layout.setContentsMargins(12, 10, 12, 10)
        for finding in told.own:
            layout.addWidget(FindingLine(finding))
        layout.addLayout(self._list)
        layout.addWidget(self._drop_zone())
        self.setLayout(layout)
        self.show_more()

    def show_more(self) -> None:
        """Show the next pieces; all at once would be slow with hundreds of photos."""
        start = len(self.rows)
        if self._more is not None:
            self._more.deleteLater()
            self._more = None
        for evidence in self._pieces[start : start + _AT_ONCE]:
            self._add(evidence)
        left = len(self._pieces) - len(self.rows)
        if left:
            words = _("再显示 {count} 份").format(count=min(left, _AT_ONCE))
            self._more = button(words, self.show_more, icon="chevron-down", name="flat")
            self._list.addWidget(self._more)

    def row_of(self, path: str) -> PieceRow | None:
        """Return the line of a piece, showing as many as needed; None when it is not here."""
        if not any(evidence.path == path for evidence in self._pieces):
            return None
        while True:
            found = next((each for each in self.rows if each.evidence.path == path), None)
            if found is not None:
                return found
            self.show_more()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            restyle(self, "drop", True)  # noqa: FBT003 — a property's value

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        restyle(self, "drop", False)  # noqa: FBT003 — a property's value
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        restyle(self, "drop", False)  # noqa: FBT003 — a property's value
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(local_files(event.mimeData()))

    def _head(self, cell: HeatCell) -> QVBoxLayout:
        tone, drawing = STATE_LOOKS[cell.state]
        state = _(STATE_LABELS[cell.state]) if cell.state else _("不要求")
        counts = f"{state} {cell.shown}".strip()
        head = row(
            picture(drawing, tone), text(_(cell.kind.label), "h2"), None, text(counts, "muted")
        )
        if self.kind is Kind.PHOTO and any(not piece.caption for piece in self._pieces):
            self.caption = button(
                _("补写说明…"),
                self.captioning.emit,
                icon="captions",
                name="flat",
                tip=_("给没有说明的图片提出说明，改好后一次采用"),
            )
            head.insertWidget(2, self.caption)
        return column(head)

    def _drop_zone(self) -> QPushButton:
        words = _("把文件拖到这里，或按 Ctrl+Shift+N 选择文件")
        zone = _DropZone(words)
        zone.setToolTip(_("归入{kind}").format(kind=_(self.kind.label)))
        zone.clicked.connect(lambda: self.asked.emit())  # noqa: PLW0108 — drops what the signal says
        return zone

    def _add(self, evidence: Evidence) -> None:
        path, told = evidence.path, self._told
        line = PieceRow(
            evidence,
            told.findings.get(path, ()),
            told.doubts.get(path, ()),
            told.earlier.get(path, ()),
        )
        line.answering.connect(lambda doubt: self.answering.emit(line, doubt))
        line.picked.connect(lambda: self.picked.emit(line))
        line.opened.connect(lambda: self.opened.emit(line))
        line.wanted.connect(lambda place: self._want(line, place))
        self.rows.append(line)
        self._list.addWidget(line)

    def _want(self, line: PieceRow, place: Place) -> None:
        self.wanted.emit(line, place)


class _DropZone(QPushButton):
    """The field to drop on; words that do not fit end in … and never widen the card."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setObjectName("drop")
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = max(self.width() - 2 * _DROP_PADDING, 0)
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def local_files(data: QMimeData) -> list[Path]:
    """Return the local files and folders of a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
