"""The search page's questions: what runs off the main thread, plain values in and out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archivist.services.search import SearchResult
    from archivist.services.search_scope import Scope
    from archivist.services.workspace import Workspace

_LIMIT = 200
_NAMES = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer; *instead* are spellings that find something where it does not."""

    query: str
    result: SearchResult
    instead: tuple[str, ...] = ()


def ask(workspace: Workspace, query: str, scope: Scope) -> Asked:
    """Search the words, and the file names too where no field was named."""
    from archivist.services.search import did_you_mean, search  # noqa: PLC0415 — the index is heavy

    found = search(workspace, query, scope=scope, limit=_LIMIT)
    if ":" not in query and "：" not in query:
        named_so = search(workspace, f"name:({query})", scope=scope, limit=_NAMES)
        known = {hit.path for hit in found.hits}
        more = tuple(hit for hit in named_so.hits if hit.path not in known)
        seconds = found.seconds + named_so.seconds
        hits = (*found.hits, *more)
        found = replace(found, hits=hits, total=found.total + len(more), seconds=seconds)
    instead = () if found.hits else did_you_mean(workspace, query, scope)
    return Asked(query, found, instead)


def ask_like(workspace: Workspace, path: str, scope: Scope) -> Asked:
    """Look for materials like the one at *path*."""
    from archivist.services.search import like  # noqa: PLC0415 — the index is heavy

    return Asked("", like(workspace, path, scope=scope, limit=_LIMIT))
