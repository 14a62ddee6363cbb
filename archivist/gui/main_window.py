"""The window: navigation, menus, status, and the pages that share one desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from archivist.domain.kind import Kind
from archivist.gui import icons, places, status, work
from archivist.gui.actions import Actions
from archivist.gui.banner import Banner
from archivist.gui.commands import Commands
from archivist.gui.desk import Desk
from archivist.gui.dialogs.welcome import Welcome
from archivist.gui.job_bar import JobBar
from archivist.gui.navigation import Navigation, PageStack
from archivist.gui.one_window import OneWindow
from archivist.gui.page_list import PAGES
from archivist.gui.pages.page import Page
from archivist.gui.parts import Elided, column, row, text
from archivist.gui.preferences import Preferences
from archivist.gui.theme import Scheme, apply
from archivist.gui.watcher import Watcher
from archivist.i18n import _
from archivist.services.recent import recent
from archivist.services.workspace import Workspace

if TYPE_CHECKING:
    from archivist.gui.help_window import HelpWindow

_SIZE = (1280, 820)
_SMALLEST = (960, 600)


class MainWindow(QMainWindow):
    """*language_wanted* when a person chooses another language; the window is then made anew."""

    language_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        language: str = "zh_CN",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.preferences = desk, preferences
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        places.restore(self, preferences)
        self.one = OneWindow(self)
        self.one.called.connect(self.come_forward)
        self._help: HelpWindow | None = None
        self.commands = Commands(self)
        self.navigation, self.pages, self.banner = Navigation(), PageStack(desk), Banner()
        self.welcome = Welcome(self.commands.new, self.commands.open, self.commands.demo, self.lay)
        self.actions_ = Actions(self, self.commands.table())
        self.actions_.add_pages([(p.title, p.icon) for p in PAGES], self.navigation.setCurrentRow)
        self.actions_.add_view(
            preferences.scheme, self.set_scheme, language, self.language_wanted.emit
        )
        self._build()
        self.watcher = Watcher(desk, preferences, self)
        self.actions_.add_watching(preferences.watching, self.watcher.switch)
        self._connect()
        self._show_workspace()

    def go(self, key: str, filter_by: object = None) -> None:
        """Show a page, narrowed to *filter_by*."""
        number = next(n for n, entry in enumerate(PAGES) if entry.key == key)
        self.navigation.setCurrentRow(number)
        if filter_by is not None:
            self.pages.page(key).show_filter(filter_by)

    def open_standard(self, code: str, kind: Kind | None = None, path: str | None = None) -> None:
        """Show a standard's page at a kind or piece."""
        from archivist.gui.pages.standard import StandardPage  # noqa: PLC0415 — first visit

        page = self.pages.page("standard")
        if isinstance(page, StandardPage):
            self.go("standard")
            page.open(code, kind, path)

    def lay(self, workspace: Workspace, *, scan: bool = False) -> None:
        """Put a workspace on the desk; look at it, or read it first.

        One that another window has open comes to the front there, and nothing changes here.
        """
        if not self.one.claim(workspace.root):
            said = _("“{name}”已经在另一个窗口里打开，那个窗口已调到前面。")
            self.banner.tell(said.format(name=workspace.name), "plain")
            return
        self.desk.lay(workspace)
        self.navigation.setCurrentRow(0)
        if scan:
            self.scan()
        else:
            self.desk.check()

    def scan(self) -> None:
        """Read what is new or changed, and check."""
        if self.desk.workspace is not None:
            self.desk.run(work.scanning(self.desk.judging(self.desk.workspace)))

    def come_forward(self) -> None:
        """Show the window above all others, also when it was made small."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_help(self, key: str = "") -> None:
        """Open the manual at *key*, else at what the page in sight is about."""
        from archivist.gui.dialogs.shortcuts import all_keys  # noqa: PLC0415 — first asked for
        from archivist.gui.help_window import HelpWindow  # noqa: PLC0415

        if self._help is None:
            self._help = HelpWindow(all_keys(self), self)
        page = self.pages.currentWidget() if self.desk.workspace is not None else None
        self._help.open_at(key or (page.help_key() if isinstance(page, Page) else ""))

    def set_scheme(self, scheme: Scheme) -> None:
        """Change the look and remember it."""
        self.preferences.scheme = scheme
        self.actions_.looks[scheme].setChecked(True)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, scheme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "navigation"):
            icons.redress(self)
            self.navigation.redraw()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        places.keep(self, self.preferences)
        for key, page in self.pages.built.items():
            places.keep_splitters(page, key, self.preferences)
        self.one.free()
        if self._help is not None:
            self._help.close()
        self.watcher.stop()
        self.desk.stop()
        self.pages.leave()
        super().closeEvent(event)

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.pages)
        right = column(self.banner, self._stack, spacing=0)
        right.setStretch(1, 1)
        whole = row(self.navigation, right, spacing=0)
        whole.setStretch(1, 1)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)
        self.counts, self.checked = text("", "muted"), text("", "muted")
        self.job_bar = JobBar(self.desk)
        bar = self.statusBar()
        bar.addWidget(self.counts)
        bar.addWidget(self.job_bar, 1)
        self.watched = Elided("", "muted")
        self.watched.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar.addPermanentWidget(self.watched, 1)
        bar.addPermanentWidget(self.checked)
        self.counts.setContentsMargins(8, 0, 8, 0)
        self.checked.setContentsMargins(8, 0, 8, 0)

    def _connect(self) -> None:
        self.navigation.currentRowChanged.connect(self._visit)
        self.desk.told.connect(self.banner.tell)
        self.desk.wanted.connect(self.open_standard)
        self.desk.went.connect(self.go)
        self.desk.relaid.connect(lambda workspace: self.lay(workspace, scan=True))
        self.watcher.told.connect(self.watched.show_words)
        self.watcher.arrived.connect(lambda count: self.navigation.badge("unfiled", count))
        self.watcher.clicked.connect(self._come_forward)
        self.desk.changed.connect(self._say_status)
        self.desk.changed.connect(self._show_workspace)

    def _visit(self, number: int) -> None:
        if number < 0 or self.desk.workspace is None:
            return
        entry = PAGES[number]
        fresh = entry.key not in self.pages.built
        page = self.pages.visit(entry.key)
        page.settle()
        if entry.key == "unfiled":
            self.watcher.seen()
        if fresh:
            self._wire(page)
            places.restore_splitters(page, entry.key, self.preferences)

    def _come_forward(self) -> None:
        """Show the window at what arrived; asked for from the tray."""
        self.showNormal()
        self.activateWindow()
        self.go("unfiled")

    def _wire(self, page: Page) -> None:
        """Connect what a page may ask of the window."""
        for name, act in (
            ("help_wanted", self.show_help),
            ("scan_wanted", self.scan),
            ("scheme_wanted", self.set_scheme),
            ("language_wanted", self.language_wanted.emit),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(act)

    def _say_status(self) -> None:
        self.counts.setText(status.counts_text(self.desk))
        self.checked.setText(status.checked_text(self.desk))

    def _show_workspace(self, *_changes: object) -> None:
        """Show the pages while there is a workspace, else the welcome."""
        workspace = self.desk.workspace
        there = workspace is not None
        self.actions_.enable(workspace=there)
        self.navigation.setEnabled(there)
        name = workspace.name if workspace else ""
        title = (
            _("{name} — Archivist 文明城市材料归档").format(name=name)
            if there
            else _("Archivist 文明城市材料归档")
        )
        self.setWindowTitle(title)
        self._stack.setCurrentIndex(1 if there else 0)
        folders = recent()
        self.actions_.show_recent(folders, self._open_recent)
        if not there:
            self.welcome.show_recent(folders)
            self.counts.setText(status.counts_text(self.desk))
        elif self.navigation.currentRow() < 0:
            self.navigation.setCurrentRow(0)
        self.navigation.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _open_recent(self, folder: Path) -> None:
        self.commands.open_folder(folder)
