"""Evidence: a material offered for a standard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from archivist.domain.dates import DATING, DateReading, DateSource, DateValue, strongest
from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.domain.material import Material


@dataclass(frozen=True, slots=True)
class SignOff:
    """签字: somebody vouched for a piece as it was; *sha256* are its bytes, *time* is ISO 8601."""

    sha256: str
    person: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """佐证. `piece` is nn of Ⅲ-n-m-nn, given once and kept; `material` is None when it vanished (G12).

    `signed` is its last sign-off, None while nobody signed. `beside` are pages of the same paper that
    were scanned apart and filed under the same standard (R3), known while a check runs.
    """

    standard: str
    piece: int
    kind: Kind
    path: str
    sha256: str
    material: Material | None
    caption: str = ""
    clerk_date: date | None = None
    filed_by: str = ""
    filed_at: str = ""
    signed: SignOff | None = None
    beside: tuple[Evidence, ...] = ()

    @property
    def number(self) -> str:
        """The evidence number Ⅲ-n-m-nn (R9)."""
        return f"{self.standard}-{self.piece:02d}"

    @property
    def facts(self) -> Facts:
        """What was read of it; nothing when it vanished."""
        return self.material.facts if self.material else Facts()

    @property
    def wordless(self) -> bool:
        """Whether it has no words that can be read, and is not filed as a photo, which needs none."""
        return self.kind is not Kind.PHOTO and not self.facts.has_text

    @property
    def dated(self) -> DateReading | None:
        """The reading that dates it: the file's own, else the clerk's word, else that of its other pages."""
        beside = tuple(reading for page in self.beside for reading in page.dates)
        return strongest(self.dates) or strongest(beside)

    @property
    def other_dates(self) -> tuple[DateReading, ...]:
        """The readings that may date it, too, and name another year."""
        dated = self.dated
        return tuple(
            other
            for other in self.dates
            if dated and other.source in DATING and other.value.year != dated.value.year
        )

    @property
    def dates(self) -> tuple[DateReading, ...]:
        """Every date known of it, the clerk's word included."""
        read = self.material.facts.dates if self.material else ()
        if self.clerk_date is None:
            return read
        said = DateReading(DateValue.of(self.clerk_date), DateSource.CLERK, str(self.clerk_date))
        return (*read, said)
