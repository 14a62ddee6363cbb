"""Read every new or changed file of the evidence folder; skip the unchanged; forget the gone."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

from archivist.domain.facts import Facts
from archivist.domain.material import Material, Status
from archivist.domain.ocr import Looked, OcrMode, enough_for
from archivist.errors import EvidenceEmptyError
from archivist.extract import READER_VERSION
from archivist.extract.codec import decode_facts
from archivist.extract.ocr_engine import available
from archivist.extract.read import ReadResult, ReadTask
from archivist.services.earlier import absent_prefixes, walk_earlier
from archivist.services.indexing import index_changes
from archivist.services.locate import join
from archivist.services.materials import from_row
from archivist.services.member_files import forget_members
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.reading import (
    facts_bytes,
    file_row,
    known_again,
    lost_row,
    reading_row,
    unlisted_row,
)
from archivist.services.unpacking import Task, Unpacking, work_on
from archivist.services.walk import Seen, Unlisted, walk
from archivist.services.workspace import EARLIER, RECEIVED, Workspace
from archivist.store import files, readings
from archivist.store.database import transaction
from archivist.store.files import FileRow
from archivist.workers import pool

_SECONDS_PER_FILE = 60.0
_SECONDS_TO_UNPACK = 300.0
_SLOWEST = 10_000_000  # bytes a second that a share gives at least
# Recognition keeps to limits of its own within a file; these only end what hangs.
_SECONDS_TO_LOOK = {OcrMode.NEVER: 60.0, OcrMode.AUTO: 480.0, OcrMode.ALWAYS: 3900.0}
_LOOKED_AT = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp")
_BATCH_SECONDS = 0.5
_BATCH_FILES = 200
# A file changed so shortly before it was read may change again within the same clock tick.
_RACY_NS = 2_000_000_000


@dataclass(frozen=True)
class Scanned:
    """What came of one file; *unchanged* when nothing had to be read.

    Its material is put together when somebody asks for it: most unchanged files nobody asks about.
    """

    row: FileRow
    facts: Callable[[], Facts]
    unchanged: bool = False

    @cached_property
    def material(self) -> Material:
        """The material, with its facts."""
        return from_row(self.row, self.facts())


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
    known: dict[str, FileRow]
    summary: ScanSummary
    total: int = 0
    ocr: OcrMode = OcrMode.AUTO
    tasks: dict[str, Seen] = field(default_factory=dict)
    rows: list[FileRow] = field(default_factory=list)
    readings: list[readings.ReadingRow] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)
    since: float = 0.0
    facts: dict[tuple[str, str], bytes] | None = None

    def stored_facts(self, row: FileRow) -> Facts:
        """Return the facts of a content that was read before; all are fetched when one is wanted."""
        if self.facts is None:
            self.facts = {(sha, form): data for sha, form, data in readings.facts(self.db)}
        data = self.facts.get((row.sha256 or "", row.format))
        return decode_facts(data) if data else Facts()

    @cached_property
    def members(self) -> dict[str, list[FileRow]]:
        """The members known of each file on the disk."""
        found: dict[str, list[FileRow]] = {}
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
                files.remove(self.db, self.gone)
                files.save(self.db, self.rows)
            self.rows, self.readings, self.gone, self.since = [], [], [], now


def scan(
    workspace: Workspace,
    *,
    workers: int | None = None,
    ocr_mode: OcrMode = OcrMode.AUTO,
    leave: Collection[str] = (),
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Yield a Step for every file, its result a :class:`Scanned`; the end has a ScanSummary.

    The paths in *leave* are still being written: neither read nor forgotten, as if not looked at.

    What was read with less of a look at its pages than *ocr_mode* asks for is read again; a closer
    look than that is kept. Without the recognition library nothing is looked at.

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
        settled = {path: each for path, each in found.items() if path not in leave}
        work = _Work(db, files.load(db), ScanSummary(), len(settled), ocr_mode)
        _require_something(workspace, work.known)
        yield Started("scan", work.total)
        events = chain(_settle(work, settled), _read(workspace, work, workers, cancel))
        for done, event in enumerate(events, 1):
            yield Step(done, work.total, event.row.path, event)
        work.write(force=True)
        if not cancel.is_set():
            workspace.require_evidence()
            _forget(workspace, work, found)
        work.summary.indexed = index_changes(workspace, db)
    work.summary.seconds = time.monotonic() - start
    yield Finished(Changes.MATERIALS, work.summary, cancelled=cancel.is_set())


def _look_around(workspace: Workspace) -> dict[str, Seen | Unlisted]:
    found = {each.path: each for each in walk(workspace.evidence)}
    if workspace.received.is_dir():
        found.update((each.path, each) for each in walk(workspace.received, f"{RECEIVED}/"))
    found.update((each.path, each) for each in walk_earlier(workspace))
    return found


def _require_something(workspace: Workspace, known: dict[str, FileRow]) -> None:
    """Raise EvidenceEmptyError where a folder that held files is empty, as a share not mounted is."""
    count = sum(
        row.container is None and not path.startswith((f"{RECEIVED}/", f"{EARLIER}/"))
        for path, row in known.items()
    )
    with os.scandir(workspace.require_evidence()) as listing:
        if count and next(listing, None) is None:
            raise EvidenceEmptyError(path=workspace.evidence, count=count)


def _settle(work: _Work, found: dict[str, Seen | Unlisted]) -> Iterator[Scanned]:
    """Answer at once for what need not be read; queue the rest."""
    current = readings.current(work.db, READER_VERSION, _enough(work.ocr))
    for each in found.values():
        work.summary.seen += 1
        if isinstance(each, Unlisted):
            row = unlisted_row(each)
            work.add(row)
            work.summary.failed += 1
            yield Scanned(row, Facts)
            continue
        work.summary.bytes += each.size
        row_before = work.known.get(each.path)
        members = work.members.get(each.path, [])
        if row_before and _is_unchanged(each, row_before, members, current):
            work.summary.seen += len(members)
            work.total += len(members)
            for row in (row_before, *members):
                _count(work.summary, row, unchanged=True)
                yield Scanned(row, partial(work.stored_facts, row), unchanged=True)
        else:
            work.tasks[each.path] = each


def _is_unchanged(
    seen: Seen, row: FileRow, members: Iterable[FileRow], current: set[tuple[str, str]]
) -> bool:
    if members and any(m.sha256 and (m.sha256, m.format) not in current for m in members):
        return False
    same = (row.size, row.mtime_ns, row.disk) == (seen.size, seen.mtime_ns, seen.disk)
    settled = row.scanned_ns - row.mtime_ns > _RACY_NS
    if row.sha256 is None:  # refused or unlistable: there is nothing to compare but size and time
        return same and settled and row.status is Status.REFUSED
    return same and settled and (row.sha256, row.format) in current


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
    queue: deque[Task] = deque(
        ReadTask(
            str(join(workspace, seen.path, seen.disk)),
            seen.path,
            known.get(seen.size, ()),
            work.ocr,
            seen.size,
        )
        for seen in work.tasks.values()
    )
    crew = workers or max(1, os.cpu_count() or 1)
    answers = pool.run(work_on, queue, workers=crew, timeout=_seconds, cancel=cancel)
    place = workspace.cache / "unpacked"
    with Unpacking(place, queue, work.tasks, known, work.ocr) as unpacking, closing(answers):
        for answer in answers:
            said = answer.value if isinstance(answer, pool.Done) else answer.reason
            if isinstance(said, ReadResult) and said.failure is not None and not said.sha256:
                _require_something(workspace, work.known)  # or is the whole share gone?
            before = unpacking.count
            settled = [_take(work, *each) for each in unpacking.settle(answer.task, said)]
            work.summary.seen += unpacking.count - before
            work.total += unpacking.count - before
            work.write()
            yield from settled


def _take(work: _Work, seen: Seen, result: ReadResult | str) -> Scanned:
    """Store what was read of a file, or that it was lost; a content already read is not again."""
    if isinstance(result, str):
        row = lost_row(seen, result)
        work.add(row)
        _count(work.summary, row, unchanged=False)
        return Scanned(row, Facts)
    stored = None
    if result.sha256 and not result.is_new and result.status is not Status.FAILED:
        stored = readings.find(work.db, result.sha256, result.format)
    if stored is not None:
        result = known_again(result, stored)
    row = file_row(seen, result, stored)
    before = work.known.get(seen.path)
    unchanged = (
        before is not None
        and before._replace(scanned_ns=row.scanned_ns, mtime_ns=row.mtime_ns) == row
    )
    work.add(row)
    if stored is None and result.sha256:
        work.readings.append(reading_row(result))
    _count(work.summary, row, unchanged=unchanged and stored is not None)
    facts = stored.facts if stored else facts_bytes(result)
    return Scanned(row, partial(decode_facts, facts), unchanged=unchanged and stored is not None)


def _count(summary: ScanSummary, row: FileRow, *, unchanged: bool) -> None:
    if row.status is Status.REFUSED:
        summary.refused += 1
    elif row.status is Status.FAILED:
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
        for path, row in work.known.items()
        if (row.container or path) not in found
        and not any(h.endswith("/") and path.startswith(h) for h in hidden)
    ]
    if gone or work.fresh:  # else every reading is as used as it was
        with transaction(work.db):
            files.remove(work.db, gone)
            readings.forget_unused(work.db)
        forget_members(workspace, work.db)
    work.summary.removed += len(gone)
