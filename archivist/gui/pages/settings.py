"""设置: the limits of this workspace, its evidence and catalogue, and the look of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from archivist.domain.settings import SETTINGS, Setting
from archivist.errors import ArchivistError
from archivist.gui.actions import LANGUAGE_NAMES
from archivist.gui.desk import Desk
from archivist.gui.dialogs.limit_field import LimitField
from archivist.gui.pages.edition_card import EditionCard
from archivist.gui.pages.own_limits import OwnLimits
from archivist.gui.pages.page import Page
from archivist.gui.pages.profile_card import ProfileCard
from archivist.gui.parts import Elided, button, card, column, named, row, text
from archivist.gui.preferences import Preferences
from archivist.gui.theme import Scheme
from archivist.i18n import LANGUAGES, _
from archivist.reports.words import UNSET
from archivist.services.progress import Changes
from archivist.services.settings import change_settings
from archivist.services.workspace import point_to

_BETWEEN = 8  # pixels between one setting and the next
_DAY = "review_date"
_TYPED = tuple(setting for setting in SETTINGS if not setting.from_file)


class SettingsPage(Page):
    """Every change is written at once. *scheme_wanted* (Scheme) and *language_wanted* (code)."""

    CARES = Changes.SETTINGS | Changes.FINDINGS | Changes.MATERIALS | Changes.ASSIGNMENTS
    scheme_wanted = Signal(object)
    language_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines: dict[str, QLineEdit] = {}
        self.limits: dict[str, LimitField] = {}
        self.states = {setting.key: text("", "muted") for setting in _TYPED}
        self.day = named(QDateEdit(), _("评审日"))
        self.own = OwnLimits(desk)
        self.profile = ProfileCard(desk)
        self.catalogue = EditionCard(desk)
        self.evidence = Elided("")
        self.not_run = text("", "muted", wrap=True)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        inner = column(*self._cards(), None, spacing=12)
        inner.setContentsMargins(0, 0, 8, 0)
        canvas.setLayout(inner)
        self.area = QScrollArea()
        self.area.setWidget(canvas)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lay_out(text(_("设置"), "h1"), self.area).setStretch(1, 1)

    def help_key(self) -> str:
        return "settings"

    def refresh(self) -> None:
        workspace = self.desk.workspace
        if workspace is None:
            return
        texts = workspace.decided().settings
        for setting in _TYPED:
            value = texts.get(setting.key)
            self._show_value(setting, value)
            self.states[setting.key].setText("" if value is not None else _unset(setting))
        self.own.refresh()
        self.profile.refresh()
        self.evidence.show_words(str(workspace.evidence))
        self.catalogue.refresh()
        self._say_not_run()

    def _cards(self) -> tuple[QWidget, ...]:
        return (
            self._settings_card(),
            self.own,
            self.profile,
            self.catalogue,
            self._place_card(),
            self._look_card(),
        )

    def _settings_card(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for number, setting in enumerate(_TYPED):
            label = text(_(setting.label))
            editor = self._editor(setting)
            label.setBuddy(editor)
            line = 3 * number
            grid.addWidget(label, line, 0)
            grid.addWidget(editor, line, 1)
            grid.addWidget(self.states[setting.key], line, 2)
            grid.addWidget(text(_(setting.help), "muted", wrap=True), line + 1, 1, 1, 2)
            grid.setRowMinimumHeight(line + 2, _BETWEEN)
        return card(text(_("本次测评"), "h2"), self.not_run, grid, spacing=10)

    def _editor(self, setting: Setting) -> QWidget:
        if isinstance(setting.no_limit, int | float):
            field = LimitField(setting)
            field.changed.connect(lambda: self._write(setting.key, field.value))
            self.limits[setting.key] = field
            return field
        if setting.key == _DAY:
            return self._day_editor()
        line = named(QLineEdit(), _(setting.label))
        line.setPlaceholderText(_("例如 {example}").format(example=setting.example))
        line.setMinimumWidth(230)
        line.editingFinished.connect(lambda: self._write(setting.key, line.text().strip() or None))
        self.lines[setting.key] = line
        return line

    def _day_editor(self) -> QWidget:
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setSpecialValueText(_(UNSET))
        self.day.setMinimumDate(QDate(1999, 12, 31))  # shown as 未设置
        self.day.dateChanged.connect(self._write_day)
        clear = button(_("清除"), lambda: self._write(_DAY, None), tip=_("改回未设置"))
        clear.setAccessibleName(_("清除评审日"))
        holder = QWidget()
        layout = row(self.day, clear)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder

    def _write_day(self, day: QDate) -> None:
        if day == self.day.minimumDate():
            return
        self._write(_DAY, day.toString("yyyy-MM-dd"))

    def _place_card(self) -> QWidget:
        evidence = row(
            text(_("材料文件夹")),
            self.evidence,
            button(_("更换…"), self._ask_evidence, tip=_("材料搬了家时用")),
        )
        evidence.setStretch(1, 1)
        return card(text(_("材料"), "h2"), evidence, spacing=10)

    def _look_card(self) -> QWidget:
        preferences = Preferences()
        self.scheme = named(QComboBox(), _("外观"))
        for each in Scheme:
            self.scheme.addItem(_(each.label), each)
        self.scheme.setCurrentIndex(list(Scheme).index(preferences.scheme))
        self.scheme.activated.connect(
            lambda _n: self.scheme_wanted.emit(Scheme(self.scheme.currentData()))
        )
        self.language = named(QComboBox(), _("语言"))
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(max(self.language.findData(preferences.language), 0))
        self.language.activated.connect(
            lambda _n: self.language_wanted.emit(self.language.currentData())
        )
        line = row(text(_("外观")), self.scheme, text(_("语言")), self.language, None, spacing=12)
        return card(text(_("窗口"), "h2"), line, spacing=10)

    def _show_value(self, setting: Setting, value: str | None) -> None:
        if setting.key in self.limits:
            field = self.limits[setting.key]
            with QSignalBlocker(field):
                field.show_value(value)
        elif setting.key in self.lines:
            line = self.lines[setting.key]
            if not line.hasFocus():
                line.setText(value or "")
        else:
            with QSignalBlocker(self.day):
                day = QDate.fromString(value or "", Qt.DateFormat.ISODate)
                self.day.setDate(day if day.isValid() else self.day.minimumDate())

    def _write(self, key: str, value: str | None) -> None:
        workspace = self.desk.workspace
        if workspace is None or workspace.decided().settings.get(key) == value:
            return
        try:
            changes = change_settings(workspace, {key: value})
        except ArchivistError as error:
            self.desk.tell(str(error), "bad")
            return
        if changes:
            self.desk.decide(lambda: changes, _("已保存设置。"))

    def _say_not_run(self) -> None:
        assessment = self.desk.assessment
        codes = sorted({unset.code for unset in assessment.unset}) if assessment else []
        words = _("因为未设置而没有检查的规则：{codes}。没有检查不算通过。")
        self.not_run.setText(words.format(codes=_("、").join(codes)) if codes else "")
        self.not_run.setVisible(bool(codes))

    def _ask_evidence(self) -> None:
        workspace = self.desk.workspace
        if workspace is None:
            return
        name = QFileDialog.getExistingDirectory(
            self, _("材料文件夹现在在哪里"), str(workspace.evidence)
        )
        if name:
            try:
                moved = point_to(workspace, evidence=Path(name))
            except (ArchivistError, OSError) as error:
                self.desk.tell(str(error), "bad")
                return
            self.desk.relaid.emit(moved)


def _unset(setting: Setting) -> str:
    """Say that nobody set it, or what a clause decides then."""
    return _("默认 {value}").format(value=setting.default) if setting.default else _(UNSET)
