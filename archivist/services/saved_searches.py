"""Searches a person keeps under a name.

They lie in the person's own configuration folder, beside the list of workspaces, and not in the
decision log: they decide nothing about a material, hold for every workspace, and are nobody
else's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from archivist.atomic import write_bytes
from archivist.domain.kind import Kind
from archivist.errors import CannotWriteError, DamagedFileError, UnknownSearchError
from archivist.services.recent import config_folder
from archivist.services.search_scope import Scope, Standing


class SavedSearch(msgspec.Struct, frozen=True, omit_defaults=True):
    """One search: its *name*, the *query* as typed, and what it was narrowed to."""

    name: str
    query: str
    standard: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    after: date | None = None
    before: date | None = None
    status: Standing | None = None

    @property
    def scope(self) -> Scope:
        """What the search is narrowed to."""
        return Scope(self.standard, self.kind, self.unit, self.after, self.before, self.status)


def saved_searches() -> tuple[SavedSearch, ...]:
    """Return what was saved, by name; raise DamagedFileError when the file cannot be understood."""
    try:
        data = _file().read_bytes()
        return tuple(msgspec.json.decode(data, type=list[SavedSearch]))
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedFileError(
            path=_file(), detail=getattr(error, "strerror", None) or error
        ) from error


def find_search(name: str) -> SavedSearch:
    """Return the search of that name; raise UnknownSearchError."""
    for each in saved_searches():
        if each.name == name:
            return each
    raise UnknownSearchError(name=name)


def save_search(name: str, query: str, scope: Scope) -> None:
    """Keep a search under *name*; one of the same name is replaced. Raises CannotWriteError."""
    kept = [each for each in saved_searches() if each.name != name]
    made = SavedSearch(
        name,
        query,
        scope.standard,
        scope.kind,
        scope.unit,
        scope.after,
        scope.before,
        scope.status,
    )
    _write([*kept, made])


def forget_search(name: str) -> None:
    """Take a search out of the list; raise UnknownSearchError."""
    find_search(name)
    _write(each for each in saved_searches() if each.name != name)


def _write(searches: Iterable[SavedSearch]) -> None:
    ordered = sorted(searches, key=lambda each: each.name)
    try:
        config_folder().mkdir(parents=True, exist_ok=True)
        write_bytes(_file(), msgspec.json.format(msgspec.json.encode(ordered), indent=1))
    except OSError as error:
        raise CannotWriteError(path=_file(), detail=error.strerror or error) from error


def _file() -> Path:
    return config_folder() / "searches.json"
