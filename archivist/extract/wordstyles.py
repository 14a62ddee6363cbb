"""How a Word paragraph looks — heading, centred, size — by itself or through its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archivist.extract.package import Element, Package, Relation, child, leading, local, value
from archivist.extract.stylepart import StylePart

_HEADING = re.compile(r"(?i)^(?:heading\s*\d|title|subtitle|标题.*|副标题)$")
_BODY_LEVEL = 9
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Look:
    """*size* in points, None where nothing says it."""

    heading: bool = False
    centred: bool = False
    size: float | None = None


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, part: StylePart | None) -> None:
        self._part = part
        self._known: dict[str, Look] = {}
        self._plain = part.plain() if part else ""
        defaults = part.defaults() if part else None
        self._start = _changed(
            Look(), child(defaults, "pPrDefault", "pPr"), child(defaults, "rPrDefault", "rPr")
        )

    @classmethod
    def of(cls, package: Package, relations: tuple[Relation, ...]) -> Styles:
        """Read the style part of a document, where it has one."""
        target = next((r.target for r in relations if r.type == "styles"), "")
        return cls(StylePart(package.read(target)) if target in package.names else None)

    def look(self, paragraph: Element) -> Look:
        """Return how a paragraph looks: its style, its own settings, then its first words'."""
        own = leading(paragraph, "pPr")
        look = self._style(value(child(own, "pStyle")) or self._plain)
        if own is not None:
            look = _changed(look, own, child(own, "rPr"))
        for text in paragraph.iter("{*}t"):
            run = text.getparent()
            if (text.text or "").strip() and run is not None and local(run) == "r":
                return _changed(look, None, leading(run, "rPr"))
        return look

    def numbered(self, style: str, *, kind: str = "paragraph") -> tuple[str, int] | None:
        """Return the list and the level a style puts its paragraphs in, None where it does not."""
        style = style or (self._plain if kind == "paragraph" else "")
        for _ in range(_DEPTH):
            found = self._part.style(style, kind) if self._part and style else None
            said = child(found, "pPr", "numPr")
            number = value(child(said, "numId"))
            if number is not None:
                level = value(child(said, "ilvl")) or ""
                return number, int(level) if level.isdecimal() else 0
            style = value(child(found, "basedOn")) or ""
            if not style:
                return None
        return None

    def _style(self, name: str, depth: int = 0) -> Look:
        look = self._known.get(name)
        if look is None:
            style = self._part.style(name) if self._part and depth <= _DEPTH else None
            look = self._known[name] = self._start if style is None else self._told(style, depth)
        return look

    def _told(self, style: Element, depth: int) -> Look:
        base = value(child(style, "basedOn"))
        look = self._style(base, depth + 1) if base else self._start
        look = _changed(look, child(style, "pPr"), child(style, "rPr"))
        heading = _HEADING.match(value(child(style, "name")) or "")
        return replace(look, heading=True) if heading else look


def _changed(look: Look, paragraph: Element | None, run: Element | None) -> Look:
    heading, centred, size = look.heading, look.centred, look.size
    for each in () if paragraph is None else paragraph:
        name = local(each)
        if name == "jc":
            aligned = value(each)
            centred = centred if aligned is None else aligned == "center"
        elif name == "outlineLvl":
            level = value(each) or ""
            heading = int(level) < _BODY_LEVEL if level.isdecimal() else heading
    told = value(child(run, "sz")) or ""
    size = int(told) / 2 if told.isdecimal() else size
    if (heading, centred, size) == (look.heading, look.centred, look.size):
        return look
    return Look(heading, centred, size)
