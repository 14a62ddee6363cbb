"""Which piece a defect spoils."""

from __future__ import annotations

from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Item
from archivist.domain.kind import Kind


def fresh(dossier: DraftDossier, kind: Kind, *, alone: bool) -> Item:
    """Return the piece to spoil: the slot's only one, or one beside good pieces."""
    if alone:
        first, *others = dossier.of_kind(kind)
        dossier.items = [item for item in dossier.items if item not in others]
        return first
    return dossier.add(kind)
