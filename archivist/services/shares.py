"""Whether a folder lies on another machine: no system tells of changes made there."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE = 4  # Windows' DRIVE_REMOTE
_REMOTE = frozenset({
    "nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "davfs",
    "glusterfs", "lustre", "vboxsf", "prl_fs", "drvfs",
})  # fmt: skip
_REMOTE_FUSE = ("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd", "fuse.vmhgfs", "fuse.smb")


def is_remote(folder: Path) -> bool:
    """Whether *folder* is on a network share; False where the system does not say."""
    if sys.platform == "win32":
        return _on_windows(str(folder))
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:  # not Linux
        return False
    kind = kind_of_mount(os.path.realpath(folder), lines)
    return kind in _REMOTE or kind.startswith(_REMOTE_FUSE)


def kind_of_mount(path: str, lines: Iterable[str]) -> str:
    """Return the file system *path* lies on, by the lines of ``mountinfo`` (proc(5)); "" if unsaid."""
    best, kind = -1, ""
    for line in lines:
        fields, _dash, rest = line.partition(" - ")
        words = fields.split(" ")
        if len(words) < 5 or not rest:  # noqa: PLR2004 — the mount point is the fifth field
            continue
        point = _unescaped(words[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:  # of two mounts at one point the later covers the earlier
            best, kind = len(point), rest.split(" ")[0]
    return kind


def _unescaped(text: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text


def _on_windows(folder: str) -> bool:
    if folder.startswith("\\\\"):
        return not folder.startswith(("\\\\?\\", "\\\\.\\")) or folder.startswith("\\\\?\\UNC\\")
    root = os.path.splitdrive(folder)[0] + "\\"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 — there is no such name elsewhere
    return bool(kernel.GetDriveTypeW(root) == _REMOTE_DRIVE)
