"""Watches the evidence folder beside the window: what arrives is scanned, and said without a dialog."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.preferences import Preferences
from archivist.i18n import _
from archivist.services.progress import Event
from archivist.services.workspace import Workspace

if TYPE_CHECKING:
    from archivist.services.settling import Arrived

log = logging.getLogger(__name__)
_SHOWN_MS = 8000


class WatchThread(QThread):
    """Repeats the notices of :mod:`archivist.services.arrivals` as signals."""

    noticed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop; it does within a fraction of a second, after a look at most."""
        self._cancel.set()

    def run(self) -> None:
        """Look until cancelled; runs in the thread. A watch that fails is logged, work goes on."""
        from archivist.services.arrivals import arrivals, look_now  # noqa: PLC0415 — brings watchdog
        from archivist.services.settling import Settling  # noqa: PLC0415

        try:
            settling = Settling(look_now(self._workspace))
            for notice in arrivals(self._workspace, settling, cancel=self._cancel):
                if self._cancel.is_set():
                    return
                self.noticed.emit(notice)
        except Exception:
            log.exception("watching the evidence folder failed")


class Watcher(QObject):
    """One thread a workspace.

    Signals: *told* (what the status bar says), *arrived* (how many files since the page of unfiled
    materials was seen), *clicked* (somebody clicked the notice in the tray).
    """

    told = Signal(str)
    arrived = Signal(int)
    clicked = Signal()

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._preferences, self._window = desk, preferences, parent
        self._of: Workspace | None = None
        self._thread: WatchThread | None = None
        self._tray: QSystemTrayIcon | None = None
        self._count, self._was_lost = 0, False
        desk.changed.connect(lambda _changes: self._follow())

    @property
    def is_watching(self) -> bool:
        """Whether a folder is being watched."""
        return self._thread is not None

    def switch(self, watching: bool) -> None:  # noqa: FBT001 — a signal's value
        """Begin or end watching, and remember it."""
        self._preferences.watching = watching
        self.stop()
        self._follow()

    def seen(self) -> None:
        """Count from nothing again: a person looks at what arrived."""
        self._count = 0
        self.arrived.emit(0)

    def stop(self) -> None:
        """Stop and wait until nothing runs."""
        thread, self._thread, self._of = self._thread, None, None
        if thread is not None:
            thread.noticed.disconnect()
            thread.cancel()
            thread.wait()
            thread.deleteLater()
        if self._tray is not None:
            self._tray.hide()
        self.told.emit("")

    def _follow(self) -> None:
        """Watch the folder of the workspace on the desk, once it was looked at."""
        workspace = self._desk.workspace
        if workspace is self._of:
            return
        self.stop()
        self.seen()
        if workspace is None or self._desk.assessment is None or not self._preferences.watching:
            return
        self._of = workspace
        self._thread = WatchThread(workspace, self)
        self._thread.noticed.connect(self._note)
        self._thread.start()

    def _note(self, notice: object) -> None:
        from archivist.services.arrivals import Lost, Watching  # noqa: PLC0415 — loaded by now
        from archivist.services.settling import Arrived  # noqa: PLC0415

        if isinstance(notice, Lost):
            self._was_lost = True
            self.told.emit(_("材料文件夹不见了，连上以后自动继续"))
        elif isinstance(notice, Watching):
            self.told.emit(_("守候新文件中（定时查看）") if notice.polling else _("守候新文件中"))
            if self._was_lost:
                self._was_lost = False
                self._scan(Arrived())
        elif isinstance(notice, Arrived):
            self._scan(notice)

    def _scan(self, arrived: Arrived) -> None:
        """Scan and check when the desk is free; then say what came."""
        desk, workspace = self._desk, self._desk.workspace
        if workspace is None:
            return

        def job(cancel: threading.Event) -> Iterator[Event]:
            return work.scanning(desk.judging(workspace), arrived.unsettled)(cancel)

        def say(_result: object) -> None:
            if workspace is self._desk.workspace:
                self._say(len(arrived.paths))

        desk.ask(job, say)

    def _say(self, count: int) -> None:
        if not count:
            return
        self._count += count
        self.arrived.emit(self._count)
        said = _("新到或改动 {count:,} 份材料，已扫描并检查").format(count=self._count)
        self.told.emit(said)
        if not self._window.isActiveWindow() and QSystemTrayIcon.isSystemTrayAvailable():
            self._tell_in_tray(said)

    def _tell_in_tray(self, said: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(lambda _reason: self.clicked.emit())
        self._tray.setToolTip(said)
        self._tray.show()
        icon = QSystemTrayIcon.MessageIcon.Information
        self._tray.showMessage(self._window.windowTitle(), said, icon, _SHOWN_MS)
