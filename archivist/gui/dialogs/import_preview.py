"""What a table file would bring in, with every fault at its cell, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QTabWidget, QWidget

from archivist.domain.edition import Edition, Requirement, Standard
from archivist.domain.unit import Assignment
from archivist.editions.fault import Fault
from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import column, named, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.responsible import due_cell
from archivist.reports.table import Column


def _asked(standard: Standard) -> str:
    return _("、").join(_one(requirement) for requirement in standard.requirements)


def _one(requirement: Requirement) -> str:
    limits = (
        (_("最少 {n}"), requirement.minimum),
        (_("最多 {n}"), requirement.maximum),
        (_("字数 {n}"), requirement.word_limit),
    )
    told = [words.format(n=limit) for words, limit in limits if limit is not None]
    return " ".join([_(requirement.kind.label), *told])


FAULT_COLUMNS = (
    Column(N_("位置"), lambda fault: str(fault.place) or _("整个文件"), 9),
    Column(N_("级别"), lambda fault: _(fault.level.label), 4),
    Column(N_("问题"), lambda fault: _(fault.message).format(**fault.values), 30),
)
STANDARD_COLUMNS = (
    Column(N_("编号"), lambda standard: standard.code, 5),
    Column(N_("测评标准"), lambda standard: standard.text, 26),
    Column(N_("材料要求"), _asked, 12),
    Column(N_("责任单位"), lambda standard: _("、").join(standard.lead_units), 9),
)
ASSIGNMENT_COLUMNS = (
    Column(N_("编号"), lambda each: each.standard, 5),
    Column(N_("责任单位"), lambda each: each.unit, 9),
    Column(N_("责任人"), lambda each: each.person, 6),
    Column(N_("联系电话"), lambda each: each.phone, 8),
    Column(N_("完成时限"), lambda each: due_cell(each.due), 7),
    Column(N_("配合单位"), lambda each: _("、").join(each.supporting), 14),
)


class ImportPreview(Dialog):
    """Two tables: what is taken in, and the faults. With an error it cannot be accepted."""

    def __init__(
        self,
        title: str,
        summary: str,
        taken: TableView,
        faults: Sequence[Fault],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, _("导入"))
        self.resize(860, 560)
        self.taken = taken
        self.faults = _table(FAULT_COLUMNS, _("问题"), 2, faults, id)
        errors = sum(fault.is_error for fault in faults)
        self.tabs = named(QTabWidget(), _("导入预览"))
        self.tabs.addTab(taken, _("读到的内容（{count}）").format(count=taken.rows.rowCount()))
        self.tabs.addTab(self.faults, _("问题（{count}）").format(count=len(faults)))
        self.tabs.setCurrentIndex(1 if errors else 0)
        if errors:
            told = _("有 {count} 处错误，改好文件里的这些单元格再导入；现在什么也没有改动。")
            self.complain(told.format(count=errors))
        self.ok.setEnabled(not errors and taken.rows.rowCount() > 0)
        body = column(text(summary, "muted", wrap=True), self.tabs, spacing=10)
        body.setStretch(1, 1)
        self.lay_out(body)


def edition_preview(
    edition: Edition, faults: Sequence[Fault], parent: QWidget | None = None
) -> ImportPreview:
    """Return the preview of a catalogue."""
    told = _("{name}：{all} 条标准，其中材料审核 {count} 条，责任单位 {units} 个。")
    summary = told.format(
        name=edition.name,
        all=len(edition.all_standards),
        count=len(edition.standards),
        units=len(edition.units),
    )
    standards = edition.all_standards
    taken = _table(STANDARD_COLUMNS, _("读到的标准"), 1, standards, lambda each: each.code)
    return ImportPreview(_("导入测评目录"), summary, taken, faults, parent)


def assignments_preview(
    assignments: Sequence[Assignment], faults: Sequence[Fault], parent: QWidget | None = None
) -> ImportPreview:
    """Return the preview of a 责任分解表."""
    persons = len({each.person for each in assignments if each.person})
    units = len({each.unit for each in assignments if each.unit})
    told = _("{count} 条标准的责任分工：{units} 个责任单位，{persons} 名责任人。")
    summary = told.format(count=len(assignments), units=units, persons=persons)
    taken = _table(
        ASSIGNMENT_COLUMNS, _("读到的责任分工"), 5, assignments, lambda each: each.standard
    )
    return ImportPreview(_("导入责任分解表"), summary, taken, faults, parent)


def _table(
    columns: Sequence[Column], name: str, stretch: int, rows: Sequence[Any], key: Any
) -> TableView:
    model = RowsModel(columns)
    made = TableView(model, name, stretch=stretch, key=key, row_height=28)
    model.setParent(made)
    made.show_rows(rows)
    return made
