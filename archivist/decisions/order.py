"""Put the lines of several logs in one causal order."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archivist.decisions.line import Line
from archivist.decisions.log import Log

Clock = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with what its writer knew: how many lines of each log, this one included."""

    line: Line
    log: str
    index: int
    clock: Clock

    def saw(self, other: Placed) -> bool:
        """Whether the writer of this line could have read *other*."""
        return self.clock.get(other.log, 0) > other.index


def in_order(logs: Sequence[Log]) -> list[Placed]:
    """Merge *logs*: a line comes after everything its writer had seen, else by time and id.

    Deterministic for the same set of files, whatever their order. Lines that wait for a head that
    is not there (a log that was not handed in) are taken when nothing else is left to wait for.
    """
    merge = _Merge(sorted(logs, key=lambda log: log.name))
    return merge.run()


class _Merge:
    def __init__(self, logs: Sequence[Log]) -> None:
        self._logs = {log.name: log for log in logs}
        self._at = {log.name: {head: i for i, head in enumerate(log.heads, 1)} for log in logs}
        self._next = {log.name: 0 for log in logs}
        self._clocks: dict[str, list[Clock]] = {log.name: [] for log in logs}
        self._ready: list[tuple[str, str, str]] = []
        self._waiting: set[str] = set()

    def run(self) -> list[Placed]:
        out: list[Placed] = []
        for name in self._logs:
            self._queue(name)
        while self._ready or self._waiting:
            if not self._ready:  # a cycle can only come from tampering: take the oldest
                oldest = min(self._waiting, key=self._key)
                self._waiting.discard(oldest)
                heapq.heappush(self._ready, self._key(oldest))
            name = heapq.heappop(self._ready)[2]
            out.append(self._place(name))
            for waiting in sorted(self._waiting):
                self._queue(waiting)
            self._queue(name)
        return out

    def _key(self, name: str) -> tuple[str, str, str]:
        line = self._logs[name].lines[self._next[name]]
        return line.time, line.id, name

    def _queue(self, name: str) -> None:
        self._waiting.discard(name)
        if self._next[name] >= len(self._logs[name].lines):
            return
        if self._blocked(name):
            self._waiting.add(name)
        else:
            heapq.heappush(self._ready, self._key(name))

    def _blocked(self, name: str) -> bool:
        line = self._logs[name].lines[self._next[name]]
        return any(
            self._at.get(other, {}).get(head, 0) > self._next.get(other, 0)
            for other, head in line.seen.items()
        )

    def _place(self, name: str) -> Placed:
        index = self._next[name]
        line = self._logs[name].lines[index]
        clocks = self._clocks[name]
        clock = dict(clocks[-1]) if clocks else {}
        for other, head in line.seen.items():
            known = self._at.get(other, {}).get(head, 0)
            if 0 < known <= len(self._clocks.get(other, ())):
                for log, count in self._clocks[other][known - 1].items():
                    clock[log] = max(clock.get(log, 0), count)
        clock[name] = index + 1
        clocks.append(clock)
        self._next[name] = index + 1
        return Placed(line, name, index, clock)
