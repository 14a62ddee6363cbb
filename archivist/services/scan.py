"""Read every new or changed file of the evidence folder; skip the unchanged; forget the gone."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from archivist.domain.facts import Facts
from archivist.domain.material import Status
from archivist.domain.ocr import Looked, OcrMode, enough_for
from archivist.errors import EvidenceEmptyError
from archivist.extract import READER_VERSION
from archivist.extract.codec import decode_facts
from archivist.extract.ocr_engine import available
from archivist.extract.read import ReadResult, ReadTask
from archivist.services.earlier import absent_prefixes, walk_earlier
from archivist.services.indexing import index_changes
from archivist.services.locate import join
from archivist.services.member_files import forget_members
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.reading import (
    facts_bytes,
    file_row,
    holding_in,
    known_again,
    lost_row,
    lost_to,
    reading_row,
    unlisted_row,
)
from archivist.services.scanned import Scanned
from archivist.services.unpacking import Lost, Task, Unpacking, work_on
from archivist.services.walk import Seen, Unlisted, walk
from archivist.services.workspace import EARLIER, RECEIVED, Workspace
from archivist.store import files, readings
from archivist.store.database import transaction
from archivist.store.files import FileRow, Known
from archivist.workers import pool
from archivist.workers.worker import Trouble

_SECONDS_PER_FILE = 60.0
_SECONDS_TO_UNPACK = 300.0
_SLOWEST = 10_000_000  # bytes a second that a share gives at least
# Recognition keeps to limits of its own within a file; these only end what hangs.
_SECONDS_TO_LOOK = {OcrMode.NEVER: 60.0, OcrMode.AUTO: 480.0, OcrMode.ALWAYS: 3900.0}
_LOOKED_AT = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp")
_LARGE = 1 << 20  # bytes
_SMALL = 64 << 10
_ELSEWHERE = (f"{RECEIVED}/", f"{EARLIER}/")
_BATCH_SECONDS = 0.5
_BATCH_FILES = 200
# A file changed so shortly before it was read may change again within the same clock tick.
_RACY_NS = 2_000_000_000


@dataclass(slots=True)
class ScanSummary:
    """Counts of files, bytes seen, seconds; ``read + unchanged + failed + refused = seen``.

    A member of an archive is a file like any other; *bytes* are those on the disk.
    """

    seen: int = 0
    read: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0
    refused: int = 0
    bytes: int = 0
    seconds: float = 0.0
    indexed: int = 0


@dataclass
class _Work:
    """One scan under way: what is to be read, and what waits to be written."""

    db: sqlite3.Connection
    known: dict[str, Known]
    summary: ScanSummary
    holding: frozenset[str]
    tried: str
    total: int = 0
    ocr: OcrMode = OcrMode.AUTO
    tasks: dict[str, Seen] = field(default_factory=dict)
    rows: list[FileRow] = field(default_factory=list)
    kept: list[readings.ReadingRow] = field(default_factory=list)
    readings: list[readings.ReadingRow] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)
    since: float = 0.0

    @cached_property
    def stored(self) -> dict[str, FileRow]:
        """The row of every path as it was; all are fetched when one is wanted."""
        return files.load(self.db)

    @cached_property
    def facts(self) -> dict[tuple[str, str], bytes]:
        """The facts of every content that was read before; all are fetched when one is wanted."""
        return {(sha, form): data for sha, form, data in readings.facts(self.db)}

    def stored_row(self, path: str) -> FileRow:
        """Return the row of a path that did not change."""
        return self.stored[path]

    def stored_facts(self, path: str) -> Facts:
        """Return the facts of a path that did not change."""
        row = self.stored[path]
        data = self.facts.get((row.sha256 or "", row.format))
        return decode_facts(data) if data else Facts()

    @cached_property
    def members(self) -> dict[str, list[Known]]:
        """The members known of each file on the disk."""
        found: dict[str, list[Known]] = {}
        for row in self.known.values():
            if row.container is not None:
                found.setdefault(row.container, []).append(row)
        return found

    def add(self, row: FileRow) -> None:
        """Note a row that is to be written; a file on the disk replaces the members it had."""
        self.rows.append(row)
        self.fresh.add(row.path)
        if row.container is None:
            old = (member.path for member in self.members.get(row.path, ()))
            gone = [path for path in old if path not in self.fresh]
            self.gone += gone
            self.summary.removed += len(gone)

    def write(self, *, force: bool = False) -> None:
        """Store what came in, often enough that a kill costs half a second of work."""
        now = time.monotonic()
        if force or len(self.rows) >= _BATCH_FILES or now - self.since > _BATCH_SECONDS:
            with transaction(self.db):
                readings.save(self.db, self.readings)
                readings.keep(self.db, self.kept)
                files.remove(self.db, self.gone)
                files.save(self.db, self.rows)
            self.rows, self.readings, self.kept, self.gone = [], [], [], []
            self.since = now


def scan(
    workspace: Workspace,
    *,
    workers: int | None = None,
    ocr_mode: OcrMode = OcrMode.AUTO,
    leave: Collection[str] = (),
    retry: bool = False,
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Yield a Step for every file, its result a :class:`Scanned`; the end has a ScanSummary.

    The paths in *leave* are still being written: neither read nor forgotten, as if not looked at.

    What was read with less of a look at its pages than *ocr_mode* asks for is read again; a closer
    look than that is kept. Without the recognition library nothing is looked at.

    A file that crashed its reader or held it up is tried again when it changed, when the reader did,
    or with *retry*.

    A cancelled or killed scan goes on where it stopped when it is run again. Raises
    EvidenceMissingError, before anything is forgotten, when the folder is not there or goes away
    meanwhile, EvidenceEmptyError when everything in it is gone at once, CannotWriteError when the
    cache cannot be written, NoWorkersError.
    """
    start = time.monotonic()
    workspace.require_evidence()
    cancel = cancel or threading.Event()
    with workspace.database() as db:
        found = _look_around(workspace)
        settled = found
        if leave:
            settled = {path: each for path, each in found.items() if path not in leave}
        work = _prepared(db, len(settled), ocr_mode, retry=retry)
        _require_something(workspace, work.known)
        yield Started("scan", work.total)
        events = chain(_settle(work, settled), _read(workspace, work, workers, cancel))
        for done, event in enumerate(events, 1):
            yield Step(done, work.total, event.path, event)
        work.write(force=True)
        if not cancel.is_set():
            workspace.require_evidence()
            _forget(workspace, work, found)
        work.summary.indexed = index_changes(workspace, db)
    work.summary.seconds = time.monotonic() - start
    yield Finished(Changes.MATERIALS, work.summary, cancelled=cancel.is_set())


def _prepared(db: sqlite3.Connection, total: int, ocr: OcrMode, *, retry: bool) -> _Work:
    """Load what the last scan knew; with *retry* nothing holds that was lost."""
    mode = ocr if available() else OcrMode.NEVER
    tried = lost_to(mode)
    holding = holding_in(enough_for(mode), mode) - ({tried} if retry else set())
    return _Work(db, files.known(db), ScanSummary(), holding, tried, total, ocr)


def _look_around(workspace: Workspace) -> dict[str, Seen | Unlisted]:
    found = {each.path: each for each in walk(workspace.evidence)}
    if workspace.received.is_dir():
        found.update((each.path, each) for each in walk(workspace.received, f"{RECEIVED}/"))
    found.update((each.path, each) for each in walk_earlier(workspace))
    return found


def _require_something(workspace: Workspace, known: dict[str, Known]) -> None:
    """Raise EvidenceEmptyError where a folder that held files is empty, as a share not mounted is."""
    with os.scandir(workspace.require_evidence()) as listing:
        if next(listing, None) is not None:
            return
    count = sum(
        row.container is None and not path.startswith(_ELSEWHERE) for path, row in known.items()
    )
    if count:
        raise EvidenceEmptyError(path=workspace.evidence, count=count)


def _settle(work: _Work, found: dict[str, Seen | Unlisted]) -> Iterator[Scanned]:
    """Answer at once for what need not be read; queue the rest."""
    summary, known, members = work.summary, work.known, work.members
    of_row, of_facts = work.stored_row, work.stored_facts
    for path, each in found.items():
        summary.seen += 1
        if isinstance(each, Unlisted):
            yield _unlisted(work, each)
            continue
        summary.bytes += each.size
        row = known.get(path)
        if row is None or not _is_unchanged(work, each, row):
            work.tasks[path] = each
            continue
        _count(summary, row.status, unchanged=True)
        yield Scanned(path, row.status, of_row, of_facts)
        for member in members.get(path, ()) if members else ():
            summary.seen += 1
            work.total += 1
            _count(summary, member.status, unchanged=True)
            yield Scanned(member.path, member.status, of_row, of_facts)


def _is_unchanged(work: _Work, seen: Seen, row: Known) -> bool:
    """Whether what is stored of a file and its members holds."""
    if row.size != seen.size or row.mtime_ns != seen.mtime_ns or row.disk != seen.disk:
        return False
    if row.scanned_ns - row.mtime_ns <= _RACY_NS:
        return False
    if row.read_by not in work.holding and row.status != Status.REFUSED:
        return False  # of what is refused there is nothing to compare but size and time
    if not work.members:
        return True
    return all(
        member.read_by is None or member.read_by in work.holding
        for member in work.members.get(seen.path, ())
    )


def _unlisted(work: _Work, unlisted: Unlisted) -> Scanned:
    row = unlisted_row(unlisted)
    work.add(row)
    work.summary.failed += 1
    return Scanned.of(row)


def _enough(mode: OcrMode) -> tuple[Looked, ...]:
    """Return which readings hold: all of them where nothing more could be seen anyway."""
    return enough_for(mode if available() else OcrMode.NEVER)


def _seconds(task: Task) -> float:
    """Return how long a worker may take over one file."""
    if not isinstance(task, ReadTask):
        return _SECONDS_TO_UNPACK
    looked = task.relative.lower().endswith(_LOOKED_AT)
    return (_SECONDS_TO_LOOK[task.ocr] if looked else _SECONDS_PER_FILE) + task.size / _SLOWEST


def _read(
    workspace: Workspace, work: _Work, workers: int | None, cancel: threading.Event
) -> Iterator[Scanned]:
    if not work.tasks:
        return
    known = files.contents_by_size(work.db, READER_VERSION, _enough(work.ocr))
    queue = _queue(workspace, work, known)
    crew = workers or max(1, os.cpu_count() or 1)
    answers = pool.run(
        work_on, queue, workers=crew, timeout=_seconds, ahead=_is_small, cancel=cancel
    )
    place = workspace.cache / "unpacked"
    with Unpacking(place, queue, work.tasks, known, work.ocr) as unpacking, closing(answers):
        for answer in answers:
            said = answer.value if isinstance(answer, pool.Done) else _lost(answer)
            if isinstance(said, ReadResult) and said.failure is not None and not said.sha256:
                _require_something(workspace, work.known)  # or is the whole share gone?
            before = unpacking.count
            settled = [_take(work, *each) for each in unpacking.settle(answer.task, said)]
            work.summary.seen += unpacking.count - before
            work.total += unpacking.count - before
            work.write()
            yield from settled


def _queue(workspace: Workspace, work: _Work, known: Mapping[int, tuple[str, ...]]) -> deque[Task]:
    """Return what is to be read: large files first, so that none is left for one worker at the end."""
    root = str(workspace.evidence)  # asked of the file system each time
    tasks = sorted(work.tasks.values(), key=lambda seen: -(seen.size // _LARGE))
    return deque(
        ReadTask(
            str(join(workspace, seen.path, seen.disk))
            if seen.path.startswith(_ELSEWHERE)
            else os.path.join(root, os.fsdecode(seen.disk)),  # noqa: PTH118 — keeps every byte
            seen.path,
            known.get(seen.size, ()),
            work.ocr,
            seen.size,
        )
        for seen in tasks
    )


def _is_small(task: Task) -> bool:
    """Whether a worker may have the task in hand before its turn."""
    return isinstance(task, ReadTask) and task.size < _SMALL


def _lost(answer: pool.Failed) -> Lost:
    """Say what became of a task nobody finished: its own fault, unless somebody killed the worker."""
    return Lost(answer.reason, again=answer.trouble is Trouble.KILLED)


def _take(work: _Work, seen: Seen, result: ReadResult | Lost) -> Scanned:
    """Store what was read of a file, or that it was lost; a content already read is not again."""
    if isinstance(result, Lost):
        row = lost_row(seen, result.reason, None if result.again else work.tried)
        work.add(row)
        _count(work.summary, row.status, unchanged=False)
        return Scanned.of(row)
    stored = None
    if result.sha256 and not result.is_new and result.status is not Status.FAILED:
        stored = readings.find(work.db, result.sha256, result.format)
    if stored is not None:
        result = known_again(result, stored)
    row = file_row(seen, result, stored)
    unchanged = _is_as_before(work, row)
    work.add(row)
    if stored is not None:
        work.kept.append(stored)
    elif result.sha256:
        work.readings.append(reading_row(result))
    _count(work.summary, row.status, unchanged=unchanged)
    facts = stored.facts if stored else facts_bytes(result)
    return Scanned.of(row, facts, unchanged=unchanged)


def _is_as_before(work: _Work, row: FileRow) -> bool:
    """Whether a file that was read again says what it said, or fails as it failed: only times differ."""
    before = files.find(work.db, row.path) if row.path in work.known else None
    if before is None:
        return False
    return before._replace(scanned_ns=row.scanned_ns, mtime_ns=row.mtime_ns) == row


def _count(summary: ScanSummary, status: str, *, unchanged: bool) -> None:
    if status == Status.REFUSED:
        summary.refused += 1
    elif status == Status.FAILED:
        summary.failed += 1
    elif unchanged:
        summary.unchanged += 1
    else:
        summary.read += 1


def _forget(workspace: Workspace, work: _Work, found: dict[str, Seen | Unlisted]) -> None:
    """Drop the rows of files that are gone; what lies in a folder that cannot be listed stays."""
    hidden = tuple(path for path, each in found.items() if isinstance(each, Unlisted))
    hidden += absent_prefixes(workspace)
    gone = [
        path
        for path in work.known.keys() - found.keys()
        if (work.known[path].container or path) not in found
        and not any(h.endswith("/") and path.startswith(h) for h in hidden)
    ]
    if gone or work.fresh:  # else every reading is as used as it was
        with transaction(work.db):
            files.remove(work.db, gone)
            readings.forget_unused(work.db)
        forget_members(workspace, work.db)
    work.summary.removed += len(gone)
