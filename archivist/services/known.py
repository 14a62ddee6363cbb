"""Materials at hand: what did not change since they were last asked for is not put together again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from archivist.domain.facts import Facts
from archivist.domain.material import Material
from archivist.extract.codec import decode_facts
from archivist.services.materials import from_row
from archivist.store import files, readings
from archivist.store.files import FileRow
from archivist.store.readings import Stamp

_MOST_AT_ONCE = 500  # beyond this, reading all facts is quicker than asking for each


@dataclass(frozen=True, slots=True)
class _Known:
    row: FileRow
    stamp: Stamp | None
    material: Material


class Materials:
    """The materials of one workspace, by path, in the order of paths, refused ones included."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def load(self, db: sqlite3.Connection) -> dict[str, Material]:
        """Return what the database holds now; an unchanged material is the same object as before."""
        stamps = readings.stamps(db)
        fresh: dict[str, _Known] = {}
        news: list[tuple[FileRow, Stamp | None]] = []
        for path, row in self._rows(db).items():
            stamp = stamps.get((row.sha256 or "", row.format))
            known = self._known.get(path)
            if known is not None and known.stamp == stamp and _same(known.row, row):
                fresh[path] = known
            else:
                news.append((row, stamp))
        facts = _facts(db, news)
        for row, stamp in news:
            read = facts.get((row.sha256 or "", row.format), Facts())
            fresh[row.path] = _Known(row, stamp, from_row(row, read))
        self._known = fresh
        return {path: fresh[path].material for path in sorted(fresh)}

    def _rows(self, db: sqlite3.Connection) -> dict[str, FileRow]:
        """Return all rows; those not written since are not fetched again."""
        if not self._known:
            return files.load(db)
        rows: dict[str, FileRow] = {}
        for path, looked_at in files.looked_at(db).items():
            known = self._known.get(path)
            if known is not None and known.row.scanned_ns == looked_at:
                rows[path] = known.row
            elif (row := files.find(db, path)) is not None:
                rows[path] = row
        return rows


def _same(before: FileRow, now: FileRow) -> bool:
    """Whether two rows say the same; when a file was looked at says nothing about it."""
    return before == now or before._replace(scanned_ns=now.scanned_ns) == now


def _facts(
    db: sqlite3.Connection, news: list[tuple[FileRow, Stamp | None]]
) -> dict[tuple[str, str], Facts]:
    wanted = list({(row.sha256, row.format): None for row, stamp in news if stamp and row.sha256})
    if len(wanted) > _MOST_AT_ONCE:
        found = readings.facts(db)
    else:
        found = (
            (sha256, format_, data)
            for sha256, format_ in wanted
            if (data := readings.facts_of(db, sha256, format_)) is not None
        )
    return {(sha256, format_): decode_facts(data) for sha256, format_, data in found}
