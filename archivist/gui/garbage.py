"""Collect garbage in the main thread, and never while a job runs.

Python's collector runs wherever memory is asked for, so it may destroy a window's leftovers in a
job's thread, or in the main thread while that thread works on. Qt forgives neither.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Takes over from the automatic collector until :meth:`stop`; *is_busy* says a job runs."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back to the automatic collector."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as the automatic collector would."""
        if self._is_busy():
            return
        due = [
            n
            for n, (c, t) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if c > t
        ]
        if due:
            gc.collect(max(due))
