"""说明文字 and 日期 of one piece: what a clerk adds to what was read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QPlainTextEdit, QWidget

from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind
from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import Content, named, text
from archivist.i18n import _


class CaptionDialog(Dialog):
    """The caption of a piece; for photos it names time, place, people and event."""

    def __init__(self, evidence: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(_("{number} 的说明文字").format(number=evidence.number), parent, _("保存"))
        self.setMinimumWidth(480)
        self.words = named(QPlainTextEdit(evidence.caption), _("说明文字"))
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(110)
        hint = _(
            "写明时间、地点、人物、事由，例如：2017年4月12日，市工商局执法人员在钢铁大街检查公交站亭公益广告。"
        )
        contents: list[Content | None] = [text(evidence.path, "muted", wrap=True), self.words]
        if evidence.kind is Kind.PHOTO:
            contents.append(text(hint, "muted", wrap=True))
        self.lay_out(*contents)
        self.words.setFocus()

    @property
    def caption(self) -> str:
        """The caption as written, on one line."""
        return " ".join(self.words.toPlainText().split())


class DateDialog(Dialog):
    """The day a clerk vouches for; used only where nothing stronger was read from the file."""

    def __init__(self, evidence: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(_("{number} 的日期").format(number=evidence.number), parent, _("保存"))
        self.setMinimumWidth(440)
        self.day = named(QDateEdit(), _("日期"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        said = evidence.clerk_date or (evidence.dated.value.first if evidence.dated else None)
        self.day.setDate(QDate(said.year, said.month, said.day) if said else QDate.currentDate())
        lines = [
            _("{text}（{where}）").format(text=reading, where=reading.text)
            if reading.text
            else str(reading)
            for reading in evidence.dates
        ]
        read = "\n".join(dict.fromkeys(lines))
        self.cleared = QCheckBox(_("去掉人工填写的日期，以读到的为准"))
        self.cleared.setVisible(evidence.clerk_date is not None)
        self.cleared.toggled.connect(self.day.setDisabled)
        self.lay_out(
            text(_("程序读到的日期，强的在前时用强的："), "muted", wrap=True),
            text(read or _("没有读到日期"), wrap=True),
            text(_("人工填写的日期只在文件里读不出更强的日期时采用。"), "muted", wrap=True),
            self.day,
            self.cleared,
        )

    @property
    def chosen(self) -> date:
        """The day chosen."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())
