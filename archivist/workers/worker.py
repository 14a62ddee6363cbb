"""One child process that does one task at a time, and can be killed at any moment.

The child says that it has taken a task before it begins, so that a child that died earlier costs
no task, and that starting it counts for no task's time.
"""

from __future__ import annotations

import faulthandler
import multiprocessing as mp
import os
import pickle
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

from archivist.i18n import N_
from archivist.workers import guard, memory, priority

_SPAWN = mp.get_context("spawn")  # never fork a process that has threads
_TAKEN = b"taken"
_CRASHED = N_("读取程序意外退出")
_START_SECONDS = 60.0  # for a child to start and take its first task
_FROM_OUTSIDE = ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT")  # no reader ends itself by these
_GRACE_SECONDS = 15.0  # a child that nobody killed in time ends itself after so much more


class LostError(Exception):
    """The child ended before it began with the task; another may do it."""


class Trouble(StrEnum):
    """How a task failed."""

    RAISED = "raised"
    MEMORY = "memory"
    CRASHED = "crashed"
    KILLED = "killed"  # by somebody else, or by a system short of memory
    OVERRAN = "overran"
    DROPPED = "dropped"


class TaskError(Exception):
    """The task failed; says why in a line that may be shown, and *detail* for a log."""

    def __init__(self, trouble: Trouble, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.detail = detail


class Worker:
    """A child process for *function*, and the tasks it holds: the one it is at, then those that wait.

    A *modest* one leaves the processor to whoever waits in front of a screen.
    """

    def __init__(self, function: Callable[[Any], Any], *, modest: bool = False) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, function, modest), daemon=True)
        self._process.start()
        theirs.close()
        self._held: deque[tuple[Any, float]] = deque()
        self._since, self._taken, self._spent = 0.0, False, False

    @property
    def held(self) -> int:
        """How many tasks it holds."""
        return len(self._held)

    @property
    def busy(self) -> bool:
        """Whether it holds a task."""
        return bool(self._held)

    @property
    def task(self) -> Any:
        """The task it is at, or will begin with."""
        return self._held[0][0]

    @property
    def alive(self) -> bool:
        """Whether it can be given a task."""
        return self._process.is_alive() and not self._spent

    @property
    def done_with(self) -> bool:
        """Whether nothing more comes of it; tasks it holds still are for others."""
        return self._spent or not (self._held or self._process.is_alive())

    @property
    def overdue(self) -> bool:
        """Whether the task, or the child's start, takes longer than it may."""
        limit = self._held[0][1] if self._taken else _START_SECONDS
        return self.busy and time.monotonic() - self._since > limit

    def start(self, task: Any, seconds: float) -> None:
        """Give it *task*, which may take *seconds* once it is begun. Raises LostError."""
        if not self._held:
            self._since, self._taken = time.monotonic(), False
        try:
            self.pipe.send((task, seconds))
        except OSError as error:
            self._spent = not self._held  # else its end is still to be read from the pipe
            raise LostError from error
        self._held.append((task, seconds))

    def collect(self) -> tuple[bool, Any]:
        """Return what came through the pipe: whether it is the end of the task, and its value.

        Raises LostError and TaskError; of a task that ended its child, the reason says how. A task
        that ended is held no more, one that was lost before it began still is.
        """
        try:
            data = self.pipe.recv_bytes()
        except (EOFError, OSError) as error:
            self._process.join()
            self._spent = True
            if not self._taken:
                raise LostError from error
            self._end()
            raise _died(self._process.exitcode) from error
        if data == _TAKEN:
            self._taken, self._since = True, time.monotonic()
            return False, None
        self._end()
        well, value, grown = pickle.loads(data)  # noqa: S301 — our own child wrote it
        self._spent = grown > memory.RECYCLE_BYTES
        if not well:
            raise TaskError(*value)
        return True, value

    def overran(self) -> TaskError:
        """Kill it and return why. Raises LostError where it had not even begun."""
        self.kill()
        if not self._taken:
            raise LostError
        seconds = self._held[0][1]
        self._end()
        return TaskError(Trouble.OVERRAN, f"{N_('读取超过时限')}：{seconds:g} s")

    def give_up(self) -> list[Any]:
        """Return the tasks it has not begun with, for others, and hold none any more."""
        left = [task for task, _seconds in self._held]
        self._held.clear()
        return left

    def _end(self) -> None:
        self._held.popleft()
        self._since, self._taken = time.monotonic(), False

    def kill(self) -> None:
        """End the child at once; it is of no use any more."""
        self._spent = True
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _died(code: int | None) -> TaskError:
    """Return what the exit code of a child says that ended in the middle of a task."""
    if code is None or code >= 0:
        return TaskError(Trouble.CRASHED, f"{_CRASHED}：exit {code}")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    trouble = Trouble.KILLED if name in _FROM_OUTSIDE else Trouble.CRASHED
    return TaskError(trouble, f"{_CRASHED}：{name}")


def _serve(pipe: Connection, function: Callable[[Any], Any], modest: bool) -> None:  # noqa: FBT001 — handed on by multiprocessing
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when we die
    if modest:
        priority.step_back()
    guard.stand()
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 — a device, no path
        while True:
            try:
                task, seconds = pipe.recv()
            except (EOFError, OSError):
                return
            pipe.send_bytes(_TAKEN)
            # Ends the process even while a library holds Python's lock.
            faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=nowhere)
            pipe.send_bytes(_answer(function, task))
            faulthandler.cancel_dump_traceback_later()


def _answer(function: Callable[[Any], Any], task: Any) -> bytes:
    try:
        return pickle.dumps((True, function(task), memory.peak()))
    except MemoryError:
        why = Trouble.MEMORY, N_("读取需要的内存超过上限"), ""
    except BaseException as error:  # noqa: BLE001 — whatever a task does, the parent hears of it
        said = f"{N_('读取出错，内容可能已损坏')}：{type(error).__name__}"
        why = Trouble.RAISED, said, traceback.format_exc(limit=-3)
    return pickle.dumps((False, why, memory.peak()))
