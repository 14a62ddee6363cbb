"""待归档: what lies in the evidence folder under no standard, with where it may belong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSplitter, QStackedWidget, QWidget

from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.dialogs.choose_standard import ChooseStandardDialog
from archivist.gui.pages.page import Page, filter_line
from archivist.gui.pages.suggestion_box import SuggestionBox
from archivist.gui.pages.unfiled_rows import COLUMNS, UnfiledRow, describe, unfiled_rows
from archivist.gui.parts import Elided, EmptyState, button, column, named, row, text
from archivist.gui.preview.pane import PreviewPane
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import _
from archivist.services.filing import Placement, place
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace

_BAR = 0.9
_WIDE = 1050
# The kind and the reasons, which the box of suggestions says too.
_DETAILS = (2, 4)


class UnfiledPage(Page):
    """Enter accepts the best suggestion and goes to the next; 1–5 accept another; one button for the sure ones."""

    CARES = Changes.MATERIALS | Changes.FILING | Changes.FINDINGS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = filter_line(_("按文件名、标准或理由筛选（Ctrl+F）"), _("筛选待归档材料"))
        self.count = Elided("", "muted")
        self.bar = named(QDoubleSpinBox(), _("采纳的把握下限"))
        self.bar.setRange(0.5, 1.0)
        self.bar.setSingleStep(0.05)
        self.bar.setDecimals(2)
        self.bar.lineEdit().setTextMargins(6, 0, 0, 0)
        self.bar.setValue(_BAR)
        self.accept_all = button("", self._accept_sure, icon="check", name="primary")
        self.model = RowsModel(COLUMNS, self, describe=describe)
        self.table = TableView(self.model, _("待归档材料"), stretch=0, key=lambda each: each.path)
        self.table.let_sort()
        self.box = SuggestionBox()
        self.preview = PreviewPane()
        self._suggested: work.Suggested | None = None
        self._asked_for: Workspace | None = None
        self._asking = False
        self._stack = QStackedWidget()
        self._empty = EmptyState("inbox", "", "")
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        head = row(text(_("待归档"), "h1"), self.count, spacing=12)
        head.setStretch(1, 1)
        self.lay_out(head, self._stack).setStretch(1, 1)
        self.main = self.table
        self._connect()

    def refresh(self) -> None:
        assessment, workspace = self.desk.assessment, self.desk.workspace
        if workspace is not self._asked_for:
            self._suggested, self._asked_for, self._asking = None, workspace, False
        if assessment is None or workspace is None:
            self._tell(_("还没有检查结果"), _("打开工作区后按 F5 扫描并检查。"))
            return
        rows = unfiled_rows(assessment, workspace.decided(), self._suggested)
        if not rows:
            self._tell(_("没有待归档的材料"), _("材料文件夹里的每一份都已归到标准下。"))
            return
        self._stack.setCurrentIndex(0)
        self.table.show_rows(rows)
        self._narrow()
        if any(not each.matched for each in rows):
            self._match(workspace)

    def show_filter(self, what: object) -> None:
        """Choose the material with this path."""
        self.table.go_to(lambda each: each.path == what)

    def leave(self) -> None:
        self.preview.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for number in _DETAILS:
            self.table.setColumnHidden(number, self.width() < _WIDE)

    def _content(self) -> QWidget:
        label = text(_("把握不低于"), "muted")
        label.setBuddy(self.bar)
        above = row(self.filter, label, self.bar, self.accept_all)
        above.setStretch(0, 1)
        right = QWidget()
        layout = column(self.box, self.preview, spacing=10)
        layout.setContentsMargins(10, 0, 0, 0)
        layout.setStretch(1, 1)
        right.setLayout(layout)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(right)
        splitter.setSizes([560, 520])
        splitter.setChildrenCollapsible(False)
        content = QWidget()
        whole = column(above, splitter, spacing=10)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        return content

    def _connect(self) -> None:
        if self.filter is not None:
            self.filter.textChanged.connect(self._narrow)
        self.bar.valueChanged.connect(lambda _value: self._say_sure())
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda found, _column: self._accept(found, 0))
        self.box.accepted.connect(lambda number: self._accept(self.table.current_row(), number))
        self.box.choosing.connect(self._choose_standard)

    def _match(self, workspace: Workspace) -> None:
        if self._asking:
            return
        self._asking = True

        def take(result: object) -> None:
            self._asking = False
            if isinstance(result, work.Suggested) and workspace is self.desk.workspace:
                self._suggested = result
                self.refresh()
                self.table.setCurrentIndex(self.model.index(0, 0))

        self.desk.ask(work.suggesting(workspace), take)

    def _narrow(self) -> None:
        self.table.narrow(self.filter.text() if self.filter else "")
        if self.table.current_row() is None and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._say_sure()

    def _say_sure(self) -> None:
        sure = self._sure()
        rows = self.model.rows
        waiting = sum(not each.matched for each in rows)
        said = _("{count:,} 份材料还没有归到标准下").format(count=len(rows))
        self.count.show_words(said + (_("，正在匹配…") if waiting else ""))
        self.accept_all.setText(_(" 采纳这 {count} 份").format(count=len(sure)))
        self.accept_all.setToolTip(_("把第一条建议的把握不低于下限的材料一次归档，一次撤销"))
        self.accept_all.setEnabled(bool(sure))

    def _sure(self) -> list[UnfiledRow]:
        return [
            each for each in self.model.shown if each.best and each.best.score >= self.bar.value()
        ]

    def _show(self, found: UnfiledRow | None) -> None:
        self.box.show_row(found)
        if found is None or self.desk.workspace is None:
            self.preview.clear()
        else:
            self.preview.show_material(self.desk.workspace, found.path, found.material)

    def _accept(self, found: UnfiledRow | None, number: int) -> None:
        if found is None or not 0 <= number < len(found.suggestions):
            return
        chosen = found.suggestions[number]
        why = "；".join(chosen.why)
        self._file([Placement(chosen.standard, found.path, chosen.kind, why=why)])

    def _accept_sure(self) -> None:
        placements = [
            Placement(each.best.standard, each.path, each.best.kind, why="；".join(each.best.why))
            for each in self._sure()
            if each.best
        ]
        self._file(placements)

    def _choose_standard(self) -> None:
        found, assessment = self.table.current_row(), self.desk.assessment
        if found is None or assessment is None:
            return
        dialog = ChooseStandardDialog(assessment, found.material.kind, self.window())

        def write() -> None:
            if dialog.code is not None:
                self._file([Placement(dialog.code, found.path, dialog.chosen_kind)])

        dialog.accepted.connect(write)
        dialog.open()

    def _file(self, placements: list[Placement]) -> None:
        workspace = self.desk.workspace
        if workspace is None or not placements:
            return
        self._go_on({each.path for each in placements})
        said = _("已归档 {count} 份；Ctrl+Z 可以撤销。").format(count=len(placements))
        if len(placements) == 1:
            one = placements[0]
            said = _("已归入 {code}：{path}；Ctrl+Z 可以撤销。").format(
                code=one.standard, path=one.path
            )
        self.desk.decide(lambda: place(workspace, placements), said)

    def _go_on(self, gone: set[str]) -> None:
        """Take the filed lines away at once and stand on the next one; the check may take a moment."""
        line = self.table.currentIndex().row()
        self.table.rows.show([each for each in self.model.rows if each.path not in gone])
        if self.model.rowCount():
            line = min(max(line, 0), self.model.rowCount() - 1)
            self.table.setCurrentIndex(self.model.index(line, 0))
        self._say_sure()

    def _tell(self, headline: str, sentence: str) -> None:
        self.count.show_words("")
        self.table.rows.show(())
        self._empty.say(headline, sentence)
        self._stack.setCurrentIndex(1)
