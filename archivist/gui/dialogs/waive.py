"""豁免: take findings as they are, or answer for what no rule could decide, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from archivist.domain.finding import Finding, Unknown
from archivist.gui.dialogs.dialog import Dialog, MaybeDate
from archivist.gui.parts import named, text
from archivist.i18n import _
from archivist.reports.telling import say

_SHOWN = 200


class WaiveDialog(Dialog):
    """Lists the findings to tick, asks for the reason, and until when it holds."""

    def __init__(
        self, findings: Sequence[Finding | Unknown], parent: QWidget | None = None
    ) -> None:
        doubts = bool(findings) and all(isinstance(each, Unknown) for each in findings)
        super().__init__(
            _("确认判断不了的检查") if doubts else _("豁免问题"),
            parent,
            _("确认无误") if doubts else _("豁免"),
        )
        self.resize(560, 420)
        self._findings = tuple(findings)
        self.list = named(QListWidget(), _("要豁免的问题"))
        self.list.setObjectName("list")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(150)
        for finding in self._findings[:_SHOWN]:
            item = QListWidgetItem(f"{finding.code} {say(finding)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip(finding.path or finding.standard or "")
            self.list.addItem(item)
        self.reason = named(QPlainTextEdit(), _("理由"))
        self.reason.setPlaceholderText(
            _("依据什么确认，例如：已向拍摄人核对原图")
            if doubts
            else _("为什么可以不改，例如：省厅意见函作为附件另行提交")
        )
        self.reason.setMaximumHeight(90)
        self.reason.setTabChangesFocus(True)
        self.until = MaybeDate(_("到期日"), None, QDate.currentDate().addMonths(1))
        more = len(self._findings) - _SHOWN
        note = _("另有 {more} 处同样处理。").format(more=more) if more > 0 else ""
        self.lay_out(
            text(_("豁免只对这一事实有效：文件或数值变了，问题会重新出现。"), "muted", wrap=True),
            self.list,
            *([text(note, "muted")] if note else []),
            self.reason,
            self.until,
        )
        self.reason.textChanged.connect(lambda: self.complain(""))
        self.reason.setFocus()

    @property
    def chosen(self) -> list[Finding | Unknown]:
        """The findings and doubts that are ticked."""
        unticked = {
            number
            for number in range(self.list.count())
            if self.list.item(number).checkState() is not Qt.CheckState.Checked
        }
        return [f for number, f in enumerate(self._findings) if number not in unticked]

    @property
    def why(self) -> str:
        """The reason."""
        return self.reason.toPlainText().strip()

    @property
    def until_day(self) -> date | None:
        """Until when it holds, or None for as long as the fact stays."""
        return date.fromisoformat(self.until.iso) if self.until.iso else None

    def accept(self) -> None:
        """Close only with a reason and something to waive."""
        if not self.chosen:
            self.complain(_("请至少勾选一个问题。"))
        elif not self.why:
            self.complain(_("请写明理由，复核的人要看。"))
            self.reason.setFocus()
        else:
            super().accept()
