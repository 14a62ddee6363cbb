"""What the page of unfiled materials knows and decides, apart from how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from archivist.domain.assessment import Assessment
from archivist.domain.kind import Kind
from archivist.gui import work
from archivist.gui.background import Latest
from archivist.gui.desk import Desk
from archivist.gui.dialogs.choose_standard import ChooseStandardDialog
from archivist.gui.pages.unfiled_rows import UnfiledRow, unfiled_rows
from archivist.i18n import _
from archivist.services.filing import Placement, place, undo
from archivist.services.unfiled import set_aside, take_up
from archivist.services.workspace import Workspace

if TYPE_CHECKING:
    from archivist.services.matching import Matched


@dataclass(frozen=True, slots=True)
class _Question:
    """What the rows are put together from; each dictionary is only ever replaced, not changed."""

    workspace: Workspace
    assessment: Assessment
    known: dict[str, Matched]
    kinds: dict[str, Kind]
    asides: bool

    def rows(self) -> tuple[UnfiledRow, ...]:
        """Put the rows together; takes its time with thousands of files, so not in the main thread."""
        decided = self.workspace.decided()
        return unfiled_rows(self.assessment, decided, self.known, self.kinds, asides=self.asides)


class TakingOver(QObject):
    """The rows still to decide, and every decision about them.

    Signals: *changed* when the rows must be put together anew, *loaded* when that is done, *settled*
    when some only left them. What was decided leaves the rows at once: the check that follows takes
    longer than the next key.
    """

    changed = Signal()
    loaded = Signal()
    settled = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._window = desk, parent
        self.rows: tuple[UnfiledRow, ...] = ()
        self.is_matching = False
        self.is_loading = False
        self._asking = Latest(self)
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._fail)
        self._known: dict[str, Matched] = {}
        self._kinds: dict[str, Kind] = {}
        self._settled: set[str] = set()
        self._stopped = False
        self._of: Workspace | None = None
        desk.busy.connect(self._rest)

    def load(self, *, asides: bool) -> None:
        """Put the rows together from what holds now, and say *loaded*; forget another workspace's.

        Until then the rows stay as they are: thousands take longer than a key may wait.
        """
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if workspace is not self._of:
            self._of, self._known, self._kinds, self._stopped = workspace, {}, {}, False
            self._settled.clear()
            self.is_matching = False
            self.rows = ()
        if workspace is None or assessment is None:
            self.rows = ()
            self._asking.forget()
            return
        asked = _Question(workspace, assessment, self._known, dict(self._kinds), asides)
        self.is_loading = True
        self._asking.ask(asked.rows)

    def leave(self) -> None:
        """Wait until nothing is put together any more; for closing."""
        self._asking.wait()
        self.is_loading = False

    def _take(self, rows: tuple[UnfiledRow, ...]) -> None:
        self.is_loading = False
        gone = self._settled
        self.rows = tuple(each for each in rows if each.path not in gone) if gone else rows
        self.loaded.emit()

    def match(self, *, anew: bool = False) -> None:
        """Match what is unfiled, as a job that can be cancelled; what was found by then is kept.

        After a cancelled run only a person starts another.
        """
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if self.is_matching or workspace is None or assessment is None:
            return
        if self._stopped and not anew:
            return
        self.is_matching, self._stopped = True, False
        found = {} if anew else dict(self._known)  # rows may be put together from the other now
        materials = {material.path: material for material in assessment.materials}

        def take(_result: object) -> None:
            if workspace is self.desk.workspace:
                self._known, self.is_matching = found, False
                self.changed.emit()

        self.desk.ask(work.suggesting(workspace, materials, found, anew=anew), take)

    def file_one(self, found: UnfiledRow, number: int) -> None:
        """File *found* under its suggestion *number*."""
        chosen = found.suggestions[number]
        kind = found.chosen or chosen.kind
        why = "；".join(chosen.why)
        self._file([Placement(chosen.standard, found.path, kind, why=why)])

    def file_all(self, rows: Sequence[UnfiledRow]) -> None:
        """File *rows* under their best suggestions, as one batch."""
        self._file([
            Placement(
                each.best.standard,
                each.path,
                each.chosen or each.best.kind,
                why="；".join(each.best.why),
            )
            for each in rows
            if each.best
        ])  # fmt: skip

    def choose_standard(self, found: UnfiledRow, before: Callable[[], None]) -> None:
        """Ask for the standard of *found*; *before* is called when one was chosen."""
        assessment = self.desk.assessment
        if assessment is None:
            return
        dialog = ChooseStandardDialog(assessment, found.kind, self._window.window())

        def write() -> None:
            if dialog.code is not None:
                before()
                self._file([Placement(dialog.code, found.path, dialog.chosen_kind)])

        dialog.accepted.connect(write)
        dialog.open()

    def change_kind(self, found: UnfiledRow) -> None:
        """Let *found* be filed as the next kind: first those its standard asks for, then the others."""
        code = found.best.standard if found.best else None
        assessment = self.desk.assessment
        dossier = assessment.by_code.get(code) if assessment and code else None
        asked = dossier.standard.kinds if dossier else ()
        kinds = [*asked, *(kind for kind in Kind if kind not in asked)]
        at = kinds.index(found.kind) if found.kind in kinds else -1
        self._kinds[found.path] = chosen = kinds[(at + 1) % len(kinds)]
        self.rows = tuple(each.as_kind(chosen) if each is found else each for each in self.rows)

    def refuse(self, rows: Sequence[UnfiledRow]) -> None:
        """Say that *rows* are no evidence; of what was set aside already, that it is."""
        workspace = self.desk.workspace
        back = [each.path for each in rows if each.aside is not None]
        paths = [each.path for each in rows if each.aside is None]
        if workspace is None:
            return
        if back:
            self._settle(back)
            self.desk.decide(lambda: take_up(workspace, back), _("已放回待归档。"))
        if paths:
            self._settle(paths)
            said = _("{path} 不是佐证，以后不再问；Backspace 可以撤销。").format(path=paths[0])
            self.desk.decide(lambda: set_aside(workspace, paths), said)

    def take_back(self) -> None:
        """Undo the last decision."""
        workspace = self.desk.workspace
        if workspace is not None:
            self.desk.decide(lambda: undo(workspace), _("已撤销上一步。"))

    def _file(self, placements: list[Placement]) -> None:
        workspace = self.desk.workspace
        if workspace is None or not placements:
            return
        said = _("已归档 {count} 份；Backspace 或 Ctrl+Z 可以撤销。").format(count=len(placements))
        if len(placements) == 1:
            one = placements[0]
            said = _("已归入 {code}：{path}；Backspace 或 Ctrl+Z 可以撤销。").format(
                code=one.standard, path=one.path
            )
        self._settle([each.path for each in placements])
        self.desk.decide(lambda: place(workspace, placements), said)

    def _settle(self, paths: Sequence[str]) -> None:
        self._settled.update(paths)
        self.rows = tuple(each for each in self.rows if each.path not in self._settled)
        self.settled.emit()

    def _fail(self, error: Exception) -> None:
        self.is_loading = False
        self.desk.tell(str(error), "bad")

    def _rest(self, busy: bool) -> None:  # noqa: FBT001 — a signal's value
        """When nothing runs, what the logs say holds, and a matching that did not end was stopped."""
        if busy:
            return
        settled, stopped = bool(self._settled), self.is_matching
        self._settled.clear()
        self.is_matching, self._stopped = False, self._stopped or stopped
        if settled or stopped:
            self.changed.emit()
