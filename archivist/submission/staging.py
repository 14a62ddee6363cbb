"""How a package comes to its place: built aside, moved in one step, whatever is killed when.

Beside ``NAME`` there may lie, only while an export runs or after it was killed:

* ``NAME.partial-xxxxxxxx``   a package being written, or the old one just swapped out: worthless
* ``NAME.previous-xxxxxxxx``  the old package, moved aside where the system cannot swap two folders;
  put back by the next export when ``NAME`` itself is not there
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from archivist.atomic import sync_folder
from archivist.errors import ExportError
from archivist.i18n import N_, _
from archivist.submission.exchange import exchange
from archivist.submission.recognise import is_untouched_package

log = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds: a virus scanner lets go of a new file within a few (bagit-python #191)
_PAUSE = 0.1
_CAUSES = {
    errno.ENOSPC: N_("磁盘空间不足"),
    errno.EDQUOT: N_("超出磁盘配额"),
    errno.EFBIG: N_("文件超过磁盘格式允许的大小"),
    errno.EACCES: N_("没有写入权限，或文件正被别的程序占用"),
    errno.EPERM: N_("没有写入权限"),
    errno.EROFS: N_("磁盘是只读的"),
    errno.ENAMETOOLONG: N_("文件名或路径太长"),
    errno.ENOENT: N_("文件夹在写入时不见了，磁盘可能已断开"),
}


class Staging:
    """The place aside: write to *partial*, then `publish`."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.partial = out.with_name(f"{out.name}.partial-{secrets.token_hex(4)}")
        self.published = False

    def publish(self) -> None:
        """Put the finished package at its place, over the previous one if there is one."""
        if not self.out.exists() or (self.out.is_file() and self.partial.is_file()):
            _patiently(self.partial, self.out)
        elif not exchange(self.partial, self.out):
            previous = self.out.with_name(f"{self.out.name}.previous-{secrets.token_hex(4)}")
            _patiently(self.out, previous)
            try:
                _patiently(self.partial, self.out)
            except OSError:
                _patiently(previous, self.out)
                raise
        self.published = True
        sync_folder(self.out.parent)
        try:
            _clear(self.out)
        except OSError as error:
            # The new package is in its place; the old one, held open somewhere, goes next time.
            log.warning("the replaced package could not be removed yet: %s", cause(error))


@contextmanager
def staged(out: Path, *, replace: bool) -> Iterator[Staging]:
    """Give a place aside for *out*; whatever was not published is gone afterwards.

    Raise ExportError when *out* exists and may not be replaced, or when another export writes it.
    """
    with _alone(out):
        made = _make_folders(out.parent)
        _restore(out)
        _refuse_strangers(out, replace=replace)
        _clear(out)
        staging = Staging(out)
        try:
            yield staging
        finally:
            if not staging.published:
                _remove(staging.partial)
                _remove_empty(made)


def cause(error: OSError) -> str:
    """Say why the system refused, without naming a path of this machine."""
    return _(_CAUSES.get(error.errno or 0, "")) or error.strerror or type(error).__name__


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep a second export of the same name out; the lock ends with the process, also when killed."""
    key = hashlib.sha256(os.fsencode(os.path.realpath(out))).hexdigest()[:16]
    file = Path(tempfile.gettempdir()) / f"archivist-export-{_user()}-{key}.lock"
    lock = FileLock(file, blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise ExportError(path=out, detail=_("另一个导出正在写同一个送审包")) from None
    try:
        yield
    finally:
        if os.name == "posix":  # Windows deletes no open file; an empty one may stay in its temp
            file.unlink(missing_ok=True)
        lock.release()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _refuse_strangers(out: Path, *, replace: bool) -> None:
    if not os.path.lexists(out):
        return
    if not replace:
        raise ExportError(path=out, detail=_("那里已经有同名的文件或文件夹"))
    if not is_untouched_package(out):
        detail = _("那里的内容不是本程序导出的送审包，或者包里放进了别的文件，不能覆盖")
        raise ExportError(path=out, detail=detail)


def _leftovers(out: Path, sort: str) -> list[Path]:
    pattern = re.compile(rf"{re.escape(out.name)}\.{sort}-[0-9a-f]{{8}}")
    return sorted(p for p in out.parent.iterdir() if pattern.fullmatch(p.name))


def _restore(out: Path) -> None:
    """Put the previous package back, if a kill came between the two moves that replace it."""
    previous = _leftovers(out, "previous")
    if previous and not os.path.lexists(out):
        _patiently(previous[-1], out)
        sync_folder(out.parent)


def _clear(out: Path) -> None:
    """Remove what a killed export left beside *out*, and the package that was replaced."""
    for leftover in _leftovers(out, "partial") + _leftovers(out, "previous"):
        _remove(leftover)


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    try:
        shutil.rmtree(path)
    except PermissionError:
        _make_writable(path)
        shutil.rmtree(path)


def _make_writable(root: Path) -> None:
    """Take read-only marks off: someone may have protected a package that is now replaced."""
    for folder, _folders, names in os.walk(root):
        Path(folder).chmod(stat.S_IRWXU)
        for name in names:
            Path(folder, name).chmod(stat.S_IRUSR | stat.S_IWUSR)


def _make_folders(folder: Path) -> list[Path]:
    """Make *folder* with its parents; return those that were not there, innermost first."""
    new = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        if any(folder.iterdir()):
            return
        folder.rmdir()


def _patiently(source: Path, goal: Path) -> None:
    """Move, trying again while something else holds the file (antivirus, indexers, previews)."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            os.replace(source, goal)  # noqa: PTH105 — the step everything depends on, named
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)
        else:
            return
