"""What a scan says of one file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Self

from archivist.domain.facts import Facts
from archivist.domain.material import Material, Status
from archivist.extract.codec import decode_facts
from archivist.services.materials import from_row
from archivist.store.files import FileRow


class Scanned:
    """What came of one file; *unchanged* when nothing had to be read.

    Its row and material are put together when somebody asks for them: most unchanged files nobody
    asks about.
    """

    __slots__ = ("_facts", "_row", "path", "status", "unchanged")

    def __init__(
        self,
        path: str,
        status: str,
        row: Callable[[str], FileRow],
        facts: Callable[[str], Facts],
        unchanged: bool = True,  # noqa: FBT001, FBT002 — one call a file, and there are many
    ) -> None:
        self.path, self.status, self.unchanged = path, status, unchanged
        self._row, self._facts = row, facts

    @classmethod
    def of(cls, row: FileRow, facts: bytes = b"", *, unchanged: bool = False) -> Self:
        """Return what came of a file that was read now, from its row and its encoded *facts*."""
        return cls(row.path, row.status, lambda _path: row, partial(_decoded, facts), unchanged)

    @property
    def row(self) -> FileRow:
        """The row that is stored of it."""
        return self._row(self.path)

    @property
    def material(self) -> Material:
        """The material, with its facts."""
        return from_row(self.row, self._facts(self.path))

    @property
    def failed(self) -> bool:
        """Whether it could not be read (its row says why)."""
        return self.status == Status.FAILED

    @property
    def refused(self) -> bool:
        """Whether it is classified: nothing but its path is kept."""
        return self.status == Status.REFUSED


def _decoded(facts: bytes, _path: str) -> Facts:
    return decode_facts(facts) if facts else Facts()
