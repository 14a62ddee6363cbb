"""One Word paragraph: its own words, and apart from them what is deleted, hidden or in a box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archivist.extract.package import Element, child, local, local_name, value

_LITERAL = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})


class _State(NamedTuple):
    """What holds for the words inside an element."""

    deleted: bool = False
    hidden: bool = False


_PLAIN = _State()


@dataclass(slots=True)
class Line:
    """A paragraph's text by what became of it.

    *own* is what a reader sees; *changed* the words of tracked changes; *boxes* the text boxes that
    hang on it; *marks* the words of WordArt, which is how Word writes a watermark.
    """

    own: str = ""
    deleted: str = ""
    hidden: str = ""
    changed: str = ""
    tracked: bool = False
    images: int = 0
    boxes: Sequence[Element] = ()
    marks: Sequence[str] = ()

    @property
    def bare(self) -> bool:
        """Whether there is nothing to it but words."""
        return not (
            self.deleted or self.hidden or self.tracked or self.images or self.boxes or self.marks
        )

    @property
    def said(self) -> bool:
        """Whether a reader sees any words in it."""
        return bool(self.own.strip())


def read_line(paragraph: Element) -> Line:
    """Read a ``w:p``; paragraphs in its text boxes are left to the caller."""
    line = Line()
    for each in paragraph:
        name = local_name(each.tag)
        if name == "pPr":
            line.tracked = line.tracked or _mark_is_tracked(each)
        else:
            _MEANINGS.get(name, _walk)(each, line, _PLAIN)
    return line


def _walk(parent: Element, line: Line, state: _State) -> None:
    for each in parent:
        _MEANINGS.get(local_name(each.tag), _walk)(each, line, state)


def _skip(_element: Element, _line: Line, _state: _State) -> None:
    """Pass over settings and field codes, which are no words."""


def _text(element: Element, line: Line, state: _State) -> None:
    _say(line, element.text or "", state)


def _deleted_text(element: Element, line: Line, state: _State) -> None:
    _say(line, element.text or "", state._replace(deleted=True))


def _literal(element: Element, line: Line, state: _State) -> None:
    _say(line, _LITERAL[local(element)], state)


def _run(element: Element, line: Line, state: _State) -> None:
    """Read a run: its settings stand first (§17.3.2.1), and tell whether the rest is hidden."""
    for each in element:
        name = local_name(each.tag)
        if name == "t":
            _say(line, each.text or "", state)
        elif name == "rPr":
            if _hides(each):
                state = state._replace(hidden=True)
        else:
            _MEANINGS.get(name, _walk)(each, line, state)


def _alternative(element: Element, line: Line, state: _State) -> None:
    """Read once what is written twice, for new and for old programs."""
    chosen = child(element, "Choice")
    if chosen is None:
        chosen = child(element, "Fallback")
    if chosen is not None:
        _walk(chosen, line, state)


def _box(element: Element, line: Line, _state: _State) -> None:
    line.boxes = (*line.boxes, element)


def _picture(_element: Element, line: Line, _state: _State) -> None:
    line.images += 1


def _word_art(element: Element, line: Line, _state: _State) -> None:
    words = (value(element, "string") or "").strip()
    line.marks = (*line.marks, words) if words else line.marks


def _change(element: Element, line: Line, state: _State) -> None:
    line.tracked = True
    line.changed += _words(element)
    _walk(element, line, state._replace(deleted=state.deleted or local(element) in _DELETED))


def _say(line: Line, text: str, state: _State) -> None:
    if state is _PLAIN:
        line.own += text
    elif state.deleted:
        line.deleted += text
    elif state.hidden:
        line.hidden += text
    else:
        line.own += text


_MEANINGS: dict[str, Callable[[Element, Line, _State], None]] = {
    **dict.fromkeys(
        ("pPr", "rPr", "instrText", "delInstrText", "fldData", "rt", "sdtPr", "sdtEndPr"), _skip
    ),
    **dict.fromkeys(_LITERAL, _literal),
    **dict.fromkeys(_DELETED | _INSERTED, _change),
    "t": _text,
    "delText": _deleted_text,
    "r": _run,
    "AlternateContent": _alternative,
    "txbxContent": _box,
    "blip": _picture,
    "imagedata": _picture,
    "textpath": _word_art,
}


def _words(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter("{*}t", "{*}delText"))


def _hides(settings: Element) -> bool:
    vanish = child(settings, "vanish")
    return vanish is not None and value(vanish) not in {"0", "false", "off"}


def _mark_is_tracked(settings: Element) -> bool:
    mark = child(settings, "rPr")
    return mark is not None and any(local(each) in _DELETED | _INSERTED for each in mark)
