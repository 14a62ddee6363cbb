"""The directory of an OLE compound file (MS-CFB): just enough to tell its kinds apart."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from archivist.extract.base import DamagedError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_MAX_SECTORS = 1_000_000
_STREAM = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or storage: where it starts and how many bytes it has."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """An open compound file. Raises DamagedError where chains lead nowhere."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if len(self._data) < 512 or not self._data.startswith(SIGNATURE):  # noqa: PLR2004
            raise DamagedError("compound file cut short")
        self._sector = 1 << min(struct.unpack_from("<H", self._data, 30)[0], 16)
        self._cutoff = struct.unpack_from("<I", self._data, 56)[0]
        self._table = self._allocation()
        self.entries = self._directory()

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams and storages."""
        return frozenset(entry.name for entry in self.entries)

    def head(self, name: str, count: int) -> bytes:
        """Return the first *count* bytes of a stream that has its own sectors, else nothing.

        Streams below the cutoff live in the mini stream, and no document that matters does.
        """
        for entry in self.entries:
            if entry.name == name and entry.kind == _STREAM and entry.size >= self._cutoff:
                return self._chain(entry.start, -(-count // self._sector))[:count]
        return b""

    def _allocation(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, _MAX_SECTORS)):
            if following >= _LAST_SECTOR:
                break
            block = self._numbers(following)
            sectors += block[:-1]
            following = block[-1] if block else _LAST_SECTOR
        return [n for s in sectors if s < _LAST_SECTOR for n in self._numbers(s)]

    def _numbers(self, sector: int) -> list[int]:
        block = self._at(sector)
        return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, sector: int, limit: int = _MAX_SECTORS) -> bytes:
        parts: list[bytes] = []
        while sector < _LAST_SECTOR and len(parts) < limit:
            block = self._at(sector)
            if not block or sector >= len(self._table):
                raise DamagedError("compound file cut short")
            parts.append(block)
            sector = self._table[sector]
        return b"".join(parts)

    def _directory(self) -> tuple[Entry, ...]:
        data = self._chain(struct.unpack_from("<I", self._data, 48)[0], limit=10_000)
        found = []
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", data, at + 64)[0]
            kind = data[at + 66]
            start, size = struct.unpack_from("<II", data, at + 116)
            if kind and 2 <= length <= 64:  # noqa: PLR2004
                name = data[at : at + length - 2].decode("utf-16-le", "replace")
                found.append(Entry(name, kind, start, size))
        return tuple(found)
