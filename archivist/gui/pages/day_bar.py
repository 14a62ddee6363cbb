"""The head of the overview: which catalogue, which period, which review day, which day of judgement."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QLabel, QWidget

from archivist.domain.assessment import Assessment
from archivist.gui.desk import Desk
from archivist.gui.parts import Elided, button, column, named, row, text
from archivist.i18n import _


class DayBar(QWidget):
    """Two lines; the day can be changed, and everything is judged anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tag = text(_("参考目录（非官方）"), "tag")
        self.tag.setToolTip(
            _("当前目录按公开资料整理，不是正式下发的测评体系；导入正式目录后这里不再出现。")
        )
        self.edition = Elided("", "muted")
        self.period = Elided("", "muted")
        self.day = named(QDateEdit(), _("按哪一天判断"))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setMinimumWidth(130)
        self.day.dateChanged.connect(self._choose)
        self.label = QLabel(_("按哪一天判断"))
        self.label.setObjectName("muted")
        self.label.setBuddy(self.day)
        self.usual = button(
            _("恢复默认"), self._reset, name="flat", tip=_("默认取今天与评审日中较早的一天")
        )
        first = row(text(_("总览"), "h1"), self.tag, self.edition)
        first.setStretch(2, 1)
        second = row(self.period, self.label, self.day, self.usual)
        second.setStretch(0, 1)
        self.setLayout(column(first, second, spacing=4))

    def refresh(self) -> None:
        """Show the desk's assessment."""
        assessment = self._desk.assessment
        for widget in (self.day, self.label, self.period):
            widget.setVisible(assessment is not None)
        self.usual.setVisible(self._desk.as_of is not None)
        self.tag.setVisible(assessment is not None and not assessment.edition.official)
        if assessment is None:
            return
        name = assessment.edition.name
        self.edition.show_words("" if name == self.tag.text() else name)
        self.period.show_words(" · ".join(_said(assessment)))
        shown = assessment.as_of
        with QSignalBlocker(self.day):
            self.day.setDate(QDate(shown.year, shown.month, shown.day))

    def _choose(self, day: QDate) -> None:
        self._desk.judge_on(date(day.year(), day.month(), day.day()))

    def _reset(self) -> None:
        self._desk.judge_on(None)


def _said(assessment: Assessment) -> list[str]:
    window, review = assessment.window, assessment.review_date
    said = [assessment.city] if assessment.city else []
    if window is None:
        said.append(_("材料有效期未设置"))
    else:
        said.append(_("材料有效期 {first} 至 {last}").format(first=window.first, last=window.last))
    if review is None:
        return [*said, _("评审日未设置")]
    left = (review - date.today()).days  # noqa: DTZ011 — a day, not a time
    if left > 0:
        said.append(_("评审日 {day}，还有 {left} 天").format(day=review, left=left))
    elif left == 0:
        said.append(_("评审日 {day}，就是今天").format(day=review))
    else:
        said.append(_("评审日 {day}，已过").format(day=review))
    return said
