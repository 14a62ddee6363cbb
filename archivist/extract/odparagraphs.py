"""One OpenDocument paragraph: its own words, and apart from them what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from archivist.extract.odstyles import Styles
from archivist.extract.package import Element, child, local, value

_LITERAL = {"tab": "\t", "line-break": "\n"}
_SHAPES = frozenset({"custom-shape", "rect", "text-box", "g", "ellipse", "polygon", "path"})
_UNSEEN = frozenset({"bookmark", "ruby-text", "tracked-changes", "change", "event-listeners"})
_MAX_SPACES = 1000


@dataclass(slots=True)
class Line:
    """A paragraph's text, and the boxes, notes and comments in it."""

    own: str = ""
    hidden: str = ""
    images: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    comments: list[Element] = field(default_factory=list)


def read_line(paragraph: Element, styles: Styles) -> Line:
    """Read a ``text:p`` or ``text:h``; paragraphs of what hangs on it are left to the caller."""
    line = Line()
    _walk(paragraph, line, styles, hidden=styles.paragraph(paragraph).hidden)
    return line


def _walk(parent: Element, line: Line, styles: Styles, *, hidden: bool) -> None:
    _say(line, parent.text, hidden=hidden)
    for each in parent:
        name = local(each)
        if name in _LITERAL:
            _say(line, _LITERAL[name], hidden=hidden)
        elif name == "s":
            said = value(each, "c") or "1"
            count = min(int(said), _MAX_SPACES) if said.isdecimal() else 1
            _say(line, " " * count, hidden=hidden)
        elif name == "note":
            line.notes += [body for body in [child(each, "note-body")] if body is not None]
        elif name == "annotation":
            line.comments.append(each)
        elif name == "frame":
            line.images += child(each, "image") is not None
            line.boxes.append(each)
        elif name in _SHAPES:
            line.boxes.append(each)
        elif name in {"hidden-text", "hidden-paragraph"}:
            _say(line, value(each, "string-value"), hidden=True)
        elif name not in _UNSEEN:
            unseen = hidden or (name == "span" and styles.span(each).hidden)
            _walk(each, line, styles, hidden=unseen)
        _say(line, each.tail, hidden=hidden)


def _say(line: Line, text: str | None, *, hidden: bool) -> None:
    """Add words; a break in the source is a space (ODF 1.2 part 1, §6.1.2)."""
    if text and text not in {"\t", "\n"}:
        text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    if hidden:
        line.hidden += text or ""
    else:
        line.own += text or ""
