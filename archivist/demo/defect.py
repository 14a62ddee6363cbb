"""What a planted defect is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archivist.demo.dossiers import DraftDossier
from archivist.domain.kind import Kind


@dataclass(frozen=True)
class Defect:
    """A code, the kind of slot it needs, and what it does; *apply* gets its number (0, 1, 2 …)."""

    code: str
    kinds: tuple[Kind, ...]
    apply: Callable[[DraftDossier, Kind, int], None]
    times: int = 3

    def kind(self, number: int) -> Kind:
        """Return the kind its plant *number* needs."""
        return self.kinds[number % len(self.kinds)]
