"""Nothing fails in silence: a log file, and a window with the text to copy."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from archivist.gui.parts import button, column, named, row, text
from archivist.i18n import _
from archivist.services.recent import config_folder

_KEPT_BYTES = 1_000_000
log = logging.getLogger("archivist")


def log_folder() -> Path:
    """Return where the logs lie."""
    return config_folder() / "logs"


def write_log(folder: Path) -> RotatingFileHandler:
    """Write the program's log into *folder* from now on; close the handler at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "archivist.log", maxBytes=_KEPT_BYTES, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    return handler


class CrashHooks(QObject):
    """Catches what nobody caught, in any thread, and shows it in the main one."""

    _crashed = Signal(str)

    def __init__(self, show: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._show = show or show_crash
        self._showing = False
        self._crashed.connect(self._tell)
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._main
        threading.excepthook = self._thread

    def remove(self) -> None:
        """Leave everything as it was."""
        sys.excepthook, threading.excepthook = self._before

    def _main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("unexpected error", exc_info=(kind, error, trace))
        self._crashed.emit("".join(traceback.format_exception(kind, error, trace)))

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or RuntimeError("thread died")
        self._main(args.exc_type, error, args.exc_traceback)

    def _tell(self, trace: str) -> None:
        # One window is enough: a fault in a paint event comes again with every repaint.
        if self._showing:
            return
        self._showing = True
        try:
            self._show(trace)
        finally:
            self._showing = False


class CrashDialog(QDialog):
    """What happened, where the log is, and the text to send."""

    def __init__(self, trace: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(_("出现了意外错误"))
        self.resize(680, 420)
        self.trace = f"{_versions()}\n\n{trace}"
        shown = named(QPlainTextEdit(self.trace, readOnly=True), _("错误详情"))
        folder = _("日志在 {folder}").format(folder=log_folder())
        layout = column(
            text(_("程序遇到了没有料到的错误，可以继续使用；您的材料没有改动。"), "h2", wrap=True),
            text(_("请把下面的文字发给维护人员。"), wrap=True),
            shown,
            text(folder, "muted", wrap=True),
            row(
                None,
                button(_("复制文字"), self.copy, icon="clipboard-copy"),
                button(_("继续使用"), self.accept, name="primary"),
            ),
            spacing=10,
        )
        layout.setContentsMargins(18, 16, 18, 14)
        self.setLayout(layout)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QApplication.clipboard().setText(self.trace)


def show_crash(trace: str) -> None:
    """Show the crash window and wait until it is closed."""
    CrashDialog(trace).exec()


def _versions() -> str:
    return (
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}"
    )
