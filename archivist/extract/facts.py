"""All facts of one file, from what a reader returned: the only place that knows the order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archivist.domain.facts import Facts, PageLayout, PhotoFacts
from archivist.domain.software import release_year
from archivist.domain.words import count_chars, count_words
from archivist.extract.addressing import find_addressees
from archivist.extract.base import Extract
from archivist.extract.cells import find_error_cells, find_text_cells
from archivist.extract.citing import find_citations
from archivist.extract.covering import find_other_periods, find_period
from archivist.extract.dating import find_dates_of, find_signature, moment_of, text_date
from archivist.extract.digital_seals import find_digital_seals
from archivist.extract.drafts import find_drafts
from archivist.extract.enacting import find_enactments
from archivist.extract.flow import flow_of
from archivist.extract.imprint import find_imprint
from archivist.extract.internal import find_internal
from archivist.extract.issuing import Sources, find_issuer
from archivist.extract.lines import Line, body_size, own_lines
from archivist.extract.numbers import find_numbers
from archivist.extract.order_head import find_order_head
from archivist.extract.paging import find_page_numbers
from archivist.extract.personal import find_personal
from archivist.extract.placeholders import find_placeholders
from archivist.extract.print_size import with_print_size
from archivist.extract.prose import read_prose
from archivist.extract.report import read_report
from archivist.extract.sheet_facts import read_sheets
from archivist.extract.signing import find_signer
from archivist.extract.title import Found, find_title
from archivist.extract.traces import find_traces
from archivist.extract.validity import find_in_force, find_validity
from archivist.extract.worded_figures import find_worded_figures

_PHOTO_WORDS = 400  # characters: a stamp, a sign, a headline


def facts_of(extract: Extract) -> Facts:
    """Return what a content says, whatever its file is called (see :mod:`archivist.extract.named`)."""
    return replace(_of_the_paper(extract), **_of_the_file(extract))


def _of_the_paper(extract: Extract) -> Facts:
    """Return what a reader of the page would say of it."""
    lines = own_lines(extract)
    flow = flow_of(lines)
    title = find_title(extract, lines)
    steps = find_enactments(lines, title)
    signature = find_signature(lines, title)
    imprint = find_imprint(lines)
    signers = signature.organs if signature else ()
    numbers = find_numbers(lines, flow, title, steps, signers)
    own = frozenset(str(each.number) for each in (numbers.own, *numbers.joint) if each)
    dated = text_date(lines, title, signature, steps)
    return Facts(
        title=title.titled,
        number=numbers.own,
        joint_numbers=numbers.joint,
        cited=numbers.cited,
        citations=find_citations(flow, title.titled, own),
        issuer=find_issuer(lines, Sources(title, signature, steps, imprint.printed)),
        addressees=(*find_addressees(lines, title), *imprint.copies),
        signed=signature.signed if signature else None,
        signer=find_signer(lines, title),
        printed=imprint.printed,
        dates=find_dates_of(extract, dated),
        period=find_period(
            extract,
            lines,
            title,
            dated.value.last if dated else None,
            signature,
        ),
        validity=find_validity(lines),
        in_force=find_in_force(lines),
        page_numbers=find_page_numbers(extract),
        drafts=find_drafts(extract, lines, title),
        layout=_layout(extract, lines, title),
        other_periods=find_other_periods(lines, title),
        report=read_report(extract, lines, title),
    )


def _layout(extract: Extract, lines: list[Line], title: Found) -> PageLayout | None:
    """Return how the pages are set up, with the look of title and body."""
    if extract.layout is None:
        return None
    head = find_order_head(lines)
    own = title.first >= 0 and (head is None or head.titled or title.first > head.last)
    found = lines[title.first].passage if own else None  # an order's head is no title
    body = [line for line in lines[title.last + 1 :] if not line.is_row]
    return replace(
        extract.layout,
        title_size=found.font_size if found else None,
        title_centred=found.centred if found else None,
        body_size=body_size(body),
    )


def _with_words(extract: Extract) -> PhotoFacts | None:
    """Return the facts of a photo with the words recognised in it."""
    if extract.photo is None:
        return None
    read = " ".join(extract.text.split())[:_PHOTO_WORDS]
    return replace(extract.photo, words=read) if read else extract.photo


def _of_the_file(extract: Extract) -> dict[str, Any]:
    """Return what is counted and what the file's properties say, by the names of :class:`Facts`."""
    own_text = extract.own_text
    has_text = bool(own_text.strip())
    labels = extract.labels
    photo = _with_words(extract)
    said = extract.properties
    software = photo.software if photo else said.get("application", "")
    version = said.get("application_version", "")
    return {
        "pages": extract.pages,
        "words": max(count_words(own_text) - count_words(labels), 0) if has_text else None,
        "chars": max(count_chars(own_text) - count_chars(labels), 0) if has_text else None,
        "tables": len(extract.tables),
        "has_text": has_text,
        "ocr": "ocr_pages" in said,
        "author": said.get("author", ""),
        "last_author": said.get("last_author", ""),
        "company": said.get("company", ""),
        "software": software,
        "software_version": version,
        "software_year": release_year(software, version),
        "created": moment_of(said.get("created", "")),
        "modified": moment_of(said.get("modified", "")),
        "digital_seals": find_digital_seals(said.get("seals", "")),
        "photo": photo,
        "placeholders": find_placeholders(extract),
        "error_cells": find_error_cells(extract),
        "text_cells": find_text_cells(extract),
        "personal": find_personal(extract),
        "seen": extract.seen,
        "scans": with_print_size(extract),
        "unseen": extract.unseen,
        "active": extract.active,
        "active_unread": "active_unread" in said,
        "internal": find_internal(extract),
        "traces": find_traces(extract),
        "pictures": extract.pictures,
        "drawings": extract.drawings,
        "sheet": read_sheets(extract),
        "stated": read_prose(extract),
        "worded_figures": find_worded_figures(extract),
    }
