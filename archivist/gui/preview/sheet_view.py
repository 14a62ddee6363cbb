"""The tables of a spreadsheet or document: a tab for each, its grid with the cells' own names."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QTableView, QWidget

from archivist.domain.place import Place
from archivist.extract.base import Table
from archivist.gui.parts import column, named
from archivist.gui.preview.grid_model import GridModel, cell_at
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

_WIDEST = 320
_MOST_TABS = 200
_MOST_SPANS = 300  # each costs time in the main thread


class SheetView(QWidget):
    """Tabs over a grid; hidden sheets, rows and columns are marked as such."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: tuple[Table, ...] = ()
        self._sought: list[tuple[int, int, int]] = []
        self._at = -1
        self.tabs = named(QTabBar(), _("工作表"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.model = GridModel(self)
        self.grid = QTableView()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(_("表格预览"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.setTabKeyNavigation(False)
        self.grid.verticalHeader().setDefaultSectionSize(28)
        self.grid.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs.currentChanged.connect(self._show)
        layout = column(self.tabs, self.grid)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_tables(self, tables: tuple[Table, ...]) -> None:
        """Show these tables, the first one that is not hidden at once."""
        self._tables = tables[:_MOST_TABS]
        self._sought, self._at = [], -1
        first = next((n for n, table in enumerate(self._tables) if not table.hidden), 0)
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for number, table in enumerate(self._tables):
                self._add_tab(number, table)
            self.tabs.setCurrentIndex(first)
        self.tabs.setVisible(len(tables) > 1 or any(table.hidden for table in tables))
        self._show(first)

    def jump(self, place: Place) -> bool:
        """Choose and mark the cell at *place*, or its sheet; say whether there is one."""
        spot = cell_at(place.cell or "")
        for number, table in enumerate(self._tables):
            if place.sheet not in (None, table.name, table.place.sheet):
                continue
            if place.sheet is None and place.page not in (None, table.place.page):
                continue
            if spot is None and place.sheet is None:
                continue
            if spot is None or _has(table, spot):
                self._go(number, spot)
                return True
        return False

    def find_all(self, words: str) -> int:
        """Look for *words* in every cell of every sheet, go to the first, return how many."""
        sought = words.casefold()
        self._sought = [
            (number, line, across)
            for number, table in enumerate(self._tables)
            for line, row in enumerate(table.rows)
            for across, cell in enumerate(row)
            if sought and sought in cell.casefold()
        ]
        self._at = -1
        self.step(1)
        return len(self._sought)

    def step(self, by: int) -> int:
        """Go to the next (1) or previous (-1) cell found; return its number from 0, or -1."""
        if self._sought:
            self._at = (self._at + by) % len(self._sought) if self._at >= 0 else 0
            number, line, across = self._sought[self._at]
            self._go(number, (line, across))
        return self._at

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "model"):
            self.model.tokens = tokens_of(self.palette())
            self.grid.viewport().update()

    def _add_tab(self, number: int, table: Table) -> None:
        name = table.name or table.place.sheet or _("表 {number}").format(number=number + 1)
        self.tabs.addTab(_("{name}（隐藏）").format(name=name) if table.hidden else name)
        self.tabs.setTabToolTip(number, self.tabs.tabText(number))
        if table.hidden:
            self.tabs.setTabTextColor(number, QColor(tokens_of(self.palette()).expired))

    def _go(self, number: int, spot: tuple[int, int] | None) -> None:
        self.tabs.setCurrentIndex(number)
        self.model.mark(spot)
        if spot is not None:
            self.grid.setCurrentIndex(self.model.index(*spot))
            self.grid.scrollTo(self.grid.currentIndex(), QTableView.ScrollHint.PositionAtCenter)

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._tables):
            return
        table = self._tables[number]
        self.model.tokens = tokens_of(self.palette())
        self.model.show(table)
        metrics = self.grid.fontMetrics()
        for index in range(self.model.columnCount()):
            # The first rows tell the width; measuring all of a long sheet would take seconds.
            texts = [row[index] for row in table.rows[:60] if index < len(row) and _shares(row)]
            widest = max((metrics.horizontalAdvance(text[:40]) for text in texts), default=0)
            self.grid.setColumnWidth(index, min(max(widest + 24, 56), _WIDEST))
        self.grid.clearSpans()
        for top, left, bottom, right in table.merged[:_MOST_SPANS]:
            if _has(table, (top, left)) and (bottom > top or right > left):
                self.grid.setSpan(top, left, bottom - top + 1, right - left + 1)


def _shares(row: tuple[str, ...]) -> bool:
    """Whether a row has several cells filled; a title alone in its row tells no column's width."""
    return sum(map(bool, row)) > 1 or len(row) == 1


def _has(table: Table, spot: tuple[int, int]) -> bool:
    return spot[0] < len(table.rows) and spot[1] < max(map(len, table.rows), default=0)
