"""图片说明 for the photos of a standard that have none: proposed, corrected, accepted in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import Elided, button, named, row, text
from archivist.i18n import _
from archivist.services.captions import WRITTEN, ProposedCaption


class CaptionsDialog(Dialog):
    """One line a photo: a tick, its name, the words, where they come from.

    What a list or the photo itself says is ticked; what was composed is a draft and waits for a
    person, who ticks it or writes into it.
    """

    def __init__(self, proposed: Sequence[ProposedCaption], parent: QWidget | None = None) -> None:
        super().__init__(_("补写图片说明"), parent, _("采用勾选的"))
        self.resize(900, 480)
        self._proposed = tuple(proposed)
        self.ticks: list[QCheckBox] = []
        self.words: list[QLineEdit] = []
        every = button(_("全部勾选"), self.tick_all)
        said = _(
            "清单和照片自带的说明已勾选；按日期、水印和文件名拟写的请看过、补上人物和事由再勾选。"
        )
        self.lay_out(text(said, "muted", wrap=True), self._scroll(), row(every, None))

    @property
    def chosen(self) -> list[ProposedCaption]:
        """What is ticked and not empty, as it was corrected."""
        lines = zip(self._proposed, self.ticks, self.words, strict=True)
        return [
            replace(proposed, text=" ".join(words.text().split()))
            for proposed, tick, words in lines
            if tick.isChecked() and words.text().strip()
        ]

    def tick_all(self) -> None:
        """Tick every line."""
        for tick in self.ticks:
            tick.setChecked(True)

    def accept(self) -> None:
        """Close only with something to write."""
        if self.chosen:
            super().accept()
        else:
            self.complain(_("请至少勾选一条。"))

    def _scroll(self) -> QScrollArea:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        grid = QGridLayout(canvas)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 5)
        for line, proposed in enumerate(self._proposed):
            self._add(grid, line, proposed)
        grid.setRowStretch(len(self._proposed), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(canvas)
        return area

    def _add(self, grid: QGridLayout, line: int, proposed: ProposedCaption) -> None:
        name = proposed.path.rpartition("/")[2]
        tick = named(QCheckBox(), _("采用 {name} 的说明").format(name=name))
        tick.setChecked(proposed.source in WRITTEN)
        words = named(QLineEdit(proposed.text), _("{name} 的说明").format(name=name))
        words.setCursorPosition(0)
        words.textEdited.connect(lambda _words: tick.setChecked(True))
        self.ticks.append(tick)
        self.words.append(words)
        cells = (tick, Elided(name), words, text(_(proposed.source.label), "muted"))
        for place, widget in enumerate(cells):
            grid.addWidget(widget, line, place)
