"""The only place where a running job meets Qt, and the only place where it meets another job."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from archivist.services.progress import Event, Step

Job = Callable[[threading.Event], Iterator[Event]]
# A scan of unchanged files yields thousands of steps a second; the eye needs twenty.
_BETWEEN_STEPS = 0.05
log = logging.getLogger(__name__)


class JobThread(QThread):
    """Iterates over a job off the main thread and repeats its events as signals.

    Steps are passed on at most twenty times a second; every other event always is.
    """

    happened = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; what is done stays done."""
        self._cancel.set()

    def run(self) -> None:
        """Iterate; runs in the thread."""
        told = 0.0
        try:
            for event in self._job(self._cancel):
                now = time.monotonic()
                if isinstance(event, Step) and now - told < _BETWEEN_STEPS:
                    continue
                told = now
                self.happened.emit(event)
        except Exception as error:
            log.info("a job failed", exc_info=True)
            self.failed.emit(error)
