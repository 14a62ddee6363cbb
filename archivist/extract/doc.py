"""Word 97 to 2003 documents, and Kingsoft's wps, which are the same inside (MS-DOC)."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from archivist.domain.place import NOWHERE
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.docfile import Story, WordFile
from archivist.extract.doclines import Lines
from archivist.extract.oldreading import Reading
from archivist.extract.oleproperties import properties_of
from archivist.extract.wordart import find_word_art

FORMATS = ("doc",)
_HEADERS, _DRAWINGS = 11, 50
_PER_SECTION = (
    Part.HEADER, Part.HEADER, Part.FOOTER, Part.FOOTER, Part.HEADER, Part.FOOTER,
)  # fmt: skip
_SEPARATORS = 6


def extract(path: Path) -> Extract:
    """Read a document. Raises DamagedError, or UnreadableError for Word older than version 6."""
    file = WordFile(path)
    lines = Lines(file)
    reading = Reading()
    for story in file.stories:
        if story.name == "main":
            reading.body(lines.of(story))
            continue
        for part in _headers(file, story) if story.name == "headers" else [story]:
            reading.other(lines.of(part), part.part)
    if file.modern:
        marks = find_word_art(file.list_at(_DRAWINGS))
        reading.passages += [Passage(mark, NOWHERE, Part.HEADER) for mark in marks]
    properties, pages = properties_of(file.container)
    if "Macros" in file.container.names:
        properties["macros"] = "yes"
    return reading.extract(properties, pages)


def _headers(file: WordFile, story: Story) -> list[Story]:
    """Part the headers from the footers: six for each section, behind the separators of notes."""
    table = file.list_at(_HEADERS) if file.modern else b""
    bounds = struct.unpack(f"<{len(table) // 4}i", table[: len(table) // 4 * 4])
    if len(bounds) <= _SEPARATORS:
        return [story]
    found = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        first, last = story.start + max(start, 0), min(story.start + end, story.end)
        if number >= _SEPARATORS and first < last:
            part = _PER_SECTION[(number - _SEPARATORS) % len(_PER_SECTION)]
            found.append(replace(story, part=part, start=first, end=last))
    return found
