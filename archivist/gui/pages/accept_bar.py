"""How sure is sure enough: a slider, how many that is, and how many of them may be wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from archivist.gui.pages.unfiled_rows import UnfiledRow, percent
from archivist.gui.parts import Elided, button, named, row, text
from archivist.i18n import _

_LOWEST, _HIGHEST = 50, 99
_USUAL = 90  # measured: the default of `archivist match --accept`


class AcceptBar(QWidget):
    """*moved* when another bar is chosen, *accepted* when all above it are to be filed."""

    moved = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slider = named(QSlider(Qt.Orientation.Horizontal), _("采纳的把握下限"))
        self.slider.setRange(_LOWEST, _HIGHEST)
        self.slider.setPageStep(5)
        self.slider.setValue(_USUAL)
        self.slider.setFixedWidth(120)
        self.at = text("", "muted")
        self.expected = Elided("", "muted")
        self.accept = button("", self.accepted.emit, icon="check", name="primary")
        label = text(_("把握不低于"), "muted")
        label.setBuddy(self.slider)
        layout = row(label, self.slider, self.at, self.expected, self.accept)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.slider.valueChanged.connect(lambda _value: self.moved.emit())
        self.show_sure(())

    @property
    def bar(self) -> float:
        """The least score that is sure enough, 0.5..0.99."""
        return self.slider.value() / 100

    def show_sure(self, sure: Sequence[UnfiledRow]) -> None:
        """Say how many there are; scores are probabilities, so their sum is what to expect."""
        count = len(sure)
        right = sum(each.best.score for each in sure if each.best)
        self.at.setText(percent(self.bar))
        self.accept.setText(_(" 采纳这 {count:,} 份").format(count=count))
        self.accept.setToolTip(_("把第一条建议的把握不低于下限的材料一次归档，一次撤销"))
        self.accept.setEnabled(bool(count))
        said = _("按把握估计，约 {share} 正确，{wrong} 份要改")
        wrong = round(count - right)
        self.expected.show_words(
            said.format(share=percent(right / count), wrong=wrong) if count else ""
        )
