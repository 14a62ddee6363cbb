"""Collect garbage in the main thread, and never while a job runs.

Python's collector runs wherever memory is asked for, so it may destroy a window's leftovers in a
job's thread, or in the main thread while that thread works on. Qt forgives neither.

What a job leaves is mostly what the window now shows, some hundred thousand objects that live until
the next check: looking through them all would hold the window for a tenth of a second and more. They
are set apart unlooked at, and looked through when nobody is at the window.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS = 1000
_MANY = 20_000  # objects; to look through as many takes some ten milliseconds
_BETWEEN = 60.0  # seconds from one look through everything to the next, while nobody is there
_AT_LAST = 1800.0  # seconds after which everything is looked through whoever is there


def is_nobody_there() -> bool:
    """Whether another program has the keyboard."""
    return QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive


class Garbage(QObject):
    """Takes over from the automatic collector until :meth:`stop`; *is_busy* says a job runs.

    *is_away* says that nobody is at the window, *now* gives seconds that only go up.
    """

    def __init__(
        self,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
        *,
        is_away: Callable[[], bool] = is_nobody_there,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._is_busy, self._is_away, self._now = is_busy, is_away, now
        self._apart = False
        self._last = now()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back to the automatic collector."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect what is due, as the automatic collector would, but never what takes long."""
        if self._is_busy():
            return
        counts = gc.get_count()
        if counts[0] > _MANY:
            gc.freeze()
            self._apart = True
        elif self._apart and self._is_time():
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._apart, self._last = False, self._now()
        elif due := [
            n for n, (c, t) in enumerate(zip(counts, gc.get_threshold(), strict=True)) if c > t
        ]:
            gc.collect(max(due))

    def _is_time(self) -> bool:
        """Whether what was set apart may be looked through now."""
        waited = self._now() - self._last
        return waited >= _AT_LAST or (waited >= _BETWEEN and self._is_away())
