"""A new cycle starts from the last one: who answers, settings, filings as proposals (journey 9).

What only holds for a cycle stays behind: dates, waivers, photos, and whatever does not count under
the new window and edition. Each piece left out is named with its reason.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from archivist.decisions import rehoming
from archivist.decisions.filing import Filing
from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Decided
from archivist.decisions.upgrades import Upgrade
from archivist.domain.assessment import Assessment
from archivist.domain.dossier import Bar
from archivist.domain.edition import Edition
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.domain.settings import Settings
from archivist.domain.unit import Assignment
from archivist.editions.aliases import FILE as ALIASES
from archivist.editions.aliases import load_aliases
from archivist.editions.load import available, load_edition
from archivist.editions.succession import propose
from archivist.errors import CannotWriteError, IndexMissingError
from archivist.i18n import _
from archivist.rules.engine import judge
from archivist.rules.standing import Record, errors_by_piece
from archivist.services.abolished import FILE as ABOLISHED
from archivist.services.abolished import load_abolished
from archivist.services.assigning import assign_all
from archivist.services.carried import FORMAT, Carried, LeftOut, LeftWhy, Proposed, write_carried
from archivist.services.earlier import add_earlier
from archivist.services.locate import join
from archivist.services.materials import load_dossiers, load_materials
from archivist.services.workspace import Workspace, create
from archivist.store import files

# What holds for one cycle only.
DATED = frozenset(
    {"test_month", "cycle", "window", "review_date", "learn_since", "earlier_packages"}
)
_OWN_FILES = (ALIASES, ABOLISHED)


@dataclass(frozen=True)
class Taking:
    """What a new cycle takes over, worked out before anything is written."""

    edition: Edition
    settings: Mapping[str, str]
    assignments: tuple[Assignment, ...]
    carried: Carried
    asides: Mapping[str, tuple[str, str]]  # (sha256, reason) by path, where the evidence stays
    compared_with: tuple[Path, ...]


def start_from(
    old: Workspace,
    root: Path,
    *,
    evidence: Path | None = None,
    edition: str | Edition | None = None,
    settings: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> tuple[Workspace, Carried]:
    """Make the workspace *root* for a new cycle; *settings* given hold before those taken over.

    Those named in *without* are not taken over.
    Without *evidence* the folder of the last cycle goes on, without *edition* its catalogue.
    Raises IndexMissingError when the last cycle was never scanned on this machine: then nothing is
    known of its pieces; and what `create` raises. With an error nothing is made.
    """
    folder = evidence or old.evidence
    taking = _taking(old, folder, _edition(old, edition), settings or {}, without)
    shipped = taking.edition.id in {each[0] for each in available(None)}
    workspace = create(
        root,
        folder,
        edition=taking.edition.id if shipped else taking.edition,
        settings=taking.settings,
    )
    _copy_own_files(old, workspace)
    if taking.assignments:
        assign_all(workspace, taking.assignments)
    if taking.asides:
        workspace.decisions.append(lambda _decided: _set_aside(taking.asides))
    if taking.compared_with:
        add_earlier(workspace, taking.compared_with)
    write_carried(workspace, taking.carried)
    return workspace, taking.carried


def _taking(
    old: Workspace,
    evidence: Path,
    edition: Edition,
    given: Mapping[str, str],
    without: Collection[str],
) -> Taking:
    decided = old.decided()
    if decided.filings and not old.index_marker.exists():
        raise IndexMissingError
    change = _change(old.edition, edition)
    kept = {
        key: text
        for key, text in decided.settings.items()
        if key.split(".")[0] not in DATED and key not in without
    }
    moved = rehoming.rehomed_settings(change, kept)
    settings = {**moved, **given}
    assignments = rehoming.rehomed_assignments(change, decided.assignments)
    judged = _judged(old, decided, change, edition, settings)
    same_place = _overlap(evidence, old.evidence)
    compared = _compared_with(old, decided, same_place=same_place)
    took = Carried(
        FORMAT,
        str(old.root),
        old.edition.id,
        len(assignments),
        sorted(set(moved) - set(given)),
        judged.proposed,
        judged.left_out,
        sorted(set(decided.settings) - {key for key, _n in _homes(change, kept)} - set(given)),
        sum(each.due is not None for each in decided.assignments.values()),
        len(decided.waivers),
        [str(path) for path in compared],
    )
    return Taking(
        edition,
        settings,
        tuple(replace(each, due=None) for each in assignments.values()),
        took,
        _asides(decided, judged) if same_place else {},
        compared,
    )


def _homes(change: Upgrade, settings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (key before, key now) of every setting that is taken over."""
    yield from ((key, key) for key in settings if rehoming.setting_code(key) is None)
    yield from rehoming.setting_homes(change, settings)


@dataclass(frozen=True)
class _Judged:
    proposed: list[Proposed]
    left_out: list[LeftOut]
    reasons: Mapping[str, tuple[str, str]]  # (sha256, reason) by path


def _judged(
    old: Workspace,
    decided: Decided,
    change: Upgrade,
    edition: Edition,
    settings: Mapping[str, str],
) -> _Judged:
    """Judge the filings of the last cycle by the new edition, window and day."""
    with old.database() as db:
        materials = load_materials(db)
        gone = _gone(old, db, (path for _code, path in decided.filings))
    pieces = rehoming.rehomed_pieces(change, decided.pieces)
    rehomed = rehoming.rehomed_filings(change, decided.filings, pieces)
    assessment = _assess(old, edition, rehomed.filings, materials, settings)
    errors = (f for f in assessment.findings if f.level is Level.ERROR)
    record = Record(errors_by_piece(errors))
    bars = {(e.standard, e.path): record.bar(e) for d in assessment.dossiers for e in d.evidence}
    proposed: list[Proposed] = []
    left: list[LeftOut] = []
    reasons: dict[str, tuple[str, str]] = {}
    for filing in decided.filings.values():
        home = change.home(filing.standard, filing.path)
        material = materials.get(filing.path)
        why = _why(filing, home, bars.get((home or "", filing.path)), gone)
        if why is None and home is not None:
            title = material.title if material else ""
            proposed.append(Proposed(home, filing.kind, filing.path, title, filing.sha256))
        elif why is not None:
            out = LeftOut(filing.standard, filing.kind, filing.path, why)
            left.append(out)
            if why != LeftWhy.NO_STANDARD:
                reasons[filing.path] = (filing.sha256, _(out.reason))
    wanted = {piece.path for piece in proposed}
    return _Judged(proposed, left, {p: each for p, each in reasons.items() if p not in wanted})


def _why(filing: Filing, home: str | None, bar: Bar | None, gone: Collection[str]) -> str | None:
    """Return why a piece is left out, or None when it is proposed again."""
    if home is None:
        return LeftWhy.NO_STANDARD
    if filing.path in gone:
        return Bar.VANISHED
    if filing.kind is Kind.PHOTO:
        return LeftWhy.PHOTO
    return bar


def _gone(old: Workspace, db: sqlite3.Connection, paths: Iterable[str]) -> frozenset[str]:
    """Return which of *paths* are not there any more; those of a folder not connected now are."""
    gone = set()
    for path in paths:
        row = files.find(db, path)
        holder = files.find(db, row.container) if row and row.container else row
        if holder is None or (
            old.evidence.is_dir() and not join(old, holder.path, holder.disk).exists()
        ):
            gone.add(path)
    return frozenset(gone)


def _assess(
    old: Workspace,
    edition: Edition,
    filings: Mapping[tuple[str, str], Filing],
    materials: dict[str, Material],
    settings: Mapping[str, str],
) -> Assessment:
    held = Settings(settings)
    review = held.value("review_date")
    review_date = review if isinstance(review, date) else None
    decided = Decided(filings=filings, settings=settings)
    dossiers = load_dossiers(edition, decided, materials, load_aliases(old.root))
    return judge(
        edition,
        dossiers,
        tuple(materials.values()),
        held,
        as_of=review_date or date.today(),  # noqa: DTZ011 — a day, not a time
        review_date=review_date,
        listed=load_abolished(old.root),
    )


def _change(before: Edition, after: Edition) -> Upgrade:
    """Return how the new edition follows from the old one, as proposed."""
    if before.id == after.id:
        same = {standard.code: (standard.code,) for standard in before.all_standards}
        return Upgrade(before.id, after.id, same)
    return Upgrade(before.id, after.id, propose(before, after).targets)


def _edition(old: Workspace, edition: str | Edition | None) -> Edition:
    if edition is None:
        return old.edition
    return load_edition(edition, old.editions) if isinstance(edition, str) else edition


def _compared_with(old: Workspace, decided: Decided, *, same_place: bool) -> tuple[Path, ...]:
    """Return the folders whose photos must not come again: last cycle's, and those it knew of."""
    places = [Path(path) for _name, path in sorted(decided.earlier.items())]
    if not same_place:
        places.append(old.evidence)
    if old.received.is_dir():
        places.append(old.received)
    return tuple(place for place in places if place.exists())


def _overlap(one: Path, other: Path) -> bool:
    first, second = one.resolve(), other.resolve()
    return first.is_relative_to(second) or second.is_relative_to(first)


def _asides(decided: Decided, judged: _Judged) -> dict[str, tuple[str, str]]:
    """Return what a clerk need not be asked about again: what was no evidence, and what no longer is."""
    before = {path: (aside.sha256, aside.reason) for path, aside in decided.asides.items()}
    said = _("上一周期用过：{reason}")
    left = {p: (sha, said.format(reason=why)) for p, (sha, why) in judged.reasons.items()}
    return {**before, **left}


def _set_aside(asides: Mapping[str, tuple[str, str]]) -> Iterator[Decision]:
    for path, (sha256, reason) in asides.items():
        yield Decision(Act.SET_ASIDE, {"path": path}, {"sha256": sha256, "reason": reason or None})


def _copy_own_files(old: Workspace, new: Workspace) -> None:
    """Take over the office's own names of units and list of abolished papers."""
    for name in _OWN_FILES:
        source, target = old.root / name, new.root / name
        if not source.is_file():
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        except OSError as error:
            raise CannotWriteError(path=target, detail=error.strerror or error) from error
