"""Judges a whole holding: pure, without files, database or clock.

The order matters. First everything that can lie on one piece (rules about materials, evidence and
the holding), waivers applied as it is found; then what counts and the slots made from it; then the
standards, which know their open slots; at last the crashes (G99).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from archivist.domain.abolished import Abolished
from archivist.domain.assessment import Assessment, SlotKey
from archivist.domain.dossier import Dossier, Slot, SlotState
from archivist.domain.edition import Edition
from archivist.domain.finding import Finding, Level, Waiver
from archivist.domain.kind import Kind
from archivist.domain.likeness import NOTHING_ALIKE, Likeness
from archivist.domain.material import Material, MaterialRole, Status
from archivist.domain.settings import Settings
from archivist.domain.window import Window
from archivist.rules import phases
from archivist.rules.base import Holding, Rule, all_rules
from archivist.rules.inquiry import EVERYTHING, Inquiry
from archivist.rules.notes import Memory
from archivist.rules.standing import Record, errors_by_piece, with_slots


@dataclass(frozen=True)
class _Files:
    """Every file by path, the refused ones apart, and the dossiers with and without these."""

    seen: Mapping[str, Material]
    refused: frozenset[str]
    filed: tuple[Dossier, ...]
    listed: tuple[Abolished, ...] = ()
    likeness: Likeness = NOTHING_ALIKE

    @cached_property
    def holding(self) -> Holding:
        kept = tuple(m for path, m in self.seen.items() if path not in self.refused)
        dossiers = tuple(_without(d, self.refused) for d in self.filed)
        return Holding(dossiers, kept, listed=self.listed, likeness=self.likeness)


def judge(  # noqa: PLR0913 — all that a check depends on is passed in
    edition: Edition,
    dossiers: Sequence[Dossier],
    materials: Sequence[Material],
    settings: Settings,
    as_of: date,
    review_date: date | None = None,
    waivers: Mapping[str, Waiver] | None = None,
    rules: Sequence[Rule] | None = None,
    *,
    expected: Sequence[Rule] | None = None,
    rejected: Collection[str] = (),
    strict: bool = False,
    memory: Memory | None = None,
    listed: tuple[Abolished, ...] = (),
    likeness: Likeness = NOTHING_ALIKE,
) -> Assessment:
    """Run *rules* (all of them unless told) and say how every standard stands.

    *dossiers* hold standard, evidence and assignment; their slots are made here. *materials* is
    every file that was looked at, refused ones too. *waivers* are by digest. Of *expected* (all
    unless told) what is not among *rules* is reported as not run, and nothing it should have judged
    stands. *rejected* are numbers Ⅲ-n-m-nn of pieces a review sent back. With *strict* a rule that
    raises ends the check, else it becomes G99. *listed* are papers out of force, *likeness* says
    which pictures show the same. With the *memory* of an earlier check only what changed since is
    judged again.
    """
    asked = tuple(all_rules() if rules is None else rules)
    memory = memory or Memory()
    given = _given(as_of, review_date)
    memory.begin(asked, (edition, settings, given))
    inquiry = Inquiry(settings, given, waivers or {}, as_of, strict=strict, memory=memory)
    blind = _note_missing(inquiry, asked, all_rules() if expected is None else expected)
    files = _files(edition, dossiers, materials)
    files = replace(files, listed=listed, likeness=likeness)
    judged, states = _hear(inquiry, asked, files, frozenset(rejected), blind)
    memory.end()
    return _summed_up(edition, inquiry, files, judged, states)


def _hear(
    inquiry: Inquiry,
    rules: tuple[Rule, ...],
    files: _Files,
    rejected: frozenset[str],
    blind: frozenset[Kind],
) -> tuple[tuple[Dossier, ...], dict[SlotKey, SlotState]]:
    """Ask everything in order; return the judged dossiers and the state of each slot."""
    holding = files.holding
    phases.ask_about_materials(inquiry, rules, files.seen.values(), files.filed)
    phases.ask_about_evidence(inquiry, rules, holding.dossiers)
    phases.ask_about_everything(inquiry, rules, holding)
    errors = errors_by_piece(inquiry.open_errors)
    record = Record(errors, frozenset(inquiry.undecided), rejected, blind)
    slotted = tuple(with_slots(dossier, record) for dossier in holding.dossiers)
    phases.ask_about_what_counts(inquiry, rules, holding, record)
    states = phases.ask_about_slots(inquiry, rules, slotted, record)
    judged = phases.ask_about_dossiers(inquiry, rules, slotted, states)
    phases.ask_about_crashes(inquiry, rules, holding)
    return judged, states


def _summed_up(
    edition: Edition,
    inquiry: Inquiry,
    files: _Files,
    judged: tuple[Dossier, ...],
    states: dict[SlotKey, SlotState],
) -> Assessment:
    order = {dossier.code: place for place, dossier in enumerate(judged)}
    window = inquiry.limit("window", EVERYTHING)
    review_date = inquiry.limit("review_date", EVERYTHING)
    return Assessment(
        edition=edition,
        as_of=inquiry.as_of,
        window=window if isinstance(window, Window) else None,
        review_date=review_date if isinstance(review_date, date) else None,
        dossiers=judged,
        states=states,
        findings=tuple(sorted(inquiry.findings, key=lambda f: _rank(f, order))),
        unset=tuple(inquiry.unset),
        unknown=tuple(inquiry.unknown),
        complete=_complete(judged, states, inquiry),
        materials=tuple(m for m in files.holding.materials if m.role is not MaterialRole.EARLIER),
        refused=tuple(sorted(files.refused)),
        city=str(inquiry.limit("city", EVERYTHING) or ""),
        confirmed=tuple(inquiry.confirmed),
    )


def _given(as_of: date, review_date: date | None) -> dict[str, object]:
    given: dict[str, object] = {"as_of": as_of}
    return given if review_date is None else {**given, "review_date": review_date}


def _note_missing(
    inquiry: Inquiry, rules: Iterable[Rule], expected: Iterable[Rule]
) -> frozenset[Kind]:
    """Note the expected rules that are not run; return the kinds whose errors they would find."""
    there = {rule.code for rule in rules}
    blind: set[Kind] = set()
    for rule in expected:
        if rule.code in there:
            continue
        inquiry.did_not_run(rule)
        if rule.level is Level.ERROR and rule.subject not in (Slot, Dossier):
            blind.update(rule.kinds)
    return frozenset(blind)


def _files(edition: Edition, dossiers: Sequence[Dossier], materials: Sequence[Material]) -> _Files:
    seen = {e.path: e.material for d in dossiers for e in d.evidence if e.material is not None}
    seen |= {material.path: material for material in materials}
    refused = frozenset(path for path, m in seen.items() if m.status is Status.REFUSED)
    place = {standard.code: n for n, standard in enumerate(edition.all_standards)}
    ordered = sorted(dossiers, key=lambda d: place.get(d.code, len(place)))
    return _Files(seen, refused, tuple(ordered))


def _without(dossier: Dossier, refused: Collection[str]) -> Dossier:
    """Leave classified papers out: they are no evidence, and their paths go nowhere (S01)."""
    if not refused or not any(evidence.path in refused for evidence in dossier.evidence):
        return dossier
    kept = tuple(e for e in dossier.evidence if e.path not in refused)
    return replace(dossier, evidence=kept)


def _rank(finding: Finding, order: Mapping[str, int]) -> tuple[int, int, str, str]:
    """Standards in the edition's order, what is under none at the end; the worst first."""
    place = order.get(finding.standard or "", len(order))
    return place, -finding.level, finding.code, finding.path or ""


def _complete(
    dossiers: Iterable[Dossier], states: Mapping[SlotKey, SlotState], inquiry: Inquiry
) -> frozenset[str]:
    """Return the standards fully met: all that is asked stands, and nothing is open or not known.

    A standard of which nobody has said what it asks for is not met.
    """
    barred = {finding.standard for finding in inquiry.open_errors if finding.standard}
    barred |= {unknown.standard for unknown in inquiry.unknown if unknown.standard}
    barred |= {unset.standard for unset in inquiry.unset if unset.standard}
    nowhere = any(unset.standard is None for unset in inquiry.unset)
    if nowhere or any(u.standard is None and u.path is None for u in inquiry.unknown):
        return frozenset()
    met = (
        dossier.code
        for dossier in dossiers
        if dossier.slots
        and all(states[dossier.code, s.kind] is SlotState.STANDS for s in dossier.slots)
    )
    return frozenset(met) - barred
