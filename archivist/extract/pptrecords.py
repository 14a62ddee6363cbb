"""The records of a PowerPoint 97 to 2003 stream, and which of them are valid (MS-PPT 2.3, 2.1.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.extract.base import DamagedError
from archivist.i18n import N_

_HEAD = 8
_CONTAINER = 0xF
_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_BLOB = 0x138B  # holds records too, where newer programs keep what older ones do not know
_MAX_EDITS = 10_000
_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, instance, whether it holds records, and its data."""

    kind: int
    instance: int
    holds: bool
    data: bytes


def records(data: bytes) -> Iterator[Record]:
    """Yield the records that lie side by side in *data*; what is cut short at the end is left out."""
    at = 0
    while at + _HEAD <= len(data):
        record = _record_at(data, at)
        if record is None:
            return
        yield record
        at += _HEAD + len(record.data)


def within(holder: Record, kind: int, depth: int = 0) -> Iterator[Record]:
    """Yield the records of *kind* anywhere inside, in order."""
    for record in records(holder.data):
        if record.kind == kind:
            yield record
        elif (record.holds or record.kind == _BLOB) and depth < _DEPTH:
            yield from within(record, kind, depth + 1)


def number_at(data: bytes, at: int) -> int:
    """Return four bytes as a number; 0 where there are none."""
    return int.from_bytes(data[at : at + 4], "little")


def objects_of(stream: bytes, current: bytes) -> dict[int, Record]:
    """Return the valid objects by reference: the newest of each, as the chain of edits lists them.

    Raises DamagedError when the chain leads nowhere.
    """
    places: dict[int, int] = {}
    at = number_at(current, 16)
    for _ in range(_MAX_EDITS):
        edit = _record_at(stream, at)
        if edit is None or edit.kind != _EDIT:
            raise DamagedError(N_("修改记录不完整"))
        for reference, place in _listed(stream, number_at(edit.data, 12)):
            places.setdefault(reference, place)
        at = number_at(edit.data, 8)
        if at == 0:
            break
    found = ((reference, _record_at(stream, place)) for reference, place in places.items())
    return {reference: record for reference, record in found if record is not None}


def _listed(stream: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield (reference, place) of a directory: runs of references, each with its first and length."""
    directory = _record_at(stream, at)
    if directory is None or directory.kind != _DIRECTORY:
        raise DamagedError(N_("对象表不完整"))
    data = directory.data
    slot = 0
    while slot + 4 <= len(data):
        head = number_at(data, slot)
        first, count = head & 0xFFFFF, min(head >> 20, (len(data) - slot - 4) // 4)
        for n in range(count):
            yield first + n, number_at(data, slot + 4 + 4 * n)
        slot += 4 + 4 * max(count, 1)


def _record_at(data: bytes, at: int) -> Record | None:
    if at + _HEAD > len(data):
        return None
    version, kind, size = struct.unpack_from("<HHI", data, at)
    if at + _HEAD + size > len(data):
        return None
    body = data[at + _HEAD : at + _HEAD + size]
    return Record(kind, version >> 4, version & 0xF == _CONTAINER, body)
