"""What can be done with the chosen piece: one row of actions above the preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Unknown
from archivist.domain.kind import Kind
from archivist.errors import ArchivistError
from archivist.gui.desk import Desk
from archivist.gui.dialogs.describe import CaptionDialog, DateDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.icons import dress
from archivist.gui.open_outside import open_file, show_in_folder
from archivist.gui.work import waiving
from archivist.i18n import _
from archivist.services.filing import file_materials, unfile
from archivist.services.locate import disk_path

if TYPE_CHECKING:
    from archivist.services.captions import ProposedCaption

_ROOM_FOR_WORDS = 610


class PieceActions(QWidget):
    """Open, show, caption, date, waive, take out: disabled where they make no sense."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._evidence: Evidence | None = None
        self._findings: tuple[Finding, ...] = ()
        self._doubts: tuple[Unknown, ...] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.open = self._action(_("打开"), "external-link", "Ctrl+Return", self.open_piece)
        self.show_there = self._action(
            _("所在文件夹"), "folder-open", "Ctrl+Shift+O", self._show_in_folder
        )
        self.caption = self._action(_("说明文字…"), "captions", "F2", self._ask_caption)
        self.adopt = self._action(_("采用说明"), "check", "Shift+F2", self._adopt_caption)
        self.date = self._action(_("日期…"), "calendar-days", "Ctrl+D", self._ask_date)
        self.waive = self._action(_("豁免…"), "shield-check", "Ctrl+Shift+W", self._ask_waiver)
        self.remove = self._action(_("移出"), "trash-2", "Ctrl+Backspace", self._unfile)
        layout.addStretch(1)
        self.choose(None, ())

    def choose(
        self,
        evidence: Evidence | None,
        findings: tuple[Finding, ...],
        doubts: tuple[Unknown, ...] = (),
    ) -> None:
        """Act on this piece from now on."""
        self._evidence, self._findings, self._doubts = evidence, findings, doubts
        bare = evidence is not None and evidence.kind is Kind.PHOTO and not evidence.caption
        self.adopt.setEnabled(bare)
        there = evidence is not None
        for action in (self.caption, self.date, self.remove):
            action.setEnabled(there)
        for action in (self.open, self.show_there):
            action.setEnabled(evidence is not None and evidence.material is not None)
        self.waive.setEnabled(bool(doubts) or any(not finding.waived for finding in findings))

    def open_piece(self) -> None:
        """Open the piece with the system's usual program."""
        self._outside(open_file)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        wide = self.width() >= _ROOM_FOR_WORDS
        for tool in self.findChildren(QToolButton):
            tool.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
            )

    def _action(self, words: str, drawing: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(_("{tip}（{keys}）").format(tip=words, keys=told))
        dress(action, drawing, "muted", 16)
        action.triggered.connect(lambda: act())  # noqa: PLW0108 — drops what the signal says
        self.addAction(action)
        tool = QToolButton()
        tool.setDefaultAction(action)
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.layout().addWidget(tool)  # type: ignore[union-attr]
        return action

    def _outside(self, show: Callable[..., bool]) -> None:
        workspace, evidence = self._desk.workspace, self._evidence
        if workspace is None or evidence is None:
            return
        try:
            path = disk_path(workspace, evidence.path)
        except ArchivistError as error:
            self._desk.tell(str(error), "bad")
            return
        if not path.exists():
            self._desk.tell(
                _("{path} 不在磁盘上，可能在压缩包里或已被移走。").format(path=evidence.path), "bad"
            )
        elif not show(path):
            self._desk.tell(_("系统没有能打开 {path} 的程序。").format(path=path.name), "bad")

    def _show_in_folder(self) -> None:
        self._outside(show_in_folder)

    def _ask_caption(self) -> None:
        evidence = self._evidence
        if evidence is None:
            return
        dialog = CaptionDialog(evidence, self.window(), self._proposed(evidence))
        said = _("已写好 {number} 的说明文字。").format(number=evidence.number)

        def write() -> None:
            self._refile(evidence, said, caption=dialog.caption, day=dialog.day)

        dialog.accepted.connect(write)
        dialog.open()

    def _adopt_caption(self) -> None:
        """Take over what a list, the photo itself or its name says, as one decision."""
        workspace, evidence = self._desk.workspace, self._evidence
        if workspace is None or evidence is None or evidence.caption:
            return
        from archivist.services.captions import accept_captions  # noqa: PLC0415 — brings matching

        proposed = self._proposed(evidence)
        if proposed is None:
            self._desk.tell(_("没有可以采用的说明，请按 F2 自己写。"), "bad")
            return
        said = _("已采用{source}：{caption}。Ctrl+Z 可以撤销。").format(
            source=_(proposed.source.label), caption=proposed.text
        )
        self._desk.decide(lambda: accept_captions(workspace, [proposed]), said)

    def _proposed(self, evidence: Evidence) -> ProposedCaption | None:
        workspace, assessment = self._desk.workspace, self._desk.assessment
        if workspace is None or assessment is None or evidence.kind is not Kind.PHOTO:
            return None
        from archivist.services.captions import propose_captions  # noqa: PLC0415 — brings matching

        materials = {material.path: material for material in assessment.materials}
        found = propose_captions(workspace, {evidence.path}, materials)
        return next((each for each in found if each.standard == evidence.standard), None)

    def _ask_date(self) -> None:
        evidence = self._evidence
        if evidence is None:
            return
        dialog = DateDialog(evidence, self.window())
        said = _("已写好 {number} 的日期。").format(number=evidence.number)

        def write() -> None:
            if dialog.cleared.isChecked():
                self._refile(evidence, said, no_day=True)
            else:
                self._refile(evidence, said, day=dialog.chosen)

        dialog.accepted.connect(write)
        dialog.open()

    def _ask_waiver(self) -> None:
        still = [finding for finding in self._findings if not finding.waived]
        self.ask_waiver((*still, *self._doubts))

    def ask_waiver(self, still: Sequence[Finding | Unknown]) -> None:
        """Ask for the reason why these may stay as they are, and note it."""
        workspace = self._desk.workspace
        if workspace is None or not still:
            return
        dialog = WaiveDialog(still, self.window())

        def write() -> None:
            chosen, why, until = dialog.chosen, dialog.why, dialog.until_day
            self._desk.decide(
                lambda: waiving(workspace, chosen, why, until),
                _("已豁免或确认 {count} 处。").format(count=len(chosen)),
            )

        dialog.accepted.connect(write)
        dialog.open()

    def _unfile(self) -> None:
        workspace, evidence = self._desk.workspace, self._evidence
        if workspace is None or evidence is None:
            return
        standard, path = evidence.standard, evidence.path
        said = _("已把 {number} 移出，编号为它保留；Ctrl+Z 可以撤销。").format(
            number=evidence.number
        )
        self._desk.decide(lambda: unfile(workspace, standard, [path]), said)

    def _refile(self, evidence: Evidence, said: str, **values: object) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            standard, path = evidence.standard, evidence.path
            self._desk.decide(
                lambda: file_materials(workspace, standard, [path], kind=evidence.kind, **values),  # type: ignore[arg-type]
                said,
            )
