"""Which pictures of a workspace show the same: compared once, looked up at every check."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterable, Iterator

from archivist.domain.likeness import Likeness, print_key
from archivist.domain.material import Material
from archivist.store import pictures
from archivist.store.database import transaction


def likeness(db: sqlite3.Connection, materials: Iterable[Material]) -> Likeness:
    """Return what shows the same among all pictures of *materials*; only new ones are compared.

    Pictures inside documents and those of earlier packages count. A fingerprint that is none (of a
    program version before) is left out.
    """
    prints = {print_key(each): each for material in materials for each in _prints(material)}
    known = pictures.compared(db)
    fresh, gone = prints.keys() - known, known - prints.keys()
    if fresh:
        found = list(_pairs(prints, fresh))
        with transaction(db):
            pictures.keep(db, fresh, found)
    if gone:
        with transaction(db):
            pictures.forget(db, gone)
    return Likeness(pictures.near(db))


def _prints(material: Material) -> Iterator[bytes]:
    look = material.facts.photo.look if material.facts.photo else None
    if look is not None and look.fingerprint and not look.blank:
        yield look.fingerprint
    for picture in material.facts.pictures:
        if picture.fingerprint:
            yield picture.fingerprint


def _pairs(prints: dict[str, bytes], fresh: set[str]) -> Iterator[tuple[str, str, float]]:
    from archivist.domain.fingerprint import Fingerprint  # noqa: PLC0415 — loads numpy
    from archivist.domain.near_pictures import Fingerprints  # noqa: PLC0415 — loads numpy

    read: dict[Hashable, Fingerprint] = {}
    for key, data in prints.items():
        try:
            read[key] = Fingerprint.unpack(data)
        except ValueError:
            continue  # of another version: its content is read anew at the next scan
    for pair in Fingerprints(read).near_pairs(among=fresh):
        yield str(pair.one), str(pair.other), pair.sure
