"""Unpack the members of an archive or a mail, each to be read like any file. Runs in a worker.

Nothing is ever written where a member's name says: members become numbered files in a folder that
the caller gives and deletes. What is marked as classified by its path is not unpacked at all.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.domain.member_path import INSIDE
from archivist.extract import gate
from archivist.extract.archives import FORMATS, MAILS, Entry, entries
from archivist.extract.base import DamagedError, ExtractError, UnreadableError
from archivist.extract.limits import MAX_MEMBER_BYTES, MAX_RATIO, RATIO_FROM_BYTES
from archivist.extract.member_names import Names, ending
from archivist.extract.reach import reachable
from archivist.extract.sniff import sniff
from archivist.extract.source import State, state_of
from archivist.i18n import N_

MAX_MEMBERS = 5_000
MAX_UNPACKED_BYTES = 1 << 30
MAX_DEPTH = 3
_LOCKS = ("~$", ".~lock.")  # left by an office program that had a file open when it was packed
_LATEST_NS = 1 << 62
_DISK = frozenset({errno.ENOSPC, errno.EFBIG, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)})
_DAMAGED = ("G03", N_("损坏，解不开"))
# Not damaged: left alone, because it would be written outside the archive's own folder.
_UNSAFE = ("S04", N_("包内路径指向压缩包之外"))
_CUT = ("G03", N_("包内文件不完整"))
_TOO_LARGE = N_("大于 200 MB，请先解压再读取")
_TOO_MUCH = N_("包内超过 5000 个文件或 1 GB，请先解压再读取")


@dataclass(frozen=True, slots=True)
class UnpackTask:
    """What to unpack: *relative* is the archive's path as a material, *folder* where members go.

    *members* and *bytes* are what may still come of the file on disk it is in. *size* in bytes and
    *mtime_ns* are what it had when it was read, None where nobody read it.
    """

    path: str
    relative: str
    format: str
    folder: str
    members: int = MAX_MEMBERS
    bytes: int = MAX_UNPACKED_BYTES
    size: int | None = None
    mtime_ns: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One member: unpacked at *path*, or else *refused* (S01) or failed."""

    relative: str
    path: str = ""
    size: int = 0
    mtime_ns: int = 0
    refused: bool = False
    failure: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of an archive; *failure* is a rule code and a cause where it was not whole.

    *full* says why the disk that members go to took no more: no fault of the archive.
    """

    members: tuple[Member, ...] = ()
    failure: tuple[str, str] | None = None
    full: str = ""


@dataclass(frozen=True, slots=True)
class FetchTask:
    """Which members of the file at *path*, the material *relative*, to write to which files."""

    path: str
    relative: str
    wanted: dict[str, str]
    folder: str


class BombError(DamagedError):
    """An archive that unpacks to far more than it is."""


class TooMuchError(UnreadableError):
    """More than a scan may unpack of one file."""


class ChangedError(DamagedError):
    """An archive that is not the one that was read."""


class _FullError(Exception):
    """The disk that members go to takes no more."""


@dataclass(slots=True)
class _Budget:
    """How much one archive may still unpack, and the time of members without one."""

    packed: int
    members: int
    bytes: int
    mtime_ns: int = 0
    unpacked: int = 0

    def take_member(self) -> None:
        """Count a member. Raises TooMuchError."""
        self.members -= 1
        if self.members < 0:
            raise TooMuchError(_TOO_MUCH)

    def take(self, count: int) -> None:
        """Count bytes. Raises BombError, TooMuchError."""
        self.unpacked += count
        if self.unpacked > RATIO_FROM_BYTES and self.unpacked > self.packed * MAX_RATIO:
            raise BombError(N_("解开后大得不正常（压缩炸弹）"))
        if self.unpacked > self.bytes:
            raise TooMuchError(_TOO_MUCH)


def has_members(format: str) -> bool:  # noqa: A002 — the domain's word
    """Whether files of a format hold others that are materials of their own."""
    return format in FORMATS or format in MAILS


def unpack(task: UnpackTask) -> Unpacked:
    """Unpack one archive; whatever becomes of it is told in the answer.

    An archive bomb gives no member. Where an archive breaks off, the members before come all the
    same, and its failure says so. One that is not as it was read, or changes meanwhile, gives none.
    """
    members: list[Member] = []
    try:
        with reachable(task.path) as path:
            before = state_of(path)
            _require(_is_as_read(before, task))
            budget = _Budget(max(before.size, 1), task.members, task.bytes, before.mtime_ns)
            failure = _unpack(Path(path), task, budget, members)
            _require(state_of(path) == before)
    except (BombError, TooMuchError, ChangedError) as error:
        _delete(members)
        return Unpacked(failure=(error.code, str(error)))
    except _FullError as error:
        return Unpacked(full=str(error))
    except (ExtractError, OSError) as error:
        _delete(members)
        return Unpacked(failure=_failure(error))
    return _unpacked(members, failure)


def _require(same: bool) -> None:  # noqa: FBT001 — what is required
    """Raise ChangedError unless the archive is still the *same*."""
    if not same:
        raise ChangedError(N_("读取时文件正在变动"))


def _is_as_read(state: State, task: UnpackTask) -> bool:
    return task.size is None or (task.size, task.mtime_ns) == (state.size, state.mtime_ns)


def _unpack(
    archive: Path, task: UnpackTask, budget: _Budget, members: list[Member]
) -> tuple[str, str] | None:
    """Add to *members* and return what stopped it. Raises BombError, TooMuchError, _FullError."""
    try:
        for entry, relative, safe in _named(archive, task.format, task.relative):
            budget.take_member()
            target = Path(task.folder) / f"{len(members)}{ending(relative)}"
            members.append(_member(entry, relative, target, budget, safe=safe))
    except (BombError, TooMuchError, _FullError):
        raise
    except Exception as error:  # noqa: BLE001 — foreign bytes make foreign readers raise anything
        return _failure(error)
    return None


def _delete(members: list[Member]) -> None:
    for member in members:
        if member.path:
            Path(member.path).unlink()


def fetch(task: FetchTask) -> tuple[str, ...]:
    """Write the wanted members to their files and return the paths of those that were found.

    Raises ExtractError, OSError, or what a library raises for a damaged archive.
    """
    found: list[str] = []
    _fetch(Path(task.path), task.relative, task, found)
    return tuple(found)


def _unpacked(members: list[Member], failure: tuple[str, str] | None = None) -> Unpacked:
    """Return the outcome; an archive is as whole as its members are.

    One that does not unpack, or is locked, is told of the archive too: whoever gets it should know.
    """
    if members and all(m.failure is not None and m.failure[0] == "G07" for m in members):
        return Unpacked(failure=("G07", N_("压缩包有密码")))
    return Unpacked(tuple(members), failure or _partly(members))


def _partly(members: list[Member]) -> tuple[str, str] | None:
    """Return what is to be said of an archive that opens, but not all of it."""
    causes = {m.failure for m in members if m.failure is not None}
    if causes & {_DAMAGED, _CUT}:
        return "G03", N_("包内有文件损坏")
    if any(code == "G07" for code, _ in causes):
        return "G07", N_("包内有文件带密码")
    return None


def _fetch(archive: Path, outer: str, task: FetchTask, found: list[str]) -> None:
    form = sniff(archive)
    if not has_members(form):
        return
    packed = max(archive.stat().st_size, 1)
    for entry, relative, safe in _named(archive, form, outer):
        inside = any(path.startswith(relative + INSIDE) for path in task.wanted)
        if not safe or not (inside or relative in task.wanted):
            continue
        budget = _Budget(packed, MAX_MEMBERS, MAX_UNPACKED_BYTES)
        if relative in task.wanted:
            target = Path(task.wanted[relative])
        else:
            target = Path(task.folder) / f"{outer.count(INSIDE)}{ending(relative)}"
        _write(entry, target, budget)
        if relative in task.wanted:
            found.append(relative)
        if inside:
            _fetch(target, relative, task, found)


def _named(archive: Path, format: str, outer: str) -> Iterator[tuple[Entry, str, bool]]:  # noqa: A002
    """Yield each entry with its path as a material and whether its own name is safe."""
    names = Names(outer)
    for entry in entries(archive, format):
        relative, safe = names.of(entry.name)
        if not relative.rpartition("/")[2].startswith(_LOCKS):
            yield entry, relative, safe


def _member(entry: Entry, relative: str, target: Path, budget: _Budget, *, safe: bool) -> Member:
    """Unpack one member. Raises BombError, TooMuchError, and _FullError of the disk written to."""
    if gate.path_is_marked(relative):
        return Member(relative, refused=True)
    if not safe:
        return Member(relative, failure=_UNSAFE)
    if not entry.regular:
        return Member(relative, failure=("G03", N_("是链接或设备，不是文件")))
    if entry.locked:
        return Member(relative, failure=("G07", N_("包内文件有密码")))
    try:
        size = _write(entry, target, budget)
    except Exception as error:  # one damaged member costs one member
        target.unlink(missing_ok=True)
        if isinstance(error, BombError | TooMuchError):
            raise
        if isinstance(error, OSError) and error.errno in _DISK:
            raise _FullError(error.strerror) from error
        return Member(relative, failure=_failure(error))
    mtime_ns = _set_time(target, entry.mtime_ns, budget.mtime_ns)
    return Member(relative, str(target), size, mtime_ns)


def _write(entry: Entry, target: Path, budget: _Budget) -> int:
    """Write a member's bytes and return their number."""
    if (entry.size or 0) > MAX_MEMBER_BYTES:
        raise UnreadableError(_TOO_LARGE)
    size = 0
    with target.open("wb") as stream:
        for block in entry.blocks():
            size += len(block)
            budget.take(len(block))
            if size > MAX_MEMBER_BYTES:
                raise UnreadableError(_TOO_LARGE)
            stream.write(block)
    if entry.size is not None and size != entry.size:
        raise DamagedError(_CUT[1])
    return size


def _set_time(target: Path, mtime_ns: int | None, otherwise: int) -> int:
    """Give the file its time in the archive, *otherwise* where that says none."""
    time = mtime_ns if mtime_ns is not None and 0 < mtime_ns < _LATEST_NS else otherwise
    os.utime(target, ns=(time, time))
    return time


def _failure(error: Exception) -> tuple[str, str]:
    """Return code and cause, never with words of the archive."""
    if isinstance(error, ExtractError):
        return error.code, str(error)
    if isinstance(error, MemoryError):
        return "G03", N_("读取需要的内存超过上限")
    if isinstance(error, FileNotFoundError):
        return "G03", N_("读取时文件不见了")
    return _DAMAGED
