"""The one table model: rows in, columns out; filter and sort are lists of row numbers.

Qt's own proxy model needs seconds for fifty thousand Python rows, this one some tens of milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QIcon

from archivist.i18n import _
from archivist.reports.table import Align, Cell, Column, Tone

Index = QModelIndex | QPersistentModelIndex
IconOf = Callable[[Any, int], QIcon | None]
InkOf = Callable[[Tone], str | None]
ROW = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_SHOW = Qt.ItemDataRole.DisplayRole
_ROLES = Qt.ItemDataRole
_ALIGNED = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_DIGITS = re.compile(r"(\d+)")


class RowsModel(QAbstractTableModel):
    """A read-only window on a sequence of rows; the role ROW gives the row itself.

    *describe* says a cell in words for tool tips and screen readers; *icon_of* and *ink_of* add
    what the columns do not say.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QObject | None = None,
        *,
        describe: Callable[[Any, int], str] | None = None,
        icon_of: IconOf | None = None,
        ink_of: InkOf | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._describe, self._icon_of, self._ink_of = describe, icon_of, ink_of
        self._rows: Sequence[Any] = ()
        self._hay: list[str] = []
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._accept: Callable[[Any], bool] | None = None
        self._order: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> Sequence[Any]:
        """Every row, shown or not."""
        return self._rows

    @property
    def shown(self) -> list[Any]:
        """The rows that are shown, in the order they are shown."""
        return [self._rows[number] for number in self._shown]

    def show(self, rows: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self._hay = []
        self._arrange()
        self.endResetModel()

    def straws(self, rows: Sequence[Any]) -> list[str]:
        """Return what *rows* are filtered by; may be called in any thread, for it takes its time."""
        return [self._straw(each) for each in rows]

    def take_straws(self, straws: list[str]) -> None:
        """Filter the rows now shown by *straws*, so that the first letter typed need not make them."""
        if len(straws) == len(self._rows):
            self._hay = straws

    def narrow(self, words: str = "", accept: Callable[[Any], bool] | None = None) -> None:
        """Show only rows in which every one of *words* stands and which *accept* takes."""
        self.beginResetModel()
        self._words, self._accept = tuple(words.casefold().split()), accept
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, numbers inside words by their value; -1 is the order of arrival."""
        self.beginResetModel()
        self._order = (column, order) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def row_at(self, number: int) -> Any:
        """Return the row shown as line *number*."""
        return self._rows[self._shown[number]]

    def line_of(self, wanted: Callable[[Any], bool]) -> int | None:
        """Return the line that shows the first row *wanted* takes, or None."""
        return next((n for n, i in enumerate(self._shown) if wanted(self._rows[i])), None)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _SHOW) -> Any:
        if not index.isValid():
            return None
        found, number = self.row_at(index.row()), index.column()
        if role == _SHOW:
            return said(self.columns[number].of(found))
        if role == ROW:
            return found
        return self._looks(found, number, role)

    def headerData(self, section: int, side: Qt.Orientation, role: int = _SHOW) -> Any:  # noqa: N802
        if side is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _SHOW:
            return _(self.columns[section].heading)
        if role == _ROLES.TextAlignmentRole:
            wraps = int(Qt.TextFlag.TextWordWrap)
            across = _ALIGNED[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
            return int(across) | wraps
        return None

    def _looks(self, found: Any, number: int, role: int) -> Any:
        column = self.columns[number]
        if role in (_ROLES.ToolTipRole, _ROLES.AccessibleTextRole):
            return self._describe(found, number) if self._describe else said(column.of(found))
        if role == _ROLES.TextAlignmentRole:
            return _ALIGNED[column.align] | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.DecorationRole and self._icon_of:
            return self._icon_of(found, number)
        if role == _ROLES.ForegroundRole and self._ink_of and column.tone:
            ink = self._ink_of(column.tone(found))
            return QBrush(QColor(ink)) if ink else None
        return None

    def _arrange(self) -> None:
        rows, words, accept = self._rows, self._words, self._accept
        numbers = list(range(len(rows)))
        if accept is not None:
            numbers = [n for n in numbers if accept(rows[n])]
        if words:
            if not self._hay:
                self._hay = self.straws(rows)
            hay = self._hay
            numbers = [n for n in numbers if all(word in hay[n] for word in words)]
        if self._order is not None:
            column, order = self._order
            of, keys = self.columns[column].of, dict[Cell, tuple[Any, ...]]()
            numbers.sort(
                key=lambda n: _key(of(rows[n]), keys), reverse=order is Qt.SortOrder.DescendingOrder
            )
        self._shown = numbers

    def _straw(self, found: Any) -> str:
        return "\n".join(said(column.of(found)) for column in self.columns).casefold()


def said(cell: Cell | None) -> str:
    """Return what a cell shows."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _key(cell: Cell, keys: dict[Cell, tuple[Any, ...]]) -> tuple[Any, ...]:
    found = keys.get(cell)
    if found is None:
        if isinstance(cell, int | float):
            found = (0, cell)
        else:
            parts = _DIGITS.split(said(cell).casefold())
            found = (1, tuple((int(p), "") if p.isdecimal() else (-1, p) for p in parts))
        keys[cell] = found
    return found
