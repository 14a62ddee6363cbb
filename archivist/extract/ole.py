"""OLE compound files (MS-CFB): the directory and the streams of old Office files and mails."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from archivist.extract.base import DamagedError
from archivist.extract.limits import check_size
from archivist.i18n import N_

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_NOBODY = 0xFFFFFFFF
_ENTRY = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MINI_SECTOR = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or storage: where it starts, how many bytes it has, its neighbours in the tree."""

    name: str
    kind: int
    start: int
    size: int
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY


class CompoundFile:
    """An open compound file. Raises DamagedError where chains lead nowhere."""

    def __init__(self, path: Path) -> None:
        check_size(path.stat().st_size, "ole")
        self._open(path.read_bytes())

    @classmethod
    def of(cls, data: bytes) -> CompoundFile:
        """Open a compound file that lies in another file."""
        made = cls.__new__(cls)
        made._open(data)  # noqa: SLF001 — its own
        return made

    def _open(self, data: bytes) -> None:
        self._data = data
        if len(self._data) < 512 or not self._data.startswith(SIGNATURE):  # noqa: PLR2004
            raise DamagedError(N_("复合文档不完整"))
        self._sector = 1 << min(struct.unpack_from("<H", self._data, 30)[0], 16)
        self._sectors = len(self._data) // self._sector + 1  # no chain is longer but in a circle
        self._cutoff = struct.unpack_from("<I", self._data, 56)[0]
        self._table = self._allocation()
        self._slots = self._directory()
        self.entries = tuple(entry for entry in self._slots if entry is not None)

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams and storages."""
        return frozenset(entry.name for entry in self.entries)

    @cached_property
    def streams(self) -> dict[str, Entry]:
        """The streams by path, storages parted by ``/``; one the tree does not lead to by its name.

        An object embedded in a document has streams of the same names as the document itself, so
        the place in the tree tells them apart.
        """
        found: dict[str, Entry] = {}
        waiting = [(e.child, "") for e in self.entries if e.kind == _ROOT][:1]
        seen = set()
        while waiting:
            slot, folder = waiting.pop()
            entry = self._slots[slot] if slot < len(self._slots) else None
            if entry is None or slot in seen:
                continue
            seen.add(slot)
            waiting += [(entry.left, folder), (entry.right, folder)]
            if entry.kind == _STORAGE:
                waiting.append((entry.child, f"{folder}{entry.name}/"))
            elif entry.kind == _STREAM:
                found.setdefault(folder + entry.name, entry)
        for slot, entry in enumerate(self._slots):
            if entry is not None and entry.kind == _STREAM and slot not in seen:
                found.setdefault(entry.name, entry)
        return found

    def read(self, path: str) -> bytes:
        """Return a whole stream, nothing where there is none; DamagedError where it is cut short."""
        entry = self.streams.get(path)
        if entry is None or entry.size == 0:
            return b""
        if entry.size < self._cutoff:
            data = self._mini_chain(entry.start, entry.size)
        else:
            data = self._chain(entry.start, -(-entry.size // self._sector))
        if len(data) < entry.size:
            raise DamagedError(N_("数据流不完整"))
        return data[: entry.size]

    def head(self, name: str, count: int) -> bytes:
        """Return the first *count* bytes of a stream that has its own sectors, else nothing.

        Streams below the cutoff live in the mini stream, and no document that matters does.
        """
        entry = self.streams.get(name)
        if entry is None or entry.size < self._cutoff:
            return b""
        return self._chain(entry.start, -(-count // self._sector))[:count]

    def _allocation(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, self._sectors)):
            if following >= _LAST_SECTOR:
                break
            block = self._numbers(following)
            sectors += block[:-1]
            following = block[-1] if block else _LAST_SECTOR
        used = dict.fromkeys(s for s in sectors if s < self._sectors)
        return [n for s in used for n in self._numbers(s)]

    def _numbers(self, sector: int) -> list[int]:
        return _numbers(self._at(sector))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, sector: int, limit: int | None = None) -> bytes:
        parts: list[bytes] = []
        limit = self._sectors if limit is None else min(limit, self._sectors)
        while sector < _LAST_SECTOR and len(parts) < limit:
            block = self._at(sector)
            if not block or sector >= len(self._table):
                raise DamagedError(N_("复合文档不完整"))
            parts.append(block)
            sector = self._table[sector]
        return b"".join(parts)

    def _mini_chain(self, sector: int, size: int) -> bytes:
        data, table = self._mini
        parts: list[bytes] = []
        while sector < len(table) and len(parts) * _MINI_SECTOR < size:
            parts.append(data[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            sector = table[sector]
        return b"".join(parts)

    @cached_property
    def _mini(self) -> tuple[bytes, list[int]]:
        """The mini stream, which the root entry holds, and its own allocation table."""
        start, count = struct.unpack_from("<II", self._data, 60)
        root = next((e for e in self.entries if e.kind == _ROOT), None)
        if root is None or start >= _LAST_SECTOR or root.start >= _LAST_SECTOR:
            return b"", []
        sectors = -(-root.size // self._sector)
        return self._chain(root.start, sectors), _numbers(self._chain(start, max(count, 1)))

    def _directory(self) -> list[Entry | None]:
        data = self._chain(struct.unpack_from("<I", self._data, 48)[0], limit=10_000)
        found: list[Entry | None] = []
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            left, right, child = struct.unpack_from("<III", data, at + 68)
            start, size = struct.unpack_from("<II", data, at + 116)
            known = kind and 2 <= length <= 64  # noqa: PLR2004
            name = data[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            found.append(Entry(name, kind, start, size, left, right, child) if known else None)
        return found


def _numbers(block: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
