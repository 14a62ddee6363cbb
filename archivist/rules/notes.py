"""What rules said about one subject, and what they said before about the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from archivist.domain.dossier import Dossier
from archivist.domain.finding import Finding, Unknown, Unset
from archivist.domain.kind import Kind
from archivist.rules.base import Crash, Rule

PieceKey = tuple[str | None, Kind | None, str | None]
# The first of the rules that were asked tells the step of the check; each looks at one kind of subject.
LimitsKey = tuple[str, str | None, Kind | None]
SubjectKey = tuple[str, str | None, Kind | None, str | None]
Limits = Mapping[str, object]
GroupKey = tuple[str, str]  # a step of the check, a standard
_ALONE = ("", "")  # the group of what belongs to none


@dataclass
class Notes:
    """The answers about one subject, in the order in which they were given; waivers not applied.

    *undecided* are pieces about which rules of level error could not decide, and which rules.
    """

    findings: list[Finding] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    undecided: dict[PieceKey, set[str]] = field(default_factory=dict)
    unset: dict[Unset, None] = field(default_factory=dict)

    def add(self, other: Notes) -> None:
        """Add what is said elsewhere."""
        self.findings += other.findings
        self.unknown += other.unknown
        self.crashes += other.crashes
        self.undecided |= other.undecided
        self.unset |= other.unset

    @cached_property
    def silent(self) -> bool:
        """Whether nothing was said; for notes to which nothing is added any more."""
        said = self.findings or self.unknown or self.crashes or self.undecided or self.unset
        return not said

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The fingerprint of each finding; for notes to which nothing is added any more."""
        return tuple(finding.digest for finding in self.findings)

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """The fingerprint of each thing that could not be decided, as :attr:`digests`."""
        return tuple(unknown.digest for unknown in self.unknown)


@dataclass(frozen=True, slots=True)
class _Said:
    subject: object
    limits: Limits
    notes: Notes


@dataclass(slots=True)
class Group:
    """What one step of a check said about the pieces of one *dossier*; *told* are the notes that say anything."""

    dossier: object
    said: dict[SubjectKey, _Said] = field(default_factory=dict)
    told: list[Notes] = field(default_factory=list)
    whole: bool = True
    _all: Notes | None = None

    @property
    def all(self) -> Notes:
        """All notes as one; for a group to which nothing is added any more."""
        if self._all is None:
            self._all = Notes()
            for notes in self.told:
                self._all.add(notes)
        return self._all


class Memory:
    """What was said at the last check, so that only what changed since is judged again.

    It holds for one set of rules. A subject that equals the one judged before, under the same
    limits, is answered from here: rules look at nothing else. What crashed is asked again.
    *limits* are those worked out so far, by the first rule's code, standard and kind.

    What is said of the pieces of one dossier in one step is a group: of a dossier that is the very
    one of the check before, under the same settings, nothing need be looked at singly.
    """

    def __init__(self) -> None:
        self.limits: dict[LimitsKey, Limits] = {}
        self._under: tuple[object, ...] = ()
        self._rules: tuple[Rule, ...] = ()
        self._before: dict[GroupKey, Group] = {}
        self._now: dict[GroupKey, Group] = {}
        self._settled = False
        self._turn_to(_ALONE, None)

    def begin(self, rules: tuple[Rule, ...], under: tuple[object, ...]) -> None:
        """Start a check *under* settings, edition and day; what other rules said is forgotten."""
        if rules != self._rules:
            self._rules, self._before, self._under = rules, {}, ()
        self._settled = under == self._under
        if not self._settled:
            self._under, self.limits = under, {}
        self._now = {}
        self._turn_to(_ALONE, None)

    def group(self, step: str, dossier: Dossier) -> Group | None:
        """Return what *step* said of the same *dossier*; or None, and what is asked next belongs to it."""
        key = (step, dossier.code)
        known = self._before.get(key)
        if known is not None and self._settled and known.whole and known.dossier is dossier:
            self._now[key] = known
            return known
        self._turn_to(key, dossier)
        return None

    def leave(self) -> None:
        """End a group: what is asked next belongs to none."""
        self._was, self._is = self._before.get(_ALONE, Group(None)), self._now[_ALONE]

    def recall(self, key: SubjectKey, subject: object, limits: Limits) -> Notes | None:
        """Return what was said about an equal *subject* under equal *limits*, or None."""
        said = self._was.said.get(key)
        if said is None or not (_same(said.subject, subject) and _same(said.limits, limits)):
            return None
        self._note(key, said)
        return said.notes

    def keep(self, key: SubjectKey, subject: object, limits: Limits, notes: Notes) -> None:
        """Note what was said, for the next check."""
        if notes.crashes:
            self._is.whole = False
        else:
            self._note(key, _Said(subject, limits, notes))

    def end(self) -> None:
        """End a check that came to its end: what it did not ask about is forgotten."""
        self._before, self._now = self._now, {}

    def _turn_to(self, key: GroupKey, dossier: Dossier | None) -> None:
        self._was = self._before.get(key, Group(None))
        self._is = self._now[key] = Group(dossier)

    def _note(self, key: SubjectKey, said: _Said) -> None:
        self._is.said[key] = said
        if not said.notes.silent:
            self._is.told.append(said.notes)


def _same(one: object, other: object) -> bool:
    return one is other or one == other
