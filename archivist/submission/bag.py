"""The files of a bag, in a folder or in a zip, seen with suspicion."""

from __future__ import annotations

import lzma
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from archivist.errors import PackageError
from archivist.i18n import _
from archivist.submission.faults import Fault, FaultKind
from archivist.submission.manifest import BAGIT

BOMB_RATIO = 200  # office files and text stay far below; deflate's own limit is 1032
BOMB_MEMBER = 64 << 20  # bytes a member must unpack to before its ratio is looked at
BOMB_TOTAL = 1 << 30  # the same for the sum of all members
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_PAYLOAD_MANIFEST = re.compile(r"manifest-[^/]+\.txt", re.IGNORECASE)


@dataclass(slots=True)
class Listing:
    """What a bag holds: *sizes* in bytes by path below its base; *unreadable* are not to be opened."""

    sizes: dict[str, int] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    faults: set[Fault] = field(default_factory=set)

    def refuse(self, path: str, detail: str) -> None:
        """Note an unsafe entry."""
        self.faults.add(Fault(path, FaultKind.UNSAFE, detail))

    def lack_payload(self) -> None:
        """Note that there is no payload folder (RFC 8493 §2.1.2)."""
        self.faults.add(Fault("data/", FaultKind.MISSING, _("包里没有 data 文件夹")))


class Bag(Protocol):
    """A bag that can be read; `open` may raise whatever a damaged file raises (see `READ_ERRORS`)."""

    @property
    def listing(self) -> Listing:
        """What it holds."""

    def open(self, path: str) -> IO[bytes]:
        """Open the file at *path* of the listing."""


READ_ERRORS = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)


@contextmanager
def opened(path: Path) -> Iterator[Bag]:
    """Open the folder or zip at *path*; raise PackageError when it is neither, or holds no bag."""
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise PackageError(path=path, detail=_("没有这个文件或文件夹")) from None
    except zipfile.BadZipFile:
        raise PackageError(path=path, detail=_("不是 zip 文件，或者文件不完整")) from None
    except (OSError, ValueError, NotImplementedError) as error:
        raise PackageError(path=path, detail=str(error)) from error
    with archive:
        yield _Zip(path, archive)


def unsafe_reason(path: str) -> str:
    """Say why *path*, read from a package, must not be followed; empty when it may (RFC 8493 §5.1)."""
    if path.startswith(("/", "\\")) or _DRIVE.match(path):
        return _("绝对路径")
    if path.startswith("~"):
        return _("以 ~ 开头，会指向用户的主文件夹")
    if ".." in re.split(r"[/\\]", path):
        return _("路径越出了包的范围")
    if "\\" in path:
        return _("路径里有反斜杠")
    if "\0" in path:
        return _("路径里有空字符")
    return ""


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root
        self.listing = Listing()
        self._scan(root, "")
        if not _holds_bag(self.listing.sizes):
            raise PackageError(path=root, detail=_("里面没有 bagit.txt 和校验清单"))
        if not (root / "data").is_dir():
            self.listing.lack_payload()

    def open(self, path: str) -> IO[bytes]:
        return (self._root / path).open("rb")

    def _scan(self, folder: Path, prefix: str) -> None:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.listing.faults.add(Fault(prefix, FaultKind.MALFORMED, str(error.strerror)))
            return
        for entry in found:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                self._scan(Path(entry.path), f"{path}/")
                continue
            kind = entry.stat(follow_symlinks=False)
            self.listing.sizes[path] = kind.st_size
            if not stat.S_ISREG(kind.st_mode):
                self.listing.unreadable.add(path)
                self.listing.refuse(path, _("是链接或特殊文件，不是包里自己的内容"))


class _Zip:
    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.listing = Listing()
        members = self._safe(archive.infolist())
        self._base = _base({member.filename for member in members})
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            self._take(member)
        if not _holds_bag(self.listing.sizes):
            raise PackageError(path=path, detail=_("里面没有 bagit.txt 和校验清单"))
        if not any(m.filename.startswith(f"{self._base}data/") for m in archive.infolist()):
            self.listing.lack_payload()
        self._weigh(members, path.stat().st_size)

    def open(self, path: str) -> IO[bytes]:
        return self._archive.open(self._members[path])

    def _safe(self, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
        """Return the files among *members*; entries that point outside are noted and left out."""
        safe = []
        for member in members:
            # ``orig_filename`` is what stands in the file: on Windows zipfile turns \ into /.
            reason = unsafe_reason(member.orig_filename) or unsafe_reason(member.filename)
            if reason:
                self.listing.refuse(member.orig_filename, reason)
            elif not member.is_dir():
                safe.append(member)
        return safe

    def _take(self, member: zipfile.ZipInfo) -> None:
        name = member.filename
        if not name.startswith(self._base):
            detail = _("在送审包的文件夹之外")
            self.listing.faults.add(Fault(name, FaultKind.UNEXPECTED, detail))
            return
        path = name[len(self._base) :]
        if path in self._members:
            self.listing.refuse(path, _("压缩包里有两个同名文件"))
        self._members[path] = member
        self.listing.sizes[path] = member.file_size
        if stat.S_ISLNK(member.external_attr >> 16):
            self._bar(path, _("是链接，不是包里自己的内容"))
        elif member.flag_bits & _ENCRYPTED:
            detail = _("加密了，不能检查")
            self.listing.unreadable.add(path)
            self.listing.faults.add(Fault(path, FaultKind.MALFORMED, detail))
        elif member.file_size > BOMB_MEMBER and _ratio(member) > BOMB_RATIO:
            self._bar(path, _("展开后大得不合常理，可能是压缩炸弹"))

    def _bar(self, path: str, reason: str) -> None:
        self.listing.unreadable.add(path)
        self.listing.refuse(path, reason)

    def _weigh(self, members: list[zipfile.ZipInfo], size: int) -> None:
        """Bar all members where together they unpack to too much, and those that share bytes."""
        total = sum(member.file_size for member in members)
        if total > BOMB_TOTAL and total > BOMB_RATIO * size:
            self.listing.unreadable.update(self._members)
            self.listing.refuse("", _("展开后大得不合常理，可能是压缩炸弹"))
        paths = {id(member): path for path, member in self._members.items()}
        for member in _overlapping(members):
            if id(member) in paths:
                self._bar(paths[id(member)], _("与别的文件共用同一段数据，可能是压缩炸弹"))


def _overlapping(members: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            yield member
        length = _LOCAL_HEADER + len(member.orig_filename.encode()) + member.compress_size
        end = max(end, member.header_offset + length)


def _ratio(member: zipfile.ZipInfo) -> float:
    return member.file_size / max(member.compress_size, 1)


def _holds_bag(names: Mapping[str, int]) -> bool:
    return BAGIT in names or any(_PAYLOAD_MANIFEST.fullmatch(name) for name in names)


def _base(names: set[str]) -> str:
    """Return the folder the bag lies in, with a slash; empty when it lies at the top."""
    if BAGIT in names:
        return ""
    tops = {name.partition("/")[0] for name in names if "/" in name}
    holding = sorted(
        top
        for top in tops
        if _holds_bag({n[len(top) + 1 :]: 0 for n in names if n.startswith(f"{top}/")})
    )
    return f"{holding[0]}/" if holding else ""
