"""先做哪一件: the groups of findings, the chosen one's action, and what can be done from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from archivist.gui.finding_groups import COLUMNS, Group, Grouping
from archivist.gui.icons import icon
from archivist.gui.parts import button, column, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.gui.tokens import LEVEL_LOOKS, tokens_of
from archivist.i18n import _


class GroupPanel(QFrame):
    """Signals: *picked* (Group, or None for all findings) when a person narrows the list.

    *waiving*, *assigning*, *captioning* and *setting_wanted* (Group) when a button is pressed.
    *has_photos* says of a group whether captions of its photos are missing or lack something.
    """

    picked = Signal(object)
    waiving = Signal(object)
    assigning = Signal(object)
    captioning = Signal(object)
    setting_wanted = Signal(object)

    def __init__(self, has_photos: Callable[[Group], bool]) -> None:
        super().__init__()
        self._has_photos = has_photos
        self.setObjectName("card")
        self._groups: Mapping[Grouping, tuple[Group, ...]] = {}
        self.picked_group: Group | None = None
        self._together = QButtonGroup(self)
        self.ways = {way: self._way(way) for way in Grouping}
        self.ways[Grouping.CAUSE].setChecked(True)
        self.model = RowsModel(COLUMNS, self, describe=_describe, icon_of=self._icon_of)
        self.table = TableView(
            self.model, _("问题分组"), stretch=0, key=lambda group: group.key, row_height=30
        )
        self.head = text("", "h2", wrap=True)
        self.action = text("", wrap=True)
        self.counts = text("", "muted", wrap=True)
        self.narrow = button(
            _("只看这组"), self._pick, icon="list-filter", tip=_("Enter；再按一次看全部")
        )
        self.narrow.setCheckable(True)
        self.waive = button(_("豁免…"), lambda: self._say(self.waiving), icon="shield-check")
        self.assign = button(_("分派…"), lambda: self._say(self.assigning), icon="user-round")
        self.caption = button(
            _("补写说明…"),
            lambda: self._say(self.captioning),
            icon="captions",
            tip=_("给这组里缺说明的图片提出说明，看过前后对照后一次采用（Ctrl+Shift+T）"),
        )
        self.set = button(_("去设置"), lambda: self._say(self.setting_wanted), icon="settings")
        self._lay_out()
        self._connect()
        self._show(None)

    def show_groups(self, groups: Mapping[Grouping, tuple[Group, ...]]) -> None:
        """Take the groups of a new check; the chosen and the picked one stay where they are left."""
        self._groups = groups
        self._fill()
        if self.picked_group is not None:
            key = self.picked_group.key
            same = [g for found in groups.values() for g in found if g.key == key]
            self._set_picked(same[0] if same else None)

    def pick(self, group: Group | None) -> None:
        """Narrow the list to *group*, or to nothing when it was narrowed to it already."""
        same = group is None or (
            self.picked_group is not None and group.key == self.picked_group.key
        )
        self._set_picked(None if same else group)
        self.picked.emit(self.picked_group)

    def _set_picked(self, group: Group | None) -> None:
        self.picked_group = group
        shown = self.table.current_row()
        self.narrow.setChecked(group is not None and shown is not None and shown.key == group.key)

    def _pick(self) -> None:
        self.pick(self.table.current_row())

    def _say(self, signal: object) -> None:
        group = self.table.current_row()
        if group is not None:
            signal.emit(group)  # type: ignore[attr-defined]

    def _fill(self) -> None:
        way = next(way for way, chip in self.ways.items() if chip.isChecked())
        self.table.show_rows(self._groups.get(way, ()))
        if self.table.current_row() is None and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show(self.table.current_row())

    def _show(self, group: Group | None) -> None:
        """Show what to do about *group*."""
        there = group is not None
        for label in (self.head, self.action, self.counts):
            label.setVisible(there)
        for each in (self.narrow, self.waive, self.assign):
            each.setEnabled(there)
        self.set.setVisible(bool(group and group.setting))
        self.waive.setVisible(not (group and group.setting))
        self.caption.setVisible(bool(group and not group.setting and self._has_photos(group)))
        self.assign.setVisible(bool(group and group.standards and not group.setting))
        self._set_picked(self.picked_group)
        if group is None:
            return
        self.head.setText(group.headline)
        self.action.setText(group.action)
        self.counts.setText(_counts(group))
        self.narrow.setEnabled(not group.setting)

    def _lay_out(self) -> None:
        ways = row(*self.ways.values(), None, spacing=4)
        first = row(self.narrow, self.set, self.caption, None, spacing=6)
        buttons = column(first, row(self.waive, self.assign, None, spacing=6))
        layout: QVBoxLayout = column(
            ways, self.table, self.head, self.action, self.counts, buttons, spacing=7
        )
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.action.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda group, _column: self.pick(group))

    def _way(self, way: Grouping) -> QPushButton:
        chip = button(_(way.label), self._fill, name="chip")
        chip.setCheckable(True)
        self._together.addButton(chip)
        return chip

    def _icon_of(self, group: Group, number: int) -> QIcon | None:
        if number:
            return None
        tone, drawing = LEVEL_LOOKS[group.level] if group.level else ("none", "settings")
        return icon(drawing, tokens_of(self.palette()).ink(tone), 15)


def _describe(group: Group, _number: int) -> str:
    return f"{group.headline}\n{group.action}"


def _counts(group: Group) -> str:
    said = [_("{count:,} 处").format(count=group.count)]
    if group.standards:
        said.append(_("{count} 条标准").format(count=len(group.standards)))
    if group.clears and group.by is Grouping.CAUSE:
        said.insert(0, _("做完可补齐 {count} 个材料格").format(count=group.clears))
    elif group.clears:
        said.insert(0, _("{count} 个材料格未齐全").format(count=group.clears))
    return " · ".join(said)
