"""测评目录 and 责任分解表 on the settings page: take one in after a look at it, change to another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QMenu

from archivist.domain.edition import Edition
from archivist.domain.relation import Succession
from archivist.domain.unit import Assignment
from archivist.editions.fault import Fault
from archivist.errors import ArchivistError
from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.dialogs.import_preview import assignments_preview, edition_preview
from archivist.gui.dialogs.told_list import outcome_list
from archivist.gui.dialogs.upgrade import UpgradeDialog
from archivist.gui.parts import Elided, button, column, row, text
from archivist.i18n import _
from archivist.services.progress import Changes, Event, Finished, Started
from archivist.services.workspace import Workspace

_TABLES = "(*.xlsx *.xls *.ods *.csv *.docx)"
Then = Callable[[object], None]


class EditionCard(QFrame):
    """Every import is previewed; every change of catalogue is decided line by line and undoable."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self.edition, self.units = Elided(""), Elided("")
        self.others = QMenu(self)
        self.take = button(
            _("导入…"), self._ask_edition, tip=_("从 Excel、CSV 或 Word 表格导入，先看后定")
        )
        self.take.setAccessibleName(_("导入测评目录"))
        self.switch = button(
            _("换用…"), lambda: None, tip=_("换成另一份目录，归档跟着标准走，可以撤销")
        )
        self.switch.setAccessibleName(_("换用测评目录"))
        self.switch.setMenu(self.others)
        self.others.aboutToShow.connect(self._fill_others)
        self.take_units = button(
            _("导入…"), self._ask_units, tip=_("责任单位、责任人、联系电话、完成时限")
        )
        self.take_units.setAccessibleName(_("导入责任分解表"))
        catalogue = row(text(_("测评目录")), self.edition, self.take, self.switch)
        table = row(text(_("责任分解表")), self.units, self.take_units)
        for line in (catalogue, table):
            line.setStretch(1, 1)
        layout = column(text(_("目录和责任"), "h2"), catalogue, table, spacing=10)
        layout.setContentsMargins(14, 10, 14, 12)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Show the catalogue in use, and how many standards have somebody who answers."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        edition = workspace.edition
        official = _("正式目录") if edition.official else _("参考目录（非官方）")
        words = _("{name} · {official} · 材料审核标准 {count} 条")
        self.edition.show_words(
            words.format(name=edition.name, official=official, count=len(edition.standards))
        )
        given = workspace.decided().assignments.values()
        told = _("已定责任人的标准 {persons} 条，已定完成时限的 {dues} 条")
        self.units.show_words(
            told.format(
                persons=sum(bool(each.person) for each in given),
                dues=sum(each.due is not None for each in given),
            )
        )

    def preview_edition(self, path: Path) -> None:
        """Read a catalogue file and show what is in it; accepted, it may be changed to."""
        workspace = self._desk.workspace
        if workspace is None:
            return

        def show(result: object) -> None:
            if isinstance(result, tuple):
                edition, faults = result
                dialog = edition_preview(edition, faults, self.window())
                dialog.accepted.connect(lambda: self._keep(workspace, edition))
                dialog.open()

        self._desk.run(_reading_edition(path), show)

    def _keep(self, workspace: Workspace, edition: Edition) -> None:
        """Keep the catalogue, and go on to changing to it."""
        from archivist.services.editions import keep_edition  # noqa: PLC0415

        try:
            keep_edition(workspace, edition)
        except ArchivistError as error:
            self._desk.tell(str(error), "bad")
            return
        self._desk.tell(_("已导入目录“{name}”。").format(name=edition.name), "good")
        self.change_to(edition)

    def change_to(self, after: Edition) -> None:
        """Propose what becomes of each standard; accepted, change to *after* and tell what it did."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        if workspace.edition.id == after.id:
            self._desk.tell(_("正在用的就是这份目录。"))
            return

        def show(result: object) -> None:
            from archivist.services.upgrading import filings_of  # noqa: PLC0415 — loaded by now

            if isinstance(result, Succession):
                filings = filings_of(workspace.decided())
                dialog = UpgradeDialog(result, filings, self.window())
                dialog.accepted.connect(lambda: self._upgrade(workspace, dialog.succession))
                dialog.open()

        self._desk.ask(work.proposing(workspace, after), show)

    def preview_units(self, path: Path) -> None:
        """Read a 责任分解表 and show what is in it; accepted, it is taken over."""
        workspace = self._desk.workspace
        if workspace is None:
            return

        def show(result: object) -> None:
            if isinstance(result, tuple):
                assignments, faults = result
                dialog = assignments_preview(assignments, faults, self.window())
                dialog.accepted.connect(lambda: self._assign(workspace, assignments))
                dialog.open()

        self._desk.run(_reading_units(path, workspace.edition), show)

    def _upgrade(self, workspace: Workspace, succession: Succession) -> None:
        judging = self._desk.judging(workspace)

        def show(result: object) -> None:
            from archivist.services.upgrading import Outcome  # noqa: PLC0415 — loaded by now

            if isinstance(result, Outcome):
                outcome_list(result, lambda: self._take_back(workspace), self.window()).open()

        self._desk.run(work.upgrading(judging, succession), show)

    def _take_back(self, workspace: Workspace) -> None:
        from archivist.services.filing import undo  # noqa: PLC0415

        self._desk.decide(lambda: undo(workspace), _("已换回原来的目录。"))

    def _assign(self, workspace: Workspace, assignments: tuple[Assignment, ...]) -> None:
        from archivist.services.assigning import assign_all  # noqa: PLC0415

        said = _("已导入 {count} 条标准的责任分工；Ctrl+Z 可以撤销。")
        self._desk.decide(
            lambda: assign_all(workspace, assignments), said.format(count=len(assignments))
        )

    def _fill_others(self) -> None:
        from archivist.services.editions import editions  # noqa: PLC0415

        self.others.clear()
        workspace = self._desk.workspace
        for edition in editions(workspace) if workspace else ():
            action = self.others.addAction(edition.name)
            action.setEnabled(workspace is not None and edition.id != workspace.edition.id)
            action.triggered.connect(lambda _on=False, edition=edition: self.change_to(edition))

    def _ask_edition(self) -> None:
        if (path := self._ask(_("导入测评目录"))) is not None:
            self.preview_edition(path)

    def _ask_units(self) -> None:
        if (path := self._ask(_("导入责任分解表"))) is not None:
            self.preview_units(path)

    def _ask(self, title: str) -> Path | None:
        pattern = f"{_('目录表')} {_TABLES}"
        name, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), pattern)
        return Path(name) if name else None


def _reading_edition(path: Path) -> work.Job:
    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.services.editions import preview_edition  # noqa: PLC0415

        yield Started("import", 0)
        read: tuple[Edition, tuple[Fault, ...]] = preview_edition(path)
        yield Finished(Changes.NOTHING, read)

    return job


def _reading_units(path: Path, edition: Edition) -> work.Job:
    def job(_cancel: threading.Event) -> Iterator[Event]:
        from archivist.editions.import_assignments import import_assignments  # noqa: PLC0415

        yield Started("import", 0)
        yield Finished(Changes.NOTHING, import_assignments(path, edition))

    return job
