"""Which pieces count, which stand, and how each slot stands for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archivist.domain.dossier import Bar, Dossier, Slot, SlotState
from archivist.domain.edition import Requirement
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding
from archivist.domain.kind import Kind
from archivist.rules.notes import PieceKey

_BARRING = (Bar.OUTSIDE_WINDOW, Bar.LAPSED, Bar.SUPERSEDED, Bar.TAKEN_OUTSIDE)


def key_of(evidence: Evidence) -> PieceKey:
    """Return what tells one filing of a material from another."""
    return evidence.standard, evidence.kind, evidence.path


@dataclass(frozen=True)
class Record:
    """What the rules left on each piece.

    *errors* are the codes of open findings of level error; *undecided* are pieces about which a
    rule of level error could not decide; *rejected* are evidence numbers a review sent back;
    *blind* are the kinds that some rule of level error should have looked at and did not.
    """

    errors: dict[PieceKey, set[str]] = field(default_factory=dict)
    undecided: frozenset[PieceKey] = frozenset()
    rejected: frozenset[str] = frozenset()
    blind: frozenset[Kind] = frozenset()
    _bars: dict[tuple[object, ...], Bar | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def bar(self, evidence: Evidence) -> Bar | None:
        """Return what keeps a piece from counting, or None when it counts (M01)."""
        key = (*key_of(evidence), evidence.piece)
        if key not in self._bars:
            self._bars[key] = self._bar(evidence)
        return self._bars[key]

    def _bar(self, evidence: Evidence) -> Bar | None:
        material = evidence.material
        if material is None:
            return Bar.VANISHED
        if not material.readable:
            code = material.failure.code if material.failure else ""
            return Bar(code) if code in (Bar.ENCRYPTED, Bar.EMPTY_FILE) else Bar.DAMAGED
        if self.rejected and evidence.number in self.rejected:
            return Bar.REJECTED
        found = self.errors.get(key_of(evidence), ())
        return next((bar for bar in _BARRING if bar in found), None)

    def has_errors(self, evidence: Evidence) -> bool:
        """Whether an open finding of level error lies on the piece."""
        return key_of(evidence) in self.errors

    def is_undecided(self, evidence: Evidence) -> bool:
        """Whether something that could be an error is not known of the piece."""
        # A photo needs no words; one that no reader opened (G05) was looked at by nobody all the same.
        material = evidence.material
        unopened = material is not None and material.failure is not None
        unread = evidence.wordless or unopened
        return unread or key_of(evidence) in self.undecided or evidence.kind in self.blind


def errors_by_piece(findings: Iterable[Finding]) -> dict[PieceKey, set[str]]:
    """Group the codes of *findings* by the piece they lie on."""
    errors: dict[PieceKey, set[str]] = {}
    for finding in findings:
        key = (finding.standard, finding.kind, finding.path)
        errors.setdefault(key, set()).add(finding.code)
    return errors


def with_slots(dossier: Dossier, record: Record) -> Dossier:
    """Return the dossier with its slots made from its evidence."""
    slots = (_slot(dossier, asked, record) for asked in dossier.standard.requirements)
    return replace(dossier, slots=tuple(slots))


def state_of(slot: Slot, minimum: float, record: Record) -> SlotState:
    """Return how a slot stands that needs *minimum* pieces, and one at least."""
    if not slot.evidence:
        return SlotState.MISSING
    sound = [e for e in slot.counting if not record.has_errors(e)]
    standing = sum(not record.is_undecided(e) for e in sound)
    if standing >= max(minimum, 1):
        return SlotState.STANDS
    if standing:
        return SlotState.PARTIAL
    return SlotState.UNKNOWN if sound else SlotState.FAILS


def _slot(dossier: Dossier, asked: Requirement, record: Record) -> Slot:
    evidence = dossier.of_kind(asked.kind)
    barred = {e.piece: record.bar(e) for e in evidence}
    counting = tuple(e for e in evidence if barred[e.piece] is None)
    bars = tuple(dict.fromkeys(bar for bar in barred.values() if bar is not None))
    return Slot(dossier.code, asked, evidence, counting, bars if evidence else (Bar.NOT_FILED,))
