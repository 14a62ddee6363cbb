"""Search the text of everything that was read."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from archivist.domain.kind import Kind
from archivist.errors import IndexMissingError
from archivist.extract.base import Extract
from archivist.index.document import Answer, Filters, StaleIndex
from archivist.index.document import Hit as IndexHit
from archivist.index.engine import SearchIndex
from archivist.services.filing import require_standard
from archivist.services.indexing import forget_index, index_changes
from archivist.services.preview import stored_extract
from archivist.services.workspace import Workspace

_KEPT_EXTRACTS = 256
_FIELDS = frozenset({"text", "title", "name", "caption"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is narrowed to; None is no limit. The standard in any written form."""

    standard: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    after: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One material found.

    *spans* are (start, end) in *snippet*; *place* is said for a person; *offset* is where the first
    hit starts in the extract's text (None for other fields).
    """

    path: str
    field: str
    place: str
    standard: str | None
    kind: Kind | None
    score: float
    title: str
    snippet: str
    spans: tuple[tuple[int, int], ...]
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits first; *total* counts all that match, an upper bound when not *exact*."""

    hits: tuple[Hit, ...]
    total: int
    seconds: float
    exact: bool = True


def search(
    workspace: Workspace, query: str, *, scope: Scope | None = None, limit: int = 20
) -> SearchResult:
    """Return the best *limit* hits; raises IndexMissingError before the first scan.

    An index that turns out damaged is made again, and the question asked once more.
    """
    start = time.perf_counter()
    scope = scope or Scope()
    standard = require_standard(workspace, scope.standard).code if scope.standard else None
    filters = Filters(standard, scope.kind, scope.unit, scope.after, scope.before)
    with workspace.database() as db:
        if not db.execute("SELECT 1 FROM file LIMIT 1").fetchone():
            raise IndexMissingError
        index_changes(workspace, db)
        extracts = _extracts(db)
        answer = _ask(workspace, db, query, filters, limit, extracts)
        hits = tuple(_hit(hit, standard, extracts) for hit in answer.hits)
    return SearchResult(hits, answer.total, time.perf_counter() - start, answer.exact)


def _ask(
    workspace: Workspace,
    db: sqlite3.Connection,
    query: str,
    filters: Filters,
    limit: int,
    extracts: Callable[[str], Extract | None],
) -> Answer:
    def text_of(path: str) -> str:
        extract = extracts(path)
        return extract.text if extract else ""

    try:
        with SearchIndex(workspace.index_folder) as index:
            return index.search(query, filters, limit, text_of)
    except StaleIndex:
        forget_index(workspace)
        index_changes(workspace, db)
        with SearchIndex(workspace.index_folder) as index:
            return index.search(query, filters, limit, text_of)


def _extracts(db: sqlite3.Connection) -> Callable[[str], Extract | None]:
    return lru_cache(maxsize=_KEPT_EXTRACTS)(lambda path: stored_extract(db, path))


def _hit(hit: IndexHit, standard: str | None, extracts: Callable[[str], Extract | None]) -> Hit:
    offset = hit.offsets[0][0] if hit.field == "text" and hit.offsets else None
    extract = extracts(hit.path) if offset is not None else None
    place = str(extract.place_at(offset)) if extract and offset is not None else ""
    return Hit(
        path=hit.path,
        field=hit.field if hit.field in _FIELDS else "text",  # 文号 and 发文单位 were read there
        place=place,
        standard=standard or (hit.standards[0] if hit.standards else None),
        kind=hit.kinds[0] if hit.kinds else None,
        score=hit.score,
        title=hit.title,
        snippet=hit.snippet,
        spans=hit.spans,
        offset=offset,
    )
