"""Other names of units and the reforms that changed them: ``resources/units/aliases.toml`` (rule F11).

A workspace's own ``units/aliases.toml`` of the same form takes its place as a whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from archivist.domain.unit import Alias, Unit
from archivist.errors import DamagedFileError
from archivist.paths import RESOURCES

FILE = "units/aliases.toml"
_LEVELS = (
    "区县旗州盟省"  # a unit of another level is called like a city's, but for the first character
)


class _Same(msgspec.Struct, forbid_unknown_fields=True):
    same: list[str]


class _Reform(msgspec.Struct, forbid_unknown_fields=True):
    old: list[str]
    new: str
    new_since: date
    old_until: date
    source: str = ""
    gone: list[str] = []  # of *old*: names that no unit bears any more, anywhere


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    names: list[_Same] = []
    reform: list[_Reform] = []


@dataclass(frozen=True)
class Aliases:
    """What is known of units beside what an edition says."""

    units: Mapping[str, tuple[Alias, ...]]

    def of(self, unit: Unit) -> Unit:
        """Return *unit* with every alias it has here, for its own name and for its undated aliases.

        Its own name is an alias, too, where a reform ended it.
        """
        found = {alias.name: alias for alias in unit.aliases}
        undated = [a.name for a in unit.aliases if a.valid_from is None and a.valid_to is None]
        for name in (unit.name, *undated):
            for alias in self._known(name):
                found.setdefault(alias.name, alias)
        own = found.get(unit.name)
        if own is not None and own.valid_to is None:
            del found[unit.name]
        return Unit(unit.name, tuple(found.values()))

    def _known(self, name: str) -> Sequence[Alias]:
        level = name[:1]
        if level not in _LEVELS:
            return self.units.get(name, ())
        known = self.units.get(f"市{name[1:]}", ())
        return [
            Alias(level + alias.name[1:], alias.valid_from, alias.valid_to)
            for alias in known
            if alias.name.startswith("市")
        ]


def load_aliases(workspace: Path) -> Aliases:
    """Return the aliases of *workspace*, the shipped ones where it has none of its own.

    Raises DamagedFileError when its file is not of the form.
    """
    own = workspace / FILE
    path = own if own.is_file() else RESOURCES / FILE
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> Aliases:
    try:
        table = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Table)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedFileError(path=path, detail=error) from error
    return Aliases(_by_name(table))


def _by_name(table: _Table) -> Mapping[str, tuple[Alias, ...]]:
    same = {name: each.same for each in table.names for name in each.same}
    ended = {
        name: reform.old_until
        for reform in table.reform
        for old in reform.gone
        for name in same.get(old, [old])
    }
    found: dict[str, dict[str, Alias]] = {}
    for name, until in ended.items():
        _add(found, name, [Alias(name, None, until)])
    for name, names in same.items():
        _add(found, name, (Alias(n, None, ended.get(n)) for n in names if n != name))
    for reform in table.reform:
        new = same.get(reform.new, [reform.new])
        for old in reform.old:
            before = same.get(old, [old])
            for name in before:
                later = (Alias(n, reform.new_since, None) for n in new if n != name)
                _add(found, name, later)
            for name in new:
                earlier = (Alias(n, None, reform.old_until) for n in before if n != name)
                _add(found, name, earlier)
    return {name: tuple(aliases.values()) for name, aliases in found.items()}


def _add(found: dict[str, dict[str, Alias]], name: str, aliases: Iterable[Alias]) -> None:
    known = found.setdefault(name, {})
    for alias in aliases:
        known.setdefault(alias.name, alias)
