"""What a change of edition does to what holds: filings, their numbers, who answers, settings.

Along its main line a standard's pieces keep their nn: from an old standard to the first of its new
ones, where that one takes over from it first. What comes in from a merged standard, or goes to
the second part of a divided one, is counted on there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archivist.decisions.filing import Filing
from archivist.decisions.upgrades import Upgrade
from archivist.domain.evidence import SignOff
from archivist.domain.unit import Assignment, Tenure

Filings = dict[tuple[str, str], Filing]
Pieces = dict[str, dict[str, int]]


def rehomed_pieces(upgrade: Upgrade, pieces: Mapping[str, Mapping[str, int]]) -> Pieces:
    """Return the numbers of the new edition for everything that ever had one in the old."""
    found: Pieces = {}
    for new in dict.fromkeys(code for codes in upgrade.targets.values() for code in codes):
        sources = _main_first(upgrade, new)
        numbers = found.setdefault(new, {})
        for source in sources:
            keeps = source == sources[0] and upgrade.forward(source)[0] == new
            for path, number in sorted(pieces.get(source, {}).items(), key=lambda each: each[1]):
                if upgrade.home(source, path) == new and path not in numbers:
                    numbers[path] = number if keeps else max(numbers.values(), default=0) + 1
    return {code: numbers for code, numbers in found.items() if numbers}


@dataclass(frozen=True)
class Rehomed:
    """The filings of the new edition, those without a home, and those that met their like there."""

    filings: Filings
    homeless: tuple[Filing, ...]
    doubled: tuple[Filing, ...]


def rehomed_filings(
    upgrade: Upgrade, filings: Mapping[tuple[str, str], Filing], pieces: Pieces
) -> Rehomed:
    """Move every filing; of two of one path that meet under one standard the first stays."""
    found: Filings = {}
    homeless: list[Filing] = []
    doubled: list[Filing] = []
    for (code, path), filing in filings.items():
        home = upgrade.home(code, path)
        if home is None:
            homeless.append(filing)
        elif (home, path) in found:
            doubled.append(filing)
        else:
            found[home, path] = replace(filing, standard=home, piece=pieces[home][path])
    return Rehomed(found, tuple(homeless), tuple(doubled))


def rehomed_signed(
    upgrade: Upgrade, signed: Mapping[tuple[str, str], SignOff]
) -> dict[tuple[str, str], SignOff]:
    """Return the sign-offs where their pieces went; what has no home has none either."""
    homes = (((upgrade.home(code, path), path), each) for (code, path), each in signed.items())
    return {(home, path): each for (home, path), each in homes if home is not None}


def rehomed_assignments(
    upgrade: Upgrade, assignments: Mapping[str, Assignment]
) -> dict[str, Assignment]:
    """Return who answers for the new standards; of merged ones the main one's unit leads."""
    found: dict[str, Assignment] = {}
    for new in dict.fromkeys(code for codes in upgrade.targets.values() for code in codes):
        for source in _main_first(upgrade, new):
            given = assignments.get(source)
            if given is not None:
                before = found.get(new)
                found[new] = _joined(before, given) if before else replace(given, standard=new)
    return found


def rehomed_tenures(
    upgrade: Upgrade, tenures: Mapping[str, list[Tenure]]
) -> dict[str, list[Tenure]]:
    """Return who answered before, for the new standards, the earliest first."""
    found: dict[str, list[Tenure]] = {}
    for old, targets in upgrade.targets.items():
        for new in targets:
            found.setdefault(new, []).extend(tenures.get(old, ()))
    return {new: sorted(each, key=lambda one: one.since) for new, each in found.items() if each}


def rehomed_settings(upgrade: Upgrade, settings: Mapping[str, str]) -> dict[str, str]:
    """Return the settings with the new codes; where two meet, the main standard's holds."""
    found = {key: text for key, text in settings.items() if setting_code(key) is None}
    for key, new in setting_homes(upgrade, settings):
        found.setdefault(new, settings[key])
    return found


def setting_homes(upgrade: Upgrade, settings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (key, key in the new edition) of settings for single standards, main ones first."""
    homes = [
        (key, code, new)
        for key in settings
        if (code := setting_code(key)) is not None
        for new in upgrade.forward(code)
    ]
    homes.sort(key=lambda each: _main_first(upgrade, each[2]).index(each[1]))
    for key, code, new in homes:
        yield key, ".".join(new if part == code else part for part in key.split("."))


def setting_code(key: str) -> str | None:
    """Return the standard that a setting's key names, or None."""
    return next((part for part in key.split(".")[1:] if part.startswith("Ⅲ-")), None)


def _main_first(upgrade: Upgrade, new: str) -> list[str]:
    """Return the old standards of *new*: those whose main one it is first, of these the same code."""
    return sorted(upgrade.back(new), key=lambda old: (upgrade.forward(old)[0] != new, old != new))


def _joined(first: Assignment, second: Assignment) -> Assignment:
    """Join the responsibilities of two standards that became one."""
    named = (*first.supporting, second.unit, *second.supporting)
    unit = first.unit or second.unit
    days = [day for day in (first.due, second.due) if day]
    return replace(
        first,
        unit=unit,
        person=first.person or second.person,
        due=min(days, default=None),
        supporting=tuple(name for name in dict.fromkeys(named) if name and name != unit),
        phone=first.phone or (second.phone if not first.person else ""),
    )
