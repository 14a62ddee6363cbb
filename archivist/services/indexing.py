"""Keep the search index in step with what was read and what was filed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from filelock import FileLock

from archivist.atomic import write_bytes
from archivist.decisions.filing import Filing
from archivist.decisions.projection import Decided
from archivist.domain.edition import Edition
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole, Status
from archivist.errors import CannotWriteError
from archivist.index.document import IndexDocument, StaleIndex
from archivist.services.materials import assignment_of, load_materials
from archivist.services.preview import stored_text
from archivist.services.workspace import Workspace

if TYPE_CHECKING:
    from archivist.index.engine import SearchIndex

_PATIENCE = 600.0  # seconds to wait for another program that writes the index

_NOT_SEARCHED = (MaterialRole.SYSTEM, MaterialRole.EARLIER)


def index_changes(workspace: Workspace, db: sqlite3.Connection) -> int:
    """Bring the index up to date; return how many documents went in anew.

    Cheap when nothing changed. A missing, damaged or outdated index is made again from the extracts.
    Raises CannotWriteError; then the next call starts again from what is whole.
    """
    if _is_current(workspace, db):
        return 0
    try:
        return _bring_up_to_date(workspace, db)
    except OSError as error:
        raise CannotWriteError(
            path=workspace.index_folder, detail=error.strerror or error
        ) from error


def _bring_up_to_date(workspace: Workspace, db: sqlite3.Connection) -> int:
    with FileLock(workspace.cache / "index.lock", timeout=_PATIENCE):
        if _is_current(workspace, db):  # another program did it while we waited
            return 0
        decided = workspace.decided()
        marker = _marker(decided, db)
        documents = {d.path: d for d in _documents(workspace, decided, load_materials(db).values())}
        from archivist.index.engine import SearchIndex  # noqa: PLC0415 — most scans change nothing

        with SearchIndex(workspace.index_folder) as index:
            count = _update(index, documents, db)
        write_bytes(workspace.index_marker, marker)
    return count


def follow_index(workspace: Workspace) -> int:
    """Let an index that is there follow what was just decided; return how many documents changed.

    Searching does the same first; done at once, in the background, the next search need not wait.
    """
    if not workspace.index_marker.exists():
        return 0
    with workspace.database() as db:
        return index_changes(workspace, db)


def forget_index(workspace: Workspace) -> None:
    """Make the next :func:`index_changes` look at every document."""
    workspace.index_marker.unlink(missing_ok=True)


def _is_current(workspace: Workspace, db: sqlite3.Connection) -> bool:
    place = workspace.index_marker
    if not (place.exists() and workspace.index_folder.is_dir()):
        return False
    return place.read_bytes() == _marker(workspace.decided(), db)


def _update(index: SearchIndex, documents: dict[str, IndexDocument], db: sqlite3.Connection) -> int:
    try:
        held, worn, scattered = index.held(), index.worn, index.scattered()
    except StaleIndex:
        held, worn, scattered = {}, True, frozenset()
    changed = [d for d in documents.values() if held.get(d.path) != d.stamp]
    if changed:  # a commit is made anyway: small segments are gathered in it
        changed += [
            documents[path]
            for path in sorted(scattered)
            if held.get(path) == _stamp(documents, path)
        ]
    gone = [path for path in held if path not in documents]
    if worn or not held:
        index.rebuild(_with_text(documents.values(), db))
        return len(documents)
    if changed or gone:
        index.update(_with_text(changed, db), gone)
    return len(changed)


def _stamp(documents: dict[str, IndexDocument], path: str) -> str | None:
    return documents[path].stamp if path in documents else None


def _with_text(
    documents: Iterable[IndexDocument], db: sqlite3.Connection
) -> Iterator[IndexDocument]:
    for document in documents:
        yield replace(document, text=stored_text(db, document.path))


def _documents(
    workspace: Workspace, decided: Decided, materials: Iterable[Material]
) -> Iterator[IndexDocument]:
    filed: dict[str, list[Filing]] = {}
    edition = workspace.edition  # asked for once: each time the logs are looked at
    for filing in decided.filings.values():
        filed.setdefault(filing.path, []).append(filing)
    for material in materials:
        if material.status is not Status.REFUSED and material.role not in _NOT_SEARCHED:
            yield _document(edition, decided, material, filed.get(material.path, []))


def _document(
    edition: Edition, decided: Decided, material: Material, filings: list[Filing]
) -> IndexDocument:
    units: set[str] = set()
    for filing in filings:
        standard = edition.standard(filing.standard)
        if standard is not None:
            assignment = assignment_of(standard, decided)
            units.update(assignment.unit.split("、"), assignment.supporting)
    kinds: set[Kind | None] = {filing.kind for filing in filings} or {material.kind}
    facts = material.facts
    dated = material.dated
    return IndexDocument(
        path=material.path,
        sha256=material.sha256,
        title=material.title,
        caption="\n".join(filing.caption for filing in filings if filing.caption),
        number=" ".join(n.number.text for n in (facts.number, *facts.joint_numbers) if n),
        issuer="、".join(facts.issuer.names) if facts.issuer else "",
        standards=tuple(sorted(filing.standard for filing in filings)),
        kinds=tuple(sorted(kind for kind in kinds if kind)),
        units=tuple(sorted(filter(None, units))),
        date=dated.value if dated else None,
        reading=f"{facts.unseen or ''} {facts.chars}" if facts.ocr or facts.unseen else "",
    )


def _marker(decided: Decided, db: sqlite3.Connection) -> bytes:
    """Return a fingerprint of everything the index depends on."""
    files = db.execute("SELECT count(*), max(scanned_ns), total(mtime_ns) FROM file").fetchone()
    last = decided.lines[-1].id if decided.lines else ""
    told = (tuple(files), len(decided.lines), last, len(decided.undone))
    return hashlib.sha256(repr(told).encode()).hexdigest().encode()
