"""What can be wrong with a package."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from archivist.i18n import N_


class FaultKind(StrEnum):
    """interface.md, `verify`."""

    MISSING = "missing"
    UNEXPECTED = "unexpected"
    ALTERED = "altered"
    MALFORMED = "malformed"
    UNSAFE = "unsafe"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    FaultKind.MISSING: N_("缺少"),
    FaultKind.UNEXPECTED: N_("多出"),
    FaultKind.ALTERED: N_("被改动"),
    FaultKind.MALFORMED: N_("格式不对"),
    FaultKind.UNSAFE: N_("不安全"),
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; *path* is relative to the bag's base folder, *detail* a sentence."""

    path: str
    kind: FaultKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The verdict. *files* and *bytes* count the payload that is there.

    *warnings* do not make a package invalid (a name that differs only in case, ``./`` before a
    path). *placeholders* counts the notes for missing evidence; they are sound files.
    """

    valid: bool
    faults: tuple[Fault, ...]
    files: int
    bytes: int
    warnings: tuple[Fault, ...] = ()
    placeholders: int = 0
    cancelled: bool = False


@dataclass(slots=True)
class Notes:
    """Faults and warnings as they are met; the same one twice is one."""

    faults: set[Fault] = field(default_factory=set)
    warnings: set[Fault] = field(default_factory=set)

    def fault(self, kind: FaultKind, path: str, detail: str) -> None:
        """Note what makes the package invalid; a file is missing once, whoever misses it."""
        known = kind is FaultKind.MISSING and any(
            fault.path == path and fault.kind is kind for fault in self.faults
        )
        if not known:
            self.faults.add(Fault(path, kind, detail))

    def warn(self, path: str, detail: str) -> None:
        """Note what a reader should know, and what is no fault."""
        self.warnings.add(Fault(path, FaultKind.MALFORMED, detail))
