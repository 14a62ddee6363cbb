"""Every fact that was read, with where it stands and how sure it is; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from archivist.domain.place import NOWHERE
from archivist.gui.parts import column, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Column
from archivist.services.fact_list import FactRow

_RELIABLE, _USUAL = 0.9, 0.6  # as in archivist.domain.facts
_NARROW = 380
_PLACE = 2


def sure_text(sure: float | None) -> str:
    """Return how sure a fact is in words and as a share; nothing for what was counted."""
    if sure is None:
        return ""
    words = _("可靠") if sure >= _RELIABLE else _("较可靠") if sure >= _USUAL else _("需核对")
    return f"{words} {sure:.0%}"


COLUMNS = (
    Column(N_("项目"), lambda row: _(row.label), 5.5),
    Column(N_("读到的内容"), lambda row: row.value, 12),
    Column(N_("位置"), lambda row: str(row.place), 5),
    Column(N_("把握"), lambda row: sure_text(row.sure), 5.5),
)


class FactsView(QWidget):
    """*wanted* (Place) when a fact that has one is clicked or opened."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(COLUMNS, self, describe=_describe)
        self.table = TableView(
            self.model,
            _("读到的信息"),
            stretch=1,
            key=lambda row: (row.label, row.value),
            row_height=28,
        )
        note = text(_("点一行，跳到它在文件里的位置。"), "muted", wrap=True)
        layout = column(note, self.table)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.table.clicked.connect(lambda _index: self._go(self.table.current_row()))
        self.table.opened.connect(lambda row, _column: self._go(row))

    def show_facts(self, facts: tuple[FactRow, ...]) -> None:
        """Replace the facts."""
        self.table.show_rows(facts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.table.setColumnHidden(_PLACE, self.width() < _NARROW)

    def _go(self, row: FactRow | None) -> None:
        if row is not None and row.place != NOWHERE:
            self.wanted.emit(row.place)


def _describe(row: FactRow, number: int) -> str:
    said = [f"{_(row.label)}  {row.value}", str(row.place), sure_text(row.sure)]
    return "\n".join(each for each in said if each) if number == 1 else str(COLUMNS[number].of(row))
