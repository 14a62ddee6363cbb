"""How an OpenDocument paragraph looks through its style (ODF 1.2 part 1, §16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archivist.extract.package import Element, child, local, value

_POINTS = re.compile(r"([\d.]+)\s*(pt|cm|mm|in)$")
_IN_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0}
_HEADING = re.compile(r"(?i)^(?:heading|title|subtitle|标题|副标题)")
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Look:
    """*size* in points, None where nothing says it."""

    heading: bool = False
    centred: bool = False
    size: float | None = None
    hidden: bool = False


class Styles:
    """The paragraph and text styles of a document."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self._start = Look()
        for root in roots:
            for each in root.iter("{*}style", "{*}default-style"):
                family = value(each, "family") or ""
                if local(each) == "style":
                    self._styles[family, value(each, "name") or ""] = each
                elif family == "paragraph":
                    self._start = _changed(self._start, each)

    def paragraph(self, element: Element) -> Look:
        """Return how a paragraph looks, by its own style and the first span's."""
        look = self._look("paragraph", value(element, "style-name") or "Standard")
        if local(element) == "h":
            look = replace(look, heading=True)
        span = child(element, "span")
        if span is not None and not (element.text or "").strip():
            size = self.span(span).size
            look = replace(look, size=size or look.size)
        return look

    def span(self, element: Element) -> Look:
        """Return what a span's own style says."""
        return self._look("text", value(element, "style-name") or "")

    def _look(self, family: str, name: str, depth: int = 0) -> Look:
        key = family, name
        if key in self._known:
            return self._known[key]
        style = self._styles.get(key)
        start = self._start if family == "paragraph" else Look()
        if style is None or depth > _DEPTH:
            return start
        base = value(style, "parent-style-name")
        look = _changed(self._look(family, base, depth + 1) if base else start, style)
        if _HEADING.match(value(style, "display-name") or name):
            look = replace(look, heading=True)
        self._known[key] = look
        return look


def _changed(look: Look, style: Element) -> Look:
    aligned = value(child(style, "paragraph-properties"), "text-align")
    text = child(style, "text-properties")
    size = _POINTS.match(value(text, "font-size") or "")
    hidden = value(text, "display")
    if aligned is not None:
        look = replace(look, centred=aligned == "center")
    if size is not None:
        look = replace(look, size=round(float(size[1]) * _IN_POINTS[size[2]], 1))
    if hidden is not None:
        look = replace(look, hidden=hidden == "none")
    return look
