"""The members of archives and mails, one after the other, whatever they are packed with."""

from __future__ import annotations

import bz2
import gzip
import importlib
import lzma
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedIOBase
from pathlib import Path
from typing import IO, cast

from archivist.extract.base import DamagedError, Extract, UnreadableError
from archivist.extract.kinds import PACKAGES
from archivist.extract.member_names import decoded, zip_name
from archivist.i18n import N_

FORMATS = ("zip", "rar", "7z", "tar", "gzip", "bzip2", "xz")
MAILS = ("eml", "msg", "tnef")
_BLOCK = 1 << 18
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Entry:
    """One member. *blocks* unpacks it, and can be asked only until the next entry is asked for.

    *name* as written, nothing where the archive names none; *size* in bytes and *mtime_ns* where
    the archive says them.
    """

    name: str
    blocks: Callable[[], Iterator[bytes]]
    size: int | None = None
    mtime_ns: int | None = None
    regular: bool = True
    locked: bool = False


def extract(path: Path) -> Extract:
    """Say nothing of an archive: its members speak for themselves."""
    if path.suffix.lower() in PACKAGES:
        raise UnreadableError(N_("是程序的安装包，或缺少部件的文档"))
    return Extract()


def entries(path: Path, format: str) -> Iterator[Entry]:  # noqa: A002 — the domain's word
    """Yield the members of *path* but folders, in their order.

    Raises ExtractError, or whatever a library raises for a damaged archive.
    """
    return _OPENERS[format](path)


def _zip(path: Path) -> Iterator[Entry]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name = zip_name(info)
            if not name.endswith(("/", "\\")):
                yield Entry(
                    name,
                    partial(_unzipped, archive, info),
                    info.file_size,
                    _zip_time(info.date_time),
                    regular=(info.external_attr >> 28) in {0, 8},
                    locked=bool(info.flag_bits & _ENCRYPTED),
                )


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        stream = archive.open(info)
    except NotImplementedError as error:
        raise UnreadableError(N_("压缩方式读不了，请先解压")) from error
    with stream:
        yield from _blocks(stream)


def _zip_time(given: tuple[int, int, int, int, int, int]) -> int | None:
    """Return nanoseconds; DOS times are local, and the first one there is means none."""
    if given[0] <= 1980:  # noqa: PLR2004
        return None
    try:
        return int(time.mktime((*given, 0, 0, -1))) * 10**9
    except (ValueError, OverflowError):
        return None


def _tar(path: Path) -> Iterator[Entry]:
    with path.open("rb") as stream:
        yield from _untarred(stream)


def _untarred(stream: IO[bytes]) -> Iterator[Entry]:
    """Yield a tar's members. Raises DamagedError where something else follows the last one."""
    with tarfile.open(
        fileobj=stream, mode="r:", encoding="utf-8", errors="surrogateescape"
    ) as archive:
        while (info := archive.next()) is not None:
            if not info.isdir():
                yield Entry(
                    decoded(info.name.encode("utf-8", "surrogateescape")),
                    partial(_blocks_of, archive, info),
                    info.size,
                    int(info.mtime * 10**9),
                    regular=info.isreg(),
                )
        stream.seek(archive.offset)
        if stream.read(tarfile.BLOCKSIZE).strip(b"\0"):
            raise DamagedError(N_("压缩包不完整或被改动过"))


def _blocks_of(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    stream = archive.extractfile(info)
    if stream is not None:
        with stream:
            yield from _blocks(stream)


def _packed(opener: Callable[[Path], BufferedIOBase]) -> Callable[[Path], Iterator[Entry]]:
    def members(path: Path) -> Iterator[Entry]:
        with opener(path) as opened:
            stream = cast("IO[bytes]", opened)
            head = stream.read(tarfile.BLOCKSIZE)
            stream.seek(0)
            if _starts_tar(head):
                yield from _untarred(stream)
            else:
                yield Entry("", partial(_blocks, stream))

    return members


def _starts_tar(head: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block


def _elsewhere(module: str) -> Callable[[Path], Iterator[Entry]]:
    """Return the ``entries`` of a module that is imported when first needed."""

    def members(path: Path) -> Iterator[Entry]:
        found = importlib.import_module(f"archivist.extract.{module}").entries
        return cast("Callable[[Path], Iterator[Entry]]", found)(path)

    return members


_OPENERS: dict[str, Callable[[Path], Iterator[Entry]]] = {
    "zip": _zip,
    "tar": _tar,
    "gzip": _packed(gzip.GzipFile),
    "bzip2": _packed(bz2.BZ2File),
    "xz": _packed(lzma.LZMAFile),
    "7z": _elsewhere("libarchive"),
    "rar": _elsewhere("libarchive"),
    "eml": _elsewhere("eml_attachments"),
    "msg": _elsewhere("msg_attachments"),
    "tnef": _elsewhere("tnef_attachments"),
}
