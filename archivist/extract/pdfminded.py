"""The second reader of PDF, for what the first takes to be locked though no password is set.

Some producers write an encryption dictionary that PDFium does not get on with. pdfminer, which comes
with pdfplumber, opens it with the empty password. It is slow, so it reads the first pages only.
"""

from __future__ import annotations

import time
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from archivist.domain.place import Place
from archivist.extract.base import Extract, Passage

_MOST_PAGES = 100
_SECONDS = 20.0


def read_unlocked(path: Path) -> Extract | None:
    """Return what *path* says when the empty password opens it, else None."""
    try:
        with path.open("rb") as stream:
            pages = sum(1 for _ in PDFPage.create_pages(PDFDocument(PDFParser(stream))))
        return _read(path, pages) if pages else None
    except Exception:  # noqa: BLE001 — a second opinion: where it fails the first one holds
        return None


def _read(path: Path, pages: int) -> Extract:
    start = time.monotonic()
    passages: list[Passage] = []
    properties: dict[str, str] = {}
    for number, page in enumerate(extract_pages(path, maxpages=_MOST_PAGES), 1):
        if time.monotonic() - start > _SECONDS:
            properties["truncated"] = "text"
            break
        texts = (block.get_text() for block in page if isinstance(block, LTTextContainer))
        lines = (line.strip() for text in texts for line in text.splitlines())
        passages += [Passage(line, Place(page=number)) for line in lines if line]
    if pages > _MOST_PAGES:
        properties["truncated"] = "text"
    return Extract(tuple(passages), properties=properties, pages=pages)
