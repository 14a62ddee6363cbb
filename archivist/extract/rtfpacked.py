"""RTF as Outlook packs it into messages (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from archivist.extract.base import DamagedError
from archivist.extract.limits import MAX_MEMBER_BYTES
from archivist.i18n import N_

_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_HEAD = 16
_WINDOW = 4096
_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpacked(data: bytes) -> bytes:
    """Return the RTF inside. Raises DamagedError when it is no packed RTF."""
    if len(data) < _HEAD:
        raise DamagedError(N_("压缩的正文不完整"))
    size, mark = struct.unpack_from("<II", data, 4)
    if mark == _PLAIN:
        return data[_HEAD : _HEAD + size]
    if mark != _PACKED:
        raise DamagedError(N_("压缩的正文认不出格式"))
    return _decompressed(data, min(size, MAX_MEMBER_BYTES))


def _decompressed(data: bytes, size: int) -> bytes:
    """Undo LZFu: eight steps to a control byte, each a byte or a reference into the window."""
    window = bytearray(_START.ljust(_WINDOW, b"\0"))
    write = len(_START)
    said = bytearray()
    at = _HEAD
    while at < len(data) and len(said) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            reference = control >> bit & 1
            if at + reference >= len(data):
                return bytes(said[:size])
            if reference:
                place, count = divmod(data[at] << 8 | data[at + 1], 16)
                if place == write % _WINDOW:
                    return bytes(said[:size])
                copied = [place + n for n in range(count + 2)]
            else:
                copied = []
                window[write % _WINDOW] = data[at]
                said.append(data[at])
                write += 1
            for source in copied:
                byte = window[source % _WINDOW]
                window[write % _WINDOW] = byte
                said.append(byte)
                write += 1
            at += 1 + reference
    return bytes(said[:size])
