"""A workspace: the evidence folder it looks at, its decisions, and where derived data lie."""

from __future__ import annotations

import getpass
import hashlib
import os
import platform
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import platformdirs

from archivist.atomic import write_bytes
from archivist.decisions.folder import DecisionFolder
from archivist.decisions.line import new_id
from archivist.decisions.projection import Decided
from archivist.domain.edition import Edition
from archivist.domain.material import EARLIER_FOLDER
from archivist.domain.settings import Settings
from archivist.editions.load import load_edition, save_edition
from archivist.errors import (
    CannotWriteError,
    DamagedFileError,
    EvidenceMissingError,
    EvidenceOnlyReadError,
    NewerFormatError,
    NotAWorkspaceError,
    WorkspaceExistsError,
)
from archivist.services import recent
from archivist.store.database import open_database

FORMAT = 1
FILE = "workspace.json"
RECEIVED = "@received"
EARLIER = EARLIER_FOLDER
_PRIMARY = 0xFF  # SQLite's extended codes have the kind of error in the lowest byte
_UNWRITABLE = frozenset({
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip


class WorkspaceFile(msgspec.Struct, frozen=True):
    """``workspace.json``. *evidence* is relative to the workspace where it lies beside or below it."""

    format: int
    id: str
    evidence: str
    edition: str


@dataclass(frozen=True, slots=True)
class Whom:
    """The person who decides, and the machine."""

    person: str
    machine: str


def current_person() -> Whom:
    """Return who sits here: ``ARCHIVIST_PERSON`` and ``ARCHIVIST_MACHINE``, else what the system says."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # an account without an entry in the user database
        name = "unknown"
    machine = os.environ.get("ARCHIVIST_MACHINE") or platform.node() or "unknown"
    return Whom(os.environ.get("ARCHIVIST_PERSON") or name, machine)


class Workspace:
    """An open workspace. Holds no locks and no open files; any number of processes may have one."""

    def __init__(self, root: Path, whom: Whom | None = None) -> None:
        self.root = root
        self._file = _read(root / FILE)
        self.id = self._file.id
        self.whom = whom or current_person()
        self._decisions = DecisionFolder(root / "decisions", self.whom.person, self.whom.machine)
        self._guard = threading.Lock()
        first = self._file.edition  # the logs, which may name another, are read when asked for
        self._editions: dict[str, Edition] = {first: load_edition(first, self.editions)}

    @property
    def name(self) -> str:
        """The workspace folder's name."""
        return self.root.name

    @property
    def edition(self) -> Edition:
        """The catalogue that holds now: the one of the beginning, or the one it was changed to.

        Raises EditionError when its file is gone or damaged.
        """
        wanted = self.decided().edition or self._file.edition
        if wanted not in self._editions:
            self._editions[wanted] = load_edition(wanted, self.editions)
        return self._editions[wanted]

    @property
    def editions(self) -> Path:
        """Where the office's own catalogues lie."""
        return self.root / "editions"

    @property
    def evidence(self) -> Path:
        """The evidence folder; it need not be connected now."""
        return (self.root / self._file.evidence).resolve()

    @property
    def received(self) -> Path:
        """Where files dropped from outside the evidence folder are copied to."""
        return self.root / "received"

    def earlier(self, name: str) -> Path:
        """Return the folder that the paths of the earlier package *name* start from.

        Raises KeyError when no package of that name is referred to.
        """
        place = Path(self.decided().earlier[name])
        return place if place.is_dir() else place.parent

    @property
    def exports(self) -> Path:
        """Where packages and reports go when no place is named."""
        return self.root / "exports"

    @property
    def cache(self) -> Path:
        """The folder of derived data: local, and another one for a copy of the workspace."""
        place = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        base = os.environ.get("ARCHIVIST_CACHE") or platformdirs.user_cache_dir(
            "archivist", appauthor=False
        )
        return Path(base) / f"{self.id}-{place}"

    @property
    def index_folder(self) -> Path:
        """Where the search index lies."""
        return self.cache / "index"

    @property
    def index_marker(self) -> Path:
        """A fingerprint of what the index was made from; written when a scan comes to its end."""
        return self.cache / "index.marker"

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return Settings(self.decided().settings)

    def decided(self) -> Decided:
        """Return what people decided, as of this moment."""
        with self._guard:
            return self._decisions.read()

    @property
    def decisions(self) -> DecisionFolder:
        """The logs, to append to."""
        return self._decisions

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection to the derived database; each thread opens its own.

        Raises CannotWriteError where the disk is full, gone or read-only.
        """
        path = self.cache / "derived.db"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWriteError(path=path.parent, detail=error.strerror or error) from error
        try:
            with open_database(path) as db:
                yield db
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY in _UNWRITABLE:
                raise CannotWriteError(path=path, detail=error) from error
            raise

    def require_outside(self, path: Path) -> None:
        """Raise EvidenceOnlyReadError when *path*, about to be written, lies in the evidence folder."""
        _require_outside(path, self.evidence)

    def require_evidence(self) -> Path:
        """Return the evidence folder; raise EvidenceMissingError when it cannot be listed."""
        folder = self.evidence
        try:
            with os.scandir(folder) as listing:
                next(listing, None)
        except OSError as error:
            raise EvidenceMissingError(path=folder) from error
        return folder


def create(
    root: Path,
    evidence: Path,
    *,
    edition: str | Edition = "reference",
    settings: Mapping[str, str] | None = None,
) -> Workspace:
    """Make a workspace in *root* that looks at *evidence*; with an error, nothing is made.

    *edition* is an id, or an edition that was read from a table and is saved in the workspace.
    Raises WorkspaceExistsError, EvidenceMissingError, EvidenceOnlyReadError, EditionError,
    SettingError, CannotWriteError.
    """
    from archivist.services.settings import (  # noqa: PLC0415 — it needs a workspace
        change_settings,
        check_settings,
    )

    root, evidence = root.resolve(), evidence.resolve()
    if (root / FILE).exists():
        raise WorkspaceExistsError(path=root)
    if not evidence.is_dir():
        raise EvidenceMissingError(path=evidence)
    _require_outside(root, evidence)
    used = load_edition(edition, root / "editions") if isinstance(edition, str) else edition
    checked = check_settings(used, settings or {})
    inside = evidence.is_relative_to(root.parent)
    shown = os.path.relpath(evidence, root) if inside else str(evidence)
    file = WorkspaceFile(FORMAT, new_id(), Path(shown).as_posix(), used.id)
    try:
        (root / "decisions").mkdir(parents=True, exist_ok=True)
        if used is edition:
            save_edition(used, root / "editions")
        write_bytes(root / FILE, msgspec.json.format(msgspec.json.encode(file), indent=2))
    except OSError as error:
        raise CannotWriteError(path=root, detail=error.strerror or error) from error
    workspace = open_workspace(root)
    change_settings(workspace, checked)
    return workspace


def open_workspace(start: Path) -> Workspace:
    """Open the workspace at *start* or the nearest parent that is one."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            recent.remember(folder)
            return Workspace(folder)
    raise NotAWorkspaceError(path=start)


def point_to(workspace: Workspace, *, evidence: Path) -> Workspace:
    """Change where the evidence lies; return the workspace opened anew."""
    old = _read(workspace.root / FILE)
    if not evidence.is_dir():
        raise EvidenceMissingError(path=evidence)
    file = WorkspaceFile(FORMAT, old.id, evidence.resolve().as_posix(), old.edition)
    data = msgspec.json.format(msgspec.json.encode(file), indent=2)
    write_bytes(workspace.root / FILE, data)
    return open_workspace(workspace.root)


def _read(path: Path) -> WorkspaceFile:
    try:
        file = msgspec.json.decode(path.read_bytes(), type=WorkspaceFile)
    except FileNotFoundError as error:
        raise NotAWorkspaceError(path=path.parent) from error
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedFileError(
            path=path, detail=getattr(error, "strerror", None) or error
        ) from error
    if file.format > FORMAT:
        raise NewerFormatError(path=path, found=file.format, known=FORMAT)
    return file


def _require_outside(path: Path, evidence: Path) -> None:
    if path.resolve().is_relative_to(evidence):
        raise EvidenceOnlyReadError(path=path, evidence=evidence)
