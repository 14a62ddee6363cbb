"""Whoosh's ordered hash of terms, written from arrays.

The layout is ``whoosh.filedb.filetables.OrderedHashWriter``'s with CRC-32 as the hash, which any
Whoosh reads: records of key and value, 256 open-addressed tables, their directory, and the places
of all records in the order of their keys.
"""

from __future__ import annotations

import pickle
import struct
from typing import Any

import numpy as np

from archivist.index.gram_codes import Array, Postings
from archivist.index.ragged import Rows, offsets_of, rows_of_records

_TABLES = 256
_CRC32 = 1  # Whoosh's number of that hash
_BATCH = 1 << 16  # terms; bounds the memory
_WIDE = 1 << 32
_POLYNOMIAL = np.uint32(0xEDB88320)

_INFO: list[tuple[str, str]] = [
    *(("inlined", "u1"), ("weight", ">f4"), ("documents", ">u4")),
    *(("shortest", "u1"), ("longest", "u1"), ("heaviest", ">f4")),
    *(("first", ">u4"), ("last", ">u4")),
]
# ((document,), (count,), (b"",)) as a pickle of fixed length.
_LONE = [
    *(("open", "S3"), ("id", "<i4"), ("then", "S2"), ("count", ">f8"), ("close", "S6")),
]
_LONE_WORDS = {"open": b"\x80\x03J", "then": b"\x85G", "close": b"\x85C\x00\x85\x87."}


def term_infos(postings: Postings, lengths: Array, offsets: Array, sizes: Array) -> list[Rows]:
    """Return Whoosh's value of every term, in batches of rows.

    Terms of one document carry their posting with them; the others say where in the posting file
    (*offsets*, *sizes*) theirs are. *lengths* is each document's length as Whoosh's byte.
    """
    starts, counts = postings.starts, postings.counts
    first, ends = starts[:-1], starts[1:]
    info = np.zeros(len(first), _INFO)
    if not len(first):
        return []
    held = lengths[postings.documents]
    info["documents"] = ends - first
    info["inlined"] = info["documents"] == 1
    info["weight"] = np.add.reduceat(counts, first, dtype=np.float64)
    info["heaviest"] = np.maximum.reduceat(counts, first)
    info["shortest"] = np.minimum.reduceat(held, first)
    info["longest"] = np.maximum.reduceat(held, first)
    info["first"], info["last"] = postings.documents[first], postings.documents[ends - 1]
    return [
        _values(info[at : at + _BATCH], offsets[at : at + _BATCH], sizes[at : at + _BATCH])
        for at in range(0, len(first), _BATCH)
    ]


def _values(info: Array, offsets: Array, sizes: Array) -> Rows:
    lone = np.zeros(len(info), _LONE)
    for name, words in _LONE_WORDS.items():
        lone[name] = words
    lone["id"], lone["count"] = info["first"], info["weight"]
    place = np.zeros(len(info), [("offset", ">i8"), ("size", ">i4")])
    place["offset"], place["size"] = offsets, sizes
    ends = rows_of_records(lone)
    inlined = info["inlined"].astype(bool)
    width = place.dtype.itemsize
    ends.cells[~inlined, :width] = rows_of_records(place).cells[~inlined]
    ends.used[~inlined, width:] = False
    return rows_of_records(info).beside(ends)


class TermFile:
    """The term file of a segment; *file* is Whoosh's structured file. Keys must ascend."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._at = 0
        self._hashes: list[Array] = []
        self._places: list[Array] = []
        self._write(b"HSH3" + struct.pack("!Bii", _CRC32, 0, 0))

    def add(self, keys: Rows, values: Rows) -> None:
        """Add records, a row each."""
        heads = np.zeros(len(keys.cells), [("key", ">i4"), ("value", ">i4")])
        heads["key"], heads["value"] = keys.lengths, values.lengths
        records = rows_of_records(heads).beside(keys).beside(values)
        self._hashes.append(_crc32(keys))
        self._places.append(offsets_of(records.lengths, self._at))
        self._write(records.joined())

    def close(self, fields: dict[str, int]) -> None:
        """Write the hash tables and what says which field has which number; close the file."""
        places = np.concatenate(self._places) if self._places else np.empty(0, np.int64)
        hashes = np.concatenate(self._hashes) if self._hashes else np.empty(0, np.uint32)
        self._write(_tables(hashes, places, self._at))
        code, kind = ("I", ">u4") if self._at < _WIDE else ("q", ">i8")
        told = {"fieldmap": fields, "indextype": code, "indexlen": len(places)}
        extras = pickle.dumps(told, 2) + places.astype(kind).tobytes()
        self._write(extras + struct.pack("!i", len(extras)))
        self._file.close()

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)


def _tables(hashes: Array, places: Array, base: int) -> bytes:
    """Return the 256 tables, which start at *base* of the file, and their directory."""
    tables, directory = [], np.zeros(_TABLES, [("place", ">i8"), ("slots", ">i4")])
    buckets = hashes & 0xFF
    order = np.argsort(buckets, kind="stable")
    edges = np.searchsorted(buckets[order], np.arange(_TABLES + 1))
    for number in range(_TABLES):
        chosen = order[edges[number] : edges[number + 1]]
        table = np.zeros(2 * len(chosen), [("hash", ">u4"), ("place", ">i8")])
        by_home, slots = _slots(hashes[chosen])
        table["hash"][slots] = hashes[chosen][by_home]
        table["place"][slots] = places[chosen][by_home]
        directory[number] = (base, len(table))
        tables.append(table.tobytes())
        base += table.nbytes
    return b"".join(tables) + directory.tobytes()


def _slots(hashes: Array) -> tuple[Array, Array]:
    """Return an order of *hashes* and the slot of each: the first free one from its own on."""
    size = 2 * len(hashes)
    homes = (hashes >> 8) % max(size, 1)
    order = np.argsort(homes, kind="stable")
    steps = np.arange(len(order))
    slots = np.maximum.accumulate(homes[order].astype(np.int64) - steps) + steps
    over = slots >= size  # these go on from the table's beginning
    if over.any():
        free = np.setdiff1d(np.arange(size), slots[~over], assume_unique=True)
        slots[over] = free[: over.sum()]
    return order, slots


def _crc32(keys: Rows) -> Array:
    hashes = np.full(len(keys.cells), 0xFFFFFFFF, np.uint32)
    for cells, used in zip(keys.cells.T, keys.used.T, strict=True):
        step = _CRC_TABLE[(hashes ^ cells) & 0xFF] ^ (hashes >> 8)
        hashes = np.where(used, step, hashes)
    return hashes ^ np.uint32(0xFFFFFFFF)


def _crc_table() -> Array:
    """Return what one byte adds to a CRC-32: the table every implementation of it starts from."""
    table = np.arange(_TABLES, dtype=np.uint32)
    for _bit in range(8):
        table = np.where(table & 1, table >> 1 ^ _POLYNOMIAL, table >> 1).astype(np.uint32)
    return table


_CRC_TABLE = _crc_table()
