"""Findings are data; sentences are made where a person reads them (design.md §4.4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import IntEnum

from archivist.domain.kind import Kind
from archivist.domain.place import NOWHERE, Place
from archivist.i18n import N_


class Level(IntEnum):
    """How far a finding stands in the way of submission."""

    HINT = 1
    CONFIRM = 2
    WARNING = 3
    ERROR = 4

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Level.HINT: N_("提示"),
    Level.CONFIRM: N_("待确认"),
    Level.WARNING: N_("警告"),
    Level.ERROR: N_("错误"),
}


_UNDECIDED = "undecided"  # no finding's digest begins like this
# Values that move while the fact stays: counted from the day of judgement, or a file's own time.
_PASSING = frozenset({"as_of", "days", "seen"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, and the values of its message."""

    code: str
    level: Level
    standard: str | None = None
    kind: Kind | None = None
    path: str | None = None
    place: Place = NOWHERE
    values: Mapping[str, object] = field(default_factory=dict)
    waived: bool = False

    @property
    def digest(self) -> str:
        """A fingerprint of the fact: a waiver that names it dies when the fact changes.

        It is the same in every language and on every day.
        """
        values = {key: value for key, value in self.values.items() if key not in _PASSING}
        fact = [
            self.code,
            self.standard,
            self.kind,
            self.path,
            _plain(self.place),
            _plain(values),
        ]
        text = json.dumps(fact, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Unset:
    """A rule that did not run because nobody set its limit (未设置). Never a pass."""

    code: str
    setting: str
    standard: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule that could not decide because the facts are not readable. Never a pass.

    *content* is the SHA-256 of the piece, "" where it concerns none.
    """

    code: str
    standard: str | None = None
    kind: Kind | None = None
    path: str | None = None
    content: str = field(default="", compare=False)

    @property
    def digest(self) -> str:
        """A fingerprint of the doubt, by the bytes in doubt: a person may answer it (豁免).

        The name is left out, so that a file that was renamed is not asked about again. "" where there
        is no piece to look at: nobody can vouch for what is not there.
        """
        if not self.content:
            return ""
        doubt = [_UNDECIDED, self.code, self.standard, self.kind, self.content]
        return hashlib.sha256(json.dumps(doubt, ensure_ascii=False).encode()).hexdigest()[:16]


Outcome = Finding | Unset | Unknown


@dataclass(frozen=True, slots=True)
class Waiver:
    """豁免: one finding, taken as it is for a reason, until a day or until the fact changes.

    Of what a rule could not decide it is a person's answer: looked at, and found right.
    """

    id: str
    code: str
    digest: str
    reason: str
    until: date | None = None
    person: str = ""


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: _plain(part) for name, part in parts.items() if part is not None}
    return str(value)
