"""How the standards of two editions belong together: 同, 改, 并, 拆, 删, 新."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from archivist.domain.edition import Edition, Standard
from archivist.domain.text import normalise
from archivist.i18n import N_


class Relation(StrEnum):
    """What became of a standard in another edition."""

    SAME = "same"
    CHANGED = "changed"
    MERGED = "merged"
    DIVIDED = "divided"
    DROPPED = "dropped"
    NEW = "new"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Relation.SAME: N_("同"),
    Relation.CHANGED: N_("改"),
    Relation.MERGED: N_("并"),
    Relation.DIVIDED: N_("拆"),
    Relation.DROPPED: N_("删"),
    Relation.NEW: N_("新"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a mapping: *old* is None for a new standard, *new* is () for a dropped one.

    The first of *new* is the main one. *score* from 0 to 1 is how alike their words are; None
    where a person decided.
    """

    old: str | None
    new: tuple[str, ...] = ()
    score: float | None = None


@dataclass(frozen=True)
class Succession:
    """How *after* follows from *before*: one link for every old standard, by its code.

    *targets* gives the new codes of each old one; *scores* how alike they are.
    """

    before: Edition
    after: Edition
    targets: Mapping[str, tuple[str, ...]]
    scores: Mapping[str, float]

    @property
    def links(self) -> tuple[Link, ...]:
        """Return every old standard in order, then the new ones nothing leads to.

        What the material review asks for in neither edition is left out.
        """
        old = [
            Link(standard.code, self.targets.get(standard.code, ()), self.scores.get(standard.code))
            for standard in self.before.all_standards
            if standard.reviewed or self._leads_to_review(standard.code)
        ]
        reached = {new for link in old for new in link.new}
        fresh = [s.code for s in self.after.standards if s.code not in reached]
        return (*old, *(Link(None, (code,)) for code in fresh))

    def _leads_to_review(self, old: str) -> bool:
        found = (self.after.standard(new) for new in self.targets.get(old, ()))
        return any(standard is not None and standard.reviewed for standard in found)

    def sources(self, new: str) -> tuple[str, ...]:
        """Return the old standards that lead to *new*, in order."""
        every = (standard.code for standard in self.before.all_standards)
        return tuple(old for old in every if new in self.targets.get(old, ()))

    def relation(self, link: Link) -> Relation:
        """Return what became of a standard."""
        if link.old is None:
            return Relation.NEW
        if not link.new:
            return Relation.DROPPED
        if len(link.new) > 1:
            return Relation.DIVIDED
        if len(self.sources(link.new[0])) > 1:
            return Relation.MERGED
        same = link.old == link.new[0] and not self.changes(link)
        return Relation.SAME if same else Relation.CHANGED

    def counted(self) -> dict[Relation, int]:
        """Return how many links there are of each relation."""
        relations = [self.relation(link) for link in self.links]
        return {each: relations.count(each) for each in Relation}

    def changes(self, link: Link) -> tuple[Change, ...]:
        """Return what differs between an old standard and its main new one."""
        old = self.before.standard(link.old) if link.old else None
        new = self.after.standard(link.new[0]) if link.new else None
        return changes_between(old, new) if old and new else ()

    def changed(self, old: str, new: Iterable[str]) -> Succession:
        """Return the succession in which *old* leads to *new*, as a person decided."""
        targets = {**self.targets, old: tuple(dict.fromkeys(new))}
        scores = {code: score for code, score in self.scores.items() if code != old}
        return Succession(self.before, self.after, targets, scores)


class Change(StrEnum):
    """What can differ between a standard and its successor."""

    CODE = "code"
    TEXT = "text"
    REQUIREMENTS = "requirements"
    METHODS = "methods"
    UNITS = "units"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _CHANGE_LABELS[self]


_CHANGE_LABELS = {
    Change.CODE: N_("编号"),
    Change.TEXT: N_("正文"),
    Change.REQUIREMENTS: N_("材料要求"),
    Change.METHODS: N_("测评方法"),
    Change.UNITS: N_("责任单位"),
}


def changes_between(old: Standard, new: Standard) -> tuple[Change, ...]:
    """Return what differs, the number first; white space and width of characters do not count."""
    same = {
        Change.CODE: old.code == new.code,
        Change.TEXT: normalise(old.text) == normalise(new.text),
        Change.REQUIREMENTS: old.requirements == new.requirements,
        Change.METHODS: old.methods == new.methods,
        Change.UNITS: (old.lead_units, old.supporting_units)
        == (new.lead_units, new.supporting_units),
    }
    return tuple(change for change, equal in same.items() if not equal)
