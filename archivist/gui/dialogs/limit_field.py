"""A limit that is 未设置, 不限 or a number: three things, never mixed up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from archivist.domain.settings import Setting
from archivist.gui.parts import named, row
from archivist.i18n import _

_MOST = 1_000_000
_UNSET, _NO_LIMIT, _NUMBER = range(3)


class LimitField(QWidget):
    """*value* is None (未设置), ``不限`` or a number's text. *changed* when it does."""

    changed = Signal()

    def __init__(self, setting: Setting, value: str | None = None) -> None:
        super().__init__()
        self.setting = setting
        name = _(setting.label)
        self.choice = named(QComboBox(), name)
        for words in (_("未设置（不检查）"), _("不限（已确认没有限制）"), _("数值")):
            self.choice.addItem(words)
        self.number = named(QSpinBox(), name)
        self.number.setRange(0, _MOST)
        self.number.setGroupSeparatorShown(True)
        self.number.lineEdit().setTextMargins(6, 0, 0, 0)
        self.number.setMinimumWidth(110)
        self.number.setValue(int(setting.example) if setting.example.isdecimal() else 1)
        self.setToolTip(_(setting.help))
        layout = row(self.choice, self.number, None)
        self.setLayout(layout)
        self.show_value(value)
        self.choice.currentIndexChanged.connect(self._choose)
        self.number.valueChanged.connect(lambda _number: self.changed.emit())

    @property
    def value(self) -> str | None:
        """What was chosen, as the settings want it written."""
        chosen = self.choice.currentIndex()
        if chosen == _UNSET:
            return None
        return "不限" if chosen == _NO_LIMIT else str(self.number.value())

    def show_value(self, value: str | None) -> None:
        """Show a value that was set before."""
        if value is None:
            self.choice.setCurrentIndex(_UNSET)
        elif value.isdecimal():
            self.choice.setCurrentIndex(_NUMBER)
            self.number.setValue(int(value))
        else:
            self.choice.setCurrentIndex(_NO_LIMIT)
        self.number.setVisible(self.choice.currentIndex() == _NUMBER)

    def _choose(self, chosen: int) -> None:
        self.number.setVisible(chosen == _NUMBER)
        self.changed.emit()
