"""What is in a package, told once: entries, counts, and ``package.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from archivist.domain.kind import Kind
from archivist.submission.plan import Gap, Piece, Plan

FORMAT = "archivist-package"
VERSION = 1
WRITTEN, MISSING = "written", "missing"


@dataclass(frozen=True, slots=True)
class PieceEntry:
    """A piece and what lies in the package for it: its bytes, or a note with *reason*."""

    piece: Piece
    path: str
    reason: str = ""

    @property
    def status(self) -> str:
        """``written`` or ``missing``."""
        return MISSING if self.reason else WRITTEN


@dataclass(frozen=True, slots=True)
class GapEntry:
    """An empty slot and the path of its note."""

    gap: Gap
    path: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the package holds, in order; *sizes* and *digests* are of payload files by path."""

    plan: Plan
    pieces: tuple[PieceEntry, ...]
    gaps: tuple[GapEntry, ...]
    sizes: Mapping[str, int]
    digests: Mapping[str, str]

    @property
    def missing(self) -> tuple[PieceEntry, ...]:
        """The pieces that could not be taken in."""
        return tuple(entry for entry in self.pieces if entry.reason)

    @property
    def counts(self) -> Mapping[str, int]:
        """Counts in and counts out: pieces + gaps = written + placeholders = files."""
        return {
            "pieces": len(self.pieces),
            "gaps": len(self.gaps),
            "written": len(self.pieces) - len(self.missing),
            "missing": len(self.missing),
            "placeholders": len(self.missing) + len(self.gaps),
            "files": len(self.sizes),
            "bytes": sum(self.sizes.values()),
        }

    def of_kind(self, kind: Kind) -> tuple[int, int, int]:
        """Return how many pieces, missing pieces and gaps there are of one kind."""
        pieces = [entry for entry in self.pieces if entry.piece.kind is kind]
        missing = sum(bool(entry.reason) for entry in pieces)
        return len(pieces), missing, sum(entry.gap.kind is kind for entry in self.gaps)


def package_json(contents: Contents) -> bytes:
    """Return ``package.json`` (`schemas/package.schema.json`): sorted keys, no clock, no local path."""
    plan = contents.plan
    said = {
        "format": FORMAT,
        "version": VERSION,
        "title": plan.title,
        "volume": [plan.volume, plan.volumes],
        "edition": {"name": plan.edition_name, "official": plan.official},
        "unit": plan.unit,
        "city": plan.city,
        "window": [plan.window.first.isoformat(), plan.window.last.isoformat()]
        if plan.window
        else None,
        "as_of": plan.as_of.isoformat(),
        "standards": [{"code": code, "text": text} for code, text in plan.standards],
        "contents": [{"code": code, "title": title} for code, title in plan.contents],
        "pieces": [_piece(entry) for entry in contents.pieces],
        "gaps": [_gap(entry) for entry in contents.gaps],
        "counts": contents.counts,
    }
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode(errors="replace")


def _piece(entry: PieceEntry) -> Mapping[str, object]:
    piece = entry.piece
    return {
        "number": piece.number,
        "standard": piece.standard,
        "kind": piece.kind.value,
        "status": entry.status,
        "reason": entry.reason or None,
        "path": entry.path,
        "sha256": piece.sha256.lower(),
        "size": piece.size,
        "title": piece.title,
        "caption": piece.caption,
        "date": str(piece.date) if piece.date else None,
        "document_number": piece.document_number,
        "unit": piece.unit,
        "evidence_path": piece.evidence_path,
    }


def _gap(entry: GapEntry) -> Mapping[str, object]:
    gap = entry.gap
    return {
        "standard": gap.standard,
        "kind": gap.kind.value,
        "text": gap.text,
        "unit": gap.unit,
        "path": entry.path,
    }
