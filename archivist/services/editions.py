"""The editions of a workspace: shipped ones, and an office's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from archivist.domain.edition import Edition
from archivist.editions.fault import Fault, refuse_errors
from archivist.editions.import_sheet import import_edition
from archivist.editions.load import available, load_edition, save_edition
from archivist.services.upgrading import Outcome, succession_to, upgrade
from archivist.services.workspace import Workspace

_TABLES = frozenset({".xlsx", ".xls", ".ods", ".csv", ".docx", ".json"})


@dataclass(frozen=True, slots=True)
class Imported:
    """An edition taken in, and what was read otherwise than it may have been meant.

    *outcome* says what changing to it did, where that was asked for.
    """

    edition: Edition
    warnings: tuple[Fault, ...]
    outcome: Outcome | None = None


def editions(workspace: Workspace | None) -> tuple[Edition, ...]:
    """Return every edition, the workspace's own first."""
    folder = workspace.editions if workspace else None
    return tuple(load_edition(found[0], folder) for found in available(folder))


def preview_edition(path: Path, name: str | None = None) -> tuple[Edition, tuple[Fault, ...]]:
    """Read a catalogue file and write nothing; return the edition and every fault.

    Raises EditionError when the file cannot be opened.
    """
    return import_edition(path, name)


def import_into(
    workspace: Workspace, path: Path, *, name: str | None = None, use: bool = False
) -> Imported:
    """Import a catalogue file into *workspace* and, with *use*, change to it as proposed.

    Raises EditionError listing every fault with sheet and cell; then nothing was written.
    """
    edition, faults = import_edition(path, name)
    refuse_errors(path, faults)
    save_edition(edition, workspace.editions)
    changes = use and edition.id != workspace.edition.id
    outcome = upgrade(workspace, succession_to(workspace, edition)) if changes else None
    return Imported(edition, faults, outcome)


def keep_edition(workspace: Workspace, edition: Edition) -> None:
    """Keep an edition that was looked at in the workspace, without changing to it.

    Raises CannotWriteError.
    """
    save_edition(edition, workspace.editions)


def find_edition(workspace: Workspace | None, source: str) -> Edition:
    """Return the edition *source* names: an id, or a file with a table of it.

    Raises EditionError listing every fault with sheet and cell. Writes nothing.
    """
    found = take_edition(source)
    folder = workspace.editions if workspace else None
    return load_edition(found, folder) if isinstance(found, str) else found


def take_edition(source: str) -> str | Edition:
    """Return what *source* names: an edition's id as it is, or the edition read from a table.

    Raises EditionError listing every fault with sheet and cell. Writes nothing.
    """
    path = Path(source)
    if path.suffix.lower() not in _TABLES:
        return source
    edition, faults = import_edition(path, None)
    refuse_errors(path, faults)
    return edition
