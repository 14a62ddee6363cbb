"""A table as every page shows it: fixed row heights, one column that takes the room, kept places."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from archivist.gui.rows_model import RowsModel
from archivist.i18n import _

_PADDING = 16


class TableView(QTableView):
    """Shows a RowsModel. *opened* (row, column) on Enter or a double click; *chosen* (row or None).

    *key* tells rows apart across refreshes, so that the line a person looked at stays chosen.
    """

    opened = Signal(object, int)
    chosen = Signal(object)

    def __init__(
        self,
        model: RowsModel,
        name: str,
        *,
        stretch: int,
        key: Callable[[Any], Hashable],
        row_height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows, self._key = model, key
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self._set_columns(stretch)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._say_chosen)
        model.modelReset.connect(lambda: self.chosen.emit(None))

    def let_sort(self) -> None:
        """Let people sort by clicking a heading; at first nothing is sorted."""
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def current_row(self) -> Any:
        """Return the row under the cursor, or None."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def chosen_rows(self) -> list[Any]:
        """Return every selected row, in the order shown."""
        lines = sorted({index.row() for index in self.selectedIndexes()})
        return [self.rows.row_at(line) for line in lines]

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows; stay where the person was."""
        self.keeping_place(lambda: self.rows.show(rows))

    def narrow(self, words: str, accept: Callable[[Any], bool] | None = None) -> None:
        """Filter the rows; stay where the person was while that row is still there."""
        row = self.current_row()  # the same object before and after: no key has to be made
        self._keep(lambda: self.rows.narrow(words, accept), row, lambda each: each is row)

    def keeping_place(self, change: Callable[[], None]) -> None:
        """Do *change* and choose the same row and column again."""
        row = self.current_row()
        key = None if row is None else self._key(row)
        self._keep(change, row, lambda each: self._key(each) == key)

    def _keep(self, change: Callable[[], None], row: object, wanted: Callable[[Any], bool]) -> None:
        column, height = max(self.currentIndex().column(), 0), self.verticalScrollBar().value()
        change()
        if row is not None and self.go_to(wanted, column):
            self.verticalScrollBar().setValue(height)

    def go_to(self, wanted: Callable[[Any], bool], column: int = 0) -> bool:
        """Choose the first row *wanted* takes; say whether there is one."""
        line = self.rows.line_of(wanted)
        if line is None:
            return False
        self.setCurrentIndex(self.rows.index(line, column))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _set_columns(self, stretch: int) -> None:
        header, metrics = self.horizontalHeader(), QFontMetrics(self.font())
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for number, column in enumerate(self.rows.columns):
            stretched = number == stretch
            mode = (
                QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )
            header.setSectionResizeMode(number, mode)
            width = round(metrics.horizontalAdvance("国") * column.width) + _PADDING
            self.setColumnWidth(number, max(width, _widest_word(_(column.heading), metrics)))
        self.fit_headings()

    def fit_headings(self) -> None:
        """Give the headings a second line where one does not fit its column: none is cut off."""
        header, metrics = self.horizontalHeader(), QFontMetrics(self.font())
        fits = all(
            metrics.horizontalAdvance(_(column.heading)) + _PADDING <= self.columnWidth(number)
            or header.sectionResizeMode(number) is QHeaderView.ResizeMode.Stretch
            for number, column in enumerate(self.rows.columns)
        )
        if not fits:
            header.setTextElideMode(Qt.TextElideMode.ElideNone)
            header.setMinimumHeight(2 * metrics.lineSpacing() + _PADDING)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row_at(index.row()), index.column())

    def _say_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows.row_at(current.row()) if current.isValid() else None)


def _widest_word(heading: str, metrics: QFontMetrics) -> int:
    """Return the room that a heading needs when it may stand on two lines."""
    words = heading.split() or [""]
    return max(metrics.horizontalAdvance(word) for word in words) + _PADDING
