"""What the benchmarks share: a place of their own, a clock, and a line of the result.

Nothing here judges a time: machines differ. What is printed is the ratio to a peer that did the same
work in the same run.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROUNDS = 5


@contextmanager
def workplace() -> Iterator[Path]:
    """Yield a folder that is deleted at the end; caches and preferences go there too."""
    with tempfile.TemporaryDirectory(prefix="archivist-bench-") as name:
        place = Path(name)
        for variable in ("ARCHIVIST_CACHE", "ARCHIVIST_CONFIG"):
            os.environ[variable] = str(place / variable)
        yield place


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rivals(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the median seconds of each, run in turns so that a busy moment meets all of them."""
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def show(what: str, ours: float, theirs: float, peer: str) -> None:
    """Print one comparison; above 1 we are faster."""
    ratio = theirs / ours if ours else float("inf")
    line = f"{what}: {ours * 1000:.2f} ms, {peer} {theirs * 1000:.2f} ms, {ratio:.2f}x\n"
    sys.stdout.write(line)


def count_from(arguments: list[str], usual: int) -> int:
    """Return the N of the command line."""
    return int(arguments[1]) if len(arguments) > 1 else usual
