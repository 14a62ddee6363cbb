"""Questions answered off the main thread, where only the latest question matters."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

log = logging.getLogger(__name__)


class Latest(QObject):
    """Asks a function in a pool of threads; answers to questions since replaced are dropped.

    The functions must not touch widgets. *answered* and *failed* arrive in the main thread.
    """

    answered = Signal(object)
    failed = Signal(object)
    _came = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._came.connect(self._take)

    def ask(self, function: Callable[[], Any]) -> None:
        """Ask *function*; an earlier question that still waits is forgotten."""
        self._number += 1
        self._pool.clear()
        self._pool.start(_Question(self._number, function, self._tell))

    def forget(self) -> None:
        """Drop whatever is still to come."""
        self._number += 1
        self._pool.clear()

    def wait(self) -> None:
        """Return when no function runs any more."""
        self.forget()
        self._pool.waitForDone()

    def _tell(self, number: int, result: object, error: object) -> None:
        self._came.emit(number, result, error)

    def _take(self, number: int, result: object, error: object) -> None:
        if number != self._number:
            return
        if error is not None:
            self.failed.emit(error)
        else:
            self.answered.emit(result)


class _Question(QRunnable):
    def __init__(
        self,
        number: int,
        function: Callable[[], Any],
        tell: Callable[[int, object, object], None],
    ) -> None:
        super().__init__()
        self._number, self._function, self._tell = number, function, tell

    def run(self) -> None:
        result: object = None
        error: object = None
        try:
            result = self._function()
        except Exception as raised:
            log.info("a question failed", exc_info=True)
            error = raised
        try:
            self._tell(self._number, result, error)
        except RuntimeError:  # the asker is gone
            log.debug("an answer came too late")
