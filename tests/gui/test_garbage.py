"""Leftovers of a window die in the main thread, when nothing else runs."""

import gc
import threading
import time
import weakref

from archivist.gui.garbage import Garbage


class Loop:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self):
        self.me = self


def leftovers(number):
    return [weakref.ref(Loop()) for _ in range(number)]


def test_garbage_waits_while_a_job_runs_and_goes_when_it_has_ended(qtbot):
    busy = threading.Event()
    busy.set()
    garbage = Garbage(busy.is_set)
    left = leftovers(2000)

    garbage.collect()
    kept = sum(each() is not None for each in left)
    busy.clear()
    garbage.collect()
    garbage.stop()

    assert kept == 2000
    assert [each for each in left if each() is not None] == []
    assert gc.isenabled()


def test_what_a_job_left_in_great_number_waits_until_nobody_is_there(qtbot):
    away, now = threading.Event(), [0.0]
    garbage = Garbage(lambda: False, is_away=away.is_set, now=lambda: now[0])
    left = leftovers(60_000)

    garbage.collect()
    now[0] = 100.0
    garbage.collect()
    while_there = sum(each() is not None for each in left)
    away.set()
    garbage.collect()
    gone = sum(each() is None for each in left)
    garbage.stop()

    assert while_there == 60_000
    assert gone == 60_000


def test_what_was_set_apart_is_looked_through_at_last_whoever_is_there(qtbot):
    now = [0.0]
    garbage = Garbage(lambda: False, is_away=lambda: False, now=lambda: now[0])
    left = leftovers(60_000)

    garbage.collect()
    now[0] = 3600.0
    garbage.collect()
    garbage.stop()

    assert not any(each() for each in left)


def test_what_is_set_apart_does_not_hold_the_window(qtbot):
    garbage = Garbage(lambda: False, is_away=lambda: True)
    kept = [{"name": [number]} for number in range(300_000)]

    began = time.thread_time()
    garbage.collect()
    taken = time.thread_time() - began
    garbage.stop()

    assert len(kept) == 300_000
    assert taken < 0.05
