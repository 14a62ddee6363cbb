"""Every shortcut of the window, read from its actions so that the list is never wrong."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QMainWindow

from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import named
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Column

COLUMNS = (
    Column(N_("快捷键"), lambda pair: pair[0], 8),
    Column(N_("作用"), lambda pair: pair[1], 16),
)
_OTHERS = (
    ("Enter", N_("打开选中的行、材料格或材料")),
    ("Space", N_("预览选中的材料")),
    ("F3 / Shift+F3", N_("预览里的下一处、上一处")),
    ("Tab", N_("到下一个控件")),
)


class ShortcutsDialog(Dialog):
    """A table of keys and what they do."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(_("快捷键"), window, _("关闭"))
        self.resize(520, 560)
        model = RowsModel(COLUMNS, self)
        self.table = TableView(model, _("快捷键"), stretch=1, key=lambda pair: pair, row_height=28)
        named(self.table, _("快捷键"))
        self.table.show_rows(all_keys(window))
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("关闭"))
        self.lay_out(self.table)


def all_keys(window: QMainWindow) -> list[tuple[str, str]]:
    """Return (keys, words) of everything that has a key, in menus or not."""
    return [*keys_of(window), *((keys, _(does)) for keys, does in _OTHERS)]


def keys_of(window: QMainWindow) -> list[tuple[str, str]]:
    """Return (keys, words) of every action below *window* that has a shortcut."""
    form = QKeySequence.SequenceFormat.NativeText
    found = [
        (action.shortcut().toString(form), action.text().rstrip("…"))
        for action in window.findChildren(QAction)
        if not action.shortcut().isEmpty()
    ]
    return list(dict.fromkeys(found))
