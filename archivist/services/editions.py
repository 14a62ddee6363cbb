"""The editions of a workspace: shipped ones, and an office's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from archivist.domain.edition import Edition
from archivist.editions.fault import Fault, refuse_errors
from archivist.editions.import_sheet import import_edition
from archivist.editions.load import available, load_edition, save_edition
from archivist.services.workspace import Workspace, point_to

_TABLES = frozenset({".xlsx", ".xls", ".ods", ".csv", ".docx", ".json"})


@dataclass(frozen=True, slots=True)
class Imported:
    """An edition taken in, and what was read otherwise than it may have been meant."""

    edition: Edition
    warnings: tuple[Fault, ...]
    workspace: Workspace | None = None


def editions(workspace: Workspace | None) -> tuple[Edition, ...]:
    """Return every edition, the workspace's own first."""
    folder = workspace.root / "editions" if workspace else None
    return tuple(load_edition(found[0], folder) for found in available(folder))


def import_into(
    workspace: Workspace, path: Path, *, name: str | None = None, use: bool = False
) -> Imported:
    """Import a catalogue file into *workspace* and, with *use*, work with it from now on.

    Raises EditionError listing every fault with sheet and cell; then nothing was written.
    """
    edition, faults = import_edition(path, name)
    refuse_errors(path, faults)
    save_edition(edition, workspace.root / "editions")
    opened = point_to(workspace, edition=edition.id) if use else None
    return Imported(edition, faults, opened)


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
