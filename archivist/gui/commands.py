"""What the menu does: each command in a few lines, the work itself in the services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from archivist.errors import ArchivistError
from archivist.gui.crash import log_folder
from archivist.gui.open_outside import open_file
from archivist.i18n import _
from archivist.services.filing import redo, undo
from archivist.services.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from archivist.gui.main_window import MainWindow

Act = Callable[[], object]


class Commands(QObject):
    """The acts behind the menu entries of :mod:`archivist.gui.actions`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def table(self) -> dict[str, Act]:
        """Return each command by the name of its menu entry."""
        window = self._window
        return {
            "new": self.new,
            "next": self.next_cycle,
            "open": self.open,
            "demo": self.demo,
            "take_in": self.take_in,
            "evidence": self.show_evidence,
            "quit": window.close,
            "undo": lambda: self._take_back(undo, _("已撤销上一步。")),
            "redo": lambda: self._take_back(redo, _("已重做。")),
            "filter": self.focus_filter,
            "scan": window.scan,
            "check": window.desk.check,
            "before": lambda: self._step(-1),
            "after": lambda: self._step(1),
            "help": window.show_help,
            "keys": self.show_keys,
            "logs": self.show_logs,
            "about": self.show_about,
        }

    def new(self, last: Path | None = None) -> None:
        """Ask for a new workspace and make it; from the *last* cycle's, say what it took over."""
        from archivist.gui.dialogs.new_workspace import NewWorkspaceDialog  # noqa: PLC0415

        dialog = NewWorkspaceDialog(self._window)
        if last is not None:
            dialog.start_from(last)

        def lay(workspace: Workspace) -> None:
            self._window.lay(workspace, scan=True)
            if dialog.took is not None:
                from archivist.gui.dialogs.told_list import carried_list  # noqa: PLC0415

                carried_list(dialog.took, self._window).open()

        dialog.made.connect(lay)
        dialog.open()

    def next_cycle(self) -> None:
        """Ask for a workspace of the next cycle that starts from the one on the desk."""
        workspace = self._window.desk.workspace
        self.new(workspace.root if workspace is not None else None)

    def open(self) -> None:
        """Ask for a workspace folder and open it."""
        preferences = self._window.preferences
        start = str(preferences.folder("open", Path.home()))
        name = QFileDialog.getExistingDirectory(self._window, _("打开工作区文件夹"), start)
        if name:
            preferences.keep_folder("open", Path(name).parent)
            self.open_folder(Path(name))

    def open_folder(self, folder: Path) -> None:
        """Open *folder*, or say why not."""
        try:
            workspace: Workspace = open_workspace(folder)
        except (ArchivistError, OSError) as error:
            self._window.banner.tell(str(error), "bad")
            return
        self._window.lay(workspace)

    def demo(self) -> None:
        """Ask for a folder, make the sample evidence there, and open its workspace."""
        from archivist.services.demo import demo  # noqa: PLC0415 — the drawing code is large

        window = self._window
        start = str(window.preferences.folder("demo", Path.home()))
        name = QFileDialog.getExistingDirectory(window, _("示例放在哪个文件夹里"), start)
        if not name:
            return
        folder = Path(name) / _("Archivist示例")
        window.preferences.keep_folder("demo", Path(name))
        window.desk.run(lambda cancel: demo(folder, cancel=cancel), self._lay_made)

    def take_in(self) -> None:
        """Choose files for the standard that is shown."""
        from archivist.gui.pages.standard import StandardPage  # noqa: PLC0415 — first visit

        self._window.go("standard")
        page = self._window.pages.page("standard")
        if isinstance(page, StandardPage):
            page.choose_files(page.focused_kind())

    def show_evidence(self) -> None:
        """Open the evidence folder in the file manager."""
        workspace = self._window.desk.workspace
        if workspace is not None and not (
            workspace.evidence.is_dir() and open_file(workspace.evidence)
        ):
            self._window.banner.tell(
                _("打不开材料文件夹 {path}。").format(path=workspace.evidence), "bad"
            )

    def focus_filter(self) -> None:
        """Put the cursor into the page's filter."""
        page = self._window.pages.currentWidget()
        line = getattr(page, "filter", None)
        if line is not None:
            line.setFocus()
            line.selectAll()

    def show_keys(self) -> None:
        """Show every shortcut."""
        from archivist.gui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415

        ShortcutsDialog(self._window).open()

    def show_logs(self) -> None:
        """Open the folder of the logs."""
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not open_file(folder):
            self._window.banner.tell(_("日志在 {folder}").format(folder=folder), "plain")

    def show_about(self) -> None:
        """Show version and licences."""
        from archivist.gui.dialogs.about import AboutDialog  # noqa: PLC0415

        AboutDialog(self._window).open()

    def _lay_made(self, made: object) -> None:
        from archivist.services.demo import DemoResult  # noqa: PLC0415 — loaded by now

        if isinstance(made, DemoResult):
            self._window.lay(made.workspace)
            self._window.desk.tell(
                _("示例已生成，在 {folder}。").format(folder=made.workspace.root), "good"
            )

    def _take_back(self, act: Callable[[Workspace], object], said: str) -> None:
        workspace = self._window.desk.workspace
        if workspace is not None:
            self._window.desk.decide(lambda: act(workspace), said)  # type: ignore[arg-type,return-value]

    def _step(self, by: int) -> None:
        from archivist.gui.pages.standard import StandardPage  # noqa: PLC0415 — first visit

        page = self._window.pages.page("standard")
        if isinstance(page, StandardPage):
            self._window.go("standard")
            page.step(by)
