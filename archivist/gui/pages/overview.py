"""总览: every standard and its four kinds at one look."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QStackedWidget, QWidget

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import SlotState
from archivist.gui.desk import Desk
from archivist.gui.heat_delegate import HeatDelegate
from archivist.gui.matrix import COLUMNS, FIRST_KIND, StandardRow, by_unit, describe, matrix
from archivist.gui.pages.day_bar import DayBar
from archivist.gui.pages.page import Page, filter_line
from archivist.gui.pages.unit_progress import Legend, UnitProgress
from archivist.gui.parts import (
    Elided,
    EmptyState,
    Pick,
    button,
    card,
    column,
    named,
    picture,
    row,
    text,
)
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.gui.tokens import STATE_LOOKS
from archivist.i18n import _
from archivist.reports.words import STATE_LABELS

_WIDE = 1050
_KIND_WIDTH = 78
_COMPLETE, _OPEN, _OVERDUE = "complete", "open", "overdue"


class OverviewPage(Page):
    """Cards, a filter, the matrix, and how far each unit is."""

    scan_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day_bar = DayBar(desk)
        self.filter = filter_line(_("按编号、标准或责任单位筛选（Ctrl+F）"), _("筛选标准"))
        self.units = named(QComboBox(), _("责任单位"))
        self.units.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.units.setMinimumContentsLength(9)
        self.states = self._state_combo()
        self.model = RowsModel(COLUMNS, self, describe=describe)
        self.table = self._table()
        self.numbers = {
            name: text("0", "big") for name in ("complete", "missing", "fails", "unknown")
        }
        self.notes = {name: Elided("", "muted") for name in self.numbers}
        self.progress = UnitProgress()
        self.side = card(text(_("各单位进度"), "h2"), self.progress, Legend(), spacing=8)
        self.side.setFixedWidth(250)
        self._stack = QStackedWidget()
        self._scan = button(_("开始扫描"), self.scan_wanted.emit, icon="refresh-cw", name="primary")
        self._empty = EmptyState("folder-search", "", "", self._scan)
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        self.lay_out(self.day_bar, self._stack).setStretch(1, 1)
        self.main = self.table
        self._connect()

    def refresh(self) -> None:
        self.day_bar.refresh()
        assessment, workspace = self.desk.assessment, self.desk.workspace
        if workspace is None or assessment is None:
            self._wait()
            return
        if not assessment.materials and not assessment.refused:
            self._offer_scan(str(workspace.evidence))
            return
        self._stack.setCurrentIndex(0)
        rows = matrix(assessment, workspace.settings)
        self._fill_units(rows)
        self._fill_cards(assessment, rows)
        self.progress.show_units(by_unit(rows))
        self.table.show_rows(rows)
        self._narrow()

    def show_filter(self, what: object) -> None:
        """Show a unit (text) or a state."""
        if isinstance(what, SlotState):
            self.states.setCurrentIndex(self.states.findData(what))
        elif isinstance(what, str):
            self.units.setCurrentIndex(max(self.units.findData(what), 0))

    def _content(self) -> QWidget:
        content = QWidget()
        filters = row(self.filter, self.units, self.states)
        filters.setStretch(0, 1)
        middle = row(self.table, self.side, spacing=10)
        middle.setStretch(0, 1)
        layout = column(self._cards(), filters, middle, spacing=10)
        layout.setStretch(2, 1)
        content.setLayout(layout)
        return content

    def _cards(self) -> QWidget:
        looks = {
            "complete": (_("已齐全标准"), "check", "good"),
            "missing": (_("未收集"), *reversed(STATE_LOOKS[SlotState.MISSING])),
            "fails": (_("不合要求或过期"), *reversed(STATE_LOOKS[SlotState.FAILS])),
            "unknown": (_("待判断或未设置"), *reversed(STATE_LOOKS[SlotState.UNKNOWN])),
        }
        self.picks: dict[str, Pick] = {}
        for name, (title, drawing, tone) in looks.items():
            head = row(picture(drawing, tone), text(title, "muted"), None, spacing=6)
            made = Pick(head, self.numbers[name], self.notes[name], accessible=title)
            made.setToolTip(_("点一下只看这些，再点一下看全部"))
            self.picks[name] = made
        holder = QWidget()
        layout = row(*self.picks.values(), spacing=10)
        for number in range(len(self.picks)):
            layout.setStretch(number, 1)
        holder.setLayout(layout)
        return holder

    def _table(self) -> TableView:
        table = TableView(
            self.model, _("标准与材料矩阵"), stretch=1, key=lambda each: each.code, row_height=34
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setItemDelegate(HeatDelegate(table))
        header = table.horizontalHeader()
        for number in range(FIRST_KIND, FIRST_KIND + 4):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(number, max(_KIND_WIDTH, table.columnWidth(number)))
        table.fit_headings()
        table.let_sort()
        return table

    def _state_combo(self) -> QComboBox:
        combo = named(QComboBox(), _("状态"))
        combo.addItem(_("全部状态"), None)
        for state, label in STATE_LABELS.items():
            combo.addItem(_(label), state)
        combo.addItem(_("标准已齐全"), _COMPLETE)
        combo.addItem(_("标准未齐全"), _OPEN)
        combo.addItem(_("已过完成时间"), _OVERDUE)
        return combo

    def _connect(self) -> None:
        if self.filter is not None:
            self.filter.textChanged.connect(self._narrow)
        self.units.currentIndexChanged.connect(self._narrow)
        self.states.currentIndexChanged.connect(self._narrow)
        self.table.opened.connect(self._open)
        self.desk.busy.connect(self._note_busy)
        self.progress.picked.connect(self.show_filter)
        self.picks["complete"].picked.connect(lambda: self._pick(_COMPLETE))
        self.picks["missing"].picked.connect(lambda: self._pick(SlotState.MISSING))
        self.picks["fails"].picked.connect(lambda: self._pick(SlotState.FAILS))
        self.picks["unknown"].picked.connect(self._pick_unknown)

    def _pick(self, state: object) -> None:
        """Filter by a state, or show everything again when it is the filter already."""
        index = self.states.findData(state)
        self.states.setCurrentIndex(0 if self.states.currentIndex() == index else index)

    def _pick_unknown(self) -> None:
        assessment = self.desk.assessment
        waiting = assessment and SlotState.UNKNOWN in assessment.states.values()
        if assessment and assessment.unset and not waiting:
            self.desk.go("settings")
        else:
            self._pick(SlotState.UNKNOWN)

    def _narrow(self) -> None:
        unit, state = self.units.currentData(), self.states.currentData()

        def accept(each: StandardRow) -> bool:
            return (unit is None or each.unit == unit) and _in_state(each, state)

        words = self.filter.text() if self.filter else ""
        self.table.narrow(words, accept if unit or state else None)
        for name, wanted in (
            ("complete", _COMPLETE),
            ("missing", SlotState.MISSING),
            ("fails", SlotState.FAILS),
            ("unknown", SlotState.UNKNOWN),
        ):
            self.picks[name].choose(state == wanted)
        self.progress.mark(unit)

    def _open(self, found: StandardRow, number: int) -> None:
        kind = number - FIRST_KIND
        cell = found.cells[kind] if 0 <= kind < len(found.cells) else None
        self.desk.open(found.code, cell.kind if cell else None)

    def _fill_units(self, rows: tuple[StandardRow, ...]) -> None:
        before = self.units.currentData()
        with QSignalBlocker(self.units):
            self.units.clear()
            self.units.addItem(_("全部单位"), None)
            for unit in sorted({each.unit for each in rows}):
                self.units.addItem(unit, unit)
            self.units.setCurrentIndex(max(self.units.findData(before), 0))

    def _fill_cards(self, assessment: Assessment, rows: tuple[StandardRow, ...]) -> None:
        states = list(assessment.states.values())
        counts = {state: states.count(state) for state in SlotState}
        owing = {each.unit for each in rows if each.has(SlotState.MISSING)}
        rules = len({unset.code for unset in assessment.unset})
        done = len(assessment.complete & {each.code for each in rows})
        note = _("共 {total} 条；材料格 {stand}/{slots}")
        slots = {"stand": assessment.standing, "slots": assessment.slots}
        self._card("complete", done, note.format(total=len(rows), **slots))
        short = counts[SlotState.PARTIAL]
        note = _("涉及 {units} 个单位")
        note += _("，另有 {short} 格份数不足") if short else ""
        self._card("missing", counts[SlotState.MISSING], note.format(short=short, units=len(owing)))
        self._card("fails", counts[SlotState.FAILS], _("需要更换、补正或说明"))
        note = _("{rules} 条规则因未设置没查") if rules else _("需要人看一眼")
        self._card("unknown", counts[SlotState.UNKNOWN], note.format(rules=rules))

    def _card(self, name: str, number: int, note: str) -> None:
        self.numbers[name].setText(f"{number:,}")
        self.notes[name].show_words(note)
        self.picks[name].setAccessibleDescription(f"{number} {note}")

    def _wait(self) -> None:
        self._stack.setCurrentIndex(1)
        self._scan.setVisible(not self.desk.is_busy)
        if self.desk.is_busy:
            self._empty.say(_("正在检查…"), _("第一次检查可能要几秒钟。"))
        else:
            self._empty.say(_("还没有检查结果"), _("按 F5 扫描并检查；归档和决定都还在。"))

    def _note_busy(self, _busy: object) -> None:
        if self.desk.assessment is None and self.desk.workspace is not None:
            self._wait()

    def _offer_scan(self, folder: str) -> None:
        self._stack.setCurrentIndex(1)
        self._scan.setVisible(True)
        self._empty.say(
            _("还没有扫描过材料"),
            _("程序会读取“{folder}”里的每一个文件，只读不改。").format(folder=folder),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= _WIDE)


def _in_state(each: StandardRow, state: object) -> bool:
    """Whether a row is in *state*; Qt hands an enumeration of texts back as its text."""
    if state in SlotState.__members__.values():
        return each.has(SlotState(str(state)))
    if state == _COMPLETE:
        return each.complete
    if state == _OPEN:
        return not each.complete
    return each.overdue if state == _OVERDUE else True
