"""What in a file acts on its own when it is opened: macros, embedded programs, links that load, scripts.

Nothing is run and nothing is loaded; the signs are listed for rule S04. Which reader read the words
does not matter, so the modules named here look at the container alone.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import cast

from archivist.domain.signs import Active
from archivist.extract.base import Extract

_MOST = 50
_FINDERS: dict[str, str] = {
    **dict.fromkeys(("docx", "xlsx", "xlsb", "pptx"), "activepackage"),
    **dict.fromkeys(("doc", "xls", "ppt"), "activeole"),
    **dict.fromkeys(("odt", "ods", "odp"), "activeodf"),
    "pdf": "activepdf",
    "html": "activepage",
    "rtf": "activertf",
}


def with_active(extract: Extract, path: Path, format: str) -> Extract:  # noqa: A002 — the domain's word
    """Return *extract* with what acts on its own; the words stand where this cannot be told."""
    module = _FINDERS.get(format)
    if module is None:
        return extract
    find = importlib.import_module(f"archivist.extract.{module}").find
    try:
        found = tuple(islice(cast("Callable[[Path], Iterator[Active]]", find)(path), _MOST))
    except Exception as error:  # noqa: BLE001 — foreign bytes; noted, so that silence is no pass
        noted = {**extract.properties, "active_unread": type(error).__name__}
        return replace(extract, properties=noted)
    return replace(extract, active=tuple(dict.fromkeys(found)))
