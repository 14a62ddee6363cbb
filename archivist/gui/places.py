"""Where a window stood, remembered for each set of screens: the office desk, the projector, the laptop alone."""

from __future__ import annotations

import hashlib

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from archivist.gui.preferences import Preferences


def screens_key() -> str:
    """Return a short name of the screens that are there now: their places, sizes and scales."""
    told = sorted(
        f"{s.name()} {s.geometry().getRect()} {s.devicePixelRatio():.2f}"
        for s in QGuiApplication.screens()
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def restore(window: QMainWindow, preferences: Preferences) -> None:
    """Put *window* where it stood on these screens; on others its last size, inside what is to be seen."""
    kept = preferences.bytes_of(f"geometry/{screens_key()}")
    if kept.isEmpty() or not window.restoreGeometry(kept):
        window.restoreGeometry(preferences.bytes_of("geometry"))
    _fit(window)


def keep(window: QMainWindow, preferences: Preferences) -> None:
    """Remember where *window* stands on these screens."""
    geometry = window.saveGeometry()
    preferences.keep(f"geometry/{screens_key()}", geometry)
    preferences.keep("geometry", geometry)


def restore_splitters(page: QWidget, name: str, preferences: Preferences) -> None:
    """Give the splitters of *page* the places they had on these screens."""
    for number, splitter in enumerate(page.findChildren(QSplitter)):
        kept = preferences.bytes_of(f"splitter/{screens_key()}/{name}/{number}")
        if not kept.isEmpty():
            splitter.restoreState(kept)


def keep_splitters(page: QWidget, name: str, preferences: Preferences) -> None:
    """Remember where the splitters of *page* stand on these screens."""
    for number, splitter in enumerate(page.findChildren(QSplitter)):
        preferences.keep(f"splitter/{screens_key()}/{name}/{number}", splitter.saveState())


def _fit(window: QMainWindow) -> None:
    """Make a window smaller that is larger than its screen."""
    screen = window.screen()
    if screen is not None and not window.isMaximized():
        room = screen.availableSize()
        window.resize(window.size().boundedTo(room).expandedTo(window.minimumSize()))
