"""历任: who answered for a standard, from when until when, and who decided it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from archivist.domain.unit import Tenure
from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import _
from archivist.reports.tenures import TENURE_COLUMNS, tenure_rows


class TenuresDialog(Dialog):
    """A table, the one who answers now last."""

    def __init__(
        self, standard: str, tenures: Sequence[Tenure], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("{code} 历任责任人").format(code=standard), parent, _("知道了"))
        self.resize(680, 320)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).hide()
        self.table = TableView(
            RowsModel(TENURE_COLUMNS[1:], self),
            _("历任责任人"),
            stretch=0,
            key=lambda each: each.since,
            row_height=28,
        )
        self.table.show_rows(tenure_rows(standard, tenures))
        self.lay_out(self.table)
