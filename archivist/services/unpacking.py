"""Archives during a scan: unpack, read the members, and settle the archive last of all."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple
from uuid import uuid4

from filelock import FileLock, Timeout

from archivist.domain.material import Failure, Status
from archivist.domain.ocr import OcrMode
from archivist.errors import CannotWriteError
from archivist.extract.archives import MAILS
from archivist.extract.members import (
    MAX_DEPTH,
    MAX_MEMBERS,
    MAX_UNPACKED_BYTES,
    Member,
    Unpacked,
    UnpackTask,
    has_members,
    unpack,
)
from archivist.extract.read import ReadResult, ReadTask, packed, read_file
from archivist.i18n import N_
from archivist.services.walk import Seen

Task = ReadTask | UnpackTask


class Lost(NamedTuple):
    """A task nobody finished, why, and whether the next scan should try *again*."""

    reason: str
    again: bool = False


Answer = ReadResult | Unpacked | Lost
Settled = tuple[Seen, ReadResult | Lost]
_TOO_DEEP = Failure("G05", f"{N_('压缩包套了太多层，请先解压')}：> {MAX_DEPTH}")


def work_on(task: Task) -> ReadResult | Unpacked:
    """Do either kind of task; runs in a worker."""
    return unpack(task) if isinstance(task, UnpackTask) else packed(read_file(task))


@dataclass(slots=True)
class _Outer:
    """A file of the disk whose members are being read, and what may still come of it."""

    seen: Seen
    result: ReadResult | Lost
    waiting: int = 1
    members: int = MAX_MEMBERS
    bytes: int = MAX_UNPACKED_BYTES


@dataclass(slots=True)
class _Inside:
    """A member that waits: where it was unpacked to, how deep it lies, what it is."""

    seen: Seen
    path: str
    depth: int


class Unpacking(AbstractContextManager["Unpacking"]):
    """Puts members into the queue of a scan and says of each file when it is settled.

    An archive is settled after all its members, so a scan that is killed unpacks it again. What is
    unpacked lies below *place*, and is deleted as soon as it was read.
    """

    def __init__(
        self,
        place: Path,
        queue: deque[Task],
        seen: Mapping[str, Seen],
        known: Mapping[int, tuple[str, ...]],
        ocr: OcrMode = OcrMode.AUTO,
    ) -> None:
        self.count = 0
        self._ocr = ocr
        self._folder = _Folder(place)
        self._queue, self._seen, self._known = queue, seen, known
        self._outer: dict[str, _Outer] = {}
        self._inside: dict[str, _Inside] = {}
        self._waiting: dict[str, ReadResult] = {}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.close()

    def settle(self, task: Task, answer: Answer) -> Iterator[Settled]:
        """Take a worker's answer, or why there is none, and yield every file settled by it.

        Raises CannotWriteError where the disk takes no more members.
        """
        if isinstance(task, UnpackTask):
            yield from self._unpacked(task, answer)
        elif isinstance(answer, ReadResult) and _opens(answer):
            yield from self._open(task, answer)
        elif not isinstance(answer, Unpacked):
            yield from self._done(task.relative, answer)

    def _open(self, task: ReadTask, result: ReadResult) -> Iterator[Settled]:
        """Put an archive that was read into the queue once more, now to be unpacked."""
        inside = self._inside.get(task.relative)
        depth = inside.depth if inside else 0
        if depth >= MAX_DEPTH:
            yield from self._done(task.relative, _failed(result, _TOO_DEEP))
            return
        if inside is None:
            seen = self._seen[task.relative]
            self._outer[seen.path] = _Outer(seen, result)
        outer = self._outer_of(task.relative)
        self._waiting[task.relative] = result
        folder = str(self._folder.new())
        self._queue.appendleft(
            UnpackTask(
                task.path,
                task.relative,
                result.format,
                folder,
                outer.members,
                outer.bytes,
                result.size,
                result.mtime_ns,
            )
        )

    def _unpacked(self, task: UnpackTask, answer: Answer) -> Iterator[Settled]:
        result: ReadResult | Lost = self._waiting.pop(task.relative)
        outer = self._outer_of(task.relative)
        if isinstance(answer, Unpacked):
            if answer.full:
                raise CannotWriteError(path=task.folder, detail=answer.full)
            for member in answer.members:
                yield from self._member(member, outer, self._depth(task.relative) + 1)
            if answer.failure is not None and isinstance(result, ReadResult):
                result = _failed(result, Failure(*answer.failure))
        elif isinstance(answer, Lost):
            result = answer
        yield from self._done(task.relative, result)

    def _member(self, member: Member, outer: _Outer, depth: int) -> Iterator[Settled]:
        """Queue a member to be read; yield one that there is nothing to read of."""
        self.count += 1
        outer.members -= 1
        outer.bytes -= member.size
        seen = Seen(member.relative, outer.seen.disk, member.size, member.mtime_ns, outer.seen.path)
        if member.path:
            outer.waiting += 1
            self._inside[member.relative] = _Inside(seen, member.path, depth)
            known = self._known.get(member.size, ())
            task = ReadTask(member.path, member.relative, known, self._ocr, member.size)
            self._queue.appendleft(task)
        elif member.refused:
            yield seen, ReadResult(member.relative, status=Status.REFUSED)
        elif member.failure is not None:
            yield seen, ReadResult(member.relative, failure=Failure(*member.failure))

    def _done(self, relative: str, result: ReadResult | Lost) -> Iterator[Settled]:
        inside = self._inside.pop(relative, None)
        outer = self._outer.get(inside.seen.container or "" if inside else relative)
        if inside is not None:
            Path(inside.path).unlink(missing_ok=True)
            yield inside.seen, result
        elif outer is None:  # a file of the disk that holds no others
            yield self._seen[relative], result
        else:
            outer.result = result
        if outer is not None:
            outer.waiting -= 1
            if outer.waiting == 0:
                del self._outer[outer.seen.path]
                yield outer.seen, outer.result

    def _outer_of(self, relative: str) -> _Outer:
        inside = self._inside.get(relative)
        return self._outer[(inside.seen.container or "") if inside else relative]

    def _depth(self, relative: str) -> int:
        inside = self._inside.get(relative)
        return inside.depth if inside else 0


class _Folder:
    """A folder of one process, held by a lock; those whose process is gone are cleared away."""

    def __init__(self, place: Path) -> None:
        _clear(place)
        self._path = place / uuid4().hex
        self._lock: FileLock | None = None
        self._count = 0

    def new(self) -> Path:
        """Return a new empty folder. Raises CannotWriteError."""
        try:
            return self._new()
        except OSError as error:
            raise CannotWriteError(path=self._path, detail=error.strerror or error) from error

    def _new(self) -> Path:
        if self._lock is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self._path.with_suffix(".lock"))
            self._lock.acquire()
            self._path.mkdir()
        self._count += 1
        folder = self._path / str(self._count)
        folder.mkdir()
        return folder

    def close(self) -> None:
        """Delete everything."""
        if self._lock is not None:
            shutil.rmtree(self._path, ignore_errors=True)
            self._lock.release()
            Path(self._lock.lock_file).unlink(missing_ok=True)


def _clear(place: Path) -> None:
    for folder in place.glob("*"):
        if folder.is_dir() and not folder.with_suffix(".lock").exists():
            shutil.rmtree(folder, ignore_errors=True)
    for path in place.glob("*.lock"):
        with suppress(Timeout, OSError), FileLock(path, timeout=0):  # else in use: left alone
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            path.unlink(missing_ok=True)


def _opens(result: ReadResult) -> bool:
    """Whether there may be members: of a mail also where nothing reads its own words (G05)."""
    if result.status is Status.REFUSED or not has_members(result.format):
        return False
    unread = result.failure is not None and result.failure.code == "G05"
    return result.failure is None or (unread and result.format in MAILS)


def _failed(result: ReadResult, failure: Failure) -> ReadResult:
    return replace(result, status=Status.FAILED, failure=failure, extract=None, packed=None)
