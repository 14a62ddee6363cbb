"""The suggestions for one material, best first: how sure, why, and one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from archivist.gui.pages.unfiled_rows import UnfiledRow, percent
from archivist.gui.parts import Elided, Pick, button, clear, column, named, row, text
from archivist.i18n import _

if TYPE_CHECKING:
    from archivist.match.suggestion import Suggestion

MOST = 5
_REASONS = 3
_BAR = 72


class SuggestionBox(QFrame):
    """*accepted* (number from 0), *choosing* a standard by hand, *changing* the kind, *refused*."""

    accepted = Signal(int)
    choosing = Signal()
    changing = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.picks: list[Pick] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.none = text("", "muted", wrap=True)
        self.conflict = text("", "bad", wrap=True)
        self.take = button(
            _("采纳"),
            lambda: self.accepted.emit(0),
            icon="check",
            tip=_("采纳第一条（A 或 Enter）"),
        )
        self.kind = button("", self.changing.emit, tip=_("换一个种类（K）"))
        self.refuse = button(
            _("非佐证"), self.refused.emit, icon="ban", tip=_("不是佐证材料，以后不再问（N）")
        )
        self.other = button(_("换标准…"), self.choosing.emit, icon="list-checks", tip="Ctrl+E")
        self.other.setShortcut(QKeySequence("Ctrl+E"))
        layout = column(
            row(self.take, self.kind, self.refuse, None, self.other, spacing=6),
            self.conflict,
            self.none,
            self._list,
        )
        layout.setContentsMargins(12, 10, 12, 10)
        self.setLayout(layout)
        self.show_row(None)

    def show_row(self, found: UnfiledRow | None, said: str = "") -> None:
        """Show the suggestions for one material; *said* instead where there is none chosen."""
        clear(self._list)
        self.picks = []
        suggestions = found.suggestions if found else ()
        self.take.setEnabled(bool(suggestions))
        for each_button in (self.other, self.kind, self.refuse):
            each_button.setEnabled(found is not None)
        kind = found.kind if found else None
        self.kind.setText(_(kind.label) if kind else _("种类"))
        self.refuse.setText(_(" 仍要归档") if found and found.aside is not None else _(" 非佐证"))
        if found is not None:
            said = _nothing(found)
        self.none.setText(said)
        self.none.setVisible(bool(said))
        self.conflict.setText(found.conflict if found else "")
        self.conflict.setVisible(bool(found and found.conflict))
        for number, each in enumerate(suggestions[:MOST]):
            self._add(number, each)

    def _add(self, number: int, each: Suggestion) -> None:
        title = f"{each.standard} · {_(each.kind.label)}"
        bar = named(QProgressBar(), _("把握 {score}").format(score=percent(each.score)))
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR)
        bar.setValue(round(100 * each.score))
        head = row(
            text(f"{number + 1}", "muted"),
            text(title),
            None,
            bar,
            text(percent(each.score), "muted"),
        )
        whys = [why for why in each.why if why != each.conflict]
        lines = whys[:_REASONS] if number == 0 else []
        pick = Pick(
            head,
            *(Elided(why, "muted") for why in lines),
            accessible=f"{number + 1} {title} {percent(each.score)} {_('；').join(each.why)}",
        )
        pick.setToolTip("\n".join(_sign(each)))
        inner = pick.layout()
        if inner is not None:
            inner.setContentsMargins(10, 4, 10, 4)
            inner.setSpacing(1)
        pick.picked.connect(lambda: self.accepted.emit(number))
        self.picks.append(pick)
        self._list.addWidget(pick)


def _sign(each: Suggestion) -> list[str]:
    """Say what each sign added, the strongest first."""
    told = _("{evidence:+.1f}　{signal}：{why}")
    return [
        told.format(evidence=sign.evidence, signal=_(sign.signal.label), why=sign.why)
        for sign in each.weighed
    ] or list(each.why)


def _nothing(found: UnfiledRow) -> str:
    if found.aside is not None:
        return _("有人说过它不是佐证材料；按 N 重新归档。")
    if found.suggestions:
        return ""
    return _("没有把握说它属于哪条标准，请自己选。") if found.matched else _("还没有匹配。")
