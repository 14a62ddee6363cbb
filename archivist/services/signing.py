"""Sign off what is filed under a standard: a person vouches for the bytes as they are now (rule G11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Decided
from archivist.errors import UnknownPathError, UsageError
from archivist.i18n import _
from archivist.services.filing import require_standard
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace
from archivist.store import files


@dataclass(frozen=True, slots=True)
class Signing:
    """One piece to sign: the filing's own path, and the bytes the last scan saw there."""

    standard: str
    path: str
    sha256: str


def to_sign(workspace: Workspace, standards: Sequence[str]) -> tuple[Signing, ...]:
    """Return every piece filed under *standards*, in their order, by number.

    Raises UnknownStandardError; UsageError for a standard under which nothing is filed; and
    UnknownPathError for a piece that is gone: nobody can vouch for what is not there.
    """
    codes = dict.fromkeys(require_standard(workspace, text).code for text in standards)
    filings = workspace.decided().filings.values()
    with workspace.database() as db:
        rows = files.load(db)
    moved = {row.sha256 for row in rows.values()}
    found = []
    for code in codes:
        own = sorted((f for f in filings if f.standard == code), key=lambda f: f.piece)
        if not own:
            raise UsageError(
                detail=_("{code} 还没有归入任何材料，没有可以签字的").format(code=code)
            )
        for filing in own:
            row = rows.get(filing.path)
            sha256 = row.sha256 if row else filing.sha256 if filing.sha256 in moved else None
            if not sha256:
                raise UnknownPathError(path=filing.path)
            found.append(Signing(code, filing.path, sha256))
    return tuple(found)


def sign_off(workspace: Workspace, pieces: Sequence[Signing]) -> Changes:
    """Sign *pieces* as one batch, which one undo takes back; signing again replaces what was signed."""

    def decide(_decided: Decided) -> Iterator[Decision]:
        for piece in pieces:
            subject = {"standard": piece.standard, "path": piece.path}
            yield Decision(Act.SIGN, subject, {"sha256": piece.sha256})

    return Changes.FINDINGS if workspace.decisions.append(decide) else Changes.NOTHING
