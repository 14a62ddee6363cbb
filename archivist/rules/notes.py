"""What rules said about one subject, and what they said before about the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from archivist.domain.finding import Finding, Unknown, Unset
from archivist.domain.kind import Kind
from archivist.rules.base import Crash, Rule

PieceKey = tuple[str | None, Kind | None, str | None]
# The first of the rules that were asked tells the step of the check; each looks at one kind of subject.
LimitsKey = tuple[str, str | None, Kind | None]
SubjectKey = tuple[str, str | None, Kind | None, str | None]
Limits = Mapping[str, object]


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


class Memory:
    """What was said at the last check, so that only what changed since is judged again.

    It holds for one set of rules. A subject that equals the one judged before, under the same
    limits, is answered from here: rules look at nothing else. What crashed is asked again.
    *limits* are those worked out so far, by the first rule's code, standard and kind.
    """

    def __init__(self) -> None:
        self.limits: dict[LimitsKey, Limits] = {}
        self._under: tuple[object, ...] = ()
        self._rules: tuple[Rule, ...] = ()
        self._before: dict[SubjectKey, _Said] = {}
        self._now: dict[SubjectKey, _Said] = {}

    def begin(self, rules: tuple[Rule, ...], under: tuple[object, ...]) -> None:
        """Start a check *under* settings, edition and day; what other rules said is forgotten."""
        if rules != self._rules:
            self._rules, self._before, self._under = rules, {}, ()
        if under != self._under:
            self._under, self.limits = under, {}
        self._now = {}

    def recall(self, key: SubjectKey, subject: object, limits: Limits) -> Notes | None:
        """Return what was said about an equal *subject* under equal *limits*, or None."""
        said = self._before.get(key)
        if said is None or not (_same(said.subject, subject) and _same(said.limits, limits)):
            return None
        self._now[key] = said
        return said.notes

    def keep(self, key: SubjectKey, subject: object, limits: Limits, notes: Notes) -> None:
        """Note what was said, for the next check."""
        if not notes.crashes:
            self._now[key] = _Said(subject, limits, notes)

    def end(self) -> None:
        """End a check that came to its end: what it did not ask about is forgotten."""
        self._before, self._now = self._now, {}


def _same(one: object, other: object) -> bool:
    return one is other or one == other
