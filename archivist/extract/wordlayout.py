"""How a Word document sets up its first pages, and where its date stands (GB/T 9704-2012; rule F07)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from archivist.domain.facts import PageLayout
from archivist.extract.package import Element, child, value
from archivist.extract.wordsettings import Paragraph

_TWIP_MM = 25.4 / 1440
_DATE = re.compile(r"(?:\d{4}|二[〇○零]\S{2})年\S{1,2}月\S{1,3}日(?:印)?")
_LONGEST = 60
_RIGHT = frozenset({"right", "end"})
_INDENT = 2800  # twips: about five centimetres, a third of the line
_WIDE = 12  # half-width blanks that push a date to the right
_BODY_FROM = 3  # paragraphs: a date above is the head's own
_LAST = 400


def page_layout(section: Element | None, paragraphs: Iterable[Paragraph]) -> PageLayout | None:
    """Return the set-up of the first *section*, None where it gives no size or margins.

    *paragraphs* are those of the body itself.
    """
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    if size is None or margins is None:
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
    date_right = _date_right(paragraphs)
    return PageLayout(width, height, top, bottom, left, right, date_right=date_right)


def _date_right(paragraphs: Iterable[Paragraph]) -> bool | None:
    """Whether the date of the signature stands to the right; None where no line holds a date alone."""
    said = (each for each in paragraphs if each.line.said)
    for paragraph in islice(said, _BODY_FROM, _LAST):
        own = paragraph.line.own
        if len(own) <= _LONGEST and _DATE.fullmatch("".join(own.split())):
            return _is_right(paragraph.settings, own)
    return None


def _is_right(settings: Element | None, own: str) -> bool:
    if value(child(settings, "jc")) in _RIGHT:
        return True
    indent = child(settings, "ind")
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
