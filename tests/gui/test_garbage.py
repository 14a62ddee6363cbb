"""Leftovers of a window die in the main thread, when nothing else runs."""

import gc
import threading
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
