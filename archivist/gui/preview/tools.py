"""The small buttons and the line to seek with, above a preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from archivist.gui.icons import dress
from archivist.gui.parts import named, row, text
from archivist.i18n import _


class SizeTools(QWidget):
    """*zoomed* (1, -1 or 0) and, for a file of several pictures, *turned* (1 or -1)."""

    zoomed = Signal(int)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = tool("arrow-left", _("上一页"), lambda: self.turned.emit(-1))
        self._after = tool("arrow-right", _("下一页"), lambda: self.turned.emit(1))
        self.page = text("", "muted")
        self._zooms = (
            tool("zoom-out", _("缩小"), lambda: self.zoomed.emit(-1)),
            tool("zoom-in", _("放大"), lambda: self.zoomed.emit(1)),
            tool("maximize", _("适合窗口"), lambda: self.zoomed.emit(0)),
        )
        self.setLayout(row(self._before, self.page, self._after, *self._zooms, spacing=4))

    def offer(self, *, zooms: bool, frame: int = 0, frames: int = 1) -> None:
        """Show what is of use: *zooms*, and turning where there are several *frames*."""
        for each in self._zooms:
            each.setVisible(zooms)
        several = zooms and frames > 1
        for widget in (self._before, self.page, self._after):
            widget.setVisible(several)
        self.page.setText(f"{frame + 1} / {frames}")
        self._before.setEnabled(frame > 0)
        self._after.setEnabled(frame + 1 < frames)


class SeekTools(QWidget):
    """*sought* (words) while one types, *stepped* (1 or -1)."""

    sought = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = named(QLineEdit(), _("在文件内查找"))
        self.line.setPlaceholderText(_("在文件内查找"))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(110)
        self.line.setMaximumWidth(190)
        self.count = text("", "muted")
        self.line.textChanged.connect(self.sought)
        self.line.returnPressed.connect(lambda: self.stepped.emit(1))
        up = tool("chevron-up", _("上一处（Shift+F3）"), lambda: self.stepped.emit(-1))
        down = tool("chevron-down", _("下一处（F3）"), lambda: self.stepped.emit(1))
        self.setLayout(row(self.count, self.line, up, down, spacing=4))

    def say_count(self, number: int) -> None:
        """Say how many places were found of what is sought; nothing while nothing is."""
        sought = bool(self.line.text().strip())
        self.count.setText(_("{number} 处").format(number=number) if sought else "")


def tool(drawing: str, tip: str, act: object) -> QToolButton:
    """Return a small button with an icon only; *tip* says what it does."""
    made = named(QToolButton(), tip)
    made.setToolTip(tip)
    dress(made, drawing, "muted", 16)
    made.clicked.connect(act)
    return made
