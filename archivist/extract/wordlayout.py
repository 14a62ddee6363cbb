"""How a Word document sets up its first pages, and where its date stands (GB/T 9704-2012; rule F07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archivist.domain.facts import PageLayout
from archivist.extract.package import Element, child, local, value
from archivist.extract.wordtext import read_line

_TWIP_MM = 25.4 / 1440
_DATE = re.compile(r"(?:\d{4}|二[〇○零]\S{2})年\S{1,2}月\S{1,3}日(?:印)?")
_LONGEST = 60
_RIGHT = frozenset({"right", "end"})
_INDENT = 2800  # twips: about five centimetres, a third of the line
_WIDE = 12  # half-width blanks that push a date to the right
_BODY_FROM = 3  # paragraphs: a date above is the head's own
_LAST = 400


def page_layout(body: Element | None) -> PageLayout | None:
    """Return the set-up of the first section of *body*, None where it gives no size or margins."""
    section = next(body.iter("{*}sectPr"), None) if body is not None else None
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    if body is None or size is None or margins is None:
        return None
    found = [
        _millimetres(size, "w"),
        _millimetres(size, "h"),
        *(_millimetres(margins, side) for side in ("top", "bottom", "left", "right")),
    ]
    lengths = [length for length in found if length is not None]
    if len(lengths) != len(found):
        return None
    width, height, top, bottom, left, right = lengths
    return PageLayout(width, height, top, bottom, left, right, date_right=_date_right(body))


def _date_right(body: Element) -> bool | None:
    """Whether the date of the signature stands to the right; None where no line holds a date alone."""
    paragraphs = (each for each in body if local(each) == "p")
    for paragraph in islice(_said(paragraphs), _BODY_FROM, _LAST):
        own = read_line(paragraph).own
        if len(own) <= _LONGEST and _DATE.fullmatch("".join(own.split())):
            return _is_right(paragraph, own)
    return None


def _said(paragraphs: Iterator[Element]) -> Iterator[Element]:
    return (each for each in paragraphs if read_line(each).said)


def _is_right(paragraph: Element, own: str) -> bool:
    set_up = child(paragraph, "pPr")
    if value(child(set_up, "jc")) in _RIGHT:
        return True
    indent = child(set_up, "ind")
    moved = sum(_twips(value(indent, name)) for name in ("left", "start", "firstLine"))
    blanks = own[: len(own) - len(own.lstrip())]
    wide = sum(8 if c == "\t" else 2 if c == "\u3000" else 1 for c in blanks)
    return moved >= _INDENT or wide >= _WIDE


def _millimetres(element: Element, name: str) -> float | None:
    text = value(element, name)
    number = _twips(text)
    return round(abs(number) * _TWIP_MM, 1) if text else None


def _twips(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
