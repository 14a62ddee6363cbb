"""One piece of evidence with its findings, and one finding: the lines a kind's card is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Unknown
from archivist.domain.place import Place
from archivist.gui.parts import Elided, button, column, picture, restyle, row, text
from archivist.gui.tokens import LEVEL_LOOKS
from archivist.gui.wording import date_text, size_text
from archivist.i18n import _
from archivist.reports.telling import advise, say


class FindingLine(QWidget):
    """Level, sentence, remedy and place. *wanted* (Place) when the place is asked for."""

    wanted = Signal(object)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding
        tone, drawing = ("none", "shield-check") if finding.waived else LEVEL_LOOKS[finding.level]
        level = _("已豁免") if finding.waived else _(finding.level.label)
        head = text(
            _("{code} {level}：{message}").format(
                code=finding.code, level=level, message=say(finding)
            ),
            wrap=True,
        )
        remedy = text(advise(finding), "muted", wrap=True)
        words = column(head, remedy, spacing=1)
        remedy.setVisible(bool(remedy.text()) and not finding.waived)
        mark = picture(drawing, tone, 15)
        mark.setToolTip(level)
        layout = row(column(mark, None), words, spacing=7)
        layout.setStretch(1, 1)
        where = str(finding.place)
        if where:
            layout.addLayout(column(self._place_button(where, finding.place), None))
        self.setLayout(layout)

    def _place_button(self, where: str, place: Place) -> QWidget:
        made = button(where, lambda: self.wanted.emit(place), icon="map-pin", name="flat")
        made.setToolTip(_("在预览里跳到这个位置"))
        return made


class DoubtLine(QWidget):
    """What a rule could not decide. *answering* when a person is about to."""

    answering = Signal()

    def __init__(self, doubt: Unknown) -> None:
        super().__init__()
        self.doubt = doubt
        said = _("{code} 未判定：{message}").format(code=doubt.code, message=say(doubt))
        answer = button(_("确认…"), self.answering.emit, icon="shield-check", name="flat")
        answer.setToolTip(_("看过原件、确认无误的，写明依据后由人确认"))
        layout = row(
            column(picture("circle-question-mark", "unknown", 15), None),
            text(said, "muted", wrap=True),
            column(answer, None),
            spacing=7,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)


class PieceRow(QFrame):
    """A piece to choose. *picked* when chosen, *opened* on Enter or a double click, *wanted* (Place).

    *answering* (Unknown) when a person is about to answer a doubt. Where *earlier* versions of the piece
    are filed, too, it says that it is the one that counts.
    """

    picked = Signal()
    opened = Signal()
    wanted = Signal(object)
    answering = Signal(object)

    def __init__(
        self,
        evidence: Evidence,
        findings: tuple[Finding, ...],
        doubts: tuple[Unknown, ...] = (),
        earlier: tuple[Evidence, ...] = (),
    ) -> None:
        super().__init__()
        self.evidence, self.findings, self.doubts = evidence, findings, doubts
        self.setObjectName("piece")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = evidence.material.title if evidence.material else evidence.path.rpartition("/")[2]
        tone, drawing, state = _state(evidence, findings, doubts)
        mark = picture(drawing, tone)
        mark.setToolTip(state)
        head = row(mark, text(evidence.number, "muted"), Elided(title), spacing=7)
        head.setStretch(2, 1)
        facts = Elided(self._facts(), "muted")
        layout = column(head, facts, spacing=3)
        layout.setContentsMargins(8, 6, 8, 6)
        self.setLayout(layout)
        if earlier:
            layout.addWidget(_version_line(earlier))
        for finding in findings:
            line = FindingLine(finding)
            line.wanted.connect(self._want)
            layout.addWidget(line)
        for doubt in doubts:
            self._add_doubt(doubt)
        self.setAccessibleName(f"{evidence.number} {title} {state}")
        self.setAccessibleDescription(facts.words)

    def choose(self, chosen: object) -> None:
        """Mark it as the chosen one, or not."""
        restyle(self, "chosen", bool(chosen))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.picked.emit()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.opened.emit()
        super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def _add_doubt(self, doubt: Unknown) -> None:
        line = DoubtLine(doubt)
        line.answering.connect(lambda: self.answering.emit(doubt))
        self.layout().addWidget(line)  # type: ignore[union-attr]

    def _want(self, place: Place) -> None:
        self.picked.emit()
        self.wanted.emit(place)

    def _facts(self) -> str:
        evidence = self.evidence
        parts = [date_text(evidence.dated)]
        if evidence.material is not None:
            parts.append(size_text(evidence.material.size))
        if evidence.caption:
            parts.append(evidence.caption)
        parts.append(evidence.path.rpartition("/")[2])
        return " · ".join(parts)


def _version_line(earlier: tuple[Evidence, ...]) -> QWidget:
    """Say beside which earlier versions a piece counts."""
    names = _("、").join(f"{each.number} {each.path.rpartition('/')[2]}" for each in earlier)
    said = _("以本件为准，另有较早的稿本 {count} 份：{names}")
    words = text(said.format(count=len(earlier), names=names), "muted", wrap=True)
    layout = row(column(picture("history", "muted", 15), None), words, spacing=7)
    layout.setStretch(1, 1)
    line = QWidget()
    line.setLayout(layout)
    return line


def _state(
    evidence: Evidence, findings: tuple[Finding, ...], doubts: tuple[Unknown, ...]
) -> tuple[str, str, str]:
    if evidence.material is None:
        return "bad", "circle-x", _("文件已不在")
    still = [finding.level for finding in findings if not finding.waived]
    if not still and doubts:
        return "unknown", "circle-question-mark", _("有判断不了的检查")
    if not still:
        return "good", "circle-check", _("没有问题")
    worst = max(still)
    return (*LEVEL_LOOKS[worst], _(worst.label))
