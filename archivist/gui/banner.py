"""The last result, said in the page and not in a box in front of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from archivist.gui.icons import dress
from archivist.gui.parts import button, picture, restyle, row, text
from archivist.i18n import _

_GOOD_MS = 8000
_ICONS = {"good": "circle-check", "bad": "circle-alert", "plain": "info"}
_INKS = {"good": "good", "bad": "bad", "plain": "accent"}


class Banner(QWidget):
    """Good news goes by itself, bad news stays until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        frame = QFrame()
        frame.setObjectName("banner")
        self._frame = frame
        self.mark = picture("info", "muted", 16)
        self.words = text("", wrap=True)
        self.close_it = button("", self.hide, icon="x", name="flat", tip=_("关闭"))
        self.close_it.setAccessibleName(_("关闭提示"))
        layout = row(self.mark, self.words, self.close_it)
        layout.setStretch(1, 1)
        layout.setContentsMargins(12, 4, 6, 4)
        frame.setLayout(layout)
        outer = row(frame)
        outer.setContentsMargins(18, 10, 18, 0)
        self.setLayout(outer)
        self._timer = QTimer(self, singleShot=True, interval=_GOOD_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, sentence: str, tone: str) -> None:
        """Show *sentence*; *tone* is ``good``, ``bad`` or ``plain``."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        dress(self.mark, _ICONS[tone], _INKS[tone], 16)
        restyle(self._frame, "tone", tone)
        restyle(self.words, "tone", tone)
        self.show()
        if tone == "bad":
            self._timer.stop()
        else:
            self._timer.start()
