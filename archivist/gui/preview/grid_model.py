"""The cells of one table for a view: texts, cell names, what is hidden, which cell is meant."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from archivist.extract.base import Table
from archivist.gui.rows_model import Index
from archivist.gui.tokens import LIGHT, Tokens
from archivist.i18n import _

_ROOT = QModelIndex()
_ROLES = Qt.ItemDataRole
_SHOW = _ROLES.DisplayRole
_CELL = re.compile(r"^([A-Z]{1,3})(\d+)$")
_LETTERS = 26


class GridModel(QAbstractTableModel):
    """The rows of one table; headings are A, B, C… and 1, 2, 3…; hidden ones are named so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = LIGHT
        self._table = Table(())
        self._width = 0
        self._hidden: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._marked: tuple[int, int] | None = None

    def show(self, table: Table) -> None:
        """Replace the table."""
        self.beginResetModel()
        self._table, self._marked = table, None
        self._width = max((len(row) for row in table.rows), default=0)
        self._hidden = frozenset(table.hidden_rows), frozenset(table.hidden_columns)
        self.endResetModel()

    def mark(self, spot: tuple[int, int] | None) -> None:
        """Mark one cell (row, column), or none any more."""
        before, self._marked = self._marked, spot
        for each in (before, spot):
            if each is not None:
                index = self.index(*each)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = _SHOW) -> Any:
        if not index.isValid():
            return None
        line, across = index.row(), index.column()
        if role in (_SHOW, _ROLES.ToolTipRole):
            row = self._table.rows[line]
            return row[across] if across < len(row) else ""
        if role == _ROLES.AccessibleTextRole:
            return f"{letters(across)}{line + 1} {self.data(index)}".strip()
        return self._looks(line, across, role)

    def headerData(self, section: int, side: Qt.Orientation, role: int = _SHOW) -> Any:  # noqa: N802
        hidden = section in self._hidden[side is Qt.Orientation.Horizontal]
        name = letters(section) if side is Qt.Orientation.Horizontal else str(section + 1)
        if role == _SHOW:
            return _("{name}（隐藏）").format(name=name) if hidden else name
        if role == _ROLES.ForegroundRole and hidden:
            return QBrush(QColor(self.tokens.expired))
        return None

    def _looks(self, line: int, across: int, role: int) -> Any:
        kind = self._type(line, across)
        if role == _ROLES.TextAlignmentRole and kind == "n":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.BackgroundRole:
            if (line, across) == self._marked:
                return QBrush(QColor(self.tokens.mark))
            if line in self._hidden[0] or across in self._hidden[1]:
                return QBrush(QColor(self.tokens.expired_bg))
        if role == _ROLES.ForegroundRole and kind == "e":
            return QBrush(QColor(self.tokens.bad))
        if role == _ROLES.FontRole and (line, across) == self._marked:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _type(self, line: int, across: int) -> str:
        types = self._table.types
        row = types[line] if line < len(types) else ""
        return row[across] if across < len(row) else ""


def letters(number: int) -> str:
    """Return a column's name: 0 is A, 26 is AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def cell_at(name: str) -> tuple[int, int] | None:
    """Return (row, column) from 0 of ``B4``, or None when it names no cell."""
    found = _CELL.match(name.strip().replace("$", "").upper().partition(":")[0])
    if not found:
        return None
    across = 0
    for letter in found[1]:
        across = across * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, across - 1
