"""Suggest where unfiled materials belong; file those that are sure enough."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.errors import UnknownPathError
from archivist.match.batch import Item, consider_all
from archivist.match.by_earlier import Earlier, Prior
from archivist.match.edition_words import EditionWords
from archivist.match.said import read
from archivist.match.suggest import Surroundings
from archivist.match.suggestion import Matching, Suggestion
from archivist.services.captions import listed_captions, one_line
from archivist.services.earlier import prior_filings
from archivist.services.filing import Placement, place
from archivist.services.learning import learnt
from archivist.services.locate import relative_path
from archivist.services.materials import load_materials
from archivist.services.preview import stored_extract
from archivist.services.progress import Changes, Event, Finished, Started, Step
from archivist.services.unfiled import unfiled
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


@dataclass(slots=True)
class _Run:
    """What one run of matching gathers; *done* of *total* steps."""

    accept: float | None
    only: str | None
    total: int = 0
    done: int = 0
    summary: MatchSummary = field(default_factory=MatchSummary)
    sure: list[Placement] = field(default_factory=list)
    captions: Mapping[str, str] = field(default_factory=dict)

    def step(self, path: str, result: object = None) -> Step:
        """Count one step."""
        self.done += 1
        return Step(self.done, self.total, path, result)

    def take(self, path: str, matching: Matching) -> Matched:
        """Count what was found for *path*."""
        found = matching.suggestions
        self._count(found)
        return Matched(path, found, matching.remarks)

    def _count(self, found: tuple[Suggestion, ...]) -> None:
        """Count it; what is sure enough is to be filed, a photo with the caption a list gives it."""
        if not found:
            self.summary.unmatched += 1
            return
        self.summary.suggested += 1
        best = found[0]
        if self.accept is not None and best.score >= self.accept:
            photo = best.kind is Kind.PHOTO
            caption = one_line(self.captions.get(best.path, "")) if photo else ""
            why = "；".join(best.why)
            self.sure.append(
                Placement(best.standard, best.path, best.kind, caption or None, why=why)
            )


def match(
    workspace: Workspace,
    *,
    accept: float | None = None,
    only: str | None = None,
    earlier: Sequence[Prior] = (),
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Yield a Step with a :class:`Matched` for every unfiled material.

    Every material is read and looked at before the first is judged, since they speak for one
    another: those steps have no result. With *accept*, the first suggestions that score as much are
    filed as one batch, which one undo takes back. *only* tells of one path, filed or not; raises
    UnknownPathError. *earlier* are filings of an earlier cycle
    beside those of the packages the workspace refers to.
    """
    run = _Run(accept, only)
    with workspace.database() as db:
        every = load_materials(db)
        wanted = _asked(workspace, every, only)
        run.only = wanted[0].path if only is not None else None
        run.total = 3 * len(wanted)
        run.summary.files = 1 if run.only else len(wanted)
        yield Started("match", run.total)
        words = EditionWords.of(workspace.edition)
        beside = listed_captions(db, every, (m.path for m in wanted))
        run.captions = beside
        items: list[Item] = []
        for material in wanted:
            if cancel and cancel.is_set():
                break
            extract = stored_extract(db, material.path)
            text = extract.own_text if extract else ""
            items.append(Item(material, read(material, text, words, beside.get(material.path, ""))))
            yield run.step(material.path)
    before = Earlier.of((*earlier, *prior_filings(workspace)))
    around = Surroundings(learnt=learnt(workspace, every, words), earlier=before)
    yield from _judge(run, items, words, around, cancel)
    cancelled = bool(cancel and cancel.is_set())
    if run.sure and not cancelled:
        place(workspace, run.sure)
        run.summary.accepted = len(run.sure)
    changes = Changes.FILING | Changes.FINDINGS if run.summary.accepted else Changes.NOTHING
    yield Finished(changes, run.summary, cancelled)


def _judge(
    run: _Run,
    items: Sequence[Item],
    words: EditionWords,
    around: Surroundings,
    cancel: threading.Event | None,
) -> Iterator[Step]:
    """Yield a step for each material looked at, then one for each with what was found."""
    paths = [item.material.path for item in items]
    for path, matching in zip((*paths, *paths), consider_all(items, words, around), strict=True):
        if cancel and cancel.is_set():
            return
        if matching is None:
            yield run.step(path)
        elif run.only in (None, path):
            yield run.step(path, run.take(path, matching))


def _asked(
    workspace: Workspace, materials: Mapping[str, Material], only: str | None
) -> list[Material]:
    """Return the unfiled materials; the one that is asked for comes first, filed or not."""
    first = []
    if only is not None:
        path = relative_path(workspace, only)
        if path not in materials:
            raise UnknownPathError(path=only)
        first = [materials[path]]
    waiting = unfiled(workspace.decided(), materials)
    return first + [material for material in waiting if material not in first]
