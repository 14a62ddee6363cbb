"""Archives cut into volumes: one of them alone cannot be unpacked."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from archivist.extract.base import UnreadableError
from archivist.i18n import N_

_NAMES = re.compile(r"(?i)\.(?:zip|7z|rar|tar)\.\d{3}$|\.z\d\d$|\.part\d+\.rar$|\.r\d\d$")
_TAIL = 1 << 16
_END_OF_DIRECTORY = b"PK\x05\x06"
_RAR4, _RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MAIN_HEADER = 1
_MOST_DISKS = 1000  # packers number them .z01 to .z999


def check(path: Path, name: str) -> None:
    """Raise UnreadableError when the archive at *path*, called *name*, is one volume of several."""
    if _NAMES.search(name) or _spans_disks(path) or _is_rar_volume(path):
        raise UnreadableError(N_("是分卷压缩包的一卷，请把各卷放在一起解压到文件夹"))


def _spans_disks(path: Path) -> bool:
    """Whether a zip's end says that its directory began on another disk (APPNOTE 4.3.16)."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        if stream.read(2) != b"PK":
            return False
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
    at = tail.rfind(_END_OF_DIRECTORY)
    if at < 0 or at + 8 > len(tail):
        return False
    disk: int = struct.unpack_from("<H", tail, at + 4)[0]
    return 0 < disk < _MOST_DISKS  # more is no number: all bits set refers to the zip64 record


def _is_rar_volume(path: Path) -> bool:
    """Whether the flags of the main header, whose numbers are all small, say so."""
    with path.open("rb") as stream:
        head = stream.read(24).ljust(24, b"\0")
    if head.startswith(_RAR4):
        return bool(head[10] & 1)
    # RAR 5: after signature and check sum the header's size, kind, flags, perhaps a size, own flags.
    if not head.startswith(_RAR5) or head[13] != _MAIN_HEADER:
        return False
    return bool(head[16 if head[14] & 1 else 15] & 1)
