"""Units, their names over time, and who answers for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a unit is to a standard."""

    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a unit; None means no bound on that side."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """责任单位: the name the edition uses, and the names it had or was given.

    An alias that repeats the name says when that was in use: 市工商局 until the reform.
    """

    name: str
    aliases: tuple[Alias, ...] = ()

    def names(self, day: date | None = None) -> tuple[str, ...]:
        """Every name, or those that were in use on *day*."""
        ended = any(a.name == self.name and not _in_use(a, day) for a in self.aliases)
        others = (a.name for a in self.aliases if a.name != self.name and _in_use(a, day))
        return (*(() if ended else (self.name,)), *others)


@dataclass(frozen=True, slots=True)
class Assignment:
    """责任分解: who answers for a standard until when; empty text and None are 未设置."""

    standard: str
    unit: str = ""
    person: str = ""
    due: date | None = None
    supporting: tuple[str, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """历任: who answered for a standard from a moment on, until the next tenure begins.

    *since* is ISO 8601; *by* is who decided it.
    """

    unit: str
    person: str
    since: str
    by: str = ""


def _in_use(alias: Alias, day: date | None) -> bool:
    if day is None:
        return True
    after = alias.valid_from is None or alias.valid_from <= day
    return after and (alias.valid_to is None or day <= alias.valid_to)
