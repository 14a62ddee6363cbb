"""Archives and mails for tests, also of kinds that no library here writes."""

from __future__ import annotations

import ctypes
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

from archivist.extract.libarchive import _names

_DATE = (2017, 5, 9, 10, 30, 0)


def a_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip whose members are all of one day; non-ASCII names are UTF-8."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return path


def a_gbk_zip(path: Path, members: Mapping[str, bytes], encoding: str = "gbk") -> Path:
    """Write a zip as Windows does: names in the system's code page, and no word about it."""
    names = {
        f"{n:04d}".ljust(len(name.encode(encoding)), "x"): name for n, name in enumerate(members)
    }
    with zipfile.ZipFile(path, "w") as archive:
        for plain, name in names.items():
            info = zipfile.ZipInfo(plain, _DATE)
            info.create_system = 0
            archive.writestr(info, members[name])
    data = path.read_bytes()
    for plain, name in names.items():
        data = data.replace(plain.encode(), name.encode(encoding))
    path.write_bytes(data)
    return path


def lock(path: Path, *names: str) -> Path:
    """Set the bit of a zip's members, all where none is named, that says they need a password."""
    with zipfile.ZipFile(path) as archive:
        infos, at = archive.infolist(), archive.start_dir
    data = bytearray(path.read_bytes())
    for info in infos:
        if not names or info.filename in names:
            data[info.header_offset + 6] |= 1
            data[at + 8] |= 1
        at += 46 + sum(struct.unpack_from("<HHH", data, at + 28))
    path.write_bytes(bytes(data))
    return path


def a_tar(path: Path, members: Mapping[str, bytes], mode: str = "w:gz") -> Path:
    """Write a tar, by default compressed."""
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1494297000
            archive.addfile(info, io.BytesIO(data))
    return path


def a_7z(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a 7z with the system's libarchive."""
    library = _writer()
    archive = library.archive_write_new()
    library.archive_write_set_format_7zip(archive)
    library.archive_write_open_filename(archive, str(path).encode())
    for name, data in members.items():
        entry = library.archive_entry_new()
        library.archive_entry_set_pathname_utf8(entry, name.encode())
        library.archive_entry_set_size(entry, len(data))
        library.archive_entry_set_filetype(entry, 0o100000)
        library.archive_entry_set_perm(entry, 0o644)
        library.archive_write_header(archive, entry)
        library.archive_write_data(archive, data, len(data))
        library.archive_entry_free(entry)
    library.archive_write_close(archive)
    library.archive_write_free(archive)
    return path


def _writer() -> ctypes.CDLL:
    library = ctypes.CDLL(_names()[0])
    handle = ctypes.c_void_p
    for name in ("archive_write_new", "archive_entry_new"):
        getattr(library, name).restype = handle
    for name, arguments in {
        "archive_write_set_format_7zip": [handle],
        "archive_write_open_filename": [handle, ctypes.c_char_p],
        "archive_entry_set_pathname_utf8": [handle, ctypes.c_char_p],
        "archive_entry_set_size": [handle, ctypes.c_int64],
        "archive_entry_set_filetype": [handle, ctypes.c_uint],
        "archive_entry_set_perm": [handle, ctypes.c_uint],
        "archive_write_header": [handle, handle],
        "archive_write_data": [handle, ctypes.c_char_p, ctypes.c_size_t],
        "archive_entry_free": [handle],
        "archive_write_close": [handle],
        "archive_write_free": [handle],
    }.items():
        getattr(library, name).argtypes = arguments
    return library


def a_rar(path: Path, members: Mapping[str, bytes], *, volume: bool = False) -> Path:
    """Write a RAR 5 archive with stored members."""
    parts = [b"Rar!\x1a\x07\x01\x00", _header(1, 0, b"\x01" if volume else b"\x00")]
    for name, data in members.items():
        encoded = name.encode()
        body = _vint(len(data)) + _vint(4) + _vint(len(data)) + _vint(0o100644)
        body += struct.pack("<I", zlib.crc32(data)) + _vint(0) + _vint(1)
        parts += [_header(2, 2, body + _vint(len(encoded)) + encoded), data]
    path.write_bytes(b"".join([*parts, _header(5, 0, b"\x00")]))
    return path


def _header(kind: int, flags: int, body: bytes) -> bytes:
    inside = _vint(kind) + _vint(flags) + body
    sized = _vint(len(inside)) + inside
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _vint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def a_mail(path: Path, attachments: Mapping[str, bytes]) -> Path:
    """Write a mail with a short letter and these attachments."""
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message["Subject"], message["Message-ID"] = "报送材料", "<1@example.org>"
    message.set_content("请查收。")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    path.write_bytes(message.as_bytes())
    return path
