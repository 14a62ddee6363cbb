"""One finding in full: what, where, what to do, why the rule exists."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from archivist.gui.finding_rows import FindingRow, explain
from archivist.gui.icons import dress
from archivist.gui.parts import Elided, button, column, picture, row, text
from archivist.gui.tokens import LEVEL_LOOKS
from archivist.i18n import _


class FindingDetail(QFrame):
    """*opening* (FindingRow) and *waiving* when the buttons are pressed."""

    opening = Signal(object)
    waiving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._row: FindingRow | None = None
        self.mark = picture("info", "muted", 18)
        self.head = Elided("", "h2")
        self.message = text("", wrap=True)
        self.where = text("", "muted", wrap=True)
        self.remedy = text("", wrap=True)
        self.doc = text("", "muted", wrap=True)
        for label in (self.message, self.where, self.remedy, self.doc):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = button(
            _("打开标准页"),
            lambda: self.opening.emit(self._row),
            icon="list-checks",
            tip=_("Enter"),
        )
        self.waive = button(
            _("豁免…"),
            self.waiving.emit,
            icon="shield-check",
            tip=_("豁免列表里选中的问题（Ctrl+Shift+W）"),
        )
        first = row(self.mark, self.head, self.open, self.waive)
        first.setStretch(1, 1)
        layout: QVBoxLayout = column(first, self._body(), spacing=6)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumHeight(120)
        self.show_row(None)

    def show_row(self, found: FindingRow | None) -> None:
        """Show one finding, or ask to choose one."""
        self._row = found
        self.open.setEnabled(bool(found and found.standard) or bool(found and found.code == "G06"))
        self.waive.setEnabled(bool(found and found.finding and not found.waived))
        if found is None:
            self.head.show_words(_("选一个问题看详情"))
            for label in (self.message, self.where, self.remedy, self.doc):
                label.setText("")
            return
        tone, drawing = LEVEL_LOOKS[found.level]
        dress(self.mark, drawing, tone, 18)
        head = f"{found.code} {found.level_text} · {found.standard} {found.kind}".rstrip(" ·")
        self.head.show_words(head)
        self.message.setText(found.message)
        where = " · ".join(part for part in (found.path, found.place) if part)
        self.where.setText(_("位置：{where}").format(where=where) if where else "")
        self.remedy.setText(
            _("处理办法：{remedy}").format(remedy=found.remedy) if found.remedy else ""
        )
        doc, basis = explain(found.code)
        said = [doc, _("依据：{basis}").format(basis=basis) if basis else ""]
        self.doc.setText("\n".join(part for part in said if part))
        for label in (self.where, self.remedy, self.doc):
            label.setVisible(bool(label.text()))

    def _body(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("canvas")
        inner.setLayout(column(self.message, self.where, self.remedy, self.doc, None, spacing=5))
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area
