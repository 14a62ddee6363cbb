"""The suggestions for one material, best first, each with its reasons and one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from archivist.gui.pages.unfiled_rows import UnfiledRow, percent
from archivist.gui.parts import Elided, Pick, button, clear, column, row, text
from archivist.i18n import _

_MOST = 5
_SHOWN = 3


class SuggestionBox(QFrame):
    """*accepted* (number from 0) when one is taken, *choosing* when another standard is wanted."""

    accepted = Signal(int)
    choosing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.picks: list[Pick] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.none = text("", "muted", wrap=True)
        self.take = button(
            _("采纳第一条"), lambda: self.accepted.emit(0), icon="check", tip=_("Enter")
        )
        self.other = button(_("换一条标准…"), self.choosing.emit, icon="list-checks", tip="Ctrl+E")
        self.other.setShortcut(QKeySequence("Ctrl+E"))
        layout = column(
            row(text(_("可能属于"), "h2"), None, self.take, self.other), self.none, self._list
        )
        layout.setContentsMargins(14, 10, 14, 10)
        self.setLayout(layout)
        for number in range(_MOST):
            keys = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(lambda number=number: self.accepted.emit(number))
        self.show_row(None)

    def show_row(self, found: UnfiledRow | None) -> None:
        """Show the suggestions for one material."""
        clear(self._list)
        self.picks = []
        suggestions = found.suggestions if found else ()
        self.take.setEnabled(bool(suggestions))
        self.other.setEnabled(found is not None)
        said = ""
        if found is not None and not suggestions:
            said = _("没有把握说它属于哪条标准，请自己选。") if found.matched else _("正在匹配…")
        self.none.setText(said)
        self.none.setVisible(bool(said))
        for number, each in enumerate(suggestions[:_SHOWN]):
            title = f"{each.standard} · {_(each.kind.label)}"
            key = text(f"Alt+{number + 1}", "muted")
            head = row(text(title), None, text(percent(each.score), "muted"), key)
            why = Elided(_("；").join(each.why), "muted")
            pick = Pick(head, why, accessible=f"{title} {percent(each.score)} {why.words}")
            pick.setToolTip("\n".join(each.why))
            inner = pick.layout()
            if inner is not None:
                inner.setContentsMargins(10, 6, 10, 6)
            pick.picked.connect(lambda number=number: self.accepted.emit(number))
            self.picks.append(pick)
            self._list.addWidget(pick)
