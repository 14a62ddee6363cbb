"""Run a picklable function over many tasks in killable child processes.

A worker that crashes, hangs or asks for too much memory costs exactly the task it was holding: that
task is reported as :class:`Failed` and a fresh worker takes its place. A worker that has grown is
replaced between two tasks. Nothing here knows about Qt, the database, or what a task means.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any

from archivist.errors import NoWorkersError
from archivist.i18n import _
from archivist.workers.worker import LostError, TaskError, Trouble, Worker

_TICK = 0.1  # seconds between looks at the clock and the cancel flag
_AHEAD = 3  # tasks a worker holds beside the one it is at, so that it need not wait for the next
_TRIES = 3  # so many workers in a row may end before they begin with anything


@dataclass(frozen=True, slots=True)
class Done:
    """A task finished; *value* is what the function returned."""

    task: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """A task raised, killed its worker, or overran.

    *reason* says which, a sentence marked for translation without words of the task; *detail* is a traceback.
    """

    task: Any
    reason: str
    detail: str = ""
    trouble: Trouble = Trouble.RAISED


def run(
    function: Callable[[Any], Any],
    tasks: Iterable[Any],
    *,
    workers: int,
    timeout: float | Callable[[Any], float] = 300.0,
    ahead: Callable[[Any], bool] = lambda _task: False,
    cancel: threading.Event | None = None,
) -> Generator[Done | Failed, None, None]:
    """Yield one event per task, in completion order, until done or cancelled.

    *timeout* is in seconds for one task; a function says how long its task may take. When *tasks*
    is a deque the caller may add to it on the way, at either end. A task whose worker was gone
    before it began is given to another; one that *ahead* says is small may be handed out before its
    turn, and may be begun twice. Raises NoWorkersError where none can be started.
    """
    limit = timeout if callable(timeout) else lambda _task: timeout
    queue = tasks if isinstance(tasks, deque) else deque(tasks)
    crew = _Crew(function, queue, workers, limit, ahead)
    cancel = cancel or threading.Event()
    try:
        while (queue or crew.busy) and not cancel.is_set():
            crew.hand_out()
            yield from crew.answers()
    finally:  # also reached when the caller simply stops iterating
        crew.dismiss()


class _Crew:
    """The workers of one run and the queue they take from."""

    def __init__(
        self,
        function: Callable[[Any], Any],
        queue: deque[Any],
        size: int,
        limit: Callable[[Any], float],
        ahead: Callable[[Any], bool],
    ) -> None:
        self._function, self._queue, self._size = function, queue, size
        self._limit, self._ahead = limit, ahead
        self._workers: list[Worker] = []
        self._lost = 0

    @property
    def busy(self) -> bool:
        return any(worker.busy for worker in self._workers)

    def hand_out(self) -> None:
        """Give every idle worker a task, and start workers while there are tasks and room."""
        idle = sum(not worker.busy for worker in self._workers)
        while len(self._workers) < self._size and idle < len(self._queue):
            self._workers.append(self._started())
            idle += 1
        for worker in self._workers:
            while self._queue and self._takes_more(worker):
                task = self._queue.popleft()
                try:
                    worker.start(task, self._limit(task))
                except LostError:
                    self._give_back([task])

    def _takes_more(self, worker: Worker) -> bool:
        """Whether the next task is for *worker*; towards the end nobody takes work off another."""
        if not worker.busy:
            return worker.alive
        if worker.held > _AHEAD or len(self._queue) <= self._size * (_AHEAD + 1):
            return False
        return self._ahead(worker.task) and self._ahead(self._queue[0]) and worker.alive

    def answers(self) -> Iterator[Done | Failed]:
        """Wait a moment and yield what came; workers that are spent leave."""
        answered = wait([worker.pipe for worker in self._workers if worker.busy], timeout=_TICK)
        for worker in tuple(self._workers):
            if worker.pipe in answered or worker.overdue:
                yield from self._collected(worker, answered=worker.pipe in answered)
            if worker.done_with:
                self._workers.remove(worker)
                self._queue.extendleft(reversed(worker.give_up()))
                worker.kill()

    def dismiss(self) -> None:
        """Kill them all."""
        for worker in self._workers:
            worker.kill()

    def _collected(self, worker: Worker, *, answered: bool) -> Iterator[Done | Failed]:
        task = worker.task
        try:
            if not answered:
                raise worker.overran()
            ended, value = worker.collect()
        except LostError:
            self._give_back(worker.give_up())
            return
        except TaskError as error:
            yield Failed(task, str(error), error.detail, error.trouble)
            return
        self._lost = 0
        if ended:
            yield Done(task, value)

    def _started(self) -> Worker:
        try:
            return Worker(self._function, modest=True)
        except OSError as error:
            raise NoWorkersError(detail=error.strerror or error) from error

    def _give_back(self, tasks: list[Any]) -> None:
        self._lost += 1
        if self._lost > _TRIES * self._size:
            raise NoWorkersError(detail=_("进程一启动就结束"))
        self._queue.extendleft(reversed(tasks))
