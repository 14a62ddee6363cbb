"""The words of an OFD page in reading order: text objects joined to lines (GB/T 33190-2016, §11)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from archivist.extract.base import DamagedError
from archivist.extract.ofdfonts import Fonts, is_unreadable, read_through
from archivist.extract.package import Element, local
from archivist.i18n import N_

_SAME_LINE = 0.5  # of the font size
_WORD, _COLUMN = 0.6, 2.0  # gaps between two stretches, of the font size
_NARROW = 0.5
_WIDE_FROM = 0x2E80  # characters from here on are as wide as high
_DEFAULT_SIZE = 4.0
_DEPTH = 12
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_POINTS = 72 / 25.4  # in a millimetre, OFD's unit

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one go: left end and base line, where they end, and their size, all in millimetres."""

    left: float
    base: float
    right: float
    size: float
    text: str


@dataclass(slots=True)
class Units:
    """The composite objects of a document by ID, its fonts, and how many objects may still be drawn.

    Composites that draw each other many times over would otherwise never come to an end.
    """

    by_id: dict[str, Element]
    fonts: Fonts
    left: int = 3_000_000


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; *size* in points, *left* and *right* in millimetres."""

    text: str
    left: float
    right: float
    size: float


def lines_of(stretches: list[Stretch]) -> list[PageLine]:
    """Return lines from top to bottom, each from left to right; wide gaps become tabs."""
    lines: list[list[Stretch]] = []
    for each in sorted(stretches, key=lambda s: (s.base, s.left)):
        last = lines[-1] if lines else []
        if last and each.base - last[0].base < _SAME_LINE * min(each.size, last[0].size):
            last.append(each)
        else:
            lines.append([each])
    return [_joined(sorted(line, key=lambda s: s.left)) for line in lines]


def stretches_of(
    content: Element,
    units: Units,
    matrix: Matrix = _IDENTITY,
    depth: int = 0,
) -> Iterator[Stretch]:
    """Yield the words of a layer, a page or an annotation; *units* are what it may draw."""
    for each in content:
        name = local(each)
        units.left -= 1
        if units.left < 0:
            raise DamagedError(N_("对象太多"))
        if name == "TextObject":
            yield from _text(each, _placed(each, matrix), units.fonts)
        elif name == "CompositeObject" and depth < _DEPTH:
            unit = units.by_id.get(each.get("ResourceID") or "")
            if unit is not None:
                yield from stretches_of(unit, units, _placed(each, matrix), depth + 1)
        elif name in {"Layer", "PageBlock", "Content"} and depth < _DEPTH:
            yield from stretches_of(each, units, matrix, depth + 1)


def numbers(text: str | None) -> list[float]:
    """Return the numbers of a list, those that are any."""
    return [number for part in (text or "").split() if math.isfinite(number := _number(part))]


def _text(element: Element, matrix: Matrix, fonts: Fonts) -> Iterator[Stretch]:
    own = _number(element.get("Size") or "") or _DEFAULT_SIZE
    size = own * (math.hypot(matrix[2], matrix[3]) or 1.0)
    x = y = 0.0
    for code, said in _codes(element, fonts):
        text = "".join(c for c in said if c.isprintable() or c == " ")
        if not text.strip():
            continue
        x = _given(code.get("X"), x)
        y = _given(code.get("Y"), y)
        across, down = _steps(code.get("DeltaX")), _steps(code.get("DeltaY"))
        if sum(down) > sum(across) and len(text) > 1:
            yield from _upright(text, (x, y), own, matrix)
            continue
        end = x + (sum(across[: len(text) - 1]) + _advance(text[-1], own) if across else
                   sum(_advance(c, own) for c in text))  # fmt: skip
        left, base = _moved(matrix, x, y)
        yield Stretch(left, base, max(_moved(matrix, end, y)[0], left), size, text)


def _codes(element: Element, fonts: Fonts) -> Iterator[tuple[Element, str]]:
    """Yield the text codes of an object with what they say, by their glyphs where need be."""
    start = 0
    drawn = any(local(each) == "CGTransform" for each in element)
    for code in element:
        if local(code) == "TextCode":
            text = code.text or ""
            if drawn and (not text or any(map(is_unreadable, text))):
                known = fonts.characters(element.get("Font") or "")
                yield code, read_through(text, element, known, start)
            else:
                yield code, text
            start += len(text)


def _upright(
    text: str, start: tuple[float, float], size: float, matrix: Matrix
) -> Iterator[Stretch]:
    """Yield a column of characters as one stretch: it reads from top to bottom."""
    left, base = _moved(matrix, *start)
    scale = math.hypot(matrix[2], matrix[3]) or 1.0
    yield Stretch(left, base, left + size * scale, size * scale, text)


def _placed(element: Element, outer: Matrix) -> Matrix:
    """Return the matrix of an object: its own, moved to its boundary, inside the outer one."""
    boundary = numbers(element.get("Boundary"))
    own = numbers(element.get("CTM"))
    a, b, c, d, e, f = own if len(own) == 6 else _IDENTITY  # noqa: PLR2004
    x, y = boundary[:2] if len(boundary) == 4 else (0.0, 0.0)  # noqa: PLR2004
    e, f = e + x, f + y
    oa, ob, oc, od, _, _ = outer
    left, top = _moved(outer, e, f)
    return (a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, left, top)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _steps(text: str | None) -> list[float]:
    """Return the distances of DeltaX; ``g 3 5.0`` stands for 5.0 three times."""
    parts = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(parts) and len(found) < 10_000:  # noqa: PLR2004
        if parts[at] == "g" and at + 2 < len(parts):
            times = _number(parts[at + 1])
            found += [_number(parts[at + 2])] * int(min(max(times, 0), 5000))
            at += 3
        else:
            found.append(_number(parts[at]))
            at += 1
    return found


def _joined(line: list[Stretch]) -> PageLine:
    text = ""
    right = line[0].left
    for each in line:
        gap = (each.left - right) / (each.size or 1)
        if text:
            text += "\t" if gap > _COLUMN else " " if gap > _WORD else ""
        text += each.text
        right = max(right, each.right)
    size = median(each.size for each in line)
    return PageLine(text.strip(), line[0].left, right, round(size * _POINTS, 1))


def _advance(character: str, size: float) -> float:
    return size if ord(character) >= _WIDE_FROM else size * _NARROW


def _given(text: str | None, otherwise: float) -> float:
    return otherwise if text is None else _number(text)


def _number(text: str) -> float:
    """Return a number; 0 for what is none, as viewers do."""
    plain = text.strip().lstrip("+-").replace(".", "", 1).replace("e-", "", 1).replace("E-", "", 1)
    return float(text) if plain.isascii() and plain.isdecimal() else 0.0
