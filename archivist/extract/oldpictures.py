r"""The pictures inside Word 97 documents, which WPS writes too, and inside RTF, as bytes.

A Word document keeps them as OfficeArt blips (MS-ODRAW 2.2.23) in its streams: inline ones in Data,
anchored ones in the table or the main stream. RTF writes them as hexadecimal or raw bytes in \\pict.
Metafiles are named and handed out without bytes: nobody here can draw them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from archivist.extract.base import DamagedError
from archivist.extract.ole import CompoundFile

FORMATS = frozenset({"doc", "rtf"})
_STREAMS = ("Data", "1Table", "0Table", "WordDocument")
_BLIP = re.compile(rb"[\x00-\xff]{2}[\x1a-\x1f\x29\x2a]\xf0")
# The instance of each kind of blip; the next odd one has a second identifier before the picture.
_BITMAPS = {0x46A: "jpg", 0x6E2: "jpg", 0x6E0: "png", 0x7A8: "dib", 0x6E4: "tif"}
_METAFILES = {0x3D4: "emf", 0x216: "wmf", 0x542: "pict"}
_HEAD, _ID, _TAG = 8, 16, 1
_MOST = 200  # blips of a file
_MOST_BYTES = 20_000_000
_RTF_KIND = re.compile(rb"\\(pngblip|jpegblip|dibitmap\d*|emfblip|wmetafile\d*|macpict)(?![a-z])")
_RTF_ENDINGS = {b"png": "png", b"jpe": "jpg", b"dib": "dib", b"emf": "emf", b"wme": "wmf"}
_RTF_BETWEEN = re.compile(rb"(?:\\(?!bin)[a-z]+-?\d*\s?|\s+|\{\\\*[^{}]*\})*")
_RTF_RAW = re.compile(rb"\\bin(\d{1,9})\s?")
_RTF_HEX = re.compile(rb"[0-9a-fA-F\s]+")
_FALLBACK = re.compile(rb"\\nonshppict\s*\{\\pict[^{}]*$")
_BEFORE = 400  # bytes in which the group that holds a fallback begins


def pictures_of(path: Path, format: str) -> Iterator[tuple[str, bytes]]:  # noqa: A002 — the domain's word
    """Yield (name, bytes) of the pictures in a file of one of FORMATS; no bytes of a metafile.

    What is torn is passed over: whether the file is sound is for its reader to say.
    """
    found = _in_rtf(path.read_bytes()) if format == "rtf" else _in_word(path)
    for number, (ending, data) in enumerate(found, 1):
        yield f"{number}.{ending}", data
        if number >= _MOST:
            return


def _in_word(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        file = CompoundFile(path)
    except DamagedError:
        return  # an older Word file, which is none
    known: set[bytes] = set()
    for name in _STREAMS:
        try:
            stream = file.read(name)
        except DamagedError:
            continue
        for ending, data in _blips(stream):
            if not data or data not in known:
                known.add(data)
                yield ending, data


def _blips(stream: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while match := _BLIP.search(stream, at):
        start = match.start()
        at = start + 1
        if start + _HEAD > len(stream):
            return
        (instance,) = struct.unpack_from("<H", stream, start)
        (size,) = struct.unpack_from("<I", stream, start + 4)
        instance >>= 4
        ending = _BITMAPS.get(instance & ~1) or _METAFILES.get(instance & ~1)
        end = start + _HEAD + size
        if ending is None or end > len(stream) or not size:
            continue
        at = end
        if instance & ~1 in _METAFILES:
            yield ending, b""
        elif size <= _MOST_BYTES:
            yield ending, stream[start + _HEAD + _ID * (1 + instance % 2) + _TAG : end]


def _in_rtf(data: bytes) -> Iterator[tuple[str, bytes]]:
    for match in _RTF_KIND.finditer(data):
        if _FALLBACK.search(data, max(0, match.start() - _BEFORE), match.start()):
            continue  # the same picture once more, for programs that know no other
        ending = _RTF_ENDINGS.get(match[1][:3], "pict")
        if ending in _METAFILES.values():
            yield ending, b""
            continue
        between = _RTF_BETWEEN.match(data, match.end())
        at = between.end() if between else match.end()
        picture = _rtf_bytes(data, at)
        if picture:
            yield ending, picture


def _rtf_bytes(data: bytes, at: int) -> bytes:
    raw = _RTF_RAW.match(data, at)
    if raw:
        return data[raw.end() : raw.end() + min(int(raw[1]), _MOST_BYTES)]
    written = _RTF_HEX.match(data, at)
    if written is None or written.end() - at > 3 * _MOST_BYTES:
        return b""
    digits = b"".join(written[0].split())
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
