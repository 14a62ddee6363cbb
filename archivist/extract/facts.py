"""All facts of one file, from what a reader returned: the only place that knows the order."""

from __future__ import annotations

from archivist.domain.facts import Facts
from archivist.domain.words import count_chars, count_words
from archivist.extract.base import Extract
from archivist.extract.cells import find_error_cells, find_text_cells
from archivist.extract.dating import find_dates_of, find_signature, moment_of, text_date
from archivist.extract.drafts import find_drafts
from archivist.extract.issuing import find_issuer
from archivist.extract.lines import own_lines
from archivist.extract.numbers import find_numbers
from archivist.extract.personal import find_personal
from archivist.extract.placeholders import find_placeholders
from archivist.extract.title import find_title
from archivist.extract.validity import find_validity


def facts_of(extract: Extract) -> Facts:
    """Return what a content says, whatever its file is called (see :mod:`archivist.extract.named`)."""
    lines = own_lines(extract)
    title = find_title(extract, lines)
    signature = find_signature(lines, title)
    number, cited = find_numbers(extract, lines, title)
    own_text = extract.own_text
    has_text = bool(own_text.strip())
    labels = extract.labels
    photo = extract.photo
    return Facts(
        title=title.titled,
        number=number,
        cited=cited,
        issuer=find_issuer(lines, title, signature),
        dates=find_dates_of(extract, text_date(lines, title, signature)),
        validity=find_validity(lines),
        pages=extract.pages,
        words=max(count_words(own_text) - count_words(labels), 0) if has_text else None,
        chars=max(count_chars(own_text) - count_chars(labels), 0) if has_text else None,
        tables=len(extract.tables),
        has_text=has_text,
        ocr="ocr_pages" in extract.properties,
        author=extract.properties.get("author", ""),
        software=photo.software if photo else extract.properties.get("application", ""),
        created=moment_of(extract.properties.get("created", "")),
        photo=photo,
        drafts=find_drafts(extract, lines, title),
        placeholders=find_placeholders(extract),
        error_cells=find_error_cells(extract),
        text_cells=find_text_cells(extract),
        personal=find_personal(extract),
        seen=extract.seen,
        scans=extract.scans,
        unseen=extract.unseen,
        active=extract.active,
    )
