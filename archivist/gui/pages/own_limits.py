"""Limits of single standards or kinds, which hold before the general ones."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from archivist.domain.kind import Kind
from archivist.domain.numbering import standard_code
from archivist.domain.settings import SETTINGS, Setting, parse_key
from archivist.errors import ArchivistError
from archivist.gui.desk import Desk
from archivist.gui.dialogs.dialog import Dialog, form
from archivist.gui.parts import button, column, named, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Column
from archivist.services.settings import change_settings
from archivist.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """One key with a standard or kind, and its value as typed."""

    key: str
    label: str
    standard: str
    kind: str
    value: str


COLUMNS = (
    Column(N_("设置项"), lambda own: own.label, 10),
    Column(N_("标准"), lambda own: own.standard or _("全部标准"), 6),
    Column(N_("种类"), lambda own: own.kind or _("全部种类"), 6),
    Column(N_("值"), lambda own: own.value, 10),
)


class OwnLimits(QFrame):
    """A table with add and remove."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self.model = RowsModel(COLUMNS, self)
        self.table = TableView(
            self.model, _("单独设置"), stretch=3, key=lambda own: own.key, row_height=28
        )
        self.table.setFixedHeight(150)
        self.none = text(_("没有单独设置，全部按上面的办。"), "muted")
        self.remove = button(_("删除"), self._remove, icon="trash-2")
        self.remove.setAccessibleName(_("删除单独设置"))
        head = row(
            text(_("单独设置"), "h2"),
            None,
            button(_("添加…"), self._ask, icon="pencil"),
            self.remove,
        )
        layout = column(
            head,
            text(_("对某条标准或某种材料单独规定，优先于上面的设置。"), "muted", wrap=True),
            self.none,
            self.table,
            spacing=8,
        )
        layout.setContentsMargins(14, 10, 14, 12)
        self.setLayout(layout)
        self.table.chosen.connect(lambda own: self.remove.setEnabled(own is not None))

    def refresh(self) -> None:
        """Show what holds now."""
        workspace = self._desk.workspace
        texts = workspace.decided().settings if workspace else {}
        rows = [_own(key, value) for key, value in sorted(texts.items()) if "." in key]
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.remove.setEnabled(self.table.current_row() is not None)

    def _remove(self) -> None:
        workspace, own = self._desk.workspace, self.table.current_row()
        if workspace is not None and own is not None:
            self._desk.decide(
                lambda: change_settings(workspace, {own.key: None}), _("已删除单独设置。")
            )

    def _ask(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        dialog = OwnLimitDialog(workspace, self.window())
        dialog.accepted.connect(
            lambda: self._desk.decide(lambda: dialog.changes, _("已保存设置。"))
        )
        dialog.open()


class OwnLimitDialog(Dialog):
    """Which setting, for which standard and kind, which value; writes it when accepted."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("单独设置"), parent, _("保存"))
        self.setMinimumWidth(420)
        self._workspace = workspace
        self.setting = named(QComboBox(), _("设置项"))
        for each in SETTINGS:
            if each.per_standard:
                self.setting.addItem(_(each.label), each)
        self.standard = named(QLineEdit(), _("标准编号"))
        self.standard.setPlaceholderText(
            _("例如 {example}；留空是全部标准").format(example="Ⅲ-7-3")
        )
        self.kind = named(QComboBox(), _("材料种类"))
        self.kind.addItem(_("全部种类"), None)
        for kind in Kind:
            self.kind.addItem(_(kind.label), kind)
        self.value = named(QLineEdit(), _("值"))
        fields = form()
        fields.addRow(_("设置项"), self.setting)
        fields.addRow(_("标准编号"), self.standard)
        fields.addRow(_("材料种类"), self.kind)
        fields.addRow(_("值"), self.value)
        self.lay_out(fields)
        self.setting.currentIndexChanged.connect(self._choose)
        self._choose()

    def accept(self) -> None:
        """Write it; stay open and say why when it cannot be."""
        chosen: Setting = self.setting.currentData()
        said = self.standard.text().strip()
        code = standard_code(said) if said else None
        if said and code is None:
            self.complain(_("编号形如 Ⅲ-7-3。"))
            return
        parts = [chosen.key, code, self.kind.currentData() if chosen.per_kind else None]
        if parts[1:] == [None, None]:
            self.complain(_("请填标准编号或选一个种类；对全部都算的写在上面的设置里。"))
            return
        key = ".".join(str(part) for part in parts if part)
        try:
            self.changes = change_settings(self._workspace, {key: self.value.text().strip()})
        except ArchivistError as error:
            self.complain(str(error))
            return
        super().accept()

    def _choose(self, _number: int = 0) -> None:
        chosen: Setting = self.setting.currentData()
        self.kind.setEnabled(chosen.per_kind)
        hint = _("例如 {example}").format(example=chosen.example)
        if chosen.no_limit is not None:
            hint += _("，或 不限")
        self.value.setPlaceholderText(hint)


def _own(key: str, value: str) -> OwnLimit:
    read = parse_key(key)
    kind = _(read.kind.label) if read.kind else ""
    return OwnLimit(key, _(read.setting.label), read.standard or "", kind, value)
