"""Paths of the machine a file was made on, left in its properties (rule S05)."""

from __future__ import annotations

import re

from archivist.domain.place import Spot
from archivist.extract.base import Extract

_PATH = re.compile(
    r"(?i)(?:file:/{2,3})?(?:[a-z]:[\\/](?![\\/])[^<>|\"*?\n]{2,}|(?<![\w:/.])/(?:users|home|root|volumes|mnt|tmp|var)/[^\s<>|\"*?]+"
    r"|(?<![\w:])\\\\[\w.\-]+\\[^<>|\"*?\n]+)"
)
_ASIDE = frozenset(
    {"created", "modified", "encoding", "truncated", "sheets", "seals", "ocr_pages", "ocr_sure",
     "ocr_pages_left", "pages_garbled", "pages_without_text", "active_unread", "ocr_failed"}
)  # fmt: skip
_MOST, _SHOWN = 5, 120


def find_traces(extract: Extract) -> tuple[Spot, ...]:
    """Return each local or network path the properties bear, as they bear it, at most five."""
    found: dict[str, None] = {}
    for name, text in extract.properties.items():
        if name not in _ASIDE:
            found.update(dict.fromkeys(m.group().strip()[:_SHOWN] for m in _PATH.finditer(text)))
    return tuple(Spot(path) for path in list(found)[:_MOST])
