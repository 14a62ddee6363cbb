"""What reading a damaged file may come to, and what it may not."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.domain.material import Failure, Status
from archivist.domain.ocr import OcrMode
from archivist.extract.members import UnpackTask, has_members, unpack
from archivist.extract.read import ReadResult, ReadTask, read_file
from archivist.workers import memory, pool

SECONDS = 60.0  # what a scan gives a file
SLOW_SECONDS = 20.0
GREEDY_BYTES = 2 << 30
_COSTS = ("读取超过时限", "读取需要的内存超过上限")
_CODES = frozenset({"G03", "G05", "G07", "G08"})
_DETAIL = re.compile(r"[\w ,.:;()<>/-]{0,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: *fault* is what may not be, *cost* what is allowed and worth a look."""

    path: str
    fault: str = ""
    cost: str = ""
    status: str = ""
    seconds: float = 0.0
    peak: int = 0


def judge(
    paths: Iterable[Path], *, workers: int = 2, seconds: float = SECONDS
) -> Iterator[Outcome]:
    """Read files as a scan does, in workers, and say of each what came of it."""
    for event in pool.run(examine, [str(p) for p in paths], workers=workers, timeout=seconds):
        if isinstance(event, pool.Done):
            yield event.value
        else:
            told = f"{event.reason} {event.detail[-600:]}"
            overran = event.reason.startswith(_COSTS)
            fault, cost = ("", told) if overran else (told, "")
            yield Outcome(event.task, fault, cost, "failed")


def examine(path: str) -> Outcome:
    """Read one file and its members; runs in a worker."""
    watch = _Watch.on()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as aside:
        watch.allowed = aside
        results = list(_results(path, aside))
        watch.allowed = ""
    took, peak = time.monotonic() - begin, memory.peak()
    faults = [fault for each in results for fault in _faults(each)]
    faults += [f"opened to write: {name}" for name in watch.written]
    watch.written.clear()
    costs = [each.failure.reason for each in results if each.failure and _is_cost(each.failure)]
    costs += [f"slow: {took:.0f} s"] * (took > SLOW_SECONDS)
    costs += [f"greedy: {peak >> 20} MB"] * (peak > GREEDY_BYTES)
    return Outcome(path, "; ".join(faults), "; ".join(costs), str(results[0].status), took, peak)


def _results(path: str, aside: str) -> Iterator[ReadResult]:
    first = read_file(ReadTask(path, Path(path).name, ocr=OcrMode.NEVER))
    yield first
    if has_members(first.format) and first.status is not Status.REFUSED:
        opened = unpack(UnpackTask(path, Path(path).name, first.format, aside))
        for member in opened.members[:5]:
            if member.path:
                yield read_file(ReadTask(member.path, member.relative))


def _is_cost(failure: Failure) -> bool:
    return failure.reason.startswith(_COSTS)


def _faults(result: ReadResult) -> Iterator[str]:
    failure = result.failure
    if (result.status is Status.FAILED) != (failure is not None):
        yield f"{result.status} with {failure}"
    if failure is None:
        return
    cause, _, detail = failure.reason.partition("：")
    told = "\u4e00" <= cause[:1] <= "\u9fff" or cause.startswith(("HEIC", "Word", "XPS", "Visio"))
    if failure.code not in _CODES or not told or not _DETAIL.fullmatch(detail):
        yield f"unclear: {failure.code} {failure.reason!r}"


class _Watch:
    """Notes what is opened to be written elsewhere than allowed; one a process, like its hook."""

    _one: _Watch | None = None

    def __init__(self) -> None:
        self.allowed = ""
        self.written: list[str] = []
        sys.addaudithook(self._note)

    @classmethod
    def on(cls) -> _Watch:
        """Return the watch of this process."""
        if cls._one is None:
            cls._one = cls()
        return cls._one

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and self.allowed:
            path, _mode, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            inside = str(path).startswith(self.allowed) or "__pycache__" in str(path)
            if writes and not inside and not isinstance(path, int) and str(path) != os.devnull:
                self.written.append(str(path))
