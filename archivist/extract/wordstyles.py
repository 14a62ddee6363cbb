"""How a Word paragraph looks — heading, centred, size — by itself or through its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archivist.extract.package import Element, Package, Relation, child, local, value

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

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._known: dict[str, Look] = {}
        self._plain = ""
        start = Look()
        for each in root if root is not None else ():
            if local(each) == "docDefaults":
                start = _changed(
                    start, child(each, "pPrDefault", "pPr"), child(each, "rPrDefault", "rPr")
                )
            elif local(each) == "style" and value(each, "type") == "numbering":
                self._lists[value(each, "styleId") or ""] = each
            elif local(each) == "style" and value(each, "type") == "paragraph":
                name = value(each, "styleId") or ""
                self._styles[name] = each
                if value(each, "default") in {"1", "true", "on"}:
                    self._plain = name
        self._start = start

    @classmethod
    def of(cls, package: Package, relations: tuple[Relation, ...]) -> Styles:
        """Read the style part of a document, where it has one."""
        target = next((r.target for r in relations if r.type == "styles"), "")
        return cls(package.tree(target) if target in package.names else None)

    def look(self, paragraph: Element) -> Look:
        """Return how a paragraph looks: its style, its own settings, then its first words'."""
        own = child(paragraph, "pPr")
        style = value(child(own, "pStyle")) or self._plain
        look = _changed(self._style(style), own, child(own, "rPr"))
        for run in paragraph.iter("{*}r"):
            text = child(run, "t")
            if text is not None and (text.text or "").strip():
                return _changed(look, None, child(run, "rPr"))
        return look

    def numbered(self, style: str, *, kind: str = "paragraph") -> tuple[str, int] | None:
        """Return the list and the level a style puts its paragraphs in, None where it does not."""
        named = self._lists if kind == "numbering" else self._styles
        for _ in range(_DEPTH):
            found = named.get(style or self._plain)
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
        if name in self._known:
            return self._known[name]
        style = self._styles.get(name)
        if style is None or depth > _DEPTH:
            return self._start
        base = value(child(style, "basedOn"))
        look = self._style(base, depth + 1) if base else self._start
        look = _changed(look, child(style, "pPr"), child(style, "rPr"))
        if _HEADING.match(value(child(style, "name")) or ""):
            look = replace(look, heading=True)
        self._known[name] = look
        return look


def _changed(look: Look, paragraph: Element | None, run: Element | None) -> Look:
    aligned = value(child(paragraph, "jc"))
    level = value(child(paragraph, "outlineLvl"))
    size = value(child(run, "sz"))
    if aligned is not None:
        look = replace(look, centred=aligned == "center")
    if level is not None and level.isdecimal():
        look = replace(look, heading=int(level) < _BODY_LEVEL)
    if size is not None and size.isdecimal():
        look = replace(look, size=int(size) / 2)
    return look
