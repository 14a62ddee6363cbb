"""The tables of a spreadsheet or document as grids with their own cell names."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from archivist.domain.place import Place
from archivist.extract.base import Table
from archivist.gui.parts import column, named
from archivist.gui.rows_model import Index
from archivist.i18n import _

_ROOT = QModelIndex()
_SHOW = Qt.ItemDataRole.DisplayRole
_CELL = re.compile(r"^([A-Z]{1,3})(\d+)$")
_LETTERS = 26
_WIDEST = 320


class GridModel(QAbstractTableModel):
    """The rows of one table; headings are A, B, C… and 1, 2, 3…"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._types: tuple[str, ...] = ()
        self._width = 0

    def show(self, table: Table) -> None:
        """Replace the table."""
        self.beginResetModel()
        self._rows, self._types = table.rows, table.types
        self._width = max((len(row) for row in table.rows), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = _SHOW) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (_SHOW, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and self._type(index) == "n":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = _SHOW) -> Any:  # noqa: N802
        if role != _SHOW:
            return None
        return letters(section) if side is Qt.Orientation.Horizontal else str(section + 1)

    def _type(self, index: Index) -> str:
        line = self._types[index.row()] if index.row() < len(self._types) else ""
        return line[index.column()] if index.column() < len(line) else ""


class SheetView(QWidget):
    """A choice of sheet over its grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: tuple[Table, ...] = ()
        self.sheets = named(QComboBox(), _("工作表"))
        self.model = GridModel(self)
        self.grid = QTableView()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(_("表格预览"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.verticalHeader().setDefaultSectionSize(28)
        self.sheets.currentIndexChanged.connect(self._show)
        layout = column(self.sheets, self.grid)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_tables(self, tables: tuple[Table, ...]) -> None:
        """Show these tables, the first one at once."""
        self._tables = tables
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for number, table in enumerate(tables, 1):
                name = table.name or table.place.sheet or _("表 {number}").format(number=number)
                self.sheets.addItem(_("{name}（隐藏）").format(name=name) if table.hidden else name)
        self.sheets.setVisible(len(tables) > 1 or any(table.hidden for table in tables))
        self._show(0)

    def jump(self, place: Place) -> bool:
        """Choose the cell at *place*; say whether there is one."""
        for number, table in enumerate(self._tables):
            if place.sheet not in (None, table.name, table.place.sheet):
                continue
            spot = cell_at(place.cell or "")
            if spot is None or not self._has(table, spot):
                continue
            self.sheets.setCurrentIndex(number)
            self.grid.setCurrentIndex(self.model.index(*spot))
            self.grid.scrollTo(self.grid.currentIndex(), QTableView.ScrollHint.PositionAtCenter)
            return True
        return False

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._tables):
            return
        table = self._tables[number]
        self.model.show(table)
        metrics = self.grid.fontMetrics()
        for index in range(self.model.columnCount()):
            # The first rows tell the width; measuring all of a long sheet would take seconds.
            texts = [row[index] for row in table.rows[:60] if index < len(row)]
            widest = max((metrics.horizontalAdvance(text[:40]) for text in texts), default=0)
            self.grid.setColumnWidth(index, min(max(widest + 24, 56), _WIDEST))

    def _has(self, table: Table, spot: tuple[int, int]) -> bool:
        return spot[0] < len(table.rows) and spot[1] < max(map(len, table.rows), default=0)


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
