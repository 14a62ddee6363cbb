"""What is in an archive or a mail, as a tree of folders; a member is opened from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from archivist.gui.tokens import tokens_of
from archivist.gui.wording import size_text
from archivist.i18n import _
from archivist.services.preview_members import MemberRow

_PATH = Qt.ItemDataRole.UserRole
_OPENED = 200  # members up to which all folders are open
_NARROW = 420
_SIZE, _FORMAT, _STATE = 1, 2, 3


class MembersView(QTreeWidget):
    """*asked* (path) on a click, Enter or Space on a member."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("压缩包和邮件里的文件"))
        self.setHeaderLabels([_("名称"), _("大小"), _("格式"), _("情况")])
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setRootIsDecorated(True)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, width in ((_SIZE, 84), (_FORMAT, 66), (_STATE, 92)):
            header.resizeSection(number, width)
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def show_members(self, members: tuple[MemberRow, ...]) -> None:
        """Show these members in their folders."""
        self.clear()
        folders: dict[tuple[str, ...], QTreeWidgetItem] = {}
        for member in members:
            above = self._folder(member.inside[:-1], folders)
            item = folders.get(member.inside) or QTreeWidgetItem(above)
            self._fill(item, member)
            folders[member.inside] = item
        if len(members) <= _OPENED:
            self.expandAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for number in (_SIZE, _FORMAT):
            self.setColumnHidden(number, self.width() < _NARROW)

    def _folder(
        self, inside: tuple[str, ...], folders: dict[tuple[str, ...], QTreeWidgetItem]
    ) -> QTreeWidgetItem:
        if not inside:
            return self.invisibleRootItem()
        found = folders.get(inside)
        if found is None:
            found = QTreeWidgetItem(self._folder(inside[:-1], folders))
            found.setText(0, inside[-1])
            found.setToolTip(0, inside[-1])
            folders[inside] = found
        return found

    def _fill(self, item: QTreeWidgetItem, member: MemberRow) -> None:
        name = member.inside[-1] if member.inside else member.path
        for number, said in enumerate((name, size_text(member.size), member.format, member.state)):
            item.setText(number, said)
            item.setToolTip(number, said)
        item.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(_STATE, QColor(tokens_of(self.palette()).ink(member.tone)))
        item.setData(0, _PATH, member.path)

    def _open(self, item: QTreeWidgetItem, _column: int) -> None:
        path = item.data(0, _PATH)
        if path:
            self.asked.emit(str(path))
