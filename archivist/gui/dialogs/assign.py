"""专人负责: who answers for a standard, until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from archivist.domain.unit import Assignment
from archivist.gui.dialogs.dialog import Dialog, MaybeDate, form
from archivist.gui.parts import named
from archivist.i18n import _
from archivist.services.assigning import assign, assign_all
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace


class AssignDialog(Dialog):
    """Unit, person, supporting units and due date of one standard, or of several at once."""

    def __init__(
        self,
        assignment: Assignment,
        units: Sequence[str],
        parent: QWidget | None = None,
        *,
        standards: int = 1,
    ) -> None:
        several = _("{count} 条标准的责任分解").format(count=standards)
        one = _("{code} 的责任分解").format(code=assignment.standard)
        super().__init__(several if standards > 1 else one, parent)
        self.setMinimumWidth(440)
        self.unit = named(QComboBox(), _("责任单位"))
        self.unit.setEditable(True)
        self.unit.addItems(list(units))
        self.unit.setCurrentText(assignment.unit)
        self.person = named(QLineEdit(assignment.person), _("责任人"))
        self.phone = named(QLineEdit(assignment.phone), _("联系电话"))
        self.supporting = named(QLineEdit("、".join(assignment.supporting)), _("配合单位"))
        self.supporting.setPlaceholderText(_("用顿号分开"))
        due = assignment.due
        day = QDate(due.year, due.month, due.day) if due else None
        self.due = MaybeDate(_("限时完成"), day)
        fields = form()
        fields.addRow(_("责任单位"), self.unit)
        fields.addRow(_("责任人"), self.person)
        fields.addRow(_("联系电话"), self.phone)
        fields.addRow(_("配合单位"), self.supporting)
        fields.addRow(_("完成时间"), self.due)
        self.lay_out(fields)

    @property
    def due_day(self) -> date | None:
        """The due date, or None where none is ticked."""
        return date.fromisoformat(self.due.iso) if self.due.iso else None

    @property
    def supporting_units(self) -> tuple[str, ...]:
        """The supporting units."""
        said = self.supporting.text().replace(",", "、").replace("，", "、")
        return tuple(unit.strip() for unit in said.split("、") if unit.strip())

    def decision(self, workspace: Workspace, standards: Sequence[str]) -> Callable[[], Changes]:
        """Return what assigns as entered: one standard exactly so; of several, what is empty stays."""
        if len(standards) > 1:
            wanted = [self.assignment(code) for code in standards]
            return lambda: assign_all(workspace, wanted)
        one = self.assignment(standards[0])
        return lambda: assign(
            workspace,
            one.standard,
            unit=one.unit,
            person=one.person,
            due=one.due,
            no_due=one.due is None,
            supporting=one.supporting,
            phone=one.phone,
        )

    def assignment(self, standard: str) -> Assignment:
        """Return what was entered, for *standard*; what was left empty is empty."""
        unit, person = self.unit.currentText().strip(), self.person.text().strip()
        phone = self.phone.text().strip()
        return Assignment(standard, unit, person, self.due_day, self.supporting_units, phone)
