"""Check sums and first offsets of headers: what tells a damaged file before anybody opens it."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from archivist.extract.base import DamagedError
from archivist.i18n import N_

_MOST_HEADER = 1 << 20
_START = 32
_RAR4, _RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_RAR4_MAIN, _RAR4_COMMENT, _RAR4_PLAIN_MAIN = 0x73, 0x0002, 13
_RAR5_CRYPT = 4
_ALTERED = N_("压缩包不完整或被改动过")


def seven_zip_end(path: Path) -> bytes:
    """Return the end header of a 7z archive, at most its first megabyte (7zFormat.txt).

    Raises DamagedError where it is not whole, or the check sum of the start or the end is not right.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = stream.read(_START)
        if len(start) < _START:
            raise DamagedError(N_("压缩包不完整"))
        (start_sum,) = struct.unpack_from("<I", start, 8)
        offset, length, end_sum = struct.unpack_from("<QQI", start, 12)
        if zlib.crc32(start[12:]) != start_sum:
            raise DamagedError(_ALTERED)
        if _START + offset + length > size:
            raise DamagedError(N_("压缩包不完整"))
        stream.seek(_START + offset)
        header = stream.read(min(length, _MOST_HEADER))
    if length <= _MOST_HEADER and zlib.crc32(header) != end_sum:
        raise DamagedError(_ALTERED)
    return header


def check_rar(path: Path) -> None:
    """Raise DamagedError when the check sum of a RAR archive's first headers is not right.

    RAR 4 keeps the lower half of a CRC-32 (technote.txt); a comment inside the header is left out.
    """
    with path.open("rb") as stream:
        head = stream.read(_MOST_HEADER)
    if head.startswith(_RAR5):
        _check_rar5(head[len(_RAR5) :])
    elif head.startswith(_RAR4):
        _check_rar4(head[len(_RAR4) :])


def _check_rar4(data: bytes) -> None:
    if len(data) < _RAR4_PLAIN_MAIN:
        raise DamagedError(N_("压缩包不完整"))
    said, kind, flags, size = struct.unpack_from("<HBHH", data)
    end = _RAR4_PLAIN_MAIN if flags & _RAR4_COMMENT else size
    if kind != _RAR4_MAIN or zlib.crc32(data[2:end]) & 0xFFFF != said:
        raise DamagedError(_ALTERED)


def _check_rar5(data: bytes) -> None:
    """Look at the main header and the one after it, or at the one that says the rest is locked."""
    at, end = 0, 0
    for _ in range(2):
        end, kind, packed = _rar5_header(data, at)
        if kind == _RAR5_CRYPT or end + packed >= len(data):
            return
        at = end + packed


def _rar5_header(data: bytes, at: int) -> tuple[int, int, int]:
    """Return where a header ends, its kind, and how many bytes of content follow it."""
    size, start = number(data, at + 4)
    end = start + size
    if not size or len(data) < end or zlib.crc32(data[at + 4 : end]) != _u32(data, at):
        raise DamagedError(_ALTERED)
    kind, field = number(data, start)
    flags, field = number(data, field)
    if flags & 1:
        _, field = number(data, field)
    packed = number(data, field)[0] if flags & 2 else 0
    return end, kind, packed


def _u32(data: bytes, at: int) -> int:
    value: int = struct.unpack_from("<I", data, at)[0]
    return value


def number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte and where it ends. Raises DamagedError when cut short."""
    number = shift = 0
    while at < len(data) and shift < 64:  # noqa: PLR2004 — no number of RAR is longer
        number |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:  # noqa: PLR2004 — the last byte of a number
            return number, at
    raise DamagedError(N_("压缩包不完整"))


def check_raw(path: Path) -> None:
    """Raise DamagedError when a camera's raw picture has no directory where its head says (TIFF 6.0, §2).

    The raw formats that are no TIFF inside begin otherwise and are not looked at.
    """
    with path.open("rb") as stream:
        head = stream.read(8)
        order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(head[:4])
        if order is None:
            return
        (first,) = struct.unpack_from(f"{order}I", head.ljust(8, b"\0"), 4)
        stream.seek(first)
        count = stream.read(2)
    if first < len(head) or len(count) < 2 or not any(count):  # noqa: PLR2004
        raise DamagedError(N_("图片不完整或被改动过"))
