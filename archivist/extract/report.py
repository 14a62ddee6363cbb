"""All that rules about reports ask of a text, gathered in one pass."""

from __future__ import annotations

import re

from archivist.domain.place import NOWHERE, Place
from archivist.domain.report import ReportFacts
from archivist.extract.base import Extract, Part
from archivist.extract.flow import flow_of
from archivist.extract.gist import find_pairs, find_signature
from archivist.extract.lines import Line
from archivist.extract.own_places import find_cities
from archivist.extract.own_years import find_years
from archivist.extract.report_parts import find_parts
from archivist.extract.summing_up import find_summary
from archivist.extract.title import Found

_MOST = 400  # paragraphs
_LONGEST = 4000  # characters of a paragraph


def read_report(extract: Extract, lines: list[Line], title: Found) -> ReportFacts | None:
    """Return what the prose of a text says; None where there is none (a workbook, a photo)."""
    if not any(p.part is Part.BODY and p.text.strip() for p in extract.passages):
        return None
    paragraphs = _paragraphs(lines, title)
    words = title.titled.text if title.titled else ""
    place = title.titled.place if title.titled else NOWHERE
    texts = [text for text, _ in paragraphs]
    pairs, counts = find_pairs(words, texts)
    return ReportFacts(
        parts=find_parts(texts),
        summed=find_summary(words, paragraphs, place),
        cities=find_cities(words, paragraphs, place),
        years=find_years(words, paragraphs, place),
        pairs=pairs,
        counts=counts,
        signature=find_signature(texts),
    )


def _paragraphs(lines: list[Line], title: Found) -> list[tuple[str, Place]]:
    """Return the paragraphs but the title's, rows of tables left out, with their places."""
    kept = [
        line
        for number, line in enumerate(lines)
        if not line.is_row and not (title.first <= number <= title.last and title.first >= 0)
    ]
    flow = flow_of(kept)
    return [
        (match.group()[:_LONGEST], flow.place_at(match.start()))
        for match in re.finditer(r"[^\n]+", flow.text)
    ][:_MOST]
