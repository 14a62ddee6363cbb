"""The text of a file and nothing else of it, for whoever needs no more."""

from __future__ import annotations

import importlib
from pathlib import Path

from archivist.extract import locks
from archivist.extract.readers import READERS, extract_as

_LEAN = frozenset({"docx", "xlsx", "pdf"})


def text_of(path: Path, format: str) -> str:  # noqa: A002 — the domain's word
    """Return ``extract_as(path, format).text``, read without looks, tables and signs where that is faster.

    Raises as :func:`~archivist.extract.readers.extract_as` does.
    """
    if format not in _LEAN:
        return extract_as(path, format).text
    locks.check(path, format)
    reader = importlib.import_module(f"archivist.extract.{READERS[format]}")
    text: str = reader.text_of(path)
    return text
