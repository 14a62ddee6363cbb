"""What a report (说明报告) says of itself: its parts, its style, whose city and which years it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.place import NOWHERE, Place, Spot
from archivist.i18n import N_


class ReportPart(StrEnum):
    """What a report must tell for its material to count as 符合 (domain.md §1.6 S7)."""

    PLAN = "plan"
    ACTIVITY = "activity"
    GUARANTEE = "guarantee"
    FEATURE = "feature"
    EFFECT = "effect"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _PART_LABELS[self]


_PART_LABELS = {
    ReportPart.PLAN: N_("计划、制度或机制"),
    ReportPart.ACTIVITY: N_("活动"),
    ReportPart.GUARANTEE: N_("保障措施"),
    ReportPart.FEATURE: N_("特色"),
    ReportPart.EFFECT: N_("成效"),
}


class SummarySign(StrEnum):
    """Why a report reads like a year-end summary (总结体)."""

    TITLE = "title"
    OPENING = "opening"
    SHORTCOMINGS = "shortcomings"
    NEXT = "next"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _SUMMARY_LABELS[self]


_SUMMARY_LABELS = {
    SummarySign.TITLE: N_("标题是总结"),
    SummarySign.OPENING: N_("总结式的开头"),
    SummarySign.SHORTCOMINGS: N_("专写存在的问题"),
    SummarySign.NEXT: N_("专写下一步打算"),
}


@dataclass(frozen=True, slots=True)
class Summed:
    """One sign of the style of a summary, and the words."""

    sign: SummarySign
    spot: Spot


@dataclass(frozen=True, slots=True)
class NamedCity:
    """A city that stands where the report's own city should: as who acts, or in the title.

    *beside* are the other cities of the same sentence.
    """

    name: str
    spot: Spot
    in_title: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedYears:
    """Years the report speaks of as its own, *first* to *last*: 2016年, 2015—2017年, 2013年以来."""

    first: int
    last: int
    text: str
    in_title: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What rules about reports ask of a text.

    *pairs* are the text's telling pairs of characters, the most frequent first and without marks
    between them; *counts* how often each stands there, one character of its code a pair.
    *signature* is the text's minhash (:mod:`archivist.domain.minhash`), empty where too little is
    written out to compare.
    """

    parts: tuple[ReportPart, ...] = ()
    summed: tuple[Summed, ...] = ()
    cities: tuple[NamedCity, ...] = ()
    years: tuple[NamedYears, ...] = ()
    pairs: str = ""
    counts: bytes = b""
    signature: bytes = b""

    @property
    def missing(self) -> tuple[ReportPart, ...]:
        """The parts nothing was read of."""
        return tuple(part for part in ReportPart if part not in self.parts)
