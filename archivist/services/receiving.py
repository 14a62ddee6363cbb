"""Take in files from outside the evidence folder, which itself is only ever read."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from archivist.errors import CannotWriteError
from archivist.services.workspace import RECEIVED, Workspace


def receive(workspace: Workspace, sources: Sequence[Path]) -> tuple[str, ...]:
    """Return the material path of each source, copying those from elsewhere into ``received/``.

    A file that lies in the evidence folder stays there. A copy is made aside and renamed; the same
    bytes under the same name are not copied twice, another file of that name gets ``(2)``.
    Raises CannotWriteError.
    """
    return tuple(_receive(workspace, source.resolve()) for source in sources)


def _receive(workspace: Workspace, source: Path) -> str:
    if source.is_relative_to(workspace.evidence):
        return source.relative_to(workspace.evidence).as_posix()
    folder = workspace.received.resolve()
    if source.is_relative_to(folder):
        return f"{RECEIVED}/{source.relative_to(folder).as_posix()}"
    target = _free(folder, source)
    if not target.exists():
        _copy(source, target)
    return f"{RECEIVED}/{target.name}"


def _free(folder: Path, source: Path) -> Path:
    """Return where the copy goes: a free name, or the very same file copied before."""
    number, target = 1, folder / source.name
    while target.exists() and target.read_bytes() != source.read_bytes():
        number += 1
        target = folder / f"{source.stem} ({number}){source.suffix}"
    return target


def _copy(source: Path, target: Path) -> None:
    aside = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, aside)
        aside.replace(target)
    except OSError as error:
        raise CannotWriteError(path=target, detail=error.strerror or error) from error
    finally:
        aside.unlink(missing_ok=True)
