"""The steps of a check: which rule is asked about what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from archivist.domain.assessment import SlotKey
from archivist.domain.dossier import Dossier, Slot, SlotState
from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole, Status
from archivist.domain.scanned_apart import with_pages
from archivist.rules.base import Counting, Holding, Rule
from archivist.rules.inquiry import EVERYTHING, About, Inquiry
from archivist.rules.standing import Record, key_of, state_of

CRASHED = "G99"


def rules_about(subject: type, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that look at *subject*; G99 comes after all others and is none of them."""
    return tuple(rule for rule in rules if rule.subject is subject and rule.code != CRASHED)


def ask_about_materials(
    inquiry: Inquiry,
    rules: Iterable[Rule],
    materials: Iterable[Material],
    dossiers: Iterable[Dossier],
) -> None:
    """Ask about every file, once for each filing of it, with the kind it is filed as."""
    asked = rules_about(Material, rules)
    filed: set[str] = set()
    by_path = {material.path: material for material in materials}
    for dossier in dossiers:
        filed.update(evidence.path for evidence in dossier.evidence)
        with inquiry.about_all_of("materials", dossier) as singly:
            for material, about in _filed(dossier, by_path) if singly else ():
                as_filed = material
                if about.kind is not material.kind:
                    as_filed = replace(material, kind=about.kind)
                inquiry.ask(asked, as_filed, about)
    for path, material in by_path.items():
        if path not in filed and _is_judged(material):
            inquiry.ask(asked, material, About(None, material.kind, path))


def _filed(dossier: Dossier, materials: Mapping[str, Material]) -> Iterator[tuple[Material, About]]:
    """Yield what is filed under one standard, once for each kind it is filed as."""
    abouts = _Abouts(dossier)
    for evidence in {key_of(each): each for each in dossier.evidence}.values():
        material = materials.get(evidence.path)
        if material is not None and _is_judged(material):
            yield material, abouts.of(evidence)


def _is_judged(material: Material) -> bool:
    """Whether it belongs to this cycle; what is classified is refused whenever it was."""
    return material.role is not MaterialRole.EARLIER or material.status is Status.REFUSED


def ask_about_evidence(
    inquiry: Inquiry, rules: Iterable[Rule], dossiers: Iterable[Dossier]
) -> None:
    """Ask about every piece that is there; of what cannot be opened nothing can be decided."""
    asked = _by_kind(rules_about(Evidence, rules))
    for dossier in dossiers:
        with inquiry.about_all_of("evidence", dossier) as singly:
            for evidence, about in _there(dossier) if singly else ():
                readable = evidence.material is not None and evidence.material.readable
                inquiry.ask(asked[evidence.kind], evidence, about, readable=readable)


def _there(dossier: Dossier) -> Iterator[tuple[Evidence, About]]:
    abouts = _Abouts(dossier)
    pieces = {key_of(evidence): evidence for evidence in dossier.evidence}
    pages = with_pages(pieces.values())
    for evidence in pieces.values():
        if evidence.material is not None:
            beside = pages.get(evidence.path)
            known = replace(evidence, beside=beside) if beside else evidence
            yield known, abouts.of(evidence)


def ask_about_everything(inquiry: Inquiry, rules: Iterable[Rule], holding: Holding) -> None:
    """Ask the rules that look across standards."""
    inquiry.ask(rules_about(Holding, rules), holding, EVERYTHING)


def ask_about_what_counts(
    inquiry: Inquiry, rules: Iterable[Rule], holding: Holding, record: Record
) -> None:
    """Ask the rules that look across standards at what counts."""
    asked = rules_about(Counting, rules)
    if asked:
        counting = tuple(_counting(dossier, record) for dossier in holding.dossiers)
        counted = Counting(counting, holding.materials, listed=holding.listed)
        inquiry.ask(asked, counted, EVERYTHING)


def _counting(dossier: Dossier, record: Record) -> Dossier:
    kept = tuple(e for e in dossier.evidence if record.bar(e) is None)
    if len(kept) == len(dossier.evidence) and not dossier.slots:
        return dossier
    return replace(dossier, evidence=kept, slots=())


def ask_about_slots(
    inquiry: Inquiry, rules: Iterable[Rule], dossiers: Iterable[Dossier], record: Record
) -> dict[SlotKey, SlotState]:
    """Ask about every slot, and return how each stands."""
    asked = _by_kind(rules_about(Slot, rules))
    states: dict[SlotKey, SlotState] = {}
    for dossier in dossiers:
        for slot in dossier.slots:
            about = About(dossier.code, slot.kind, None, slot.requirement)
            inquiry.ask(asked[slot.kind], slot, about)
            minimum = inquiry.limit("min_count", about)
            least = minimum if isinstance(minimum, int | float) else 1
            states[dossier.code, slot.kind] = state_of(slot, least, record)
    return states


def ask_about_dossiers(
    inquiry: Inquiry,
    rules: Iterable[Rule],
    dossiers: Iterable[Dossier],
    states: Mapping[SlotKey, SlotState],
) -> tuple[Dossier, ...]:
    """Ask about every standard, and return the dossiers with the slots that are still open."""
    asked = rules_about(Dossier, rules)
    judged = []
    for dossier in dossiers:
        still_open = tuple(
            slot.kind
            for slot in dossier.slots
            if states[dossier.code, slot.kind] is not SlotState.STANDS
        )
        known = replace(dossier, open_kinds=still_open)
        inquiry.ask(asked, known, About(dossier.code))
        judged.append(known)
    return tuple(judged)


def ask_about_crashes(inquiry: Inquiry, rules: Iterable[Rule], holding: Holding) -> None:
    """Report the rules that raised, at the very end (G99)."""
    known = replace(holding, crashes=tuple(inquiry.crashes))
    last = tuple(rule for rule in rules if rule.code == CRASHED)
    inquiry.ask(last, known, EVERYTHING)


def _by_kind(rules: tuple[Rule, ...]) -> dict[Kind, tuple[Rule, ...]]:
    return {kind: tuple(rule for rule in rules if kind in rule.kinds) for kind in Kind}


class _Abouts:
    """Whom answers about the pieces of one standard concern, with what is asked of each kind."""

    def __init__(self, dossier: Dossier) -> None:
        self._code = dossier.code
        self._asked = {kind: dossier.standard.requirement(kind) for kind in Kind}

    def of(self, evidence: Evidence) -> About:
        content = evidence.material.sha256 if evidence.material else ""
        asked = self._asked[evidence.kind]
        return About(self._code, evidence.kind, evidence.path, asked, content or "")
