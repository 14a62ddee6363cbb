"""换目录: work with another edition from now on, and keep what belongs to every standard.

One decision holds the whole mapping, so one undo takes it back. Nothing is lost silently: what
has no home in the new edition is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archivist.decisions import rehoming
from archivist.decisions.filing import Filing
from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Decided
from archivist.decisions.upgrades import Upgrade
from archivist.domain.edition import Edition
from archivist.domain.finding import Finding, Waiver
from archivist.domain.relation import Change, Link, Relation, Succession
from archivist.domain.text import normalise
from archivist.domain.unit import Assignment
from archivist.editions.likeness import pairs_of
from archivist.editions.load import save_edition
from archivist.editions.succession import propose
from archivist.errors import EditionInUseError, UnknownStandardError
from archivist.services.check import check_now
from archivist.services.materials import load_materials
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MovedPiece:
    """A filing before and after; their numbers may be the same. *chosen* by its words, of several."""

    before: Filing
    after: Filing
    chosen: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a change of edition does to the workspace.

    *homeless* filings go back to what is unfiled; *doubled* met the same file under one standard.
    *assignments*, *settings* (by key) and *waivers* found no place in the new edition.
    """

    succession: Succession
    moved: tuple[MovedPiece, ...] = ()
    homeless: tuple[Filing, ...] = ()
    doubled: tuple[Filing, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def renumbered(self) -> tuple[MovedPiece, ...]:
        """The pieces whose number is another now."""
        return tuple(p for p in self.moved if _number(p.before) != _number(p.after))


def filings_of(decided: Decided) -> Mapping[str, int]:
    """Return how many pieces lie under each standard."""
    counted: dict[str, int] = {}
    for standard, _path in decided.filings:
        counted[standard] = counted.get(standard, 0) + 1
    return counted


def succession_to(workspace: Workspace, after: Edition) -> Succession:
    """Return the proposed succession from the edition in use; raise EditionInUseError for the same."""
    before = workspace.edition
    if before.id == after.id:
        raise EditionInUseError(name=after.name, id=after.id)
    return propose(before, after)


def decide_link(succession: Succession, old: str, new: tuple[str, ...]) -> Succession:
    """Return the succession in which a person leads *old* to *new*; raise UnknownStandardError."""
    if succession.before.standard(old) is None:
        raise UnknownStandardError(code=old)
    for code in new:
        if succession.after.standard(code) is None:
            raise UnknownStandardError(code=code)
    return succession.changed(old, new)


def foresee(workspace: Workspace, succession: Succession) -> Outcome:
    """Return what the change would do; write nothing."""
    decided = workspace.decided()
    change = _upgrade(workspace, decided, succession)
    return _outcome(decided, succession, change, _waived(workspace, decided))


def upgrade(workspace: Workspace, succession: Succession) -> Outcome:
    """Change to the edition *succession* leads to; return what that did.

    Raises EditionInUseError where somebody changed to it meanwhile, CannotWriteError.
    """
    if workspace.edition.id != succession.before.id:
        after = succession.after
        raise EditionInUseError(name=workspace.edition.name, id=after.id)
    decided = workspace.decided()
    change = _upgrade(workspace, decided, succession)
    waived = _waived(workspace, decided)
    save_edition(succession.after, workspace.editions)

    def decide(_decided: Decided) -> Iterator[Decision]:
        yield change.decision()
        yield from _waived_again(succession, waived)

    workspace.decisions.append(decide)
    return _outcome(decided, succession, change, waived)


ALL_CHANGES = (
    Changes.FILING | Changes.SETTINGS | Changes.ASSIGNMENTS | Changes.FINDINGS | Changes.MATERIALS
)


def _upgrade(workspace: Workspace, decided: Decided, succession: Succession) -> Upgrade:
    before, after = succession.before.id, succession.after.id
    pieces = _pieces(workspace, decided, succession)
    return Upgrade(before, after, succession.targets, pieces)


def _pieces(
    workspace: Workspace, decided: Decided, succession: Succession
) -> dict[tuple[str, str], str]:
    """Return where pieces of divided standards go, by the words of their titles."""
    targets = succession.targets
    divided = {
        key: filing for key, filing in decided.filings.items() if len(targets.get(key[0], ())) > 1
    }
    if not divided:
        return {}
    with workspace.database() as db:
        materials = load_materials(db)
    found = {}
    for (code, path), filing in divided.items():
        material = materials.get(path)
        words = f"{material.title if material else ''} {filing.caption} {path}"
        best = _nearest(succession.after, targets[code], pairs_of(normalise(words)))
        if best != targets[code][0]:
            found[code, path] = best
    return found


def _nearest(edition: Edition, codes: tuple[str, ...], words: frozenset[str]) -> str:
    """Return the standard whose words the piece has most of; the first where none has more."""

    def told(code: str) -> int:
        standard = edition.standard(code)
        return len(words & pairs_of(normalise(standard.text))) if standard else 0

    return max(codes, key=told)


def _outcome(
    decided: Decided,
    succession: Succession,
    change: Upgrade,
    waived: tuple[tuple[Waiver, Finding], ...],
) -> Outcome:
    pieces = rehoming.rehomed_pieces(change, decided.pieces)
    rehomed = rehoming.rehomed_filings(change, decided.filings, pieces)
    doubled = set(rehomed.doubled)
    moved = []
    for (code, path), before in decided.filings.items():
        home = change.home(code, path)
        if home is not None and before not in doubled:
            chosen = len(change.forward(code)) > 1
            moved.append(MovedPiece(before, rehomed.filings[home, path], chosen))
    placed = {key for key, _new in rehoming.setting_homes(change, decided.settings)}
    lost = [
        (key, text)
        for key, text in decided.settings.items()
        if rehoming.setting_code(key) is not None and key not in placed
    ]
    unassigned = tuple(a for code, a in decided.assignments.items() if not change.forward(code))
    dead = tuple(w for w, finding in waived if _carried(succession, finding) is None)
    return Outcome(
        succession,
        tuple(moved),
        rehomed.homeless,
        rehomed.doubled,
        unassigned,
        tuple(lost),
        dead,
    )


def _waived(workspace: Workspace, decided: Decided) -> tuple[tuple[Waiver, Finding], ...]:
    """Return the waivers that hold, each with what it waives; none where nothing was scanned here."""
    if not decided.waivers or not workspace.index_marker.exists():
        return ()
    found = {finding.digest: finding for finding in check_now(workspace).findings}
    return tuple((w, found[digest]) for digest, w in decided.waivers.items() if digest in found)


def _waived_again(
    succession: Succession, waived: tuple[tuple[Waiver, Finding], ...]
) -> Iterator[Decision]:
    """Yield a waiver of the same fact under its new number, where the standard's words are the same."""
    for waiver, finding in waived:
        again = _carried(succession, finding)
        if again is not None and again.digest != waiver.digest:
            until = waiver.until.isoformat() if waiver.until else None
            values: dict[str, str | int | list[str] | None] = {
                "reason": waiver.reason,
                "until": until,
            }
            yield Decision(Act.WAIVE, {"code": waiver.code, "digest": again.digest}, values)


def _carried(succession: Succession, finding: Finding) -> Finding | None:
    """Return the finding under its new standard; None where a person must judge it again."""
    if finding.standard is None:
        return finding
    link = Link(finding.standard, succession.targets.get(finding.standard, ()))
    if succession.relation(link) not in (Relation.SAME, Relation.CHANGED):
        return None
    if set(succession.changes(link)) - {Change.CODE, Change.UNITS}:
        return None
    return replace(finding, standard=link.new[0])


def _number(filing: Filing) -> str:
    return f"{filing.standard}-{filing.piece:02d}"
