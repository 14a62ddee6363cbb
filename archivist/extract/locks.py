"""Passwords and damage of files that no reader opens: looked for in their own headers."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from archivist.extract import headers, ole, volumes
from archivist.extract.base import DamagedError, EncryptedError
from archivist.i18n import N_

_ZIP_ENCRYPTED = 0x1
_AES_CODER = b"\x06\xf1\x07\x01"
_RAR5_CRYPT_HEADER = 4
_RAR5_EXTRA = 0x1
_DOC_ENCRYPTED = 0x0100


def check(path: Path, format: str) -> None:  # noqa: A002 — the domain's word
    """Raise EncryptedError when *path* needs a password, DamagedError when it cannot be opened.

    Raises UnreadableError for one volume of an archive.
    """
    if format == "rar":
        headers.check_rar(path)
    if format in {"zip", "rar", "7z"}:
        volumes.check(path, path.name)
    looker = _LOOKERS.get(format)
    if looker is not None:
        looker(path)


def _encrypted_package(_path: Path) -> None:
    raise EncryptedError(N_("办公文档有密码"))


def _compound(path: Path) -> None:
    ole.CompoundFile(path)


def _package(path: Path) -> None:
    if any(_members_locked(path)):
        raise EncryptedError(N_("文档有密码"))


def _zip(path: Path) -> None:
    """Let an archive pass of which some members are open: each is a material of its own."""
    locked = _members_locked(path)
    if locked and all(locked):
        raise EncryptedError(N_("压缩包有密码"))


def _members_locked(path: Path) -> list[bool]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise DamagedError(N_("压缩包不完整或被改动过")) from error
    return [bool(info.flag_bits & _ZIP_ENCRYPTED) for info in members]


def _doc(path: Path) -> None:
    """Look at the flags of the file information block (MS-DOC 2.5.2)."""
    if _starts(path, ole.SIGNATURE):
        block = ole.CompoundFile(path).head("WordDocument", 12)
        if len(block) == 12 and struct.unpack_from("<H", block, 10)[0] & _DOC_ENCRYPTED:  # noqa: PLR2004
            raise EncryptedError(N_("文档有密码"))


def _ppt(path: Path) -> None:
    """Look for the stream that only encrypted presentations have (MS-PPT 2.1.3)."""
    if _starts(path, ole.SIGNATURE) and "EncryptedSummary" in ole.CompoundFile(path).names:
        raise EncryptedError(N_("演示文稿有密码"))


def _rar(path: Path) -> None:
    with path.open("rb") as stream:
        data = stream.read(1 << 16)
    locked = _rar5(data[8:]) if data[6:8] == b"\x01\x00" else _rar4(data[7:])
    if locked:
        raise EncryptedError(N_("压缩包有密码"))


def _rar4(data: bytes) -> bool:
    """Look at the flags of the main header, then of the first file header."""
    if len(data) < 13:  # noqa: PLR2004 — the main header's own length
        raise DamagedError(N_("压缩包不完整"))
    flags, size = struct.unpack_from("<HH", data, 3)
    following = data[size : size + 7]
    first = struct.unpack_from("<H", following, 3)[0] if len(following) == 7 else 0  # noqa: PLR2004
    is_file = following[2:3] == b"\x74"
    return bool(flags & 0x80) or (is_file and bool(first & 0x04))


def _rar5(data: bytes) -> bool:
    """Walk the headers to the first file; its extra area may hold an encryption record."""
    at = 0
    while at + 7 < len(data):
        size, body = headers.number(data, at + 4)
        kind, field = headers.number(data, body)
        flags, field = headers.number(data, field)
        if kind == _RAR5_CRYPT_HEADER:
            return True
        extra, field = headers.number(data, field) if flags & _RAR5_EXTRA else (0, field)
        packed, field = headers.number(data, field) if flags & 0x2 else (0, field)
        if kind == 2:  # noqa: PLR2004 — a file header
            return _has_crypt_record(data[body + size - extra : body + size])
        at = body + size + packed
    return False


def _has_crypt_record(extra: bytes) -> bool:
    at = 0
    while at < len(extra):
        size, at = headers.number(extra, at)
        kind, _ = headers.number(extra, at)
        if kind == 1:
            return True
        at += max(size, 1)
    return False


def _seven_zip(path: Path) -> None:
    """Look for the AES coder in the end header, where 7-Zip lists how members are packed."""
    if _AES_CODER in headers.seven_zip_end(path):
        raise EncryptedError(N_("压缩包有密码"))


def _starts(path: Path, signature: bytes) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(signature)) == signature


_LOOKERS: dict[str, Callable[[Path], None]] = {
    "encrypted": _encrypted_package,
    "ole": _compound,
    "zip": _zip,
    "ofd": _package,
    "odt": _package,
    "ods": _package,
    "odp": _package,
    "doc": _doc,
    "ppt": _ppt,
    "rar": _rar,
    "7z": _seven_zip,
    "raw": headers.check_raw,
}
