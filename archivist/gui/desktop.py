"""The application object and its one window."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from archivist import i18n
from archivist.errors import ArchivistError
from archivist.gui import input_method, theme
from archivist.gui.crash import CrashHooks, log_folder, write_log
from archivist.gui.desk import Desk
from archivist.gui.garbage import Garbage
from archivist.gui.icons import icon
from archivist.gui.main_window import MainWindow
from archivist.gui.one_window import call
from archivist.gui.preferences import Preferences
from archivist.gui.tokens import LIGHT
from archivist.i18n import _
from archivist.services.workspace import open_workspace

log = logging.getLogger(__name__)
# Seconds after which a job's thread must let the window on. Python's own 5 ms are paid each time Qt
# calls back, a dozen times for one repaint, and a scan made the window stand still for 70 ms.
_SWITCH = 0.0005
_NO_FONT = "no_chinese_font_said"


class Desktop:
    """Prepares Qt, shows the window, and makes it anew when the language changes."""

    def __init__(self, argv: Sequence[str], workspace: Path | None) -> None:
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        input_method.prepare(os.environ, plugins)
        existing = QApplication.instance()
        self.app = existing if isinstance(existing, QApplication) else QApplication([*argv] or [""])
        self.app.setApplicationName("Archivist")
        self.app.setApplicationDisplayName("")
        self.app.setDesktopFileName("archivist")
        self.app.setWindowIcon(icon("package-check", LIGHT.accent, 64))
        self.preferences = Preferences()
        self.language = self.preferences.language or i18n.system_language()
        self.desk = Desk()
        self._translator = QTranslator()
        self._start = workspace
        self.window: MainWindow | None = None

    def run(self) -> int:
        """Show the window until it is closed; where the workspace is open already, call its window."""
        if self._start is not None and call(self._start):
            return 0  # it is open already, and its window has come to the front
        hooks, handler = CrashHooks(), write_log(log_folder())
        hooks.install()
        garbage = Garbage(lambda: self.desk.is_busy)
        interval = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        try:
            self.prepare()
            self.show()
            if self._start is not None:
                self._open(self._start)
            return self.app.exec()
        finally:
            sys.setswitchinterval(interval)
            garbage.stop()
            hooks.remove()
            logging.getLogger("archivist").removeHandler(handler)
            handler.close()

    def prepare(self) -> None:
        """Set language, font and look."""
        self._speak(self.language)
        self._has_font = theme.set_font(self.app)
        theme.apply(self.app, self.preferences.scheme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self) -> None:
        """Show the window."""
        self.window = MainWindow(self.desk, self.preferences, self.language)
        self.window.language_wanted.connect(self._change_language)
        self.window.show()
        if not self._has_font and not self.preferences.flag(_NO_FONT):
            self.preferences.set_flag(_NO_FONT)
            said = "No Chinese font on this system; using the one that comes with the program. "
            advice = _("系统没有中文字体，暂用程序自带的字体；请安装 {package}。").format(
                package="fonts-noto-cjk"
            )
            self.window.banner.tell(f"{said}{advice}", "plain")

    def _open(self, folder: Path) -> None:
        if self.window is None:
            return
        try:
            self.window.lay(open_workspace(folder))
        except (ArchivistError, OSError) as error:
            self.window.banner.tell(str(error), "bad")

    def _speak(self, language: str) -> None:
        i18n.use(language)
        QLocale.setDefault(QLocale(language))
        self.app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self.app.installTranslator(self._translator)

    def _change_language(self, language: str) -> None:
        if language == self.language:
            return
        self.preferences.language = self.language = language
        self._speak(language)
        old = self.window
        workspace = self.desk.workspace
        if old is not None:
            self.app.setQuitOnLastWindowClosed(False)
            old.close()
            old.deleteLater()
        self.desk = Desk()
        self.show()
        self.app.setQuitOnLastWindowClosed(True)
        if workspace is not None:
            self._open(workspace.root)

    def _follow_system(self) -> None:
        if self.preferences.scheme is theme.Scheme.SYSTEM:
            theme.apply(self.app, theme.Scheme.SYSTEM)
