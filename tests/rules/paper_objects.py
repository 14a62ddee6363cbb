"""What a paper shows, out of a few words: marks, scans, page numbers, citations, layout, traces."""

from __future__ import annotations

import re

from archivist.domain.document_number import find_document_numbers, find_order_numbers
from archivist.domain.facts import (
    Citation,
    CitationKind,
    DigitalSeal,
    Issued,
    PageLayout,
    PageNumber,
    ScannedPage,
    Seen,
    Signed,
)
from archivist.domain.picture import EmbeddedPicture
from archivist.domain.place import Place, Spot
from archivist.domain.signs import Active, ActiveSign

_PLACED = re.compile(r"(?:(?P<sheet>\w+)!(?P<cell>[A-Z]+\d+)|(?P<paragraph>\d+)) (?P<text>.+)")


def a_spot(text: str) -> Spot:
    placed = _PLACED.fullmatch(text)
    if placed is None:
        return Spot(text)
    paragraph = int(placed["paragraph"]) if placed["paragraph"] else None
    place = Place(paragraph=paragraph, sheet=placed["sheet"], cell=placed["cell"])
    return Spot(placed["text"], place)


def an_issuer(text: str) -> Issued:
    """``red_head 包头市教育局、包头市财政局``; a share at the end says how sure."""
    source, names, *sure = text.split()
    first, *others = names.split("、")
    return Issued(first, source, Place(paragraph=1), tuple(others), *map(float, sure or ["0.95"]))


def a_mark(text: str) -> Seen:
    """``seal 2`` on page 2, ``red_head 1 0.3`` hardly seen."""
    kind, page, *sure = text.split()
    return Seen(kind, int(page), None, *map(float, sure or ["0.9"]))


def a_scan(text: str | int) -> ScannedPage:
    """``1 200 colour``: page, dots per inch (- where unknown), colour; then ``blank`` or a type size."""
    if isinstance(text, int):
        return ScannedPage(text)
    page, dots, colour, *more = text.split()
    size = next((float(m) for m in more if m != "blank"), None)
    dpi = None if dots == "-" else int(dots)
    return ScannedPage(int(page), dpi, colour, blank="blank" in more, print_size=size)


def a_page_number(text: str) -> PageNumber:
    """``2:5/9 0.6``: page 2 bears number 5 of 9, as sure as that."""
    page, _, rest = text.partition(":")
    said, _, sure = rest.partition(" ")
    number, _, total = said.partition("/")
    return PageNumber(int(page), int(number), int(total) if total else None, float(sure or 0.97))


def a_citation(text: str) -> Citation:
    """``relies 城市管理办法 包府发〔2017〕12号``: verb, then title, number or both; *cites* rests on none."""
    verb, *words = text.split()
    numbers = [n for w in words for *_, n in find_document_numbers(w) or find_order_numbers(w)]
    title = next((w for w in words if not (find_document_numbers(w) or find_order_numbers(w))), "")
    kind = CitationKind(verb) if verb != "relies" else CitationKind.CITES
    number = numbers[0] if numbers else None
    return Citation(title.strip("-"), number, kind, Place(paragraph=3), 0.9, verb == "relies")


def a_layout(
    *,
    margins=(37, 35, 28, 26),
    title=22.0,
    centred=True,
    body=16.0,
    date_right=True,
    paper=(210, 297),
) -> PageLayout:
    """Margins top, bottom, left, right; the size and the middle of the title; the size of the body."""
    return PageLayout(*paper, *margins, title, centred, body, date_right)


def _pairs(texts):
    return (text.partition(" ")[::2] for text in texts)


_MAKERS = {
    "issuer": an_issuer,
    "seen": lambda texts: tuple(map(a_mark, texts)),
    "scans": lambda texts: tuple(map(a_scan, texts)),
    "pages": int,
    "page_numbers": lambda texts: tuple(map(a_page_number, texts)),
    "citations": lambda texts: tuple(map(a_citation, texts)),
    "embedded": lambda kinds: tuple(
        EmbeddedPicture("1.png", 300, 300, b"", seal=kind == "seal") for kind in kinds
    ),
    "digital_seals": lambda kinds: tuple(map(DigitalSeal, kinds)),
    "signed_by": lambda names: Signed(tuple(names.split("、"))),
    "internal": lambda spots: tuple(map(a_spot, spots)),
    "active": lambda texts: tuple(Active(ActiveSign(s), a_spot(t)) for s, t in _pairs(texts)),
    "active_unread": bool,
    "drawings": bool,
    "author": str,
    "last_author": str,
    "traces": lambda spots: tuple(map(a_spot, spots)),
    "layout": lambda given: a_layout(**given),
}
PAPER_FACTS = _MAKERS.keys()


def paper_facts(**known):
    """Return the facts of these names, made of the words of a case."""
    made = {name: _MAKERS[name](value) for name, value in known.items()}
    if "embedded" in made:
        made["pictures"] = made.pop("embedded")
    if "signed_by" in made:
        made["signed"] = made.pop("signed_by")
    return made
