"""Dossier 材料夹: a standard, what is filed under it, and its slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar, cast

from archivist.domain.edition import Requirement, Standard
from archivist.domain.evidence import Evidence
from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment, Tenure, Unit
from archivist.i18n import N_

T = TypeVar("T")


class SlotState(StrEnum):
    """How a slot stands. Only `STANDS` is done; unknown and not run never are."""

    STANDS = "stands"
    MISSING = "missing"  # nothing filed
    PARTIAL = "partial"  # something stands, but fewer than the minimum
    FAILS = "fails"  # filed, and judged not good enough
    UNKNOWN = "unknown"  # filed, and the facts to judge it are not readable


class Bar(StrEnum):
    """Why a slot has no evidence, or what keeps a piece from counting (M01), by its rule."""

    NOT_FILED = "not_filed"
    OUTSIDE_WINDOW = "D01"
    LAPSED = "D04"
    SUPERSEDED = "D05"
    TAKEN_OUTSIDE = "P07"
    DAMAGED = "G03"
    ENCRYPTED = "G07"
    EMPTY_FILE = "G08"
    VANISHED = "G12"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _BAR_LABELS[self]


_BAR_LABELS = {
    Bar.NOT_FILED: N_("未收集"),
    Bar.OUTSIDE_WINDOW: N_("不在有效期内"),
    Bar.LAPSED: N_("已过期"),
    Bar.SUPERSEDED: N_("已废止"),
    Bar.TAKEN_OUTSIDE: N_("拍摄时间不在有效期内"),
    Bar.DAMAGED: N_("文件损坏"),
    Bar.ENCRYPTED: N_("文件加密"),
    Bar.EMPTY_FILE: N_("空文件"),
    Bar.VANISHED: N_("文件已不在"),
    Bar.REJECTED: N_("审核退回"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One required kind of one standard.

    `counting` is the evidence that may count (M01); `bars` say, without repeating, why the rest of
    it may not.
    """

    standard: str
    requirement: Requirement
    evidence: tuple[Evidence, ...]
    counting: tuple[Evidence, ...]
    bars: tuple[Bar, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind it asks for."""
        return self.requirement.kind


@dataclass(frozen=True, slots=True)
class Dossier:
    """A standard together with its evidence; `open_kinds` are the slots that do not stand yet.

    `lead_days` is how many days who answers for it needs to replace a piece; None is 未设置.
    `tenures` say who answered for it, the earliest first.
    `units` are its lead and supporting units with all names they had; `city` is "" where nobody set it.
    """

    standard: Standard
    evidence: tuple[Evidence, ...] = ()
    slots: tuple[Slot, ...] = ()
    assignment: Assignment | None = None
    open_kinds: tuple[Kind, ...] = ()
    lead_days: int | None = None
    units: tuple[Unit, ...] = ()
    city: str = ""
    tenures: tuple[Tenure, ...] = ()
    _worked_out: dict[object, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, work: Callable[[Dossier], T]) -> T:
        """Return ``work(self)``, done once for this very dossier, which lasts from check to check.

        *work* is a function of a module that looks at nothing but the dossier.
        """
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast("T", self._worked_out[work])

    def act_by(self, red: date) -> date:
        """Return the last day to begin, so that a new piece is there before *red*."""
        return red - timedelta(days=1 + (self.lead_days or 0))

    @property
    def code(self) -> str:
        """The standard's code."""
        return self.standard.code

    def of_kind(self, kind: Kind) -> tuple[Evidence, ...]:
        """Return the evidence of one kind, in the order of its numbers."""
        return tuple(e for e in self.evidence if e.kind is kind)
