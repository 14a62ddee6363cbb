"""图片说明 for many photos at once: before and after in a table, ticked lines written in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import Elided, button, named, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column
from archivist.services.caption_changes import CaptionChange
from archivist.services.captions import ProposedCaption


@dataclass(slots=True, eq=False)
class Line:
    """One photo: whether its caption is to be written, and the words, which a person may correct."""

    change: CaptionChange
    ticked: bool
    words: str

    @property
    def photo(self) -> tuple[str, str]:
        """What tells it from other lines."""
        return self.change.proposed.standard, self.change.proposed.path


def _state(line: Line) -> str:
    if line.words != line.change.proposed.text:
        return _("已改")
    if line.change.lacking:
        lacking = _("、").join(_(each.label) for each in line.change.lacking)
        return _("缺{lacking}").format(lacking=lacking)
    return _(line.change.proposed.source.label)


COLUMNS = (
    Column(N_("采用"), lambda line: "☑" if line.ticked else "☐", 2.6, Align.CENTRE),
    Column(N_("编号"), lambda line: line.change.proposed.standard, 4.5),
    Column(N_("图片"), lambda line: line.change.proposed.path.rpartition("/")[2], 8),
    Column(N_("现在"), lambda line: line.change.before or _("没有说明"), 8),
    Column(N_("改成"), lambda line: line.words, 14),
    Column(N_("依据"), _state, 7.5),
)
_AFTER = 4


class CaptionChangesDialog(Dialog):
    """Ticked at first: what is complete and was written by somebody. Drafts wait for a person.

    Space ticks the chosen lines; the words of one line are corrected in the field below.
    """

    def __init__(self, changes: Sequence[CaptionChange], parent: QWidget | None = None) -> None:
        super().__init__(_("批量补写图片说明"), parent)
        self.resize(940, 520)
        self.lines = [Line(each, each.is_sure, each.proposed.text) for each in changes]
        self.model = RowsModel(COLUMNS, self, describe=_describe)
        self.table = TableView(
            self.model, _("图片说明"), stretch=_AFTER, key=lambda line: line.photo, row_height=28
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.installEventFilter(self)
        self.words = named(QLineEdit(), _("选中图片的说明"))
        self.words.setPlaceholderText(_("选中一行，在这里改写它的说明"))
        self.count = Elided("", "muted")
        note = _("说明写全、且有人写过的已勾选；拟写的和缺要素的请看过再勾选。按空格勾选选中的行。")
        ticks = row(
            button(_("勾选写全的"), lambda: self.tick(lambda each: not each.change.lacking)),
            button(_("全部勾选"), lambda: self.tick(lambda _each: True)),
            button(_("全部不选"), lambda: self.tick(lambda _each: False)),
            self.count,
        )
        ticks.setStretch(3, 1)
        self.lay_out(text(note, "muted", wrap=True), self.table, self.words, ticks)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _line, _column: self.words.setFocus())
        self.words.textEdited.connect(self._correct)
        self._refill()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    @property
    def chosen(self) -> list[ProposedCaption]:
        """What is ticked and not empty, as it was corrected."""
        return [
            replace(each.change.proposed, text=" ".join(each.words.split()))
            for each in self.lines
            if each.ticked and each.words.strip()
        ]

    def tick(self, wanted: Callable[[Line], bool]) -> None:
        """Tick the lines *wanted* takes and no others."""
        for each in self.lines:
            each.ticked = wanted(each)
        self._refill()

    def accept(self) -> None:
        """Close only with something to write."""
        if self.chosen:
            super().accept()
        else:
            self.complain(_("请至少勾选一条。"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            watched is self.table
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self._turn()
            return True
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        """Tick the chosen lines, or none of them where all are ticked."""
        chosen: list[Line] = self.table.chosen_rows()
        ticked = not all(each.ticked for each in chosen)
        for each in chosen:
            each.ticked = ticked
        self._say()

    def _show(self, line: Line | None) -> None:
        self.words.setEnabled(line is not None)
        self.words.setText(line.words if line is not None else "")
        self.words.setCursorPosition(0)

    def _correct(self, words: str) -> None:
        line = self.table.current_row()
        if line is not None:
            line.words, line.ticked = words, bool(words.strip())
            self._say()

    def _refill(self) -> None:
        self.table.show_rows(self.lines)
        self._say()

    def _say(self) -> None:
        count = len(self.chosen)
        self.complain("")
        self.table.viewport().update()
        self.ok.setText(_("采用这 {count:,} 条").format(count=count))
        self.count.show_words(
            _("共 {all:,} 张，勾选 {count:,} 张").format(all=len(self.lines), count=count)
        )


def _describe(line: Line, number: int) -> str:
    if number == 0:
        return _("采用") if line.ticked else _("不采用")
    return line.change.proposed.path if number == _AFTER - 2 else str(COLUMNS[number].of(line))
