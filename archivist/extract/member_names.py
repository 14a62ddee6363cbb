"""Names of members: the encodings they were written in, and paths that lead nowhere else."""

from __future__ import annotations

import re
import struct
import unicodedata
import zipfile
import zlib

from archivist.domain.text import is_han

_UTF8_FLAG = 0x800
_UNIX = 3
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field, which WinRAR and Bandizip write (APPNOTE 4.6.9)
_DRIVE = re.compile(r"^[A-Za-z]:")
# Control characters, and marks that make a name read in another order than it is written.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_PACKERS = frozenset({".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz"})
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}$")


def decoded(raw: bytes, *, windows: bool = False) -> str:
    """Return the text of a name of unknown encoding: UTF-8, or GB18030 where that gives Chinese.

    Some names in GBK (通知) are also correct UTF-8 in letters nobody here writes. They are GBK when
    the name was written on *windows*, where nobody writes UTF-8 without saying so.
    """
    utf8, chinese = _try(raw, "utf-8"), _try(raw, "gb18030")
    if utf8 is not None and (not windows or utf8.isascii() or any(map(is_han, utf8))):
        return utf8
    if chinese is not None and any(map(is_han, chinese)):
        return chinese
    return utf8 if utf8 is not None else raw.decode("cp437")


def zip_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a zip's member as its writer meant it."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_FLAG:
        return name.partition("\0")[0]
    raw = name.encode("cp437")
    windows = info.create_system != _UNIX
    return _unicode_path(info.extra, raw) or decoded(raw.partition(b"\0")[0], windows=windows)


def harmless(name: str) -> tuple[str, bool]:
    """Return a relative path (NFC, ``/``) for *name*, and whether *name* is one itself.

    Absolute names, drives and ``..`` are not; of them the path keeps what can be shown.
    """
    text = name.replace("\\", "/")
    parts = [part for part in text.split("/") if part not in {"", "."}]
    safe = not text.startswith("/") and ".." not in parts and not _DRIVE.match(text)
    shown = (_INVISIBLE.sub("\ufffd", part) for part in parts if part != "..")
    path = "/".join(shown).encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", path) or "_", safe


def ending(path: str) -> str:
    """Return the ending of a name with its dot where any file system takes it, else nothing."""
    found = _ENDING.search(path)
    return found.group() if found else ""


def unpacked_name(archive: str) -> str:
    """Return the name of the one file in an archive that names none: its own without the ending."""
    last = ending(archive)
    return archive[: -len(last)] if last.lower() in _PACKERS and archive != last else archive


class Names:
    """Gives every member of one archive a path of its own, in the order they come."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._taken: set[str] = set()

    def of(self, name: str) -> tuple[str, bool]:
        """Return the member's full path and whether its name is safe; a second one gets ``~``."""
        inside, safe = harmless(name or unpacked_name(self._archive.rpartition("/")[2]))
        path = f"{self._archive}!/{inside}"
        while path in self._taken:
            path += "~"
        self._taken.add(path)
        return path, safe


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Return the UTF-8 name of the extra field where it belongs to the name in the header."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        body = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and len(body) > 5 and body[0] == 1:  # noqa: PLR2004
            same = struct.unpack_from("<I", body, 1)[0] == zlib.crc32(raw)
            return _try(body[5:], "utf-8") if same else None
        at += 4 + size
    return None
