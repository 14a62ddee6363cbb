"""From a worker's answer to the rows that are stored."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

from archivist.domain.material import Status
from archivist.domain.ocr import Looked, OcrMode
from archivist.extract import READER_VERSION
from archivist.extract.base import Extract
from archivist.extract.codec import decode, decode_facts, encode, encode_facts
from archivist.extract.kinds import kind_and_role
from archivist.extract.named import with_name
from archivist.extract.read import ReadResult
from archivist.services.walk import Seen, Unlisted
from archivist.store.files import FileRow
from archivist.store.readings import ReadingRow


def file_row(seen: Seen, result: ReadResult, stored: ReadingRow | None) -> FileRow:
    """Return the row of a path that a worker answered for."""
    status = stored.status if stored else result.status
    failure = result.failure
    sha256 = None if status is Status.REFUSED else result.sha256
    reader, looked = (stored.reader, stored.looked) if stored else (READER_VERSION, result.looked)
    return FileRow(
        path=seen.path,
        disk=seen.disk,
        size=seen.size,
        mtime_ns=seen.mtime_ns,
        scanned_ns=time.time_ns(),
        sha256=sha256,
        format=result.format,
        status=status,
        kind=result.kind,
        role=result.role,
        extension_differs=result.extension_differs,
        failure_code=stored.failure_code if stored else failure.code if failure else None,
        failure_reason=stored.failure_reason if stored else failure.reason if failure else None,
        container=seen.container,
        read_by=f"{reader} {looked}" if sha256 else None,
    )


def holding_in(looked: Iterable[Looked], mode: OcrMode) -> frozenset[str]:
    """Return by whom a content must have been read, or lost, for its row to hold in a scan."""
    return frozenset((*(f"{READER_VERSION} {each}" for each in looked), lost_to(mode)))


def lost_to(mode: OcrMode) -> str:
    """Return who tried in vain: this reader, in *mode*."""
    return f"{READER_VERSION} lost {mode}"


def known_again(result: ReadResult, stored: ReadingRow) -> ReadResult:
    """Return *result* with what its path says of a content that was read before under any name."""
    extract = decode(stored.extract) if stored.extract else Extract()
    facts = with_name(decode_facts(stored.facts), result.relative)
    kind, role = kind_and_role(extract, facts, result.format, result.relative)
    return replace(result, kind=kind, role=role)


def facts_bytes(result: ReadResult) -> bytes:
    """Return the facts of a result as they are stored."""
    return result.packed_facts or encode_facts(result.facts)


def reading_row(result: ReadResult) -> ReadingRow:
    """Return the row of a content that was read now."""
    failure = result.failure
    return ReadingRow(
        sha256=result.sha256 or "",
        format=result.format,
        reader=READER_VERSION,
        looked=result.looked,
        status=result.status,
        failure_code=failure.code if failure else None,
        failure_reason=failure.reason if failure else None,
        facts=facts_bytes(result),
        extract=encode(result.extract) if result.extract else result.packed,
    )


def lost_row(seen: Seen, reason: str, tried: str | None) -> FileRow:
    """Return the row of a file that crashed, hung or exhausted its worker: damaged (G03).

    *tried* is who need not try it again, None where the file had no part in it.
    """
    row = _failed(seen.path, seen.disk, seen.size, seen.mtime_ns, reason)
    return row._replace(container=seen.container, read_by=tried)


def unlisted_row(unlisted: Unlisted) -> FileRow:
    """Return the row of a folder or file that could not be looked at."""
    return _failed(unlisted.path or "./", unlisted.disk, 0, 0, unlisted.reason)


def _failed(path: str, disk: bytes, size: int, mtime_ns: int, reason: str) -> FileRow:
    return FileRow(
        path=path,
        disk=disk,
        size=size,
        mtime_ns=mtime_ns,
        scanned_ns=time.time_ns(),
        sha256=None,
        format="",
        status=Status.FAILED,
        kind=None,
        role="evidence",
        extension_differs=False,
        failure_code="G03",
        failure_reason=reason,
    )
