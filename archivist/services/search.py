"""Search the text of everything that was read."""

from __future__ import annotations

import math
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from archivist.domain.kind import Kind
from archivist.domain.text import normalise
from archivist.errors import IndexMissingError, UnknownPathError
from archivist.extract.base import Extract
from archivist.extract.cell_place import exact_place
from archivist.index.did_you_mean import corrections
from archivist.index.document import Answer, Filters, StaleIndex
from archivist.index.document import Hit as IndexHit
from archivist.index.engine import SearchIndex
from archivist.index.query import parse, wanted_terms
from archivist.services.check import check_now
from archivist.services.filing import require_standard
from archivist.services.indexing import forget_index, index_changes
from archivist.services.locate import typed_path
from archivist.services.preview import stored_extract
from archivist.services.search_scope import Scope, paths_of
from archivist.services.workspace import Workspace

__all__ = ["Hit", "Scope", "SearchResult", "did_you_mean", "like", "search"]

_KEPT_EXTRACTS = 256
_FIELDS = frozenset({"text", "title", "name", "caption"})
_GUESSES = 3
_WORD = re.compile(r"""[^\s"“”「」()（）:：]+""")

Extracts = Callable[[str], Extract | None]
TextOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Hit:
    """One material found.

    *spans* are (start, end) in *snippet*; *place* is said for a person; *offset* is where the
    marked words stand closest together in the extract's text (None for other fields).
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
    """The best hits first; *total* counts all that match, an estimate when not *exact*."""

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

    def ask(index: SearchIndex, filters: Filters, text_of: TextOf) -> Answer:
        return index.search(query, filters, limit, text_of)

    return _result(workspace, scope or Scope(), ask)


def like(
    workspace: Workspace, path: str, *, scope: Scope | None = None, limit: int = 20
) -> SearchResult:
    """Return the materials that share most telling words with the one at *path*.

    Raises IndexMissingError, and UnknownPathError when no such material is in the index.
    """
    name = typed_path(workspace, path)

    def ask(index: SearchIndex, filters: Filters, text_of: TextOf) -> Answer:
        if name not in index.held():
            raise UnknownPathError(path=path)
        return index.like(name, filters, limit, text_of)

    return _result(workspace, scope or Scope(), ask)


def did_you_mean(workspace: Workspace, query: str, scope: Scope | None = None) -> tuple[str, ...]:
    """Return other spellings of *query* that do find something; for a query that finds nothing.

    Characters of the same or nearly the same sound, pinyin, and names spelled nearly so are tried
    for each word that stands nowhere.
    """
    names = [standard.text for standard in workspace.edition.standards]
    units = {unit for standard in workspace.edition.standards for unit in standard.lead_units}
    near = [normalise(name) for name in (*names, *sorted(units))]
    filters = _filters(workspace, scope or Scope())
    with _ready(workspace) as db:
        try:
            with SearchIndex(workspace.index_folder) as index:
                return _guesses(index, query, near, filters)
        except StaleIndex:
            with _healed(workspace, db) as index:
                return _guesses(index, query, near, filters)


def _guesses(
    index: SearchIndex, query: str, near: Sequence[str], filters: Filters
) -> tuple[str, ...]:
    def finds(text: str) -> bool:
        return index.search(text, filters, 1, lambda _path: "").total > 0

    guesses = [query]
    vocabulary = index.vocabulary()
    for typed, word in _words(query):
        if not finds(f'"{word}"'):
            better = corrections(word, vocabulary, near) or [word]
            guesses = [g.replace(typed, b) for g in guesses for b in better[:_GUESSES]]
    return tuple(guess for guess in guesses[:_GUESSES] if guess != query and finds(guess))


def _words(query: str) -> Iterator[tuple[str, str]]:
    """Yield each word of *query* that must be there: as typed, and its normal form."""
    node = parse(query)
    wanted = {term.text for term in wanted_terms(node)} if node else set()
    for typed in dict.fromkeys(_WORD.findall(query)):
        if (word := normalise(typed)) in wanted:
            yield typed, word


def _result(
    workspace: Workspace, scope: Scope, ask: Callable[[SearchIndex, Filters, TextOf], Answer]
) -> SearchResult:
    start = time.perf_counter()
    filters = _filters(workspace, scope)
    with _ready(workspace) as db:
        extracts: Extracts = lru_cache(maxsize=_KEPT_EXTRACTS)(lambda p: stored_extract(db, p))

        def text_of(path: str) -> str:
            extract = extracts(path)
            return extract.text if extract else ""

        try:
            with SearchIndex(workspace.index_folder) as index:
                answer = ask(index, filters, text_of)
        except StaleIndex:
            with _healed(workspace, db) as index:
                answer = ask(index, filters, text_of)
        hits = tuple(_hit(hit, filters.standard, extracts) for hit in answer.hits)
    return SearchResult(hits, answer.total, time.perf_counter() - start, answer.exact)


def _filters(workspace: Workspace, scope: Scope) -> Filters:
    standard = require_standard(workspace, scope.standard).code if scope.standard else None
    paths = paths_of(scope.status, check_now(workspace)) if scope.status else None
    return Filters(standard, scope.kind, scope.unit, scope.after, scope.before, paths)


@contextmanager
def _ready(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    """Yield the database once the index holds what was read and decided up to now."""
    with workspace.database() as db:
        if not db.execute("SELECT 1 FROM file LIMIT 1").fetchone():
            raise IndexMissingError
        index_changes(workspace, db)
        yield db


@contextmanager
def _healed(workspace: Workspace, db: sqlite3.Connection) -> Iterator[SearchIndex]:
    """Yield the index, made again because it turned out damaged."""
    forget_index(workspace)
    index_changes(workspace, db)
    with SearchIndex(workspace.index_folder) as index:
        yield index


def _hit(hit: IndexHit, standard: str | None, extracts: Extracts) -> Hit:
    offset = _closest(hit) if hit.field == "text" and hit.offsets else None
    extract = extracts(hit.path) if offset is not None else None
    place = str(exact_place(extract, offset)) if extract and offset is not None else ""
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


def _closest(hit: IndexHit) -> int:
    """Return where the shortest stretch begins that has every different word the snippet marks.

    A table often has one word in each row and all of them in one.
    """
    words = [normalise(hit.snippet[start:end]) for start, end in hit.spans]
    every, last = len(set(words)), dict[str, tuple[int, int]]()
    best, least = hit.offsets[0][0], math.inf
    for word, span in zip(words, hit.offsets, strict=True):
        last[word] = span
        begin = min(start for start, _end in last.values())
        if len(last) == every and span[1] - begin < least:
            best, least = begin, span[1] - begin
    return best
