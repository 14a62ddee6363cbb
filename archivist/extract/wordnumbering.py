"""The numbers Word writes before paragraphs by itself: 第一条, 一、, （一）, 1. (ECMA-376 part 1, §17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from archivist.extract.numerals import numeral
from archivist.extract.package import Element, Package, Relation, child, children, local, value
from archivist.extract.wordstyles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_SILENT = frozenset({"bullet", "none"})
_IDS = {"num": "numId", "abstractNum": "abstractNumId"}
_GAP = {"nothing": ""}  # what follows the number; a tab reads as a space


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; *restart* is the level after which it begins anew, 0 for never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = " "
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    """A definition and its counters, which all lists made from it share; of nine levels few are used."""

    elements: dict[int, Element]
    counts: dict[int, int] = field(default_factory=dict)
    _levels: dict[int, _Level] = field(default_factory=dict)
    _styles: dict[str, int] | None = None

    @classmethod
    def of(cls, definition: Element) -> _List:
        """Read a ``w:abstractNum``; the last of several levels of one number counts."""
        named = (each for each in definition if local(each) == "lvl")
        return cls({_whole(value(each, "ilvl"), 0): each for each in named})

    @property
    def styles(self) -> dict[str, int]:
        """The levels by the styles that lead to them."""
        if self._styles is None:
            said = ((value(child(e, "pStyle")), at) for at, e in self.elements.items())
            self._styles = {style: at for style, at in said if style}
        return self._styles

    def level(self, at: int) -> _Level:
        """Return a level, the plainest where none is defined."""
        found = self._levels.get(at)
        if found is None:
            element = self.elements.get(at)
            found = _Level() if element is None else _read_level(element, _Level())
            self._levels[at] = found
        return found


@dataclass(frozen=True, slots=True)
class _Number:
    """A list of the document: its definition, and the levels it changes or starts anew."""

    base: _List
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a paragraph's settings put it: its style, and the list and the level it names itself, if any."""

    style: str
    number_id: str
    level: int

    @classmethod
    def of(cls, own: Element) -> Where:
        """Read the ``w:pPr`` of a paragraph."""
        said = child(own, "numPr")
        return cls(
            value(child(own, "pStyle")) or "",
            value(child(said, "numId")) or "",
            _whole(value(child(said, "ilvl")), -1),
        )


class Numbering:
    """Counts the numbered paragraphs of one document; each is asked for once, in their order.

    The numbering part is read when the first paragraph of a list comes: most documents have none.
    """

    def __init__(self, read: Callable[[], Element] | None, styles: Styles) -> None:
        self._styles = styles
        self._read = read
        self._begun: set[tuple[str, int]] = set()
        self._numbers: dict[str, _Number | None] = {}
        self._lists: dict[str, _List] = {}

    @classmethod
    def of(cls, package: Package, relations: tuple[Relation, ...], styles: Styles) -> Numbering:
        """Read the numbering part of a document, where it has one."""
        target = next((r.target for r in relations if r.type == "numbering"), "")
        return cls((lambda: package.tree(target)) if target in package.names else None, styles)

    def label(self, where: Where) -> str:
        """Return what Word writes before a paragraph, with the space behind it; often nothing."""
        if self._read is None:
            return ""
        named = where.number_id and where.level >= 0
        inherited = None if named else self._styles.numbered(where.style)
        number_id = where.number_id or (inherited[0] if inherited else "")
        number = self._number(number_id) if number_id else None
        if number is None:  # also 0, by which a paragraph leaves its style's list
            return ""
        level = where.level
        if level < 0:
            level = number.base.styles.get(where.style, inherited[1] if inherited else 0)
        return self._count(number_id, number, min(level, _LEVELS - 1))

    def _count(self, number_id: str, number: _Number, at: int) -> str:
        counts = number.base.counts
        level = _level(number, at)
        if at in number.starts and (number_id, at) not in self._begun:
            counts.pop(at, None)
        self._begun.add((number_id, at))
        counts[at] = counts.get(at, number.starts.get(at, level.start) - 1) + 1
        for deeper in [n for n in counts if n > at and _restarts(_level(number, n), n, at)]:
            del counts[deeper]
        return "" if level.format in _SILENT else self._written(number, level, counts)

    def _written(self, number: _Number, level: _Level, counts: dict[int, int]) -> str:
        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = _level(number, at)
            form = "decimal" if level.legal else other.format
            return numeral(counts.setdefault(at, number.starts.get(at, other.start)), form)

        text = _PLACE.sub(counted, level.text)
        return f"{text}{level.gap}" if text.strip() else ""

    def _number(self, number_id: str) -> _Number | None:
        """Return a list of the document; most definitions of a part are used by no paragraph."""
        if number_id not in self._numbers:
            element = self._elements.get(("num", number_id))
            base = None if element is None else self._base(element)
            found = None if element is None or base is None else _number(element, base)
            self._numbers[number_id] = found
        return self._numbers[number_id]

    def _base(self, element: Element) -> _List | None:
        """Return the definition of a ``w:num``, through the style it may be linked to (§17.9.21)."""
        name = value(child(element, "abstractNumId")) or ""
        linked = value(child(self._elements.get(("abstractNum", name)), "numStyleLink"))
        link = self._styles.numbered(linked or "", kind="numbering")
        if link:
            name = value(child(self._elements.get(("num", link[0])), "abstractNumId")) or ""
        definition = self._elements.get(("abstractNum", name))
        if name not in self._lists and definition is not None:
            self._lists[name] = _List.of(definition)
        return self._lists.get(name)

    @cached_property
    def _elements(self) -> dict[tuple[str, str], Element]:
        """The lists and definitions of the part by kind and id; the last of several counts."""
        root = self._read() if self._read else ()
        return {
            (name, value(each, _IDS[name]) or ""): each
            for each in root
            if (name := local(each)) in _IDS
        }


def _number(element: Element, base: _List) -> _Number:
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for each in children(element):
        if local(each) != "lvlOverride":
            continue
        at = _whole(value(each, "ilvl"), 0)
        changed = child(each, "lvl")
        if changed is not None:
            levels[at] = _read_level(changed, base.level(at))
        start = value(child(each, "startOverride"))
        if start is not None:
            starts[at] = _whole(start, 1)
    return _Number(base, levels, starts)


def _read_level(element: Element, level: _Level) -> _Level:
    restart = value(child(element, "lvlRestart"))
    legal = child(element, "isLgl")
    return replace(
        level,
        start=_whole(value(child(element, "start")), level.start),
        format=value(child(element, "numFmt")) or level.format,
        text=value(child(element, "lvlText")) or level.text,
        gap=_GAP.get(value(child(element, "suff")) or "tab", " "),
        legal=legal is not None and value(legal) not in {"0", "false", "off"},
        restart=_whole(restart, 0) if restart is not None else level.restart,
    )


def _level(number: _Number, at: int) -> _Level:
    return number.levels.get(at) or number.base.level(at)


def _restarts(level: _Level, own: int, passed: int) -> bool:
    """Whether a level begins anew after one of level *passed*: after every higher one, or as it says."""
    return passed < own if level.restart is None else passed < level.restart


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else otherwise  # noqa: PLR2004
