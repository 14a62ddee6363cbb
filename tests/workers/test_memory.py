"""How much memory a worker has had is its own, not its parent's."""

import os
import sys

import pytest

from archivist.workers import memory, pool

_MEGABYTE = 1 << 20


def weigh(megabytes):
    """Hold so much for a moment; runs in a worker."""
    held = bytearray(os.urandom(_MEGABYTE) * megabytes)
    return len(held), memory.peak()


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS counts in its own way")
def test_a_worker_is_not_charged_with_what_the_program_holds():
    held = bytearray(os.urandom(_MEGABYTE) * 300)

    events = list(pool.run(weigh, [1, 150], workers=1))

    small, large = (event.value[1] for event in events)
    assert len(held) == 300 * _MEGABYTE
    assert small < 200 * _MEGABYTE
    assert large > 150 * _MEGABYTE
