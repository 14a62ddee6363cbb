"""Suggest where unfiled materials belong; file those that are sure enough."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.material import Material, MaterialRole, Status
from archivist.errors import UnknownPathError
from archivist.match.edition_words import EditionWords
from archivist.match.suggest import consider
from archivist.match.suggestion import Suggestion
from archivist.services.filing import Placement, place
from archivist.services.locate import relative_path
from archivist.services.materials import load_materials
from archivist.services.preview import stored_extract
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Matched:
    """The suggestions for one material, best first; *remarks* say why there are none."""

    path: str
    suggestions: tuple[Suggestion, ...]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class MatchSummary:
    """Counts of files."""

    files: int = 0
    suggested: int = 0
    accepted: int = 0
    unmatched: int = 0


def match(
    workspace: Workspace,
    *,
    accept: float | None = None,
    only: str | None = None,
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Yield a Step with a :class:`Matched` for every unfiled material.

    With *accept*, the first suggestions that score as much are filed as one batch, which one undo
    takes back. *only* looks at one path, filed or not; raises UnknownPathError.
    """
    summary = MatchSummary()
    sure: list[Placement] = []
    words = EditionWords.of(workspace.edition)
    with workspace.database() as db:
        materials = _asked(workspace, load_materials(db), only)
        summary.files = len(materials)
        yield Started("match", len(materials))
        for done, material in enumerate(materials, 1):
            if cancel and cancel.is_set():
                break
            extract = stored_extract(db, material.path)
            found = consider(material, extract.own_text if extract else "", words)
            _count(summary, sure, found.suggestions, accept)
            matched = Matched(material.path, found.suggestions, found.remarks)
            yield Step(done, len(materials), material.path, matched)
    cancelled = bool(cancel and cancel.is_set())
    if sure and not cancelled:
        place(workspace, sure)
        summary.accepted = len(sure)
    changes = Changes.FILING | Changes.FINDINGS if summary.accepted else Changes.NOTHING
    yield Finished(changes, summary, cancelled)


def suggestions(workspace: Workspace) -> tuple[Matched, ...]:
    """Return the suggestions for every unfiled material."""
    steps = (event for event in match(workspace) if isinstance(event, Step))
    return tuple(step.result for step in steps if isinstance(step.result, Matched))


def _asked(
    workspace: Workspace, materials: dict[str, Material], only: str | None
) -> list[Material]:
    if only is not None:
        path = relative_path(workspace, only)
        if path not in materials:
            raise UnknownPathError(path=only)
        return [materials[path]]
    filings = workspace.decided().filings.values()
    filed = {filing.path for filing in filings}
    contents = {filing.sha256 for filing in filings if filing.path not in materials}
    return [
        material
        for material in materials.values()
        if material.path not in filed
        and material.sha256 not in contents
        and material.role is MaterialRole.EVIDENCE
        and material.status is not Status.REFUSED
        and material.sha256
    ]


def _count(
    summary: MatchSummary,
    sure: list[Placement],
    found: tuple[Suggestion, ...],
    accept: float | None,
) -> None:
    if not found:
        summary.unmatched += 1
        return
    summary.suggested += 1
    best = found[0]
    if accept is not None and best.score >= accept:
        why = "；".join(best.why)
        sure.append(Placement(best.standard, best.path, best.kind, why=why))
