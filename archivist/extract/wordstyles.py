"""How a Word paragraph looks — heading, centred, size — by itself or through its style."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

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
    """The paragraph styles of a document; *read* hands over their part when the first is asked for."""

    def __init__(self, read: Callable[[], StylePart | None]) -> None:
        self._read = read
        self._known: dict[str, Look] = {}
        self._lists: dict[tuple[str, str], tuple[str, int] | None] = {}

    @classmethod
    def of(cls, package: Package, relations: tuple[Relation, ...]) -> Styles:
        """Read the style part of a document, where it has one."""
        target = next((r.target for r in relations if r.type == "styles"), "")
        return cls(lambda: StylePart(package.read(target)) if target in package.names else None)

    @cached_property
    def _part(self) -> StylePart | None:
        return self._read()

    @cached_property
    def _plain(self) -> str:
        return self._part.plain() if self._part else ""

    @cached_property
    def _start(self) -> Look:
        defaults = self._part.defaults() if self._part else None
        return _changed(
            Look(), child(defaults, "pPrDefault", "pPr"), child(defaults, "rPrDefault", "rPr")
        )

    def look(self, paragraph: Element) -> Look:
        """Return how a paragraph looks: its style, its own settings, then its first words'."""
        own = leading(paragraph, "pPr")
        for text in paragraph.iter("{*}t"):
            run = text.getparent()
            if (text.text or "").strip() and run is not None and local(run) == "r":
                return self.look_by(own, leading(run, "rPr"))
        return self.look_by(own, None)

    def look_by(self, own: Element | None, run: Element | None) -> Look:
        """Return how a paragraph of these settings looks whose first words have the settings of *run*."""
        look = self._style(value(child(own, "pStyle")) or self._plain)
        if own is not None:
            look = _changed(look, own, child(own, "rPr"))
        return look if run is None else _changed(look, None, run)

    def numbered(self, style: str, *, kind: str = "paragraph") -> tuple[str, int] | None:
        """Return the list and the level a style puts its paragraphs in, None where it does not."""
        style = style or (self._plain if kind == "paragraph" else "")
        if (style, kind) not in self._lists:
            self._lists[style, kind] = self._listed(style, kind)
        return self._lists[style, kind]

    def _listed(self, style: str, kind: str) -> tuple[str, int] | None:
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
