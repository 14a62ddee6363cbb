"""Captions for many photos at once: what stands there now, what is proposed, what it still lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from archivist.decisions.filing import Filing
from archivist.domain.caption import FILING_FIELDS, CaptionField, read_caption
from archivist.services.captions import WRITTEN, ProposedCaption, propose_captions
from archivist.services.workspace import Workspace

CAPTION_RULES = frozenset({"P04", "P05"})  # no caption; a caption that lacks elements


@dataclass(frozen=True, slots=True)
class CaptionChange:
    """*proposed* in the place of *before* ("" where there is none); *lacking*: what it does not name."""

    proposed: ProposedCaption
    before: str
    lacking: tuple[CaptionField, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it is complete and somebody wrote it, so that nobody need look at it singly."""
        return not self.lacking and self.proposed.source in WRITTEN


def caption_changes(workspace: Workspace, paths: Collection[str]) -> tuple[CaptionChange, ...]:
    """Return what could be written for the filed photos *paths*, the sure ones first.

    A caption that stands there gives way only to one that somebody wrote and that is complete where
    the first is not: a person's words are not replaced by a draft.
    """
    if not paths:
        return ()
    asked = workspace.settings.value("caption_fields")
    fields = FILING_FIELDS if asked is None else cast("tuple[CaptionField, ...]", asked)
    proposed = propose_captions(workspace, frozenset(paths))
    found = _changes(proposed, workspace.decided().filings, fields)
    return tuple(sorted(found, key=_order))


def _changes(
    proposed: Iterable[ProposedCaption],
    filings: Mapping[tuple[str, str], Filing],
    fields: tuple[CaptionField, ...],
) -> Iterator[CaptionChange]:
    for each in proposed:
        before = (filings[each.standard, each.path].caption or "").strip()
        change = CaptionChange(each, before, read_caption(each.text).lacks(fields))
        better = change.is_sure and read_caption(before).lacks(fields)
        if not before or better:
            yield change


def _order(change: CaptionChange) -> tuple[bool, bool, str, str]:
    proposed = change.proposed
    return not change.is_sure, bool(change.lacking), proposed.standard, proposed.path
