"""Run a picklable function over many tasks in killable child processes.

A worker that crashes, hangs or asks for too much memory costs exactly the task it was holding: that
task is reported as :class:`Failed` and a fresh worker takes its place. A worker that has grown is
replaced between two tasks. Nothing here knows about Qt, the database, or what a task means.
"""

from __future__ import annotations

import multiprocessing as mp
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

_SPAWN = mp.get_context("spawn")  # never fork a process that has threads
_TICK = 0.1  # seconds between looks at the clock and the cancel flag
RECYCLE_BYTES = 1 << 30  # a worker that has held this much is replaced
LIMIT_BYTES = 4 << 30  # address space of one worker, where the system can limit it


@dataclass(frozen=True, slots=True)
class Done:
    """A task finished; *value* is what the function returned."""

    task: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """A task raised, killed its worker, or overran; *reason* says which, in English."""

    task: Any
    reason: str


def run(
    function: Callable[[Any], Any],
    tasks: Iterable[Any],
    *,
    workers: int,
    timeout: float | Callable[[Any], float] = 300.0,
    cancel: threading.Event | None = None,
) -> Generator[Done | Failed, None, None]:
    """Yield one event per task, in completion order, until done or cancelled.

    *timeout* is in seconds for one task; a function says how long its task may take. When *tasks*
    is a deque the caller may add to it on the way, at either end.
    """
    limit = timeout if callable(timeout) else lambda _: timeout
    queue, crew = tasks if isinstance(tasks, deque) else deque(tasks), list[_Worker]()
    cancel = cancel or threading.Event()
    try:
        while (queue or any(w.busy for w in crew)) and not cancel.is_set():
            while len(crew) < workers and sum(not w.busy for w in crew) < len(queue):
                crew.append(_Worker(function))
            for worker in crew:
                if queue and not worker.busy:
                    worker.start(queue.popleft())
            answered = wait([w.pipe for w in crew if w.busy], timeout=_TICK)
            for worker in tuple(crew):
                if worker.pipe in answered:
                    yield worker.collect()
                elif worker.busy and worker.age > limit(worker.task):
                    worker.kill()
                    yield Failed(worker.task, f"no answer in {limit(worker.task):g} s")
                if not worker.alive:
                    worker.kill()
                    crew.remove(worker)
    finally:  # also reached when the caller simply stops iterating
        for worker in crew:
            worker.kill()


class _Worker:
    """One child process and the task it holds."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, function), daemon=True)
        self._process.start()
        theirs.close()
        self.busy, self.task, self._since = False, None, 0.0
        self._spent = False

    def start(self, task: Any) -> None:
        self.busy, self.task, self._since = True, task, time.monotonic()
        self.pipe.send(task)

    def collect(self) -> Done | Failed:
        self.busy = False
        try:
            ok, answer, grown = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            self._spent = True
            return Failed(self.task, f"worker died (exit {self._process.exitcode})")
        self._spent = grown > RECYCLE_BYTES
        return Done(self.task, answer) if ok else Failed(self.task, answer)

    @property
    def age(self) -> float:
        return time.monotonic() - self._since

    @property
    def alive(self) -> bool:
        return self._process.is_alive() and not self._spent

    def kill(self) -> None:
        self.busy = False
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Connection, function: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when we die
    _limit_memory()
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, function(task), _peak_bytes()
        except Exception:  # noqa: BLE001 — whatever a file does, the parent hears of it
            answer = False, traceback.format_exc(limit=-3), _peak_bytes()
        pipe.send(answer)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 — exists on POSIX only

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = LIMIT_BYTES if hard == resource.RLIM_INFINITY else min(LIMIT_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _peak_bytes() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 — exists on POSIX only

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
