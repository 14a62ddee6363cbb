"""Members of archives as files on this machine, for whoever shows, opens or exports them."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from archivist.extract.member_names import ending
from archivist.extract.members import FetchTask, fetch
from archivist.services.workspace import Workspace
from archivist.store.files import FileRow
from archivist.workers import pool

_SECONDS = 300.0
_READ_ONLY = 0o444


def member_files(workspace: Workspace, archive: Path, rows: Sequence[FileRow]) -> dict[str, Path]:
    """Return a file for each of *rows*, members of the file *archive*, that is still in it.

    The files lie in the cache under their content's SHA-256 and are read-only; one that somebody
    altered there is unpacked anew. A member whose bytes are no longer those scanned is left out.
    """
    wanted = {row.path: _place(workspace, row) for row in rows if row.sha256}
    sums = {row.path: row.sha256 for row in rows}
    missing = {path: file for path, file in wanted.items() if _sum(file) != sums[path]}
    if missing:
        _unpack(workspace, archive, rows[0].container or "", missing, sums)
    return {path: file for path, file in wanted.items() if path not in missing or _sum(file)}


def by_container(rows: Iterable[FileRow]) -> dict[str, list[FileRow]]:
    """Group the members among *rows* by the file on the disk they are in."""
    groups: dict[str, list[FileRow]] = defaultdict(list)
    for row in rows:
        if row.container is not None:
            groups[row.container].append(row)
    return groups


def forget_members(workspace: Workspace, db: sqlite3.Connection) -> None:
    """Delete the files in the cache whose content no material has any more."""
    folder = _folder(workspace)
    if folder.is_dir():
        held = {row[0] for row in db.execute("SELECT DISTINCT sha256 FROM file")}
        for file in folder.iterdir():
            if file.is_file() and file.name.partition(".")[0] not in held:
                _delete(file)


def _unpack(
    workspace: Workspace,
    archive: Path,
    container: str,
    missing: dict[str, Path],
    sums: dict[str, str | None],
) -> None:
    """Unpack in a process of its own, then take over what has the right bytes."""
    folder = _folder(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as aside:
        targets = {path: str(Path(aside) / uuid4().hex) for path in missing}
        task = FetchTask(str(archive), container, targets, aside)
        list(pool.run(fetch, [task], workers=1, timeout=_SECONDS))
        for path, target in targets.items():
            _delete(missing[path])
            if _sum(Path(target)) == sums[path]:
                Path(target).chmod(_READ_ONLY)
                Path(target).replace(missing[path])


def _folder(workspace: Workspace) -> Path:
    return workspace.cache / "members"


def _place(workspace: Workspace, row: FileRow) -> Path:
    return _folder(workspace) / f"{row.sha256}{ending(row.path).lower()}"


def _sum(file: Path) -> str | None:
    """Return the SHA-256 of a file, None where there is none."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _delete(file: Path) -> None:
    """Delete a read-only file, on Windows too."""
    if file.exists():
        file.chmod(0o600)
        file.unlink()
