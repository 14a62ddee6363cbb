"""The few sentences above a preview that a person should know before trusting it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from archivist.gui.parts import Elided, clear, picture, row
from archivist.i18n import _
from archivist.services.preview_notices import Notice, Tone

_MOST = 3
LOOKS = {
    Tone.BAD: ("bad", "triangle-alert"),
    Tone.PARTIAL: ("partial", "circle-alert"),
    Tone.PLAIN: ("muted", "info"),
}


class NoticeStrip(QWidget):
    """One line a notice; hidden while there is none. The tool tip of a line has all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(2, 0, 2, 2)
        self._lines.setSpacing(2)
        self.hide()

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Replace the notices; those beyond the third share the last line."""
        clear(self._lines)
        shown = notices[:_MOST] if len(notices) <= _MOST else notices[: _MOST - 1]
        for notice in shown:
            self._add(notice)
        rest = notices[len(shown) :]
        if rest:
            self._add(Notice(rest[0].tone, _("；").join(each.words for each in rest)))
        self.setVisible(bool(notices))

    def _add(self, notice: Notice) -> None:
        tone, drawing = LOOKS[notice.tone]
        line = QWidget()
        layout = row(picture(drawing, tone, 15), Elided(notice.words, tone), spacing=6)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self._lines.addWidget(line)
