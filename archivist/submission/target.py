"""Where a package is written: a folder or a zip file, hashed while it is copied."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from archivist.atomic import sync_folder
from archivist.i18n import _

BLOCK = 1 << 20
DEFLATE_BELOW = 32 << 20  # larger members are stored, so that no reader takes them for a bomb
LEVEL = 6
_SYNCERS = 8  # threads that wait for the disk, not for the processor
# What compresses; everything else (jpg, docx, xlsx, pdf …) is compressed already and is stored.
_COMPRESSIBLE = frozenset(
    {".bmp", ".csv", ".doc", ".et", ".htm", ".html", ".json", ".rtf", ".tif", ".tiff", ".txt"}
    | {".wps", ".xls", ".xml"}
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can tell: the same bytes every time
# Some network and USB file systems know no fsync of a folder.
_UNIX, _FILE_MODE = 3, stat.S_IFREG | 0o644


class SourceFault(Exception):  # noqa: N818 — a value for one piece, not an error of the program
    """A piece's bytes are not those of the plan; *reason* is a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Halted(Exception):  # noqa: N818 — asked for
    """Whoever started the export stopped it."""


Halt = Callable[[], bool]


class Target(Protocol):
    """A package being written; paths are POSIX, relative to the bag's base folder."""

    @property
    def parallel(self) -> bool:
        """Whether several files may be copied at the same time."""

    def copy(self, source: Path, path: str, sha256: str, halt: Halt) -> int:
        """Copy *source* and return its size; leave nothing and raise `SourceFault` if it differs."""

    def write(self, path: str, content: bytes) -> None:
        """Write a file of ours."""

    def finish(self) -> None:
        """Bring everything to the disk."""

    def close(self) -> None:
        """Let go of every handle; without `finish` what was written is worth nothing."""


class FolderTarget:
    """A folder; every file and folder is fsynced at the end, when one commit serves many."""

    parallel = True

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written: list[Path] = []
        (root / "data").mkdir(parents=True)

    def copy(self, source: Path, path: str, sha256: str, halt: Halt) -> int:
        place = self._place(path)
        try:
            with _opened(source) as origin, place.open("xb") as copy:
                size = _pump(origin, copy, sha256, halt)
        except SourceFault:
            place.unlink(missing_ok=True)
            raise
        self._written.append(place)
        return size

    def write(self, path: str, content: bytes) -> None:
        place = self._place(path)
        with place.open("xb") as handle:
            handle.write(content)
        self._written.append(place)

    def finish(self) -> None:
        with ThreadPoolExecutor(_SYNCERS) as pool:
            deque(pool.map(_sync_file, self._written), maxlen=0)
        for folder, _folders, _files in os.walk(self._root, topdown=False):
            sync_folder(Path(folder))

    def close(self) -> None:
        """Nothing is held open between files."""

    def _place(self, path: str) -> Path:
        place = self._root.joinpath(*PurePosixPath(path).parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


class ZipTarget:
    """A zip file with one top folder: fixed times and modes, no clock, no user."""

    parallel = False

    def __init__(self, file: Path, top: str) -> None:
        self._top = top
        self._handle = file.open("xb")
        self._zip = zipfile.ZipFile(self._handle, "w", allowZip64=True)
        self._zip.writestr(self._member("data/", 0), b"")

    def copy(self, source: Path, path: str, sha256: str, halt: Halt) -> int:
        start = self._zip.start_dir
        with _opened(source) as origin:
            member = self._member(path, os.fstat(origin.fileno()).st_size)
            try:
                with self._zip.open(member, "w", force_zip64=True) as copy:
                    size = _pump(origin, copy, sha256, halt)
            except SourceFault:
                self._take_back(member, start)
                raise
        return size

    def write(self, path: str, content: bytes) -> None:
        member = self._member(path, len(content))
        self._zip.writestr(member, content, member.compress_type, LEVEL)

    def finish(self) -> None:
        self._zip.close()
        self._handle.flush()
        os.fsync(self._handle.fileno())

    def close(self) -> None:
        # An unfinished zip is thrown away: writing its directory could only fail again.
        self._zip.fp = None
        self._handle.close()

    def _member(self, path: str, size: int) -> zipfile.ZipInfo:
        member = zipfile.ZipInfo(f"{self._top}/{path}", _EPOCH)
        squeeze = PurePosixPath(path).suffix.lower() in _COMPRESSIBLE and size < DEFLATE_BELOW
        member.compress_type = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
        member.create_system = _UNIX
        member.external_attr = _FILE_MODE << 16
        member.file_size = size
        return member

    def _take_back(self, member: zipfile.ZipInfo, start: int) -> None:
        """Remove the last member, which a source's fault left half written or wrong."""
        self._zip.filelist.remove(member)
        del self._zip.NameToInfo[member.filename]
        self._handle.seek(start)
        self._handle.truncate()
        self._zip.start_dir = start


def _sync_file(path: Path) -> None:
    with path.open("r+b") as handle:  # Windows syncs only what is open for writing
        os.fsync(handle.fileno())


@contextmanager
def _opened(source: Path) -> Iterator[IO[bytes]]:
    """Open *source*, wherever a link leads; a pipe or a device would never end and is refused."""
    try:
        regular = stat.S_ISREG(source.stat().st_mode)
        handle = source.open("rb", buffering=0) if regular else None
    except FileNotFoundError:
        raise SourceFault(_("文件已不在原处")) from None
    except OSError as error:
        raise SourceFault(_unreadable(error)) from error
    if handle is None:
        raise SourceFault(_("它不是普通文件"))
    with handle:
        yield handle


def _pump(origin: IO[bytes], copy: IO[bytes], sha256: str, halt: Halt) -> int:
    """Copy to the end, hashing; raise `SourceFault` when the bytes are not those expected."""
    digest, size = hashlib.sha256(), 0
    for block in _blocks(origin):
        if halt():
            raise Halted
        digest.update(block)
        copy.write(block)
        size += len(block)
    if digest.hexdigest() != sha256.lower():
        found = digest.hexdigest()
        raise SourceFault(_("内容已变，现在的 SHA-256 是 {found}").format(found=found))
    return size


def _blocks(origin: IO[bytes]) -> Iterator[memoryview]:
    buffer = memoryview(bytearray(BLOCK))
    while True:
        try:
            count = origin.readinto(buffer)  # type: ignore[attr-defined]
        except OSError as error:
            raise SourceFault(_unreadable(error)) from error
        if not count:
            return
        yield buffer[:count]


def _unreadable(error: OSError) -> str:
    return _("读不出来：{cause}").format(cause=error.strerror or type(error).__name__)
