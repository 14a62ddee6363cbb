"""到期: which standards go red when, and until when what they rest on can be replaced."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QSlider, QStackedWidget, QWidget

from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.pages.page import Page, filter_line
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
from archivist.gui.tokens import tokens_of
from archivist.i18n import N_, _
from archivist.reports.forecast import ForecastRow
from archivist.reports.table import Align, Column, Tone

_WHY = 6  # the column that takes the room
_AHEAD, _MONTH, _WEEK = 90, 30, 7  # days: shown at first; a page and a step of the slider
_ALL, _RED, _COMING, _LATE = "all", "red", "coming", "late"
_INKS = {Tone.ERROR: "bad", Tone.WARNING: "partial"}
COLUMNS = (
    Column(N_("编号"), lambda row: row.code, 4.5),
    Column(N_("测评标准"), lambda row: row.text, 11),
    Column(N_("种类"), lambda row: _(row.kind.label), 4.5),
    Column(
        N_("变红日"), lambda row: row.day if row.left else _("现在"), 5.5, tone=lambda row: row.tone
    ),
    Column(N_("还有"), lambda row: row.left_said, 3.5, Align.RIGHT),
    Column(
        N_("最迟更换日"),
        lambda row: row.act_by or "",
        5.5,
        tone=lambda row: Tone.ERROR if row.late else Tone.PLAIN,
    ),
    Column(N_("原因"), lambda row: " ".join(row.why.split()), 12),
    Column(N_("责任单位"), lambda row: row.unit, 6),
)


class OutlookPage(Page):
    """Three numbers, a slider over the days to come, and a line for every slot that goes red."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.foreseen: work.Foreseen | None = None
        self.numbers = {name: text("0", "big") for name in (_RED, _COMING, _LATE)}
        self.notes = {name: Elided("", "muted") for name in self.numbers}
        self.picks: dict[str, Pick] = {}
        self._only = _ALL
        self.said = Elided("", "muted")
        self.slider = named(QSlider(Qt.Orientation.Horizontal), _("看到哪一天"))
        self.slider.setPageStep(_MONTH)
        self.slider.setSingleStep(_WEEK)
        self.day_said = text("", "h2")
        self.judge = button(
            _("按这一天判断"),
            self._judge,
            icon="calendar-days",
            tip=_("所有页面都按这一天重新判断；在总览里可以恢复默认"),
        )
        self.filter = filter_line(_("按编号、标准、原因或责任单位筛选（Ctrl+F）"), _("筛选"))
        self.units = named(QComboBox(), _("责任单位"))
        self.units.setMinimumContentsLength(9)
        self.units.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.model = RowsModel(COLUMNS, self, describe=_describe, ink_of=self._ink)
        self.table = TableView(
            self.model, _("到期的材料格"), stretch=_WHY, key=lambda each: (each.code, each.kind)
        )
        self.table.let_sort()
        self._stack = QStackedWidget()
        self._empty = EmptyState("calendar-days", "", "")
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        head = row(text(_("到期"), "h1"), self.said)
        head.setStretch(1, 1)
        self.lay_out(head, self._stack).setStretch(1, 1)
        self.main = self.table
        self._connect()

    def refresh(self) -> None:
        assessment, workspace = self.desk.assessment, self.desk.workspace
        if workspace is None or assessment is None:
            self._stack.setCurrentIndex(1)
            self._empty.say(_("还没有检查结果"), _("先扫描并检查一次（F5）。"))
            return
        if self.foreseen is None or self.foreseen.assessment is not assessment:
            job = work.foreseeing(workspace, assessment)
            self.desk.ask(job, partial(self._show, workspace.id))

    def show_filter(self, what: object) -> None:
        """Show a unit (text)."""
        if isinstance(what, str):
            self.units.setCurrentIndex(max(self.units.findData(what), 0))

    @property
    def day(self) -> date | None:
        """The day up to which the table looks; None before anything was foreseen."""
        if self.foreseen is None:
            return None
        return self.foreseen.forecast.as_of + timedelta(days=self.slider.value())

    def _content(self) -> QWidget:
        looks = {
            _RED: (_("到这一天不齐的标准"), "circle-x", "bad"),
            _COMING: (_("这期间变红的材料格"), "clock-alert", "partial"),
            _LATE: (_("已过最迟更换日"), "triangle-alert", "bad"),
        }
        for name, (title, drawing, tone) in looks.items():
            head = row(picture(drawing, tone), text(title, "muted"), None, spacing=6)
            made = Pick(head, self.numbers[name], self.notes[name], accessible=title)
            made.setToolTip(_("点一下只看这些，再点一下看全部"))
            made.picked.connect(partial(self._pick, name))
            self.picks[name] = made
        cards = row(*self.picks.values(), spacing=10)
        for number in range(len(self.picks)):
            cards.setStretch(number, 1)
        ahead = row(text(_("看到"), "muted"), self.day_said, self.slider, self.judge, spacing=12)
        ahead.setStretch(2, 1)
        filters = row(self.filter, self.units)
        filters.setStretch(0, 1)
        content = QWidget()
        layout = column(cards, card(ahead), filters, self.table, spacing=10)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(3, 1)
        content.setLayout(layout)
        return content

    def _connect(self) -> None:
        if self.filter is not None:
            self.filter.textChanged.connect(self._narrow)
        self.units.currentIndexChanged.connect(self._narrow)
        self.slider.valueChanged.connect(self._narrow)
        self.table.opened.connect(self._open)

    def _show(self, workspace: str, found: object) -> None:
        """Take what the job foresaw, unless another workspace lies on the desk by now."""
        now = self.desk.workspace
        if not isinstance(found, work.Foreseen) or now is None or now.id != workspace:
            return
        before, self.foreseen = self.day, found
        ahead = found.forecast
        days = (ahead.last - ahead.as_of).days
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, days)
            at = (before - ahead.as_of).days if before else _AHEAD
            self.slider.setValue(min(max(at, 0), days))
        self._fill_units(found.rows)
        self.said.show_words(
            _("从 {first} 看到 {last}，不计以后补交的材料").format(
                first=ahead.as_of, last=ahead.last
            )
        )
        self._stack.setCurrentIndex(0)
        self.table.show_rows(found.rows)
        self._narrow()

    def _fill_units(self, rows: tuple[ForecastRow, ...]) -> None:
        before = self.units.currentData()
        with QSignalBlocker(self.units):
            self.units.clear()
            self.units.addItem(_("全部单位"), None)
            for unit in sorted({each.unit for each in rows}):
                self.units.addItem(unit, unit)
            self.units.setCurrentIndex(max(self.units.findData(before), 0))

    def _narrow(self) -> None:
        day, unit, only = self.day, self.units.currentData(), self._only
        if self.foreseen is None or day is None:
            return

        def accept(each: ForecastRow) -> bool:
            mine = unit is None or each.unit == unit
            coming = only != _COMING or each.left > 0
            return mine and coming and each.day <= day and (only != _LATE or each.late)

        self.table.narrow(self.filter.text() if self.filter else "", accept)
        self._say(self.foreseen, day)

    def _say(self, foreseen: work.Foreseen, day: date) -> None:
        ahead = foreseen.forecast
        self.day_said.setText(day.isoformat())
        self.judge.setEnabled(day != ahead.as_of)
        coming = [each for each in foreseen.rows if each.left and each.day <= day]
        late = [each for each in coming if each.late]
        note = _("现在 {now} 条，共 {total} 条标准")
        red = note.format(now=ahead.red_on(ahead.as_of), total=len(ahead.outlooks))
        units = _("涉及 {units} 个单位").format(units=len({each.unit for each in coming}))
        for name, number, words in (
            (_RED, ahead.red_on(day), red),
            (_COMING, len(coming), units),
            (_LATE, len(late), _("按各单位的办理天数")),
        ):
            self.numbers[name].setText(f"{number:,}")
            self.notes[name].show_words(words)
            self.picks[name].setAccessibleDescription(f"{number} {words}")
            self.picks[name].choose(name == self._only)

    def _pick(self, name: str) -> None:
        """Show only these, or everything again when that is shown already."""
        self._only = _ALL if self._only == name else name
        self._narrow()

    def _judge(self) -> None:
        if self.day is not None:
            self.desk.judge_on(self.day)

    def _open(self, found: ForecastRow, _column: int) -> None:
        self.desk.open(found.code, found.kind, found.paths[0] if found.paths else None)

    def _ink(self, tone: Tone) -> str | None:
        name = _INKS.get(tone)
        return None if name is None else str(getattr(tokens_of(self.palette()), name))


def _describe(found: ForecastRow, number: int) -> str:
    """Return a cell in words; the reason with the pieces it speaks of."""
    if COLUMNS[number].heading == N_("原因"):
        return "\n".join((found.why, *found.paths))
    value = COLUMNS[number].of(found)
    return value.isoformat() if isinstance(value, date) else str(value)
