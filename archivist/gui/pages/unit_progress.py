"""How far each unit is, and what the icons of the matrix mean."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from archivist.domain.dossier import SlotState
from archivist.gui.parts import Elided, Pick, clear, picture, row, text
from archivist.gui.tokens import STATE_LOOKS
from archivist.i18n import _
from archivist.reports.words import STATE_LABELS


class UnitProgress(QScrollArea):
    """One bar for each unit; *picked* (unit, or None to show all) when one is chosen."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._lines = QVBoxLayout(canvas)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(4)
        self.setWidget(canvas)
        self._units: Mapping[str, tuple[int, int]] = {}
        self._picks: dict[str, Pick] = {}
        self._chosen: str | None = None

    def show_units(self, units: Mapping[str, tuple[int, int]]) -> None:
        """Show (standing, required) slots of each unit."""
        if dict(units) == dict(self._units):
            return
        self._units = dict(units)
        clear(self._lines)
        self._picks = {unit: self._line(unit, *counts) for unit, counts in units.items()}
        for each in self._picks.values():
            self._lines.addWidget(each)
        self._lines.addStretch(1)

    def mark(self, unit: str | None) -> None:
        """Mark the unit that is the filter now."""
        self._chosen = unit
        for name, each in self._picks.items():
            each.choose(name == unit)

    def _line(self, unit: str, done: int, total: int) -> Pick:
        bar = QProgressBar(maximum=max(total, 1), value=done)
        bar.setTextVisible(False)
        name = Elided(unit)
        head = row(name, text(f"{done}/{total}", "muted"))
        head.setStretch(0, 1)
        said = _("{unit}：{total} 个材料格里 {done} 个齐全").format(
            unit=unit, total=total, done=done
        )
        made = Pick(head, bar, accessible=said)
        made.setObjectName("line")
        made.layout().setContentsMargins(8, 5, 8, 7)  # type: ignore[union-attr]
        bar.setAccessibleName(said)
        made.setToolTip(said)
        made.picked.connect(lambda: self.picked.emit("" if self._chosen == unit else unit))
        return made


class Legend(QWidget):
    """The icons with their words."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        labels: dict[SlotState | None, str] = {s: _(label) for s, label in STATE_LABELS.items()}
        labels[None] = _("不要求")
        for number, (state, label) in enumerate(labels.items()):
            tone, drawing = STATE_LOOKS[state]
            line = row(picture(drawing, tone, 15), text(label, "muted"), None, spacing=5)
            grid.addLayout(line, number // 2, number % 2)
