"""Objects embedded in RTF (Rich Text Format 1.9.1, objects)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import NOWHERE, Spot
from archivist.domain.signs import Active, ActiveSign

_MOST_BYTES = 8 << 20
_OBJECT = re.compile(rb"\\\*?\\?objclass[ \r\n]+([^{}\\]{1,80})|\\objdata\b")


def find(path: Path) -> Iterator[Active]:
    """Yield the class of each embedded object."""
    with path.open("rb") as stream:
        data = stream.read(_MOST_BYTES)
    for found in _OBJECT.finditer(data):
        name = (found[1] or b"").decode("latin-1").strip()
        if name:
            yield Active(ActiveSign.EMBEDDED, Spot(name, NOWHERE))
    if b"\\objdata" in data and b"objclass" not in data:
        yield Active(ActiveSign.EMBEDDED, Spot("objdata", NOWHERE))
