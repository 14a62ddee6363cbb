"""7-Zip and RAR archives, read by the system's libarchive (BSD licence).

No free library reads RAR in Python. libarchive reads it and 7-Zip too, and is there already: part
of Windows 10 and macOS, and a package of every Linux desktop. Where it is missing the archive is
one without a reader (G05).
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from archivist.extract.archives import Entry
from archivist.extract.base import DamagedError, EncryptedError, UnreadableError
from archivist.extract.member_names import decoded
from archivist.i18n import N_

_EOF, _OK, _WARN = 1, 0, -20
_BLOCK = 1 << 18
_TYPE, _REGULAR, _FOLDER = 0o170000, 0o100000, 0o040000
_TAIL = 4096
_RAR5, _RAR5_END = b"Rar!\x1a\x07\x01\x00", b"\x03\x05"  # size and kind of the last header
_HANDLE = ctypes.c_void_p
# Name: result, arguments. Strings come back as bytes, or as text where the name ends with _w.
_FUNCTIONS: dict[str, tuple[type, tuple[type, ...]]] = {
    "archive_read_new": (_HANDLE, ()),
    "archive_read_free": (ctypes.c_int, (_HANDLE,)),
    "archive_read_support_format_7zip": (ctypes.c_int, (_HANDLE,)),
    "archive_read_support_format_rar": (ctypes.c_int, (_HANDLE,)),
    "archive_read_support_format_rar5": (ctypes.c_int, (_HANDLE,)),
    "archive_read_open_filename": (ctypes.c_int, (_HANDLE, ctypes.c_char_p, ctypes.c_size_t)),
    "archive_read_open_filename_w": (ctypes.c_int, (_HANDLE, ctypes.c_wchar_p, ctypes.c_size_t)),
    "archive_read_next_header": (ctypes.c_int, (_HANDLE, ctypes.POINTER(_HANDLE))),
    "archive_read_data": (ctypes.c_ssize_t, (_HANDLE, ctypes.c_void_p, ctypes.c_size_t)),
    "archive_read_has_encrypted_entries": (ctypes.c_int, (_HANDLE,)),
    "archive_error_string": (ctypes.c_char_p, (_HANDLE,)),
    "archive_entry_pathname": (ctypes.c_char_p, (_HANDLE,)),
    "archive_entry_pathname_utf8": (ctypes.c_char_p, (_HANDLE,)),
    "archive_entry_pathname_w": (ctypes.c_wchar_p, (_HANDLE,)),
    "archive_entry_filetype": (ctypes.c_uint, (_HANDLE,)),
    "archive_entry_hardlink": (ctypes.c_char_p, (_HANDLE,)),
    "archive_entry_is_data_encrypted": (ctypes.c_int, (_HANDLE,)),
    "archive_entry_size_is_set": (ctypes.c_int, (_HANDLE,)),
    "archive_entry_size": (ctypes.c_int64, (_HANDLE,)),
    "archive_entry_mtime_is_set": (ctypes.c_int, (_HANDLE,)),
    "archive_entry_mtime": (ctypes.c_int64, (_HANDLE,)),
}


def entries(path: Path) -> Iterator[Entry]:
    """Yield the members of a 7z or rar archive.

    Raises UnreadableError without libarchive, EncryptedError where the list of members is locked
    and DamagedError where the archive cannot be followed to its end.
    """
    library = _library()
    archive = library.archive_read_new()
    try:
        _open(library, archive, path)
        header = _HANDLE()
        while (answer := library.archive_read_next_header(archive, ctypes.byref(header))) != _EOF:
            if answer < _WARN:
                raise _trouble(library, archive)
            if library.archive_entry_filetype(header) & _TYPE != _FOLDER:
                yield _entry(library, archive, header)
        if _lacks_its_end(path):
            raise DamagedError(N_("压缩包不完整"))
    finally:
        library.archive_read_free(archive)


def is_there() -> bool:
    """Whether this machine has libarchive."""
    try:
        _library()
    except UnreadableError:
        return False
    return True


@cache
def _library() -> ctypes.CDLL:
    """Return the loaded library; it belongs to the process like any imported module."""
    for name in _names():
        try:
            library = ctypes.CDLL(name)
            for function, (result, arguments) in _FUNCTIONS.items():
                declared = getattr(library, function)
                declared.restype, declared.argtypes = result, arguments
        except (OSError, AttributeError):  # not there, or too old to know RAR 5
            continue
        return library
    raise UnreadableError(N_("需要安装 libarchive（软件包 libarchive13 或 libarchive）"))


def _lacks_its_end(path: Path) -> bool:
    """Whether a RAR 5 archive breaks off between two members, which libarchive takes for its end."""
    with path.open("rb") as stream:
        if stream.read(len(_RAR5)) != _RAR5:
            return False
        stream.seek(max(0, path.stat().st_size - _TAIL))
        return _RAR5_END not in stream.read()


def _names() -> tuple[str, ...]:
    if sys.platform == "win32":
        return ("archiveint.dll", "libarchive.dll", "archive.dll")
    # By name: ctypes.util.find_library runs programs on Linux, which no worker may.
    if sys.platform == "darwin":
        return (
            "/usr/lib/libarchive.dylib",
            "libarchive.13.dylib",
            "/opt/homebrew/opt/libarchive/lib/libarchive.dylib",
        )
    return ("libarchive.so.13", "libarchive.so")


def _open(library: ctypes.CDLL, archive: int, path: Path) -> None:
    library.archive_read_support_format_7zip(archive)
    library.archive_read_support_format_rar(archive)
    library.archive_read_support_format_rar5(archive)
    if sys.platform == "win32":
        answer = library.archive_read_open_filename_w(archive, str(path), _BLOCK)
    else:
        answer = library.archive_read_open_filename(archive, os.fsencode(path), _BLOCK)
    if answer < _WARN:
        # Asked of more now, libarchive 3.6 crashes: it has not settled on a format.
        raise DamagedError(N_("压缩包不完整或被改动过"))


def _entry(library: ctypes.CDLL, archive: int, header: ctypes.c_void_p) -> Entry:
    kind = library.archive_entry_filetype(header) & _TYPE
    sized = library.archive_entry_size_is_set(header)
    timed = library.archive_entry_mtime_is_set(header)
    return Entry(
        _name(library, header),
        lambda: _blocks(library, archive),
        library.archive_entry_size(header) if sized else None,
        library.archive_entry_mtime(header) * 10**9 if timed else None,
        regular=kind in {0, _REGULAR} and not library.archive_entry_hardlink(header),
        locked=bool(library.archive_entry_is_data_encrypted(header)),
    )


def _name(library: ctypes.CDLL, header: ctypes.c_void_p) -> str:
    """Return a member's name; only names without a known encoding come as plain bytes."""
    utf8: bytes | None = library.archive_entry_pathname_utf8(header)
    if utf8 is not None:
        return utf8.decode("utf-8", "replace")
    raw: bytes | None = library.archive_entry_pathname(header)
    wide: str | None = None if raw else library.archive_entry_pathname_w(header)
    return decoded(raw) if raw else wide or ""


def _blocks(library: ctypes.CDLL, archive: int) -> Iterator[bytes]:
    buffer = ctypes.create_string_buffer(_BLOCK)
    while (count := library.archive_read_data(archive, buffer, _BLOCK)) > 0:
        yield buffer.raw[:count]
    if count < 0:
        raise _trouble(library, archive)


def _trouble(library: ctypes.CDLL, archive: int) -> Exception:
    """Return the error that what libarchive says amounts to, in words that quote no member."""
    said = (library.archive_error_string(archive) or b"").decode("utf-8", "replace").lower()
    if library.archive_read_has_encrypted_entries(archive) == 1 or "encrypt" in said:
        return EncryptedError(N_("压缩包有密码"))
    if any(word in said for word in ("unsupported", "not supported", "unavailable")):
        return UnreadableError(N_("压缩方式读不了，请先解压"))
    return DamagedError(N_("压缩包不完整或被改动过"))
