"""A crash, a hang, an exception and greed each cost exactly one task."""

import multiprocessing
import os
import sys
import threading
import time

import pytest

from archivist.workers import pool
from archivist.workers.pool import Done, Failed


def act(task):
    """Do what the task says; runs in a worker."""
    match task:
        case "crash":
            os._exit(9)
        case "hang":
            time.sleep(600)
        case "raise":
            raise ValueError("bad file")
        case "greedy":
            return len(bytearray(1 << 40))
    return task * 2


def outcomes(tasks, **options):
    events = list(pool.run(act, tasks, workers=2, **{"timeout": 5.0, **options}))
    return (
        sorted(e.value for e in events if isinstance(e, Done)),
        {e.task: e.reason for e in events if isinstance(e, Failed)},
    )


def test_every_task_answers_once():
    done, failed = outcomes([1, 2, 3, 4, 5])

    assert (done, failed) == ([2, 4, 6, 8, 10], {})


@pytest.mark.parametrize(
    ("bad", "says"),
    [("crash", "worker died (exit 9)"), ("hang", "no answer"), ("raise", "ValueError: bad file")],
)
def test_one_bad_task_costs_one_task(bad, says):
    done, failed = outcomes([1, bad, 2, 3], timeout=3.0)

    assert done == [2, 4, 6]
    assert says in failed[bad]


def test_a_task_may_have_a_time_limit_of_its_own():
    done, failed = outcomes([1, "hang", 2], timeout=lambda task: 1.0 if task == "hang" else 60.0)

    assert (done, failed) == ([2, 4], {"hang": "no answer in 1 s"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on address space")
def test_a_greedy_task_is_refused_memory():
    done, failed = outcomes([1, "greedy", 2])

    assert done == [2, 4]
    assert "MemoryError" in failed["greedy"]


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
