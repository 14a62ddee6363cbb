"""A worker that stands ready and answers one question at a time, for whoever waits in front of a screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import Any

from archivist.errors import NoWorkersError
from archivist.i18n import N_, _
from archivist.workers.worker import LostError, TaskError, Trouble, Worker

_TICK = 0.05
_TRIES = 3


class StandingWorker:
    """Asks *function* in a child process that stays between questions.

    A question that takes too long, crashes the child or is dropped costs the child, and the next
    one gets a fresh one. May be used from several threads; their questions wait for each other.
    """

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function
        self._turn = threading.Lock()
        self._worker: Worker | None = None

    def ask(self, task: Any, *, seconds: float, wanted: Callable[[], bool] = lambda: True) -> Any:
        """Return the function's answer.

        *wanted* is asked meanwhile; when it says no, the child is ended. Raises TaskError, whose
        words say why there is no answer, and NoWorkersError.
        """
        with self._turn:
            for _try in range(_TRIES):
                try:
                    return self._answer(task, seconds, wanted)
                except LostError:
                    self._end()
            raise NoWorkersError(detail=_("进程一启动就结束"))

    def stop(self) -> None:
        """End the child; a question under way fails. Another question starts a new one."""
        with self._turn:
            self._end()

    def rest(self) -> None:
        """End the child unless it is at work; it would only hold memory."""
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _answer(self, task: Any, seconds: float, wanted: Callable[[], bool]) -> Any:
        worker = self._ready()
        worker.start(task, seconds)
        while True:
            if not wanted():
                self._end()
                raise TaskError(Trouble.DROPPED, N_("已经不需要了"))
            if worker.overdue:
                raise worker.overran()
            if wait([worker.pipe], timeout=_TICK):
                ended, value = worker.collect()
                if ended:
                    return value

    def _ready(self) -> Worker:
        if self._worker is not None and not self._worker.alive:
            self._end()
        if self._worker is None:
            try:
                self._worker = Worker(self._function)
            except OSError as error:
                raise NoWorkersError(detail=error.strerror or error) from error
        return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None
