"""A tidy copy on the disk: its record, whether it still is what was written, how to be rid of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath

import msgspec

from archivist.atomic import write_bytes
from archivist.errors import CannotWriteError, NewerFormatError, PackageError
from archivist.i18n import N_, _

FORMAT = 1
RECORD = "archivist-arranged.json"
MAP = "整理对照表.csv"
PARTIAL = ".archivist-partial"


class Copied(msgspec.Struct, frozen=True):
    """One copy: where it is (POSIX, below the folder), what it was copied from, its bytes."""

    path: str
    source: str
    sha256: str
    size: int
    number: str = ""


class Record(msgspec.Struct, frozen=True):
    """What a tidy copy holds, written before the first file: a copy cut short is known as ours.

    *lists* are the digests by name of the lists that go with the copies.
    """

    format: int
    workspace: str
    complete: bool
    files: tuple[Copied, ...]
    lists: dict[str, str] = {}


class Difference(StrEnum):
    """How a tidy copy differs from its record."""

    MISSING = "missing"
    ALTERED = "altered"
    UNEXPECTED = "unexpected"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Difference.MISSING: N_("不见了"),
    Difference.ALTERED: N_("内容变了"),
    Difference.UNEXPECTED: N_("不是程序放进去的"),
}


def read_record(folder: Path) -> Record:
    """Return the record of the tidy copy *folder*; raise PackageError where it is none."""
    place = folder / RECORD
    try:
        record = msgspec.json.decode(place.read_bytes(), type=Record)
    except FileNotFoundError as error:
        raise PackageError(
            path=folder, detail=_("里面没有整理记录 {name}").format(name=RECORD)
        ) from error
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PackageError(path=place, detail=getattr(error, "strerror", None) or error) from error
    if record.format > FORMAT:
        raise NewerFormatError(path=place, found=record.format, known=FORMAT)
    for each in record.files:
        if PurePosixPath(each.path).is_absolute() or ".." in PurePosixPath(each.path).parts:
            raise PackageError(
                path=place, detail=_("记录里的位置 {path} 不安全").format(path=each.path)
            )
    return record


def write_record(folder: Path, record: Record) -> None:
    """Write the record in one step; raise CannotWriteError."""
    data = msgspec.json.format(msgspec.json.encode(record), indent=1)
    try:
        write_bytes(folder / RECORD, data)
    except OSError as error:
        raise CannotWriteError(path=folder / RECORD, detail=error.strerror or error) from error


def differences(folder: Path) -> Iterator[tuple[Difference, str]]:
    """Yield every difference between the folder and its record, by path; every byte is read."""
    record = read_record(folder)
    known = {each.path: each.sha256 for each in record.files} | record.lists
    for path, sha256 in sorted(known.items()):
        found = sha256_of(folder / path)
        if found is None:
            yield Difference.MISSING, path
        elif found != sha256:
            yield Difference.ALTERED, path
    for path in _paths_below(folder):
        if path not in known and path != RECORD:
            yield Difference.UNEXPECTED, path


def remove(folder: Path) -> tuple[int, tuple[str, ...]]:
    """Delete what the record names and nobody changed since; return the count and what stays.

    Folders that became empty go too, and the record goes last: a removal cut short can be repeated.
    """
    record = read_record(folder)
    known = {each.path: each.sha256 for each in record.files} | record.lists
    count = sum(remove_one(folder, path, sha256) for path, sha256 in known.items())
    for path in _paths_below(folder):
        if path.endswith(PARTIAL):
            (folder / path).unlink()
    left = tuple(path for path in _paths_below(folder) if path != RECORD)
    if not left:
        (folder / RECORD).unlink()
    for place, _folders, _files in os.walk(folder, topdown=False):
        _remove_empty(Path(place))
    return count, left


def remove_one(folder: Path, path: str, sha256: str) -> bool:
    """Delete one copy, if it still has these bytes; say whether it was there."""
    if sha256_of(folder / path) != sha256:
        return False
    (folder / path).chmod(0o600)
    (folder / path).unlink()
    return True


def sha256_of(file: Path) -> str | None:
    """Return the SHA-256 of a file, None where there is none to be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _paths_below(folder: Path) -> list[str]:
    return sorted(
        Path(place, name).relative_to(folder).as_posix()
        for place, _folders, names in os.walk(folder)
        for name in names
    )


def _remove_empty(folder: Path) -> None:
    with os.scandir(folder) as listing:
        if next(listing, None) is not None:
            return
    folder.rmdir()
