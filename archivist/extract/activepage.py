"""Scripts of saved web pages and what they load from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import NOWHERE, Spot
from archivist.domain.signs import Active, ActiveSign

_MOST_BYTES = 8 << 20
_EXTERNAL = re.compile(
    r"""(?i)<(?:script|img|iframe|frame|embed|object|link|source|audio|video)\b[^>]*?
        \b(?:src|data|href)\s*=\s*["']?\s*(?:https?:)?//(?P<host>[^/"'\s>]{1,200})""",
    re.VERBOSE,
)
_IDLE_LINK = re.compile(r"(?is)<link\b(?!.*stylesheet)")
_SCRIPT = re.compile(
    r"""(?i)<script\b(?![^>]*type\s*=\s*["']?(?:application/(?:ld\+)?json|text/template))|\bhref\s*=\s*["']?\s*javascript:"""
)


def find(path: Path) -> Iterator[Active]:
    """Look for scripts and for the hosts a page loads things from; a picture beside it is no sign."""
    with path.open("rb") as stream:
        text = stream.read(_MOST_BYTES).decode("latin-1")
    scripts = sum(1 for _ in _SCRIPT.finditer(text))
    if scripts:
        yield Active(ActiveSign.SCRIPT, Spot(f"<script> × {scripts}", NOWHERE))
    for found in _EXTERNAL.finditer(text):
        if not _IDLE_LINK.match(found[0]):
            yield Active(ActiveSign.EXTERNAL, Spot(found["host"], NOWHERE))
