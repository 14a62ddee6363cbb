"""Words drawn as WordArt in old Office files, which is how a watermark is written (MS-ODRAW)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# A table of drawing properties: version 3, its type, its length; the count stands in the version.
_TABLE = re.compile(
    rb"(?s)(?=([\x03\x13\x23\x33\x43\x53\x63\x73\x83\x93\xa3\xb3\xc3\xd3\xe3\xf3].)\x0b\xf0(....))"
)
_WORDS = 0x00C0
_NUMBER, _LONG = 0x3FFF, 0x8000
_MOST = 400


def find_word_art(data: bytes) -> list[str]:
    """Return the texts of all WordArt in a stream of drawings, each once, in their order."""
    found = (text for match in _TABLE.finditer(data) for text in _words(data, match))
    return list(dict.fromkeys(filter(None, found)))


def _words(data: bytes, match: re.Match[bytes]) -> Iterator[str]:
    count = struct.unpack("<H", match[1])[0] >> 4
    size = struct.unpack("<I", match[2])[0]
    start = match.start() + 8
    if count > _MOST or 6 * count > size or start + size > len(data):
        return
    at = start + 6 * count
    for n in range(count):
        number, length = struct.unpack_from("<HI", data, start + 6 * n)
        if not number & _LONG:
            continue
        if at + length > start + size:
            return
        if number & _NUMBER == _WORDS:
            yield data[at : at + length].decode("utf-16-le", "replace").partition("\0")[0].strip()
        at += length
