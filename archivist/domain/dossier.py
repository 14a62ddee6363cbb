"""Dossier 材料夹: a standard, what is filed under it, and its slots."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.edition import Requirement, Standard
from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment


class SlotState(StrEnum):
    """How a slot stands. Only `STANDS` is done; unknown and not run never are."""

    STANDS = "stands"
    MISSING = "missing"  # nothing filed
    PARTIAL = "partial"  # something stands, but fewer than the minimum
    FAILS = "fails"  # filed, and judged not good enough
    UNKNOWN = "unknown"  # filed, and the facts to judge it are not readable


@dataclass(frozen=True, slots=True)
class Slot:
    """One required kind of one standard. `counting` is the evidence that may count (M01)."""

    standard: str
    requirement: Requirement
    evidence: tuple[Evidence, ...]
    counting: tuple[Evidence, ...]

    @property
    def kind(self) -> Kind:
        """The kind it asks for."""
        return self.requirement.kind


@dataclass(frozen=True, slots=True)
class Dossier:
    """A standard together with its evidence; `open_kinds` are the slots that do not stand yet."""

    standard: Standard
    evidence: tuple[Evidence, ...] = ()
    slots: tuple[Slot, ...] = ()
    assignment: Assignment | None = None
    open_kinds: tuple[Kind, ...] = ()

    @property
    def code(self) -> str:
        """The standard's code."""
        return self.standard.code

    def of_kind(self, kind: Kind) -> tuple[Evidence, ...]:
        """Return the evidence of one kind, in the order of its numbers."""
        return tuple(e for e in self.evidence if e.kind is kind)
