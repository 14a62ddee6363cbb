"""Rings when something in a folder may have changed."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

log = logging.getLogger(__name__)
_LOOKED_ONLY = frozenset({"opened", "closed_no_write"})  # we open files ourselves to read them
_TICK = 0.2  # seconds between questions whether to stop


class Bell(FileSystemEventHandler):
    """What the system tells of changes, as one flag; what changed is found by looking."""

    def __init__(self) -> None:
        super().__init__()
        self._rung = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _LOOKED_ONLY:
            self._rung.set()

    def wait(self, seconds: float, cancel: threading.Event) -> bool:
        """Return when it rang, when *seconds* are over, or when *cancel* is set; say whether it rang."""
        end = time.monotonic() + seconds
        while not cancel.is_set() and (left := end - time.monotonic()) > 0:
            if self._rung.wait(min(left, _TICK)):
                self._rung.clear()
                return True
        return False


@contextlib.contextmanager
def hung(bell: Bell, folder: Path) -> Iterator[bool]:
    """Hang *bell* over *folder*; yield whether the system took it.

    It does not where the folder is gone or the system watches as many as it may (Linux counts
    them); then somebody has to look from time to time.
    """
    observer = Observer()
    try:
        observer.schedule(bell, str(folder), recursive=True)
        observer.start()
    except (OSError, RuntimeError):
        log.info("the system does not tell of changes in %s", folder, exc_info=True)
        yield False
        return
    try:
        yield True
    finally:
        observer.stop()
        observer.join()
