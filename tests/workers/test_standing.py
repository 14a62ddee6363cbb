"""One child that stands ready, and is replaced when it is lost."""

import ctypes
import threading
import time

import pytest

from archivist.workers.standing import StandingWorker
from archivist.workers.worker import TaskError, Trouble


class Counting:
    """Counts its questions, so that a new child is told from the old one; runs in a worker."""

    def __init__(self):
        self.asked = 0

    def __call__(self, task):
        self.asked += 1
        if task == "hang":
            time.sleep(600)
        if task == "crash":
            ctypes.string_at(0)
        if task == "raise":
            raise ValueError(task)
        if task == "greedy":
            return len(bytearray(1 << 40))
        return self.asked


@pytest.fixture
def worker():
    made = StandingWorker(Counting())
    yield made
    made.stop()


def test_the_child_stays_between_questions(worker):
    assert [worker.ask("x", seconds=20) for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("task", "trouble", "next_number"),
    [
        ("hang", Trouble.OVERRAN, 1),
        ("crash", Trouble.CRASHED, 1),
        ("raise", Trouble.RAISED, 3),
        ("greedy", Trouble.MEMORY, 3),
    ],
)
def test_a_question_without_answer_costs_itself(worker, task, trouble, next_number):
    worker.ask("x", seconds=20)

    with pytest.raises(TaskError) as raised:
        worker.ask(task, seconds=1)

    assert raised.value.trouble is trouble
    assert worker.ask("x", seconds=20) == next_number


def test_a_question_nobody_wants_any_more_ends_soon(worker):
    left = threading.Event()
    threading.Timer(0.3, left.set).start()
    begin = time.monotonic()

    with pytest.raises(TaskError) as raised:
        worker.ask("hang", seconds=60, wanted=lambda: not left.is_set())

    assert raised.value.trouble is Trouble.DROPPED
    assert time.monotonic() - begin < 15


def test_a_child_that_died_while_it_stood_ready_costs_no_question(worker):
    worker.ask("x", seconds=20)
    worker._worker._process.kill()
    worker._worker._process.join()

    assert worker.ask("x", seconds=20) == 1
