"""Dividing a package that is too large for an upload form or a disc."""

from __future__ import annotations

from dataclasses import replace

from archivist.errors import ExportError
from archivist.i18n import _
from archivist.submission.plan import Gap, Piece, Plan, gaps_in_order, in_order, number_key


def divide(plan: Plan, limit: int) -> tuple[Plan, ...]:
    """Return *plan* in volumes whose evidence is at most *limit* bytes each, in order of number.

    A standard is kept together where it fits into one volume; its gaps go with its last piece. A
    gap's note and the lists are small and not counted. Raise ExportError when one piece alone is
    larger than *limit*.
    """
    volumes: list[list[Piece]] = [[]]
    for group in _by_standard(plan):
        if _size(volumes[-1]) + _size(group) > limit and volumes[-1]:
            volumes.append([])
        for piece in group:
            if piece.size > limit:
                detail = _("{number} 一件就有 {size} 字节，超过每卷 {limit} 字节").format(
                    number=piece.number, size=piece.size, limit=limit
                )
                raise ExportError(path=piece.evidence_path or piece.number, detail=detail)
            if _size(volumes[-1]) + piece.size > limit:
                volumes.append([])
            volumes[-1].append(piece)
    gaps = _gaps_of(plan, volumes)
    return tuple(
        _volume(plan, pieces, gaps[at], at + 1, len(volumes)) for at, pieces in enumerate(volumes)
    )


def _by_standard(plan: Plan) -> list[list[Piece]]:
    groups: dict[str, list[Piece]] = {}
    for piece in in_order(plan):
        groups.setdefault(piece.standard, []).append(piece)
    return list(groups.values())


def _gaps_of(plan: Plan, volumes: list[list[Piece]]) -> list[list[Gap]]:
    """Return the gaps of each volume: the last one that holds nothing beyond their standard."""
    gaps: list[list[Gap]] = [[] for _volume in volumes]
    firsts = [number_key(pieces[0].standard) if pieces else ((), "") for pieces in volumes]
    for gap in gaps_in_order(plan):
        before = sum(first <= number_key(gap.standard) for first in firsts)
        gaps[max(before - 1, 0)].append(gap)
    return gaps


def _volume(plan: Plan, pieces: list[Piece], gaps: list[Gap], at: int, of: int) -> Plan:
    answered = {piece.standard for piece in pieces} | {gap.standard for gap in gaps}
    standards = plan.standards if of == 1 else tuple(s for s in plan.standards if s[0] in answered)
    return replace(
        plan,
        pieces=tuple(pieces),
        gaps=tuple(gaps),
        standards=standards,
        volume=at,
        volumes=of,
    )


def _size(pieces: list[Piece]) -> int:
    return sum(piece.size for piece in pieces)
