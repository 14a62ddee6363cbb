"""What will stop standing, when, and until when it can still be replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from archivist.domain.finding import Finding
from archivist.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class Fall:
    """A slot that stands on the day of judgement and no longer does on *day*.

    *act_by* is the last day to begin, by the lead time of who answers for it; *causes* are the
    errors that will lie on its pieces by then, as a check on that day would say them.
    """

    standard: str
    kind: Kind
    day: date
    act_by: date
    causes: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """One standard: the slots that are red already, and the first fall of each that stands."""

    standard: str
    red: tuple[Kind, ...] = ()
    falls: tuple[Fall, ...] = ()

    @property
    def first(self) -> Fall | None:
        """The first fall, None where nothing that stands falls."""
        return self.falls[0] if self.falls else None


@dataclass(frozen=True)
class Forecast:
    """到期预测 from the day of judgement to *last*, both included, in the edition's order.

    Nothing is assumed to be filed, renewed or waived meanwhile. Where the window follows from the
    test month and that month is over, it moves on with the calendar, as it does when the test is
    put off.
    """

    as_of: date
    last: date
    outlooks: tuple[Outlook, ...] = ()

    @cached_property
    def falls(self) -> tuple[Fall, ...]:
        """Every fall, the first day first."""
        found = (fall for outlook in self.outlooks for fall in outlook.falls)
        return tuple(sorted(found, key=lambda fall: fall.day))

    @cached_property
    def by_standard(self) -> Mapping[str, Outlook]:
        """Each outlook by its standard's code."""
        return {outlook.standard: outlook for outlook in self.outlooks}

    def red_on(self, day: date) -> int:
        """Return how many standards have a slot that does not stand on *day*."""
        return sum(
            bool(each.red) or (each.first is not None and each.first.day <= day)
            for each in self.outlooks
        )
