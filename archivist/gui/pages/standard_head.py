"""The head of a standard: number, words, where it stands in the catalogue, who answers for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.domain.edition import Edition
from archivist.domain.finding import Level
from archivist.domain.numbering import standard_code
from archivist.gui.pages.page import filter_line
from archivist.gui.parts import Elided, button, column, picture, row, text
from archivist.i18n import _
from archivist.reports.responsible import (
    due_cell,
    due_of,
    overdue_days,
    person_of,
    supporting_of,
    unit_of,
)


class StandardHead(QWidget):
    """*stepped* (-1 or 1), *jumped* (code), *assigning* when the responsibility is to be changed.

    *recalling* when it is asked who answered before.
    """

    stepped = Signal(int)
    jumped = Signal(str)
    assigning = Signal()
    recalling = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = text("", "h1")
        self.good, self.open = (
            picture("circle-check", "good", 18),
            picture("circle-alert", "bad", 18),
        )
        self.state = text("", "muted")
        self.jump = filter_line(_("跳到编号或标准…"), _("跳到标准"))
        self.jump.setFixedWidth(220)
        self.before = button(
            _("上一条"), lambda: self.stepped.emit(-1), icon="arrow-left", tip=_("Alt+←")
        )
        self.after = button(
            _("下一条"), lambda: self.stepped.emit(1), icon="arrow-right", tip=_("Alt+→")
        )
        self.words = text("", "h2", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path = Elided("", "muted")
        self.responsible = Elided("")
        self.assign = button(
            _("责任…"),
            self.assigning.emit,
            icon="user-round",
            tip=_("改责任单位、责任人和完成时间"),
        )
        self.before_them = button(
            _("历任…"), self.recalling.emit, icon="history", tip=_("这条标准由谁负责过，从哪天起")
        )
        first = row(
            self.code, self.good, self.open, self.state, None, self.jump, self.before, self.after
        )
        last = row(self.responsible, self.before_them, self.assign)
        last.setStretch(0, 1)
        self.setLayout(column(first, self.words, self.path, last, spacing=5))
        self.jump.returnPressed.connect(self._jump)

    def offer(self, edition: Edition) -> None:
        """Complete what is typed from this edition's standards."""
        lines = [f"{standard.code}  {standard.text}" for standard in edition.standards]
        completer = QCompleter(lines, self.jump)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        if (popup := completer.popup()) is not None:
            popup.setMinimumWidth(460)
        completer.activated.connect(self._jump)
        self.jump.setCompleter(completer)

    def show_dossier(self, assessment: Assessment, dossier: Dossier, number: int) -> None:
        """Show one standard, number *number* (from 1) of all."""
        complete = dossier.code in assessment.complete
        self.code.setText(dossier.code)
        self.good.setVisible(complete)
        self.open.setVisible(not complete)
        state = _state(assessment, dossier)
        total = len(assessment.dossiers)
        place = _("第 {number} / {total} 条").format(number=number, total=total)
        self.state.setText(f"{state} · {place}")
        self.words.setText(dossier.standard.text)
        _block, project, indicator, content = assessment.edition.path_of(dossier.code)
        self.path.show_words(
            " › ".join(f"{p.code} {p.title}" for p in (project, indicator, content))
        )
        self.responsible.show_words(_responsible(assessment, dossier))
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < total)

    def show_tenures(self, count: int) -> None:
        """Offer to tell who answered before, where anybody did."""
        self.before_them.setVisible(count > 1)

    def _jump(self, *_said: object) -> None:
        words = self.jump.text().split("  ")[0].strip()
        code = standard_code(words)
        if code is None and (completer := self.jump.completer()) is not None:
            completer.setCompletionPrefix(words)
            code = standard_code(completer.currentCompletion().split("  ")[0])
        if code is not None:
            self.jumped.emit(code)
            # The completer writes its line after this signal; clear it when it is done.
            QTimer.singleShot(0, self.jump.clear)


def _kinds(dossier: Dossier) -> str:
    return _("、").join(_(kind.label) for kind in dossier.open_kinds)


def _responsible(assessment: Assessment, dossier: Dossier) -> str:
    due = due_of(dossier)
    said = _("责任单位 {unit} · 责任人 {person} · 完成时间 {due}").format(
        unit=unit_of(dossier), person=person_of(dossier), due=due_cell(due)
    )
    late = overdue_days(due, assessment.as_of)
    if late and dossier.open_kinds:
        said += _("（已过 {days} 天）").format(days=late)
    phone = dossier.assignment.phone if dossier.assignment else ""
    said += _(" · 电话 {phone}").format(phone=phone) if phone else ""
    supporting = supporting_of(dossier)
    return said + (_(" · 配合 {units}").format(units=supporting) if supporting else "")


def _state(assessment: Assessment, dossier: Dossier) -> str:
    """Say in a few words how the standard stands, and what keeps it from being complete."""
    if dossier.code in assessment.complete:
        return _("已齐全")
    if dossier.open_kinds:
        return _("未齐全，还差 {kinds}").format(kinds=_kinds(dossier))
    errors = [
        finding
        for finding in assessment.by_standard.get(dossier.code, ())
        if finding.level is Level.ERROR and not finding.waived
    ]
    if errors:
        return _("材料齐全，但还有 {count} 处错误").format(count=len(errors))
    return _("材料齐全，但有规则没有检查（未设置）或读不出")
