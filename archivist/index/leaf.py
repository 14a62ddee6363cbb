"""One segment, read in arrays: posting lists, lengths and normal forms, without Whoosh's matchers."""

from __future__ import annotations

import pickle
import struct
import zlib
from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from io import BytesIO
from typing import Any

import numpy as np
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from archivist.index.candidate import Facts
from archivist.index.gram_codes import Array
from archivist.index.segment import BYTES, length_bytes

_LENGTH = struct.Struct("!i")
_HEADER = 4  # bytes before the first block
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float32)

_NOTHING = np.empty(0, np.int64), np.empty(0, np.float32)


class Column:
    """The values of one field, as bytes; ``column[document]``."""

    def __init__(self, reader: Any) -> None:
        self._offsets: Sequence[int] = reader._offsets  # noqa: SLF001 — Whoosh's access costs as much as the search
        self._lengths: Sequence[int] = reader._lengths  # noqa: SLF001
        self._read: Callable[[int, int], bytes] = reader._dbfile.get  # noqa: SLF001
        self._base: int = reader._basepos  # noqa: SLF001

    def __getitem__(self, document: int) -> bytes:
        length = self._lengths[document]
        return self._read(self._base + self._offsets[document], length) if length else b""

    def __len__(self) -> int:
        return len(self._lengths)

    def text(self, document: int) -> str:
        """Return a value as text."""
        return self[document].decode(errors="surrogatepass")


class Leaf:
    """A segment that is open for reading; *first* is the number of its first document in the index."""

    def __init__(self, reader: Any, first: int) -> None:
        self._reader = reader
        self._terms = reader._terms  # noqa: SLF001 — its files are what is read here
        self.first = first
        self.size: int = reader.doc_count_all()
        self._infos: dict[tuple[str, str], Any] = {}
        self._columns: dict[str, Column | None] = {}
        self._lengths: dict[str, Array] = {}

    @cached_property
    def living(self) -> Array | None:
        """Which documents were not replaced or removed; None for all."""
        if not self._reader.has_deletions():
            return None
        living = np.ones(self.size, bool)
        living[list(self._reader.segment().deleted_docs())] = False
        return living

    @property
    def every(self) -> Array:
        """The numbers of all documents that were not replaced or removed."""
        return np.arange(self.size) if self.living is None else np.flatnonzero(self.living)

    def frequency(self, field: str, token: str) -> int:
        """Return how many documents hold *token*, replaced ones included."""
        info = self._info(field, token)
        return 0 if info is None else int(info.doc_frequency())

    def postings(self, field: str, token: str) -> tuple[Array, Array]:
        """Return the documents that hold *token*, ascending, and how often each does."""
        info = self._info(field, token)
        if info is None:
            return _NOTHING
        if info.is_inlined():
            ids, counts, _ = info.inlined_postings()
            return np.array(ids, np.int64), np.array(counts, np.float32)
        offset, length = info.extent()
        size = (
            length[0] if isinstance(length, tuple) else length
        )  # Whoosh 2.7.4 forgets to unpack it
        return _blocks(self._terms._postfile.get(offset, size))  # noqa: SLF001

    def lengths(self, field: str) -> Array:
        """Return how long a field is in each document, about (Whoosh keeps a byte)."""
        if field not in self._lengths:
            held = length_bytes(self._reader._perdoc, field, self.size)  # noqa: SLF001
            self._lengths[field] = _LENGTHS[held]
        return self._lengths[field]

    def total_length(self, field: str) -> int:
        """Return how long a field is in all documents together."""
        return int(self._reader.field_length(field))

    def column(self, name: str) -> Column | None:
        """Return the values of a field of text; None when no document has any."""
        if name not in self._columns:
            held = self._reader.has_column(name)
            reader = self._reader.column_reader(name, BYTES, translate=False) if held else None
            self._columns[name] = Column(reader) if reader is not None else None
        return self._columns[name]

    def days(self, name: str) -> Array:
        """Return the ordinal of a day of each document; 0 where there is none."""
        if not self._reader.has_column(name):
            return np.zeros(self.size, np.int64)
        file, start, size = self._reader._perdoc._get_column_file(name)  # noqa: SLF001
        days = np.zeros(self.size, np.int64)
        with file:
            held = np.frombuffer(file.get(start, size), ">u4")
        days[: len(held)] = held
        return days

    def facts(self, document: int) -> Facts:
        """Return what is stored of a document."""
        return Facts(*self._reader.stored_fields(document)["facts"])

    def _info(self, field: str, token: str) -> Any:
        key = (field, token)
        if key not in self._infos:
            try:
                named = token.encode(errors="surrogatepass")
                self._infos[key] = self._terms.term_info(field, named)
            except TermNotFound:
                self._infos[key] = None
        return self._infos[key]


def leaves_of(reader: Any) -> tuple[Leaf, ...]:
    """Return the segments of an open Whoosh reader; none of an index that holds nothing."""
    held = reader.leaf_readers()
    return tuple(Leaf(leaf, first) for leaf, first in held if leaf.doc_count_all())


def _blocks(data: bytes) -> tuple[Array, Array]:
    """Return the documents and counts in the blocks of one term."""
    ids, counts, at, last = [], [], _HEADER, False
    while not last:
        (length,) = _LENGTH.unpack_from(data, at)
        last = length < 0
        end = at + _LENGTH.size + abs(length)
        block = memoryview(data)[at + _LENGTH.size : end]
        some, often = _block(block)
        ids.append(some)
        counts.append(often)
        at = end
    return (ids[0], counts[0]) if len(ids) == 1 else (np.concatenate(ids), np.concatenate(counts))


def _block(data: memoryview) -> tuple[Array, Array]:
    stream = BytesIO(data)
    info = pickle.load(stream)  # noqa: S301 — the folder is this program's own
    body = stream.read()
    steps, counts, _values = pickle.loads(zlib.decompress(body) if info[3] else body)  # noqa: S301
    ids = np.cumsum(_numbers(steps), dtype=np.int64)
    if counts is None or isinstance(counts, float):
        return ids, np.full(len(ids), counts or 1.0, np.float32)
    return ids, _numbers(counts).astype(np.float32)


def _numbers(held: Any) -> Array:
    if isinstance(held, bytes):
        return np.frombuffer(held, np.uint8)
    if isinstance(held, array):
        return np.frombuffer(held, held.typecode)
    return np.array(held)
