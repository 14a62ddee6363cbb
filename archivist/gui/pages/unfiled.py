"""待归档: what lies in the evidence folder under no standard, with where it may belong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QWidget

from archivist.gui.desk import Desk
from archivist.gui.icons import icon
from archivist.gui.pages.accept_bar import AcceptBar
from archivist.gui.pages.page import Page, filter_line
from archivist.gui.pages.suggestion_box import MOST, SuggestionBox
from archivist.gui.pages.taking_over import TakingOver
from archivist.gui.pages.unfiled_rows import (
    COLUMNS,
    Grouping,
    GroupRow,
    UnfiledRow,
    describe,
    grouped,
    matching_words,
    sure_of,
)
from archivist.gui.parts import Elided, EmptyState, button, column, divided, named, row, text
from archivist.gui.preview.pane import PreviewPane
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.gui.tokens import tokens_of
from archivist.i18n import _
from archivist.services.progress import Changes

_WIDE = 1050
# The kind and the reasons, which the box of suggestions says too.
_DETAILS = (2, 4)
Shown = UnfiledRow | GroupRow | None


class UnfiledPage(Page):
    """One key a decision: A or Enter files, 1–5 files elsewhere, K kind, N no evidence, S next, Backspace back."""

    CARES = Changes.MATERIALS | Changes.FILING | Changes.FINDINGS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.taking = TakingOver(desk, self)
        self.filter = filter_line(_("按文件名、标准或理由筛选（Ctrl+F）"), _("筛选待归档材料"))
        self.count = Elided("", "muted")
        self.sure = AcceptBar()
        self.by = named(QComboBox(), _("分组"))
        for each in Grouping:
            self.by.addItem(_(each.label), each)
        self.asides = QPushButton(_("看非佐证"))
        self.asides.setObjectName("chip")
        self.asides.setCheckable(True)
        self.asides.setToolTip(_("列出有人说过不是佐证的材料，可以重新归档"))
        self.again = button(
            _("重新匹配"), lambda: self.taking.match(anew=True), icon="refresh-cw",
            tip=_("按现在的归档习惯重新推荐"),
        )  # fmt: skip
        self.copy = button(
            _("整理副本…"), self._arrange, icon="folder-plus",
            tip=_("把已归档的材料按编号另存一份；材料文件夹里的不动"),
        )  # fmt: skip
        self.model = RowsModel(COLUMNS, self, describe=describe, icon_of=self._icon_of)
        self.table = TableView(self.model, _("待归档材料"), stretch=0, key=lambda each: each.path)
        self.table.installEventFilter(self)
        self.box = SuggestionBox()
        self.preview = PreviewPane()
        self._closed: set[str] = set()
        self._wanted: object = None
        self._stack = QStackedWidget()
        self._empty = EmptyState("inbox", "", "")
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        head = row(
            text(_("待归档"), "h1"), self.count, self.asides, self.again, self.copy, spacing=8
        )
        head.setStretch(1, 1)
        self.lay_out(head, self._stack).setStretch(1, 1)
        self.main = self.table
        self._connect()

    def refresh(self) -> None:
        assessment, workspace = self.desk.assessment, self.desk.workspace
        if assessment is None or workspace is None:
            self._tell(_("还没有检查结果"), _("打开工作区后按 F5 扫描并检查。"))
            return
        self.taking.load(asides=self.asides.isChecked())

    def _take(self) -> None:
        """Show the rows that were put together; match what nobody matched yet."""
        self._thin()
        if self._wanted is not None:
            self.show_filter(self._wanted)
        if not all(each.matched for each in self.taking.rows):
            self.taking.match()

    def _thin(self) -> None:
        """Show what is left at once; the check that follows brings the rest."""
        if self.taking.rows:
            self._stack.setCurrentIndex(0)
            self.show_rows()
        else:
            self._say_empty()

    def show_filter(self, what: object) -> None:
        """Choose the material with this path, as soon as the rows are there."""
        self._wanted = what if self.taking.is_loading else None
        self.table.go_to(lambda each: each.path == what)

    def leave(self) -> None:
        self.taking.leave()
        self.preview.finish()

    def show_rows(self) -> None:
        """Arrange the rows by what is asked for now; stay where the person was."""
        words = self.filter.text() if self.filter else ""
        by, assessment = Grouping(str(self.by.currentData())), self.desk.assessment
        dossiers = assessment.dossiers if assessment else ()
        titles = {dossier.code: dossier.standard.text for dossier in dossiers}
        rows = grouped(matching_words(self.taking.rows, words), by, titles, self._closed)
        self.table.show_rows(rows)
        self.table.clearSpans()
        for line, each in enumerate(rows):
            if isinstance(each, GroupRow):
                self.table.setSpan(line, 0, 1, len(COLUMNS))
        if self.table.current_row() is None:
            self._go_to_first()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for number in _DETAILS:
            self.table.setColumnHidden(number, self.width() < _WIDE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        pressed = watched is self.table and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return plain and self._press(event.key())
        return super().eventFilter(watched, event)

    def _press(self, key: int) -> bool:
        """Do what *key* stands for; say whether it stands for anything."""
        number = key - Qt.Key.Key_1.value
        if 0 <= number < MOST:
            self.accept(number)
            return True
        keys = Qt.Key
        acts: dict[int, Callable[[], object]] = {
            keys.Key_A.value: self.accept,
            keys.Key_K.value: self._change_kind,
            keys.Key_N.value: self._refuse,
            keys.Key_S.value: self._skip,
            keys.Key_Backspace.value: self.taking.take_back,
            keys.Key_Left.value: lambda: self._fold(closed=True),
            keys.Key_Right.value: lambda: self._fold(closed=False),
        }
        if key not in acts:
            return False
        acts[key]()
        return True

    def accept(self, number: int = 0) -> None:
        """File the current material under suggestion *number*; of a group, all that is sure."""
        found = self.table.current_row()
        if isinstance(found, GroupRow):
            self._leave_for(found.sure(self.sure.bar))
            self.taking.file_all(found.sure(self.sure.bar))
        elif found is not None and 0 <= number < len(found.suggestions):
            self._leave_for([found])
            self.taking.file_one(found, number)

    def accept_sure(self) -> None:
        """File everything shown whose best suggestion is above the bar."""
        sure = self.sure_rows()
        self.taking.file_all(sure)

    def sure_rows(self) -> list[UnfiledRow]:
        """Return what is above the bar, of all that the filter leaves."""
        words = self.filter.text() if self.filter else ""
        return matching_words(sure_of(self.taking.rows, self.sure.bar), words)

    def _content(self) -> QWidget:
        above = row(self.filter, self.by)
        above.setStretch(0, 1)
        left, right = QWidget(), QWidget()
        within = column(above, self.table, spacing=8)
        within.setStretch(1, 1)
        left.setLayout(within)
        layout = column(self.box, self.preview, spacing=8)
        layout.setContentsMargins(10, 0, 0, 0)
        layout.setStretch(1, 1)
        right.setLayout(layout)
        splitter = divided(left, right, (560, 520))
        keys = _("A/Enter 采纳 · 1–5 选建议 · K 换种类 · N 非佐证 · S 跳过 · Backspace 撤销")
        content = QWidget()
        whole = column(self.sure, splitter, Elided(keys, "muted"), spacing=8)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        return content

    def _connect(self) -> None:
        if self.filter is not None:
            self.filter.textChanged.connect(self.show_rows)
        self.by.currentIndexChanged.connect(lambda _index: self.show_rows())
        self.asides.toggled.connect(lambda _on: self.refresh())
        self.sure.moved.connect(self._say)
        self.sure.accepted.connect(self.accept_sure)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _found, _column: self.accept())
        self.box.accepted.connect(self.accept)
        self.box.refused.connect(self._refuse)
        self.box.changing.connect(self._change_kind)
        self.box.choosing.connect(self._choose_standard)
        self.taking.changed.connect(self.refresh)
        self.taking.loaded.connect(self._take)
        self.taking.settled.connect(self._thin)

    def _say(self) -> None:
        self.sure.show_sure(self.sure_rows())
        self.sure.setVisible(not self.asides.isChecked())
        rows = self.taking.rows
        if self.asides.isChecked():
            self.count.show_words(_("{count:,} 份不是佐证").format(count=len(rows)))
            return
        told = _("{count:,} 份材料还没有归到标准下").format(count=len(rows))
        waiting = sum(1 for each in rows if not each.matched)
        quarrels = sum(1 for each in rows if each.conflict)
        told += _("，{count:,} 份编号与内容不一致").format(count=quarrels) if quarrels else ""
        if waiting:
            told += _("，正在匹配…") if self.taking.is_matching else _("，匹配没有做完")
        self.count.show_words(told)

    def _show(self, found: Shown) -> None:
        if isinstance(found, UnfiledRow) and self.desk.workspace is not None:
            self.box.show_row(found)
            self.preview.show_material(self.desk.workspace, found.path, found.material)
            return
        self.preview.clear()
        group = found if isinstance(found, GroupRow) else None
        self.box.show_row(None, self._said_of(group) if group else "")
        self.box.take.setEnabled(group is not None and bool(group.sure(self.sure.bar)))

    def _said_of(self, group: GroupRow) -> str:
        said = _(
            "{group}：{count:,} 份，其中 {sure:,} 份把握不低于 {bar:.0%}；按 A 一次采纳这些。← → 收起、展开。"
        )
        return said.format(
            group=group.words,
            count=len(group.rows),
            sure=len(group.sure(self.sure.bar)),
            bar=self.sure.bar,
        )

    def _change_kind(self) -> None:
        found = self.table.current_row()
        if isinstance(found, UnfiledRow):
            self.taking.change_kind(found)
            self.show_rows()
            self._show(self.table.current_row())

    def _refuse(self) -> None:
        found = self.table.current_row()
        if isinstance(found, UnfiledRow):
            self._leave_for([found])
            self.taking.refuse([found])

    def _skip(self) -> None:
        """Go to the next material that is undecided; after the last to the first."""
        line, count = self.table.currentIndex().row(), self.model.rowCount()
        for number in (*range(line + 1, count), *range(line + 1)):
            if isinstance(self.model.row_at(number), UnfiledRow):
                self.table.setCurrentIndex(self.model.index(number, 0))
                return

    def _fold(self, *, closed: bool) -> None:
        found = self.table.current_row()
        group = found.key if isinstance(found, GroupRow) else None
        if group is not None:
            (self._closed.add if closed else self._closed.discard)(group)
            self.show_rows()

    def _leave_for(self, settled: list[UnfiledRow]) -> None:
        """Choose the next row that stays when *settled* go."""
        gone = {each.path for each in settled}
        line = self.table.currentIndex().row()
        for number in (*range(line, self.model.rowCount()), *range(line - 1, -1, -1)):
            each = self.model.row_at(number)
            if isinstance(each, UnfiledRow) and each.path not in gone:
                self.table.setCurrentIndex(self.model.index(number, 0))
                return

    def _choose_standard(self) -> None:
        found = self.table.current_row()
        if isinstance(found, UnfiledRow):
            self.taking.choose_standard(found, lambda: self._leave_for([found]))

    def _arrange(self) -> None:
        from archivist.gui.dialogs.arrange import ask_and_arrange  # noqa: PLC0415 — when asked for

        ask_and_arrange(self.desk, self.window())

    def _go_to_first(self) -> None:
        self.table.go_to(lambda each: isinstance(each, UnfiledRow))

    def _icon_of(self, found: Shown, number: int) -> QIcon | None:
        tokens = tokens_of(self.palette())
        if isinstance(found, GroupRow):
            closed = found.key in self._closed
            return (
                icon("chevron-right" if closed else "chevron-down", tokens.muted)
                if not number
                else None
            )
        if number == 0 and found is not None and found.conflict:
            return icon("triangle-alert", tokens.ink("partial"))
        return None

    def _say_empty(self) -> None:
        if self.asides.isChecked():
            self._tell(_("没有非佐证的材料"), _("按 N 说明不是佐证的材料会列在这里。"))
        elif self.desk.assessment is not None and not self.desk.assessment.materials:
            self._tell(_("材料文件夹里还没有文件"), _("放进去以后会自动扫描，也可以按 F5。"))
        else:
            self._tell(
                _("没有待归档的材料"), _("材料文件夹里的每一份都已归到标准下或说明过不是佐证。")
            )

    def _tell(self, headline: str, sentence: str) -> None:
        self._empty.say(headline, sentence)
        self._stack.setCurrentIndex(1)
        self.count.show_words("")
        self.preview.clear()
