"""Posting lists as Whoosh's blocks, made for many terms at once.

A block is a pickle of (differences of document numbers, counts, None). Whoosh writes tuples; what
it reads may be any sequence of numbers, so here they are arrays: ``bytes`` where a byte is enough
for each, ``array.array`` else. They pickle to a fixed frame around raw numbers, can be put together without
one Python object per posting, and are read back by one call.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np

from archivist.index.gram_codes import Array, Postings
from archivist.index.ragged import spread

_MAGIC = b"W3Bl"
_BATCH = 1 << 16  # terms; bounds the memory beside the postings
_WIDTHS = {1: (b"", b""), 2: (b"H", b"K\x02"), 4: (b"I", b"K\x06")}
_NONE = 0

Piece = tuple[str, str | bytes]


def write_blocks(file: BinaryIO, postings: Postings, lengths: Array) -> tuple[Array, Array]:
    """Write one block for every term of *postings*; return (offset, length) of each.

    *lengths* is the length of the field in each document, as Whoosh's byte.
    """
    starts = postings.starts
    found: list[tuple[Array, Array]] = []
    for first in range(0, len(starts) - 1, _BATCH):
        cut = starts[first : first + _BATCH + 1]
        held = slice(int(cut[0]), int(cut[-1]))
        part = Postings(cut - cut[0], postings.documents[held], postings.counts[held])
        base = file.tell()
        data, offsets, sizes = _Batch(part, lengths).packed()
        file.write(data)
        found.append((offsets + base, sizes))
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate([o for o, _ in found]), np.concatenate([s for _, s in found])


class _Batch:
    """Some terms, the widths their numbers need, and what a block's head says of them."""

    def __init__(self, postings: Postings, lengths: Array) -> None:
        self._starts = starts = postings.starts[:-1]
        self._sizes = np.diff(postings.starts)
        self._counts = postings.counts
        documents = postings.documents
        self._steps = documents.copy()
        self._steps[1:] -= documents[:-1]
        self._steps[starts] = documents[starts]
        self._last = documents[postings.starts[1:] - 1]
        self._heaviest = np.maximum.reduceat(postings.counts, starts)
        held = lengths[documents]
        self._shortest = np.minimum.reduceat(held, starts)
        self._longest = np.maximum.reduceat(held, starts)
        self._id_width = _width(np.maximum.reduceat(self._steps, starts))
        self._count_width = np.where(self._heaviest == 1, _NONE, _width(self._heaviest))

    def packed(self) -> tuple[bytes, Array, Array]:
        """Return the blocks one after the other, and (offset, length) of each."""
        lengths = np.zeros(len(self._sizes), np.int64)
        frames = []
        for ids in _WIDTHS:
            for counts in (_NONE, *_WIDTHS):
                chosen = np.flatnonzero((self._id_width == ids) & (self._count_width == counts))
                if len(chosen):
                    frame = _Frame(ids, counts)
                    lengths[chosen] = frame.length + self._sizes[chosen] * (ids + counts)
                    frames.append((frame, chosen))
        offsets = np.cumsum(lengths) - lengths
        out = np.empty(int(lengths.sum()), np.uint8)
        for frame, chosen in frames:
            self._fill(out, frame, chosen, offsets[chosen])
        return out.tobytes(), offsets, lengths

    def _fill(self, out: Array, frame: _Frame, chosen: Array, at: Array) -> None:
        sizes = self._sizes[chosen]
        places = spread(self._starts[chosen], sizes)
        at = _put(out, at, self._head(frame, chosen))
        at = _put_numbers(out, at, self._steps[places], sizes, frame.ids)
        at = _put(out, at, frame.middle(sizes))
        if frame.counts:
            at = _put_numbers(out, at, self._counts[places], sizes, frame.counts)
        _put(out, at, frame.tail(len(chosen)))

    def _head(self, frame: _Frame, chosen: Array) -> Array:
        sizes = self._sizes[chosen]
        after_magic_and_size = frame.length - 8
        head = frame.head(len(chosen))
        head["length"] = -(after_magic_and_size + sizes * (frame.ids + frame.counts))
        head["postings"] = sizes
        head["last"] = self._last[chosen]
        head["heaviest"] = self._heaviest[chosen]
        head["shortest"], head["longest"] = self._shortest[chosen], self._longest[chosen]
        head["id bytes"] = sizes * frame.ids
        return head


class _Frame:
    """The pickles around the numbers of a block whose numbers have *ids* and *counts* bytes each."""

    def __init__(self, ids: int, counts: int) -> None:
        self.ids, self.counts = ids, counts
        info: list[Piece] = [
            *(("magic", _MAGIC), ("length", ">i4"), ("", b"\x80\x03("), ("", b"J")),
            *(("postings", "<i4"), ("", b"J"), ("last", "<i4"), ("", b"G"), ("heaviest", ">f8")),
            *(("", b"K\x00K"), ("shortest", "u1"), ("", b"K"), ("longest", "u1"), ("", b"t.")),
        ]
        before, self._after_ids = _around(ids, "id bytes")
        self._before_counts, self._after_counts = _around(counts, "count bytes")
        self._info = [*info, ("", b"\x80\x03("), *before]
        self.length = sum(
            _dtype(part).itemsize for part in (self._info, self._between, self._after)
        )

    @property
    def _between(self) -> list[Piece]:
        return [*self._after_ids, *self._before_counts]

    @property
    def _after(self) -> list[Piece]:
        return [*self._after_counts, ("", b"Nt.")]

    def head(self, rows: int) -> Array:
        return _records(self._info, rows)

    def middle(self, sizes: Array) -> Array:
        records = _records(self._between, len(sizes))
        if self.counts:
            records["count bytes"] = sizes * self.counts
        return records

    def tail(self, rows: int) -> Array:
        return _records(self._after, rows)


def _around(width: int, name: str) -> tuple[list[Piece], list[Piece]]:
    """Return the pickle's bytes before and behind numbers of *width* bytes."""
    if width == _NONE:
        return [("", b"N")], []
    code, made_by = _WIDTHS[width]
    if not code:
        return [("", b"B"), (name, "<u4")], []
    call = b"carray\n_array_reconstructor\n(carray\narray\nX\x01\x00\x00\x00" + code + made_by
    return [("", call), ("", b"B"), (name, "<u4")], [("", b"tR")]


def _dtype(pieces: list[Piece]) -> np.dtype[Any]:
    return np.dtype(
        [
            (name or f"fixed {i}", f"S{len(what)}" if isinstance(what, bytes) else what)
            for i, (name, what) in enumerate(pieces)
        ]
    )


def _records(pieces: list[Piece], rows: int) -> Array:
    records = np.zeros(rows, _dtype(pieces))
    for i, (name, what) in enumerate(pieces):
        if isinstance(what, bytes):
            records[name or f"fixed {i}"] = what
    return records


def _put(out: Array, at: Array, records: Array) -> Array:
    """Write one record at each place; return the places behind them."""
    size = records.dtype.itemsize
    cells = records.view(np.uint8).reshape(len(records), size)
    out[at[:, None] + np.arange(size)] = cells
    after: Array = at + size
    return after


def _put_numbers(out: Array, at: Array, numbers: Array, sizes: Array, width: int) -> Array:
    raw = numbers.astype(f"<u{width}").view(np.uint8)
    out[spread(at, sizes * width)] = raw
    after: Array = at + sizes * width
    return after


def _width(highest: Array) -> Array:
    width: Array = np.select([highest < 1 << 8, highest < 1 << 16], [1, 2], 4)
    return width
