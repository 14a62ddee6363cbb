"""The folder of all logs of a workspace: read them together, write only one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from archivist.decisions.line import FORMAT, Decision, Line, digest, encode, new_id
from archivist.decisions.log import SUFFIX, Log, append_lines, log_name, read_log
from archivist.decisions.projection import Decided, project

_LOCK_SECONDS = 30
Decide = Callable[[Decided], Iterable[Decision]]


class DecisionFolder:
    """Reads every ``*.jsonl`` of a folder; appends to the log of one person on one machine."""

    def __init__(self, folder: Path, person: str, machine: str) -> None:
        self._folder = folder
        self._person, self._machine = person, machine
        self._name = log_name(person, machine)
        self._stamps: dict[Path, tuple[int, int]] = {}
        self._logs: dict[Path, Log] = {}
        self._decided: Decided | None = None

    def read(self) -> Decided:
        """Return what holds now; files that did not change since the last call are not read again."""
        stamps = {}
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            stat = path.stat()
            stamps[path] = (stat.st_size, stat.st_mtime_ns)
        if self._decided is None or stamps != self._stamps:
            self._logs = {
                path: self._logs[path] if self._stamps.get(path) == stamp else read_log(path)
                for path, stamp in stamps.items()
            }
            self._stamps = stamps
            self._decided = project(list(self._logs.values()))
        return self._decided

    def append(self, decide: Decide) -> tuple[Line, ...]:
        """Ask *decide* what to write, given what holds now, and write it as one batch.

        The own log is locked meanwhile, so two windows of the same person never fork the chain.
        Nothing is written when *decide* yields nothing or raises.
        """
        path = self._folder / f"{self._name}{SUFFIX}"
        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=_LOCK_SECONDS):
            decisions = tuple(decide(self.read()))
            if not decisions:
                return ()
            lines = self._chain(path, decisions)
            append_lines(path, lines)
        return lines

    def _chain(self, path: Path, decisions: tuple[Decision, ...]) -> tuple[Line, ...]:
        own = self._logs.get(path, Log(self._name))
        previous, seen, batch = own.head, self._news(own), new_id()
        lines: list[Line] = []
        for decision in decisions:
            line = Line(
                v=FORMAT,
                id=batch if not lines else new_id(),
                time=datetime.now().astimezone().isoformat(timespec="milliseconds"),
                person=self._person,
                machine=self._machine,
                act=decision.act,
                subject=decision.subject,
                values={k: v for k, v in decision.values.items() if v is not None},
                batch=batch,
                seen=seen if not lines else {},
                prev=previous,
            )
            previous = digest(encode(line))
            lines.append(line)
        return tuple(lines)

    def _news(self, own: Log) -> dict[str, str]:
        """Return the heads of the other logs that this log has not named yet."""
        named: dict[str, str] = {}
        for line in own.lines:
            named.update(line.seen)
        heads = {log.name: log.head for log in self._logs.values() if log.head}
        return {
            name: head
            for name, head in heads.items()
            if name != own.name and named.get(name) != head
        }
