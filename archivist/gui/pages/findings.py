"""问题: everything the check found, to filter, to understand, to open and to waive."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archivist.domain.assessment import Assessment
from archivist.domain.causes import causes_of
from archivist.domain.finding import Level
from archivist.domain.unit import Assignment
from archivist.gui.background import Latest
from archivist.gui.desk import Desk
from archivist.gui.dialogs.assign import AssignDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.filter_combo import fill_combo, filter_combo
from archivist.gui.finding_groups import Group, Grouping, groups_of
from archivist.gui.finding_rows import COLUMNS, MESSAGE, FindingRow, finding_rows
from archivist.gui.icons import dress, icon
from archivist.gui.pages.caption_asking import ask_captions, bare_photos
from archivist.gui.pages.finding_detail import FindingDetail
from archivist.gui.pages.group_panel import GroupPanel
from archivist.gui.pages.page import Page, filter_line
from archivist.gui.parts import Elided, EmptyState, button, column, divided, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.gui.tokens import LEVEL_LOOKS, tokens_of
from archivist.gui.work import waiving
from archivist.i18n import _

_WIDE, _WIDEST = 1050, 1350
# The place and the unit, which the detail below the table says too.
_DETAILS = (6, 7)
_KIND = 3
_PANEL, _PANEL_NARROW = 350, 316
_Told = tuple[tuple[FindingRow, ...], Mapping[Grouping, tuple[Group, ...]], list[str]]
_LEVELS = (Level.ERROR, Level.WARNING, Level.CONFIRM, Level.HINT)


class FindingsPage(Page):
    """Table and detail, level chips, and the groups with what to do beside them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.count = Elided("", "muted")
        self.filter = filter_line(_("按文字筛选问题（Ctrl+F）"), _("筛选问题"))
        self.codes, self.units = filter_combo(_("代码"), 8), filter_combo(_("责任单位"), 8)
        self.chips = {level: self._chip(level) for level in _LEVELS}
        self.waived = self._toggle(_("已豁免"), "shield-check", "none")
        self.model = RowsModel(COLUMNS, self, describe=_describe, icon_of=self._icon_of)
        self.table = TableView(
            self.model, _("问题列表"), stretch=MESSAGE, key=lambda each: each.key
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.let_sort()
        self.groups = GroupPanel(lambda group: bool(self._photos_of(group)))
        self.detail = FindingDetail()
        self._rows: tuple[FindingRow, ...] = ()
        self._open_count = 0
        self._asking = Latest(self)
        self._stack = QStackedWidget()
        self._empty = EmptyState("circle-check", "", "")
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        head = row(text(_("问题"), "h1"), self.count, spacing=12)
        head.setStretch(1, 1)
        self.lay_out(head, self._stack).setStretch(1, 1)
        self.main = self.table
        self._connect()

    def refresh(self) -> None:
        assessment = self.desk.assessment
        if assessment is None:
            self._tell(_("还没有检查结果"), _("打开工作区后按 F5 扫描并检查。"))
            return
        model = self.model
        self._asking.ask(lambda: _told(assessment, model))

    def show_filter(self, what: object) -> None:
        """Show the findings of a level, a rule's code, a standard or a path."""
        if isinstance(what, Level):
            for level, chip in self.chips.items():
                chip.setChecked(level is what)
        elif isinstance(what, str) and self.filter is not None:
            number = self.codes.findData(what)
            self.codes.setCurrentIndex(max(number, 0))
            self.filter.setText("" if number > 0 else what)

    def help_key(self) -> str:
        found = self.table.current_row()
        return found.code if isinstance(found, FindingRow) else "rules"

    def leave(self) -> None:
        self._asking.wait()

    def _content(self) -> QWidget:
        filters = row(self.filter, self.codes, self.units, spacing=8)
        filters.setStretch(0, 1)
        levels = row(*self.chips.values(), self.waived, None, spacing=6)
        below = divided(self.table, self.detail, (420, 200), Qt.Orientation.Vertical)
        middle = row(below, self.groups, spacing=10)
        middle.setStretch(0, 1)
        content = QWidget()
        layout: QVBoxLayout = column(filters, levels, middle, spacing=10)
        layout.setStretch(2, 1)
        content.setLayout(layout)
        return content

    def _connect(self) -> None:
        if self.filter is not None:
            self.filter.textChanged.connect(self._narrow)
        for combo in (self.codes, self.units):
            combo.currentIndexChanged.connect(self._narrow)
        for chip in (*self.chips.values(), self.waived):
            chip.toggled.connect(self._narrow)
        self._asking.answered.connect(self._take)
        self.table.chosen.connect(self.detail.show_row)
        self.table.opened.connect(lambda found, _column: self._open(found))
        self.groups.picked.connect(lambda _group: self._narrow())
        self.groups.waiving.connect(self._ask_waiver_of)
        self.groups.assigning.connect(self._ask_assignment)
        self.groups.captioning.connect(
            lambda group: ask_captions(self.desk, self._photos_of(group), self.window())
        )
        self.groups.setting_wanted.connect(lambda _group: self.desk.go("settings"))
        self.detail.opening.connect(self._open)
        self.detail.waiving.connect(self._ask_waiver)
        self._add_action(_("豁免选中的问题…"), "Ctrl+Shift+W", self._ask_waiver)
        self._add_action(_("补写选中图片的说明…"), "Ctrl+Shift+T", self._ask_captions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _add_action(self, words: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(words, self.table)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act())  # noqa: PLW0108 — drops what the signal says
        self.table.addAction(action)

    def _photos_of(self, group: Group) -> frozenset[str]:
        return bare_photos(filter(group.takes, self._rows))

    def _ask_captions(self) -> None:
        ask_captions(self.desk, bare_photos(self.table.chosen_rows()), self.window())

    def _take(self, told: _Told) -> None:
        rows, groups, straws = told
        self._rows = rows
        self._open_count = sum(not each.waived for each in rows)
        if not rows:
            self._tell(_("没有发现问题"), _("规则都查过了；未设置的规则没有检查，见“设置”。"))
            return
        self._stack.setCurrentIndex(0)
        self._count_levels(rows)
        self.groups.show_groups(groups)
        codes = [(group.headline, group.value) for group in groups[Grouping.RULE]]
        fill_combo(self.codes, _("全部代码"), codes, popup=340)
        units = sorted({each.unit for each in rows if each.unit})
        fill_combo(self.units, _("全部单位"), [(unit, unit) for unit in units], popup=340)
        self.table.show_rows(rows)
        self.model.take_straws(straws)
        self._narrow()

    def _narrow(self) -> None:
        levels = {level for level, chip in self.chips.items() if chip.isChecked()}
        code, unit, waived = (
            self.codes.currentData(),
            self.units.currentData(),
            self.waived.isChecked(),
        )

        group = self.groups.picked_group
        takes = group.takes if group is not None else None

        def accept(each: FindingRow) -> bool:
            if takes is not None and not takes(each):
                return False
            if code is not None and each.code != code:
                return False
            if unit is not None and each.unit != unit:
                return False
            return waived if each.waived else not levels or each.level in levels

        self.table.narrow(self.filter.text() if self.filter else "", accept)
        self._say_count()
        if self.table.current_row() is None and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _say_count(self) -> None:
        shown, total = self.model.rowCount(), self._open_count
        self.count.show_words(
            _("显示 {shown:,} 处，共 {total:,} 处未豁免").format(shown=shown, total=total)
        )

    def _count_levels(self, rows: tuple[FindingRow, ...]) -> None:
        for level, chip in self.chips.items():
            number = sum(each.level is level and not each.waived for each in rows)
            chip.setText(_("{level} {count:,}").format(level=_(level.label), count=number))
        number = sum(each.waived for each in rows)
        self.waived.setText(_("已豁免 {count:,}").format(count=number))

    def _open(self, found: FindingRow) -> None:
        if found.standard:
            kind = found.finding.kind if found.finding else None
            self.desk.open(found.standard, kind, found.path or None)
        elif found.code == "G06":
            self.desk.go("unfiled", found.path)
        else:
            self.desk.tell(_("这个问题不属于哪一条标准：{path}").format(path=found.path))

    def _ask_waiver(self) -> None:
        self._ask_waiver_for(self.table.chosen_rows())

    def _ask_waiver_of(self, group: Group) -> None:
        self._ask_waiver_for([each for each in self._rows if group.takes(each)])

    def _ask_waiver_for(self, rows: list[FindingRow]) -> None:
        workspace = self.desk.workspace
        chosen = [each.finding for each in rows if each.finding and not each.waived]
        if workspace is None or not chosen:
            self.desk.tell(_("先在列表里选中要豁免的问题；密级文件不能豁免。"))
            return
        dialog = WaiveDialog(chosen, self.window())

        def write() -> None:
            findings, why, until = dialog.chosen, dialog.why, dialog.until_day
            self.desk.decide(
                lambda: waiving(workspace, findings, why, until),
                _("已豁免 {count} 个问题。").format(count=len(findings)),
            )

        dialog.accepted.connect(write)
        dialog.open()

    def _ask_assignment(self, group: Group) -> None:
        """Let one person answer for every standard of *group*; what is left empty stays."""
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if workspace is None or assessment is None or not group.standards:
            return
        first, several = group.standards[0], len(group.standards)
        known = assessment.by_code[first].assignment if several == 1 else None
        units = [unit.name for unit in assessment.edition.units]
        dialog = AssignDialog(known or Assignment(first), units, self.window(), standards=several)

        def write() -> None:
            said = _("已改好 {count} 条标准的责任分解。").format(count=several)
            self.desk.decide(dialog.decision(workspace, group.standards), said)

        dialog.accepted.connect(write)
        dialog.open()

    def _tell(self, headline: str, sentence: str) -> None:
        self._rows = ()
        self.count.show_words("")
        self._empty.say(headline, sentence)
        self._stack.setCurrentIndex(1)

    def _chip(self, level: Level) -> QPushButton:
        tone, drawing = LEVEL_LOOKS[level]
        return self._toggle(_(level.label), drawing, tone)

    def _toggle(self, words: str, drawing: str, tone: str) -> QPushButton:
        chip = button(words, lambda: None, name="chip", tip=_("只看选中的级别；都不选就是全部"))
        chip.setCheckable(True)
        dress(chip, drawing, tone, 15)
        return chip

    def _icon_of(self, found: FindingRow, number: int) -> QIcon | None:
        if number:
            return None
        tone, drawing = ("none", "shield-check") if found.waived else LEVEL_LOOKS[found.level]
        return icon(drawing, tokens_of(self.palette()).ink(tone), 15)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        narrow = self.width() < _WIDE
        self.groups.setFixedWidth(_PANEL_NARROW if narrow else _PANEL)
        self.table.setColumnHidden(_KIND, narrow)
        for number in _DETAILS:
            self.table.setColumnHidden(number, self.width() < _WIDEST)


def _told(assessment: Assessment, model: RowsModel) -> _Told:
    causes = causes_of(assessment)
    rows = finding_rows(assessment, causes)
    return rows, groups_of(assessment, rows, causes), model.straws(rows)


def _describe(found: FindingRow, number: int) -> str:
    if number == len(COLUMNS) - 3:
        return found.path
    if number == MESSAGE:
        return f"{found.message}\n{found.remedy}".strip()
    return str(COLUMNS[number].of(found))
