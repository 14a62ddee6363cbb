"""Choose a standard and a kind by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from archivist.domain.assessment import Assessment
from archivist.domain.kind import Kind
from archivist.gui.dialogs.dialog import Dialog, form
from archivist.gui.pages.page import filter_line
from archivist.gui.parts import named
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.responsible import unit_of
from archivist.reports.table import Column

COLUMNS = (
    Column(N_("编号"), lambda dossier: dossier.code, 4),
    Column(N_("测评标准"), lambda dossier: dossier.standard.text, 20),
    Column(N_("要求的种类"), lambda d: "、".join(_(kind.label) for kind in d.standard.kinds), 10),
    Column(N_("责任单位"), unit_of, 6),
)


class ChooseStandardDialog(Dialog):
    """A filter over all standards, and the kind to file as."""

    def __init__(
        self, assessment: Assessment, kind: Kind | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("归入哪条标准"), parent, _("归入"))
        self.resize(760, 520)
        self.filter = filter_line(_("按编号、标准或单位筛选"), _("筛选标准"))
        self.table = TableView(
            RowsModel(COLUMNS, self), _("标准列表"), stretch=1, key=lambda d: d.code, row_height=30
        )
        self.table.show_rows(assessment.dossiers)
        self.kind = named(QComboBox(), _("材料种类"))
        for each in Kind:
            self.kind.addItem(_(each.label), each)
        self.kind.setCurrentIndex(list(Kind).index(kind or Kind.PAPER))
        fields = form()
        fields.addRow(_("材料种类"), self.kind)
        self.lay_out(self.filter, self.table, fields)
        self.filter.textChanged.connect(self._narrow)
        self.table.opened.connect(lambda _row, _column: self.accept())
        self.filter.setFocus()

    @property
    def code(self) -> str | None:
        """The standard chosen, or None."""
        chosen = self.table.current_row()
        return chosen.code if chosen is not None else None

    @property
    def chosen_kind(self) -> Kind:
        """The kind chosen."""
        return Kind(str(self.kind.currentData()))

    def accept(self) -> None:
        """Close only with a standard."""
        if self.code is None:
            self.complain(_("请先选一条标准。"))
        else:
            super().accept()

    def _narrow(self, words: str) -> None:
        self.table.narrow(words)
        if self.table.current_row() is None and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
