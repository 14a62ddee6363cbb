"""What a rule is, and how the rules of this package are found.

A rule is one file named after the offence, with one decorated generator. What its first parameter
looks at decides what it is asked about, and its keyword parameters are the settings it needs:

    @rule("P09", level=Level.CONFIRM, basis=…, message=…, remedy=…, kinds=(Kind.PHOTO,))
    def photo_too_small(evidence: Evidence, *, photo_min_side: int) -> Iterator[Hit]:

A parameter with a default is a setting the rule can do without: unset, the default holds.

* ``material: Material``  every file of the evidence folder, filed or not; the kind of a filed one is
  the kind it is filed as
* ``evidence: Evidence``  a material as filed under one standard; it is there and can be opened
* ``slot: Slot``          a required kind of a standard
* ``dossier: Dossier``    a standard with all its evidence, its slots and which of them are open
* ``holding: Holding``    everything at once (rules across standards), before slots are judged
* ``counting: Counting``    the same after that, with only the pieces that count

It yields a :class:`Hit` for each offence, `UNKNOWN` where the facts to decide are not readable,
:class:`NotRun` where a part of the program did not run, and nothing where all is well. It never
formats, logs, reads files or the database. Values are plain: text, numbers, dates, enums with a
label, spots, date readings, and lists of these.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cache
from typing import get_type_hints

import archivist.rules
from archivist.domain.abolished import Abolished
from archivist.domain.dossier import Dossier, Slot
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Level
from archivist.domain.kind import Kind
from archivist.domain.likeness import NOTHING_ALIKE, Likeness
from archivist.domain.material import Material
from archivist.domain.place import NOWHERE, Place
from archivist.i18n import _


class Scope(StrEnum):
    """rules.md: one piece, all pieces of a standard, or across standards and cycles."""

    MATERIAL = "material"
    DOSSIER = "dossier"
    EDITION = "edition"


class Undecided(Enum):
    """The third verdict: neither a pass nor a failure."""

    UNKNOWN = "unknown"


UNKNOWN = Undecided.UNKNOWN


OCR = "ocr"  # the part that recognises text on scans


@dataclass(frozen=True, slots=True)
class NotRun:
    """What a rule could not do for want of *setting*: a limit, or a part of the program that did not run.

    *standard* and *kind* are needed only by rules that look at more than one piece.
    """

    setting: str
    standard: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that raised, and what it was looking at (G99)."""

    code: str
    error: str
    standard: str | None = None
    kind: Kind | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything an edition-scope rule may look at; *crashes* are complete for G99 only.

    *listed* are papers known to be out of force.
    *likeness* says which of the pictures show the same.
    """

    dossiers: tuple[Dossier, ...] = ()
    materials: tuple[Material, ...] = ()
    crashes: tuple[Crash, ...] = ()
    listed: tuple[Abolished, ...] = ()
    likeness: Likeness = NOTHING_ALIKE


@dataclass(frozen=True, slots=True)
class Counting(Holding):
    """A holding whose dossiers keep only the pieces that count (M01)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One offence: the values of the message, the place, and what else it names.

    *level* overrides the rule's own; *path*, *standard* and *kind* are needed only by rules that
    look at more than one piece.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    place: Place = NOWHERE
    level: Level | None = None
    path: str | None = None
    standard: str | None = None
    kind: Kind | None = None


Check = Callable[..., Iterator[Hit | Undecided | NotRun]]
_SCOPES: dict[type, Scope] = {
    Material: Scope.MATERIAL,
    Evidence: Scope.MATERIAL,
    Slot: Scope.DOSSIER,
    Dossier: Scope.DOSSIER,
    Holding: Scope.EDITION,
    Counting: Scope.EDITION,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A check and everything a reader needs to know about it."""

    code: str
    level: Level
    basis: str
    message: str
    remedy: str
    check: Check
    subject: type
    needs: tuple[str, ...]
    kinds: tuple[Kind, ...]
    optional: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The rule's name, which is its file's name."""
        return self.check.__name__

    @property
    def doc(self) -> str:
        """The explanation shown under 说明, in the user's language: the check's docstring."""
        return _(inspect.getdoc(self.check) or "")

    @property
    def scope(self) -> Scope:
        """The scope of rules.md."""
        return _SCOPES[self.subject]

    def say(self, finding: Finding) -> str:
        """Return the sentence for *finding* in the user's language."""
        return _(self.message).format(**_told(finding.values))

    def advise(self, finding: Finding) -> str:
        """Return what to do about *finding* in the user's language."""
        return _(self.remedy).format(**_told(finding.values))


def rule(
    code: str,
    *,
    level: Level,
    basis: str,
    message: str,
    remedy: str,
    kinds: tuple[Kind, ...] = tuple(Kind),
) -> Callable[[Check], Rule]:
    """Make a rule of the decorated check; *kinds* limits evidence and slots it is asked about."""

    def wrap(check: Check) -> Rule:
        parameters = inspect.signature(check).parameters
        first, *others = parameters
        subject = get_type_hints(check)[first]
        spared = {
            name for name in others if parameters[name].default is not inspect.Parameter.empty
        }
        needs = tuple(name for name in others if name not in spared)
        optional = tuple(name for name in others if name in spared)
        return Rule(code, level, basis, message, remedy, check, subject, needs, kinds, optional)

    return wrap


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of this package, by code: one public module, one rule."""
    names = [m.name for m in pkgutil.iter_modules(archivist.rules.__path__)]
    modules = [importlib.import_module(f"archivist.rules.{name}") for name in sorted(names)]
    found = {r.code: r for m in modules for r in vars(m).values() if isinstance(r, Rule)}
    return tuple(found[code] for code in sorted(found))


def rule_of(code: str) -> Rule:
    """Return the rule with this code; KeyError when there is none."""
    return {r.code: r for r in all_rules()}[code]


def _told(values: Mapping[str, object]) -> Mapping[str, object]:
    return {key: _tell(value) for key, value in values.items()}


def _tell(value: object) -> object:
    if isinstance(value, list | tuple):
        return _("、").join(str(_tell(v)) for v in value) or _("无")
    if value is None or value == "":
        return _("未填")
    label = getattr(value, "label", None)
    return _(label) if isinstance(label, str) else value
