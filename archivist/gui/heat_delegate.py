"""Paints a slot as colour, icon and count together: readable without the colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archivist.gui.icons import icon
from archivist.gui.matrix import FIRST_KIND, HeatCell, StandardRow
from archivist.gui.rows_model import ROW
from archivist.gui.tokens import STATE_LOOKS, Tokens, tokens_of

_ICON = 15
_GAP = 5
_RADIUS = 5


class HeatDelegate(QStyledItemDelegate):
    """For the columns of the four kinds; other columns are painted as usual."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        number = index.column() - FIRST_KIND
        if not isinstance(row, StandardRow) or not 0 <= number < len(row.cells):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(option.palette)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.selected))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        area = option.rect.adjusted(3, 3, -3, -3)
        self._cell(painter, area, row.cells[number], tokens, focused=focused)
        painter.restore()

    def _cell(
        self, painter: QPainter, area: QRect, cell: HeatCell, tokens: Tokens, *, focused: bool
    ) -> None:
        tone, drawing = STATE_LOOKS[cell.state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ground(tone)))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        words, ink = cell.shown, tokens.ink(tone)
        width = painter.fontMetrics().horizontalAdvance(words)
        left = area.center().x() - (_ICON + (_GAP + width if words else 0)) // 2
        icon(drawing, ink, _ICON).paint(painter, left, area.center().y() - 7, _ICON, _ICON)
        painter.setPen(QColor(ink))
        beside = QRect(left + _ICON + _GAP, area.top(), width + 2, area.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
