"""Material: one set of bytes at one path of the evidence folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from archivist.domain.dates import DateReading, strongest
from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.i18n import _


class Status(StrEnum):
    """What became of reading it."""

    READ = "read"
    EMPTY = "empty"  # opened, but nothing readable in it: a scan without text (G05)
    FAILED = "failed"
    REFUSED = "refused"  # classified; nothing but the path is known (S01)


EARLIER_FOLDER = "@earlier"  # what the paths of packages of earlier cycles begin with


class MaterialRole(StrEnum):
    """What a file is for."""

    EVIDENCE = "evidence"
    CAPTIONS = "captions"  # a list of captions beside photos
    CONTAINER = "container"  # an archive; its members are the materials
    EARLIER = "earlier"  # of a package of an earlier cycle: compared with, never filed
    SYSTEM = "system"  # left by an operating system (Thumbs.db); nobody's material


class Reason(str):
    """Why something could not be read: Chinese, marked for translation.

    After a colon may stand a detail that is the same in every language.
    """

    __slots__ = ()

    @property
    def label(self) -> str:
        """The reason in the user's language."""
        cause, colon, detail = self.partition("：")
        return _(cause) + (_("：") + detail if colon else "")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: a rule code (G03, G05, G07, G08) and the :class:`Reason`."""

    code: str
    reason: str

    @property
    def cause(self) -> Reason:
        """The reason, for whoever shows it."""
        return Reason(self.reason)


@dataclass(frozen=True, slots=True)
class Material:
    """材料. `path` is NFC, POSIX, relative to the evidence root; `size` in bytes."""

    path: str
    sha256: str
    size: int
    format: str = ""
    status: Status = Status.READ
    kind: Kind | None = None
    role: MaterialRole = MaterialRole.EVIDENCE
    facts: Facts = field(default_factory=Facts)
    failure: Failure | None = None
    extension_differs: bool = False

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2].rpartition("!/")[2]

    @property
    def title(self) -> str:
        """The title read from it, else the file's name without its ending."""
        if self.facts.title is not None:
            return self.facts.title.text
        return self.name.rpartition(".")[0] or self.name

    @property
    def readable(self) -> bool:
        """Whether a person or a rule can look inside (G03, G07, G08 and S01 cannot)."""
        return self.status in (Status.READ, Status.EMPTY) or (
            self.failure is not None and self.failure.code == "G05"
        )

    @property
    def wordless(self) -> bool:
        """Whether it opens and yet has no words that can be read (G05).

        A photo needs none, nor does an archive whose members were read.
        """
        unpacked = self.role is MaterialRole.CONTAINER and self.failure is None
        needs_words = (
            not unpacked and self.kind is not Kind.PHOTO and self.role is not MaterialRole.SYSTEM
        )
        return self.readable and needs_words and not self.facts.has_text

    @property
    def dated(self) -> DateReading | None:
        """The strongest date read from the file itself."""
        return strongest(self.facts.dates)
