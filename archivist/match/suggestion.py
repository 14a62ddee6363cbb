"""What matching says: where a material may belong, and why. It never decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.kind import Kind
from archivist.i18n import N_


class Signal(StrEnum):
    """What a clue was taken from; the keys of ``resources/match/weights.toml``.

    Reasons are told in this order.
    """

    NUMBER = "number"
    TITLE = "title"
    WORDS = "words"
    UNIT = "unit"
    NEIGHBOURS = "neighbours"
    LEARNT = "learnt"
    EARLIER = "earlier"
    KIND = "kind"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Signal.NUMBER: N_("编号"),
    Signal.TITLE: N_("名称"),
    Signal.WORDS: N_("内容"),
    Signal.UNIT: N_("单位"),
    Signal.KIND: N_("种类"),
    Signal.NEIGHBOURS: N_("同夹文件"),
    Signal.LEARNT: N_("本单位此前的归档"),
    Signal.EARLIER: N_("上一周期的归档"),
}


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign that a material belongs to a standard.

    *score* is 0..1: how likely the standard is where this sign stands alone; *why* is a Chinese
    sentence. *inside*: the file itself says so, not only the names of the file and its folders.
    """

    standard: str
    score: float
    why: str
    signal: Signal = Signal.NUMBER
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one sign added to a suggestion: *evidence* in natural logarithms of odds, weight included.

    *score* is the clue's own (0..1), *weight* the factor of ``weights.toml``.
    """

    signal: Signal
    score: float
    weight: float
    evidence: float
    why: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One standard and kind a person may accept; *score* is 0..1, *why* Chinese sentences.

    *weighed* are all signs that speak for or against it, the strongest first; *conflict* is a Chinese
    sentence where the number and the content speak for different standards.
    """

    path: str
    standard: str
    kind: Kind
    score: float
    why: tuple[str, ...]
    weighed: tuple[Weighed, ...] = ()
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Matching:
    """At most five suggestions, best first, and remarks on signs that led nowhere.

    Without any suggestion the remarks say why.
    """

    suggestions: tuple[Suggestion, ...] = ()
    remarks: tuple[str, ...] = ()
