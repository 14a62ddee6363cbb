"""Run the rules over everything that is filed."""

from __future__ import annotations

import gc
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Dossier
from archivist.domain.settings import Settings
from archivist.editions.aliases import load_aliases
from archivist.errors import IndexMissingError, UnknownUnitError
from archivist.rules.engine import judge
from archivist.rules.notes import Memory
from archivist.services.abolished import load_abolished
from archivist.services.filing import require_standard
from archivist.services.known import Materials
from archivist.services.likeness import likeness
from archivist.services.materials import load_dossiers
from archivist.services.pieces import Pieces
from archivist.services.progress import Changes, Event, Finished, Started
from archivist.services.unfiled import aside_waivers
from archivist.services.workspace import Workspace


@dataclass(slots=True)
class Checked:
    """What the last check of a workspace left at hand, so that the next judges only what changed."""

    materials: Materials = field(default_factory=Materials)
    pieces: Pieces = field(default_factory=Pieces)
    memory: Memory = field(default_factory=Memory)


def check(
    workspace: Workspace,
    *,
    as_of: date | None = None,
    standards: Collection[str] = (),
    units: Collection[str] = (),
    before: Checked | None = None,
    cancel: threading.Event | None = None,
) -> Iterator[Event]:
    """Check as a job: the Finished event holds the :class:`Assessment`."""
    yield Started("check", 0)
    assessment = check_now(workspace, as_of=as_of, standards=standards, units=units, before=before)
    yield Finished(Changes.FINDINGS, assessment, cancelled=bool(cancel and cancel.is_set()))


def check_now(
    workspace: Workspace,
    *,
    as_of: date | None = None,
    standards: Collection[str] = (),
    units: Collection[str] = (),
    before: Checked | None = None,
) -> Assessment:
    """Judge the whole workspace, then keep what *standards* and *units* ask for.

    With what was left *before*, by an earlier check of the same workspace, only what changed since
    is read and judged again; the answer is the same.

    The day of judgement, when not given, is the earlier of today and the review date.
    Raises UnknownStandardError, UnknownUnitError, and IndexMissingError when something is filed and
    nothing was scanned on this machine: then every piece would seem to have vanished;
    DamagedFileError when the workspace's own list of unit names cannot be read.
    """
    codes = {require_standard(workspace, text).code for text in standards}
    with _garbage_later():
        assessment = _judged(workspace, as_of, before or Checked())
    return _kept(assessment, codes, set(units))


def _judged(workspace: Workspace, as_of: date | None, before: Checked) -> Assessment:
    decided = workspace.decided()
    settings = Settings(decided.settings)
    if decided.filings and not workspace.index_marker.exists():
        raise IndexMissingError
    with workspace.database() as db:
        materials = before.materials.load(db)
        if decided.filings and not materials:  # the database was made anew for this version
            raise IndexMissingError
        alike = likeness(db, materials.values())
    review = settings.value("review_date")
    review_date = review if isinstance(review, date) else None
    day = as_of or min(filter(None, (date.today(), review_date)))  # noqa: DTZ011 — a day, not a time
    aliases = load_aliases(workspace.root)
    return judge(
        workspace.edition,
        load_dossiers(workspace.edition, decided, materials, aliases, before.pieces),
        tuple(materials.values()),
        settings,
        as_of=day,
        review_date=review_date,
        waivers={**aside_waivers(decided, materials), **decided.waivers},
        memory=before.memory,
        listed=load_abolished(workspace.root),
        likeness=alike,
    )


@contextmanager
def _garbage_later() -> Iterator[None]:
    """Look for no cycles meanwhile: a check makes a great many objects that stay, and few cycles.

    Walking through all of them again and again took a third of its time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _kept(assessment: Assessment, codes: set[str], units: set[str]) -> Assessment:
    """Leave out what was not asked for; what belongs to no standard stays only in a full check."""
    if not codes and not units:
        return assessment
    dossiers = tuple(
        dossier
        for dossier in assessment.dossiers
        if (not codes or dossier.code in codes) and (not units or _answers(dossier, units))
    )
    for unit in units:
        if not any(_answers(dossier, {unit}) for dossier in assessment.dossiers):
            raise UnknownUnitError(unit=unit)
    wanted = {dossier.code for dossier in dossiers}
    return replace(
        assessment,
        dossiers=dossiers,
        states={key: state for key, state in assessment.states.items() if key[0] in wanted},
        findings=tuple(f for f in assessment.findings if f.standard in wanted),
        unset=tuple(u for u in assessment.unset if u.standard is None or u.standard in wanted),
        unknown=tuple(u for u in assessment.unknown if u.standard in wanted),
        confirmed=tuple(u for u in assessment.confirmed if u.standard in wanted),
        complete=assessment.complete & wanted,
    )


def _answers(dossier: Dossier, units: set[str]) -> bool:
    assignment = dossier.assignment
    lead = set(assignment.unit.split("、")) if assignment else set()
    supporting = set(assignment.supporting) if assignment else set()
    return bool(units & (lead | supporting))
