"""Search hits: title, where, and the snippet with what was sought marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archivist.gui.rows_model import ROW, Index
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

if TYPE_CHECKING:
    from archivist.services.search import Hit

_HEIGHT = 76
_MARGIN = 12
_ROOT = QModelIndex()


def field_label(field: str) -> str:
    """Return what a field is called; the text itself needs no name."""
    labels = {
        "title": _("标题"),
        "name": _("文件名"),
        "caption": _("图片说明"),
        "number": _("文号"),
        "issuer": _("发文单位"),
    }
    return labels.get(field, "")


class HitModel(QAbstractListModel):
    """One hit a line; hits in names stand after the others."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace the hits."""
        self.beginResetModel()
        self._hits = tuple(sorted(hits, key=lambda hit: hit.field == "name"))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == ROW:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title or hit.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title} {where(hit)} {hit.snippet}"
        return hit.path if role == Qt.ItemDataRole.ToolTipRole else None


class HitDelegate(QStyledItemDelegate):
    """Three lines: title, where, snippet with marks."""

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(ROW)
        tokens = tokens_of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.selected))
        area = option.rect.adjusted(_MARGIN, 7, -_MARGIN, -7)
        line = QRect(area.left(), area.top(), area.width(), area.height() // 3)
        bold = QFont(option.font)
        bold.setBold(True)
        self._line(painter, line, hit.title or hit.path, bold, tokens.text)
        self._line(
            painter, line.translated(0, line.height()), where(hit), option.font, tokens.muted
        )
        below = line.translated(0, 2 * line.height())
        self._snippet(painter, below, hit, option.font, (tokens.text, tokens.mark))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _snippet(
        self, painter: QPainter, area: QRect, hit: Hit, font: QFont, inks: tuple[str, str]
    ) -> None:
        painter.setFont(font)
        metrics, left = QFontMetrics(font), area.left()
        for words, marked in pieces(hit.snippet, hit.spans):
            width = metrics.horizontalAdvance(words)
            if left > area.right():
                break
            spot = QRect(left, area.top(), min(width, area.right() - left), area.height())
            if marked:
                painter.fillRect(spot.adjusted(-1, 2, 1, -1), QColor(inks[1]))
            painter.setPen(QColor(inks[0]))
            room = area.right() - left
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, shown)
            left += width


class HitList(QListView):
    """*chosen* (Hit or None) when the cursor moves, *opened* (Hit) on Enter or a double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("list")
        self.setAccessibleName(_("检索结果"))
        self.hits = HitModel()
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.chosen.emit(now.data(ROW))
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show *hits* and choose the first."""
        self.hits.show(hits)
        if hits:
            self.setCurrentIndex(self.hits.index(0, 0))

    def current(self) -> Hit | None:
        """Return the hit under the cursor, or None."""
        found: Hit | None = self.currentIndex().data(ROW)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)


def where(hit: Hit) -> str:
    """Return standard, kind, field and place of a hit in one line."""
    field = field_label(hit.field)
    parts = [
        hit.standard or _("待归档"),
        _(hit.kind.label) if hit.kind else "",
        _("在{field}里").format(field=field) if field else "",
        hit.place,
        hit.path.rpartition("/")[2],
    ]
    return " · ".join(part for part in parts if part)


def pieces(snippet: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return (words, marked) in order; line breaks become spaces of the same length."""
    flat = "".join(" " if c in "\r\n\t" else c for c in snippet)
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spans):
        if start > at:
            found.append((flat[at:start], False))
        if end > max(start, at):
            found.append((flat[max(start, at) : end], True))
        at = max(at, end)
    if at < len(flat):
        found.append((flat[at:], False))
    return found
