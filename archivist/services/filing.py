"""What a person decides about filing: put a material under a standard, take it away, undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archivist.decisions.line import CLEARED, Act, Decision
from archivist.decisions.projection import Decided
from archivist.domain.edition import Standard
from archivist.domain.kind import Kind
from archivist.domain.material import Status
from archivist.domain.numbering import standard_code
from archivist.errors import (
    ArchivistError,
    NothingToUndoError,
    RefusedError,
    UnknownPathError,
    UnknownStandardError,
)
from archivist.services.locate import relative_path
from archivist.services.progress import Changes
from archivist.services.workspace import EARLIER, Workspace
from archivist.store import files
from archivist.store.files import FileRow


def path_is_earlier(row: FileRow) -> bool:
    """Whether a file belongs to a package of an earlier cycle, which is never filed."""
    return row.path.startswith(f"{EARLIER}/")


@dataclass(frozen=True, slots=True)
class Placement:
    """One filing to make; None keeps what is known (the material's own kind, an earlier caption).

    *no_day* takes back the date a clerk gave.
    """

    standard: str
    path: str
    kind: Kind | None = None
    caption: str | None = None
    day: date | None = None
    why: str = ""
    no_day: bool = False


def file_materials(
    workspace: Workspace,
    standard: str,
    paths: Sequence[str],
    *,
    kind: Kind | None = None,
    caption: str | None = None,
    day: date | None = None,
    no_day: bool = False,
) -> Changes:
    """File *paths* under *standard*; filing again changes caption, date or kind, never the number.

    Those that cannot be filed cost only themselves: the others are filed first, then RefusedError
    (S01) is raised, or UnknownPathError, which name them. Raises UnknownStandardError before anything
    is written.
    """
    code = require_standard(workspace, standard).code
    refused = unfileable(workspace, paths)
    wanted = [
        Placement(code, path, kind, caption, day, no_day=no_day)
        for path in paths
        if not any(path in named for named in refused.values())
    ]
    changes = place(workspace, wanted) if wanted else Changes.NOTHING
    for error, named in refused.items():
        raise error(path="、".join(named))
    return changes


def unfileable(
    workspace: Workspace, paths: Iterable[str]
) -> dict[type[ArchivistError], tuple[str, ...]]:
    """Return which of *paths* cannot be filed, by the error that says why; the gravest first."""
    refused: list[str] = []
    unknown: list[str] = []
    with workspace.database() as db:
        for path in dict.fromkeys(paths):
            row = files.find(db, relative_path(workspace, path))
            if row is None or path_is_earlier(row):
                unknown.append(path)
            elif row.status is Status.REFUSED:
                refused.append(path)
    found: tuple[tuple[type[ArchivistError], tuple[str, ...]], ...] = (
        (RefusedError, tuple(refused)),
        (UnknownPathError, tuple(unknown)),
    )
    return {error: named for error, named in found if named}


def place(workspace: Workspace, placements: Iterable[Placement]) -> Changes:
    """Write all *placements* as one batch, which one undo takes back."""
    wanted = list(placements)
    with workspace.database() as db:
        rows = {p.path: files.find(db, relative_path(workspace, p.path)) for p in wanted}
    for path, row in rows.items():
        if row is None or path_is_earlier(row):
            raise UnknownPathError(path=path)
        if row.status is Status.REFUSED:
            raise RefusedError(path=path)

    def decide(decided: Decided) -> Iterator[Decision]:
        given: dict[tuple[str, str], int] = {}
        for placement in wanted:
            row = rows[placement.path]
            if row is not None:
                yield _decision(decided, placement, row, _piece(decided, given, placement, row))

    return Changes.FILING if workspace.decisions.append(decide) else Changes.NOTHING


def unfile(workspace: Workspace, standard: str, paths: Sequence[str]) -> Changes:
    """Take *paths* out of *standard*; their numbers stay reserved for them."""
    code = require_standard(workspace, standard).code
    names = [relative_path(workspace, path) for path in paths]
    filings = workspace.decided().filings
    for name in names:
        if (code, name) not in filings:
            raise UnknownPathError(path=name)

    def decide(_decided: Decided) -> Iterator[Decision]:
        for name in names:
            yield Decision(Act.UNFILE, {"standard": code, "path": name})

    return Changes.FILING if workspace.decisions.append(decide) else Changes.NOTHING


def undo(workspace: Workspace) -> Changes:
    """Take back the last batch this person decided on this machine; raise NothingToUndoError."""
    return _take_back(workspace, redo=False)


def redo(workspace: Workspace) -> Changes:
    """Take back the last undo, while nothing else was decided since; raise NothingToUndoError."""
    return _take_back(workspace, redo=True)


def require_standard(workspace: Workspace, text: str) -> Standard:
    """Return the standard that *text* names in any written form; raise UnknownStandardError."""
    code = standard_code(text)
    standard = workspace.edition.standard(code) if code else None
    if standard is None:
        raise UnknownStandardError(code=text)
    return standard


def _decision(decided: Decided, placement: Placement, row: FileRow, piece: int) -> Decision:
    before = decided.filings.get((placement.standard, row.path))
    known = before.kind if before else Kind(row.kind) if row.kind else Kind.PAPER
    values: dict[str, str | int | list[str] | None] = {
        "sha256": row.sha256,
        "kind": placement.kind or known,
        "piece": piece,
        "caption": placement.caption,
        "date": CLEARED
        if placement.no_day
        else placement.day.isoformat()
        if placement.day
        else None,
        "why": placement.why or None,
    }
    return Decision(Act.FILE, {"standard": placement.standard, "path": row.path}, values)


def _piece(
    decided: Decided, given: dict[tuple[str, str], int], placement: Placement, row: FileRow
) -> int:
    standard = placement.standard
    key = (standard, row.path)
    if key not in given:
        own = decided.pieces.get(standard, {}).get(row.path)
        new = [piece for (code, _path), piece in given.items() if code == standard]
        given[key] = own or max([*new, decided.next_piece(standard, row.path) - 1]) + 1
    return given[key]


def _take_back(workspace: Workspace, *, redo: bool) -> Changes:
    whom = workspace.whom

    def decide(decided: Decided) -> Iterator[Decision]:
        own = [
            line
            for line in decided.lines
            if (line.person, line.machine) == (whom.person, whom.machine)
            and line.batch not in decided.undone
        ]
        if redo:
            own = [own[-1]] if own and own[-1].act is Act.UNDO else []
        else:
            own = [line for line in own if line.act is not Act.UNDO]
        if not own:
            raise NothingToUndoError
        yield Decision(Act.UNDO, {"batch": own[-1].batch})

    workspace.decisions.append(decide)
    return Changes.FILING | Changes.SETTINGS | Changes.ASSIGNMENTS | Changes.FINDINGS
