"""The combo boxes a list is narrowed with: everything first, then one entry a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox

from archivist.gui.parts import named


def filter_combo(name: str, letters: int) -> QComboBox:
    """Return an empty combo box, *letters* wide, that assistive programs call *name*."""
    combo = named(QComboBox(), name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)
    return combo


def fill_combo(
    combo: QComboBox, everything: str, items: Sequence[tuple[str, object]], *, popup: int
) -> None:
    """Offer *everything* (None) and *items* (words, value) without a signal; keep what was chosen.

    *popup* is the least width of the open list in pixels.
    """
    before = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(everything, None)
        for words, value in items:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(combo.findData(before), 0))
        view = combo.view()
        if view is not None:
            view.setMinimumWidth(popup)
            view.setTextElideMode(Qt.TextElideMode.ElideRight)
