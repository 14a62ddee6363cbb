"""标准: one standard with everything filed under it, what is wrong with it, and a preview."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.domain.finding import Unknown
from archivist.domain.kind import Kind
from archivist.domain.place import NOWHERE, Place
from archivist.domain.unit import Assignment
from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.dialogs.assign import AssignDialog
from archivist.gui.dialogs.captions import CaptionsDialog
from archivist.gui.dialogs.tenures import TenuresDialog
from archivist.gui.matrix import heat_cell
from archivist.gui.pages.kind_card import KindCard, local_files
from archivist.gui.pages.kind_told import told_of
from archivist.gui.pages.page import Page
from archivist.gui.pages.piece_actions import PieceActions
from archivist.gui.pages.piece_row import FindingLine, PieceRow
from archivist.gui.pages.standard_head import StandardHead
from archivist.gui.parts import EmptyState, card, clear, column, divided, text
from archivist.gui.preview.pane import PreviewPane
from archivist.gui.wording import requirement_text
from archivist.i18n import _
from archivist.services.captions import ProposedCaption, accept_captions
from archivist.services.workspace import Workspace


class StandardPage(Page):
    """Shows the standard asked for last; the first one when none was."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.code = ""
        self._kind: Kind | None = None
        self._path: str | None = None
        self._cards: list[KindCard] = []
        self._chosen: PieceRow | None = None
        self._offered: object = None
        self.head = StandardHead()
        self.filter = self.head.jump
        self.actions_row = PieceActions(desk)
        self.preview = PreviewPane()
        self._list, self._scroll = _scroll()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content())
        self._stack.addWidget(
            EmptyState(
                "list-checks",
                _("还没有检查结果"),
                _("打开工作区并检查一次，这里就能看到每条标准。"),
            )
        )
        self.lay_out(self._stack)
        self.setAcceptDrops(True)
        self._connect()

    def refresh(self) -> None:
        assessment, workspace = self.desk.assessment, self.desk.workspace
        if assessment is None or workspace is None or not assessment.dossiers:
            self._stack.setCurrentIndex(1)
            self.preview.clear()
            return
        self._stack.setCurrentIndex(0)
        if self._offered is not assessment.edition:
            self._offered = assessment.edition
            self.head.offer(assessment.edition)
        if self.code not in assessment.by_code:
            self.code = assessment.dossiers[0].code
        self._show(workspace, assessment, assessment.by_code[self.code])

    def open(self, code: str, kind: Kind | None = None, path: str | None = None) -> None:
        """Show a standard, scrolled to *kind* and with the piece *path* chosen."""
        if code != self.code:
            self._scroll.verticalScrollBar().setValue(0)
        self.code, self._kind, self._path = code, kind, path
        self.refresh()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) standard."""
        assessment = self.desk.assessment
        codes = [dossier.code for dossier in assessment.dossiers] if assessment else []
        if self.code in codes:
            number = codes.index(self.code) + by
            if 0 <= number < len(codes):
                self.open(codes[number])

    def choose_files(self, kind: Kind | None = None) -> None:
        """Ask for files and file them under this standard; each finds its own kind without *kind*."""
        if self.desk.workspace is None:
            return
        names, _pattern = QFileDialog.getOpenFileNames(self, _("选择要归档的文件"))
        self.take_in([Path(name) for name in names], kind)

    def take_in(self, files: list[Path], kind: Kind | None) -> None:
        """Receive, read, file and check as one job; the result is told in the window."""
        workspace = self.desk.workspace
        if workspace is None or not files or not self.code:
            return
        code, count = self.code, len(files)
        before = set(workspace.decided().filings)
        self._path = None

        def done(_result: object) -> None:
            said = _("已归入 {code}：{count} 项，Ctrl+Z 可以撤销。").format(code=code, count=count)
            self.desk.tell(said, "good")
            filed = workspace.decided().filings
            fresh = [f for key, f in filed.items() if key[0] == code and key not in before]
            if fresh and self.code == code:
                self.open(code, path=min(fresh, key=lambda filing: filing.piece).path)

        self.desk.run(work.taking_in(self.desk.judging(workspace), code, files, kind), done)

    def propose_captions(self) -> None:
        """Ask what can be said of this standard's photos without a caption, and let it be corrected."""
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if workspace is None or assessment is None:
            return
        code = self.code
        bare = [e.path for e in assessment.by_code[code].of_kind(Kind.PHOTO) if not e.caption]

        def show(result: object) -> None:
            found = result if isinstance(result, tuple) else ()
            self._offer_captions(workspace, [each for each in found if each.standard == code])

        self.desk.ask(work.captioning(workspace, bare), show)

    def _offer_captions(self, workspace: Workspace, found: list[ProposedCaption]) -> None:
        if not found:
            self.desk.tell(_("这些图片看不出能写什么说明，请逐张填写。"))
            return
        dialog = CaptionsDialog(found, self.window())

        def write() -> None:
            chosen = dialog.chosen
            said = _("已写好 {count} 条图片说明，Ctrl+Z 可以撤销。").format(count=len(chosen))
            self.desk.decide(lambda: accept_captions(workspace, chosen), said)

        dialog.accepted.connect(write)
        dialog.open()

    def help_key(self) -> str:
        """Return the rule of the chosen piece's worst open finding."""
        still = [f for f in self._chosen.findings if not f.waived] if self._chosen else []
        return max(still, key=lambda each: each.level).code if still else "glossary"

    def leave(self) -> None:
        self.preview.finish()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_in(local_files(event.mimeData()), None)

    def _content(self) -> QWidget:
        right = QWidget()
        layout = column(self.actions_row, self.preview)
        layout.setContentsMargins(10, 0, 0, 0)
        layout.setStretch(1, 1)
        right.setLayout(layout)
        self.splitter = divided(self._scroll, right, (480, 620))
        content = QWidget()
        whole = column(self.head, self.splitter, spacing=10)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        return content

    def _connect(self) -> None:
        self.head.stepped.connect(self.step)
        self.head.jumped.connect(self.open)
        self.head.assigning.connect(self._ask_assignment)
        self.head.recalling.connect(self._show_tenures)

    def _show(self, workspace: Workspace, assessment: Assessment, dossier: Dossier) -> None:
        number = assessment.dossiers.index(dossier) + 1
        self.head.show_dossier(assessment, dossier, number)
        self.head.show_tenures(len(workspace.decided().tenures.get(dossier.code, ())))
        height = self._scroll.verticalScrollBar().value()
        kept = self._path or (self._chosen.evidence.path if self._chosen else None)
        self._chosen = None
        clear(self._list)
        self._fill(workspace, assessment, dossier)
        self._scroll.verticalScrollBar().setValue(height)
        self._choose_first(kept)
        # Heights are known only after the event loop laid everything out.
        QTimer.singleShot(0, self._scroll_to_wanted)

    def _fill(self, workspace: Workspace, assessment: Assessment, dossier: Dossier) -> None:
        found = assessment.by_standard.get(dossier.code, ())
        own = [f for f in found if f.path is None and f.kind is None]
        if own:
            self._list.addWidget(card(*(FindingLine(finding) for finding in own)))
        self._cards = []
        settings = workspace.settings
        for kind in Kind:
            cell = heat_cell(assessment, settings, dossier, kind)
            if cell.state is None and not cell.filed:
                continue
            requirement = dossier.standard.requirement(kind)
            asks = _("这条标准不要求{kind}").format(kind=_(kind.label))
            if requirement is not None:
                asks = requirement_text(settings, dossier.code, requirement)
            told = told_of(assessment, dossier, kind)
            made = KindCard(cell, asks, dossier.of_kind(kind), told)
            self._wire(made)
            self._cards.append(made)
            self._list.addWidget(made)
        left_out = [_(k.label) for k in Kind if k not in {made.kind for made in self._cards}]
        if left_out:
            said = _("不要求：{kinds}").format(kinds=_("、").join(left_out))
            self._list.addWidget(text(said, "muted"))
        self._list.addStretch(1)

    def _wire(self, made: KindCard) -> None:
        made.dropped.connect(lambda files: self.take_in(files, made.kind))
        made.asked.connect(lambda: self.choose_files(made.kind))
        made.captioning.connect(self.propose_captions)
        made.picked.connect(self._choose)
        made.opened.connect(self._open_piece)
        made.wanted.connect(self._show_place)
        made.answering.connect(self._answer)

    def _choose_first(self, path: str | None) -> None:
        rows = [made.row_of(path) for made in self._cards] if path else []
        found = next((line for line in rows if line is not None), None)
        wanted = [c for c in self._cards if c.kind is self._kind] or self._cards
        if found is None:
            found = next((card.rows[0] for card in wanted if card.rows), None)
        if found is None:
            self.actions_row.choose(None, ())
            self.preview.clear(_("这条标准下还没有材料。把文件拖到左边对应的种类里。"))
        else:
            self._choose(found)

    def _choose(self, line: PieceRow) -> None:
        if self._chosen is line:
            return
        if self._chosen is not None:
            self._chosen.choose(chosen=False)
        line.choose(chosen=True)
        self._chosen = line
        self._path = line.evidence.path
        self.actions_row.choose(line.evidence, line.findings, line.doubts)
        places = [f.place for f in line.findings if not f.waived and f.place != NOWHERE]
        if self.desk.workspace is not None:
            evidence = line.evidence
            place = places[0] if places else NOWHERE
            self.preview.show_material(self.desk.workspace, evidence.path, evidence.material, place)

    def _open_piece(self, line: PieceRow) -> None:
        self._choose(line)
        self.actions_row.open_piece()

    def _show_place(self, line: PieceRow, place: Place) -> None:
        self._choose(line)
        self.preview.go_to(place)

    def _answer(self, line: PieceRow, doubt: Unknown) -> None:
        self._choose(line)
        self.actions_row.ask_waiver((doubt,))

    def _scroll_to_wanted(self) -> None:
        if self._kind is not None:
            found = next((card for card in self._cards if card.kind is self._kind), None)
            if found is not None:
                self._scroll.verticalScrollBar().setValue(max(found.y() - 4, 0))
            self._kind = None
        elif self._chosen is not None:
            self._scroll.ensureWidgetVisible(self._chosen, 0, 40)

    def focused_kind(self) -> Kind | None:
        """Return the kind whose card has the keyboard focus, or None."""
        focused = self.focusWidget()
        return next(
            (card.kind for card in self._cards if focused and card.isAncestorOf(focused)), None
        )

    def _show_tenures(self) -> None:
        workspace = self.desk.workspace
        if workspace is not None:
            tenures = workspace.decided().tenures.get(self.code, ())
            TenuresDialog(self.code, tenures, self.window()).open()

    def _ask_assignment(self) -> None:
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if workspace is None or assessment is None:
            return
        code = self.code
        now = assessment.by_code[code].assignment or Assignment(code)
        units = [unit.name for unit in assessment.edition.units]
        dialog = AssignDialog(now, units, self.window())

        def write() -> None:
            said = _("已改好 {code} 的责任分解。").format(code=code)
            self.desk.decide(dialog.decision(workspace, [code]), said)

        dialog.accepted.connect(write)
        dialog.open()


def _scroll() -> tuple[QVBoxLayout, QScrollArea]:
    canvas = QWidget()
    canvas.setObjectName("canvas")
    layout = QVBoxLayout(canvas)
    layout.setContentsMargins(0, 0, 6, 0)
    layout.setSpacing(10)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(330)
    area.setWidget(canvas)
    return layout, area
