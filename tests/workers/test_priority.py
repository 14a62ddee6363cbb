"""Readers leave the processor to whoever waits in front of a screen."""

import os
import sys

import pytest

from archivist.workers import pool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX for its niceness")


def niceness(_task):
    return os.nice(0)


def test_readers_run_with_less_priority_than_the_program():
    answers = list(pool.run(niceness, [1], workers=1, timeout=60))

    assert answers[0].value > os.nice(0)
