"""What a file's name and time say of it; kept apart from what its bytes say.

A reading is stored once for a content, which may lie in several places under several names. So
these facts are never stored: they are added whenever a path and its content come together.
"""

from __future__ import annotations

from dataclasses import replace

from archivist.domain.facts import Facts
from archivist.domain.signs import DraftSign
from archivist.extract.dating import date_in_name, date_of_file
from archivist.extract.drafts import mark_in_name
from archivist.extract.title import name_title


def with_name(facts: Facts, name: str, mtime_ns: int | None = None) -> Facts:
    """Add title, date and draft mark of a file's *name*, and its time in nanoseconds."""
    drafts = facts.drafts
    if not any(draft.sign is DraftSign.MARK for draft in drafts):
        drafts = (*mark_in_name(name, facts.title), *drafts)
    return replace(
        facts,
        title=facts.title or name_title(name),
        dates=(*facts.dates, *date_in_name(name), *date_of_file(mtime_ns)),
        drafts=drafts,
    )
