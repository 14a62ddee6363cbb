"""A crash, a hang, an exception and greed each cost exactly one task."""

import ctypes
import multiprocessing
import os
import re
import sys
import threading
import time
from collections import deque
from pathlib import Path

import pytest

from archivist.errors import NoWorkersError
from archivist.workers import pool
from archivist.workers.pool import Done, Failed
from archivist.workers.worker import Trouble


def act(task):
    """Do what the task says; runs in a worker."""
    return ACTS[task]() if task in ACTS else task * 2


def _raise():
    raise ValueError("bad file")


def _say():
    os.write(1, b"words of a library")
    os.write(2, b"a warning of a library")


ACTS = {
    "crash": lambda: os._exit(9),
    "segfault": lambda: ctypes.string_at(0),
    "killed": lambda: os.kill(os.getpid(), 9),
    "hang": lambda: time.sleep(600),
    # A library in C that never gives Python's lock back.
    "locked": lambda: re.match("(a+)+$", "a" * 64 + "b"),
    "raise": _raise,
    "leave": lambda: sys.exit(3),
    "unpicklable": threading.Lock,
    "greedy": lambda: len(bytearray(1 << 40)),
    "say": _say,
}


def outcomes(tasks, **options):
    events = list(pool.run(act, tasks, workers=2, **{"timeout": 5.0, **options}))
    return (
        sorted(e.value for e in events if isinstance(e, Done)),
        {e.task: e.reason for e in events if isinstance(e, Failed)},
    )


def test_every_task_answers_once():
    done, failed = outcomes([1, 2, 3, 4, 5])

    assert (done, failed) == ([2, 4, 6, 8, 10], {})


BAD = {
    "crash": "读取程序意外退出：exit 9",
    "segfault": "读取程序意外退出：SIGSEGV",
    "killed": "读取程序意外退出：SIGKILL",
    "hang": "读取超过时限：1 s",
    "locked": "读取超过时限：1 s",
    "raise": "读取出错，内容可能已损坏：ValueError",
    "leave": "读取出错，内容可能已损坏：SystemExit",
    "unpicklable": "读取出错，内容可能已损坏：TypeError",
    "greedy": "读取需要的内存超过上限",
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
def test_one_bad_task_costs_one_task():
    done, failed = outcomes([1, *BAD, 2, 3], timeout=1.0)

    assert done == [2, 4, 6]
    assert failed == BAD


@pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
def test_one_bad_task_costs_one_task_also_where_workers_hold_some_ahead():
    good = range(40)
    tasks = [*good[:20], *(bad for bad in BAD if bad not in {"locked", "greedy"}), *good[20:]]

    done, failed = outcomes(tasks, timeout=1.0, ahead=lambda _task: True)

    assert done == [2 * number for number in good]
    assert failed == {bad: BAD[bad] for bad in failed}
    assert len(failed) == len(BAD) - 2


def test_large_tasks_are_handed_out_in_their_turn_only():
    tasks = deque([*range(60), "hang", *range(60, 120)])
    left = []

    for event in pool.run(act, tasks, workers=1, timeout=1.0, ahead=lambda task: task != "hang"):
        if isinstance(event, Failed):
            left = list(tasks)

    assert left == list(range(60, 120))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("task", "trouble"),
    [
        ("segfault", Trouble.CRASHED),
        ("crash", Trouble.CRASHED),
        ("killed", Trouble.KILLED),
        ("hang", Trouble.OVERRAN),
        ("greedy", Trouble.MEMORY),
    ],
)
def test_a_task_that_ended_its_worker_is_told_from_one_whose_worker_was_killed(task, trouble):
    [failed] = pool.run(act, [task], workers=1, timeout=1.0)

    assert failed.trouble is trouble


def test_a_task_may_have_a_time_limit_of_its_own():
    done, failed = outcomes([1, "hang", 2], timeout=lambda task: 1.0 if task == "hang" else 60.0)

    assert (done, failed) == ([2, 4], {"hang": "读取超过时限：1 s"})


def test_what_a_task_raised_is_told_in_full_for_the_log():
    failed = [e for e in pool.run(act, ["raise"], workers=1) if isinstance(e, Failed)]

    assert "ValueError: bad file" in failed[0].detail


def test_libraries_do_not_write_into_the_answer(capfd):
    done, _ = outcomes(["say"])

    assert done == [None]
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_ends_between_two_tasks_costs_none():
    seen = []
    for event in pool.run(act, [1, 2, 3, 4], workers=1):
        seen.append(event)
        for child in multiprocessing.active_children():
            child.kill()
            child.join()

    assert [e.value for e in seen] == [2, 4, 6, 8]


def test_workers_that_never_start_are_said():
    with pytest.raises(NoWorkersError, match="启动不了"):
        list(pool.run(_Unloadable(), [1], workers=1))


class _Unloadable:
    def __reduce__(self):
        return os._exit, (1,)


def test_cancel_ends_the_run_and_its_workers():
    cancel = threading.Event()
    events = []
    for event in pool.run(act, [1, "hang", "hang", 2], workers=2, cancel=cancel):
        events.append(event)
        cancel.set()

    assert len(events) <= 2


def test_a_caller_who_stops_listening_leaves_no_process_behind():
    running = pool.run(act, [1, 2, "hang"], workers=1)
    next(running)

    running.close()

    assert multiprocessing.active_children() == []


def _run_and_hang(pids):
    running = pool.run(act, ["hang"], workers=1)
    threading.Thread(target=next, args=(running,), daemon=True).start()
    while not multiprocessing.active_children():
        time.sleep(0.01)
    time.sleep(1)  # for the child to be at work
    pids.send([child.pid for child in multiprocessing.active_children()])
    time.sleep(600)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_program_leaves_no_worker_behind():
    ours, theirs = multiprocessing.Pipe()
    program = multiprocessing.get_context("spawn").Process(target=_run_and_hang, args=(theirs,))
    program.start()
    worker = Path("/proc") / str(ours.recv()[0])
    was_there = worker.exists()

    program.kill()
    program.join()

    assert was_there
    assert _gone(worker, seconds=10)


def _gone(process, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not process.exists() or "State:\tZ" in (process / "status").read_text():
            return True
        time.sleep(0.05)
    return False
