"""Which rows a total can mean to add up: every reading of a table's structure that makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from archivist.extract.table_shape import Head, Matrix
from archivist.extract.table_words import Role, style_of

_ADDED = frozenset({Role.PLAIN, Role.PART, Role.SUBTOTAL, Role.TOTAL, Role.MAYBE})
_LONGEST_RUN = 8


def readings_of(matrix: Matrix, total: int) -> dict[tuple[int, ...], str]:
    """Return the sets of lines that line *total* may add up, the likeliest first, and how each is read."""
    found: dict[tuple[int, ...], str] = {}
    for where, span in _spans(matrix.lines, total):
        for number, chosen in enumerate(_chosen(matrix, span)):
            if len(chosen) > 1 or (chosen and len(span) == 1):
                found.setdefault(tuple(chosen), f"{where} {number}")
    return found


def is_simple(matrix: Matrix, total: int) -> bool:
    """Whether there is but one reading: plain lines only, one total, above or below all of them."""
    others = [head for n, head in enumerate(matrix.lines) if n != total]
    plain = all(head.role is Role.PLAIN for head in others)
    styles = {style_of(head.label) for head in others}
    return plain and len(styles) == 1 and total in {0, len(matrix.lines) - 1} and len(others) > 1


def _spans(lines: tuple[Head, ...], total: int) -> Iterator[tuple[str, list[int]]]:
    """Yield the lines before, after and all around a total, as far as the next of its level."""
    level = lines[total].level
    above: list[int] = []
    for n in range(total - 1, -1, -1):
        if lines[n].level >= level:
            break
        above.insert(0, n)
    below: list[int] = []
    for n in range(total + 1, len(lines)):
        if lines[n].level >= level:
            break
        below.append(n)
    everywhere = [n for n in range(len(lines)) if n != total]
    for where, span in (("above", above), ("below", below), ("all", everywhere)):
        kept = [n for n in span if lines[n].role in _ADDED and lines[n].level <= level]
        if kept:
            yield where, kept


def _chosen(matrix: Matrix, span: list[int]) -> Iterator[list[int]]:
    lines = matrix.lines
    plain = [n for n in span if lines[n].role is Role.PLAIN]
    yield plain
    yield from _by_numbering(lines, plain)
    subtotals = [n for n in span if lines[n].level]
    if subtotals:
        yield subtotals
        yield [n for n in span if lines[n].level or not _covered(lines, n, subtotals)]
        highest = max(lines[n].level for n in subtotals)
        yield [n for n in subtotals if lines[n].level == highest]
        # What looks like a total may be a row like others (全市 beside its districts).
        yield [n for n in span if lines[n].role in {Role.PLAIN, Role.MAYBE}]
    yield from _without_parts(lines, span)
    yield from _without_children(matrix, plain)
    yield from _siblings(lines, plain)


def _covered(lines: tuple[Head, ...], line: int, subtotals: list[int]) -> bool:
    """Whether a subtotal further down, or further up where subtotals lead, adds *line* up already."""
    leads = subtotals[0] < line and lines[subtotals[0]].level > 0 and subtotals[0] == min(subtotals)
    return any(n > line for n in subtotals) or (
        leads and subtotals[-1] < line and subtotals[0] == 0
    )


def _by_numbering(lines: tuple[Head, ...], plain: list[int]) -> Iterator[list[int]]:
    """Yield the lines of each kind of numbering, outermost first (一、 then 1.)."""
    styles = [style_of(lines[n].label) for n in plain]
    kinds = list(dict.fromkeys(style for style in styles if style is not None))
    if len(set(styles)) > 1:
        for kind in sorted(kinds):
            yield [n for n, style in zip(plain, styles, strict=True) if style == kind]


def _without_parts(lines: tuple[Head, ...], span: list[int]) -> Iterator[list[int]]:
    """Yield the lines without 其中 rows, and without one, two … rows that may still belong to them."""
    parts = [n for n in span if lines[n].role is Role.PART]
    if not parts:
        return
    for run in range(1, _LONGEST_RUN + 1):
        dropped = {n + more for n in parts for more in range(run)}
        yield [n for n in span if n not in dropped and lines[n].role is Role.PLAIN]
    yield [n for n in span if n < parts[0] and lines[n].role is Role.PLAIN]
    yield parts


def _without_children(matrix: Matrix, plain: list[int]) -> Iterator[list[int]]:
    """Yield the lines without those that a line like others (市区) adds up without saying so."""
    for backwards in (False, True):
        order = plain[::-1] if backwards else plain
        kept: list[int] = []
        at = 0
        while at < len(order):
            kept.append(order[at])
            at += 1 + _children(matrix, order[at], order[at + 1 :])
        if len(kept) < len(order):
            yield sorted(kept)


def _children(matrix: Matrix, parent: int, following: list[int]) -> int:
    """Return how many of the following lines add up to *parent* in every column, 0 for none."""
    fields = [
        f
        for f, head in enumerate(matrix.fields)
        if head.role not in {Role.RATIO, Role.MEAN} and matrix.number(parent, f) is not None
    ]
    sums = dict.fromkeys(fields, Decimal(0))
    if not any(_value(matrix, parent, f) for f in fields):
        return 0
    for count, line in enumerate(following, 1):
        for f in fields:
            sums[f] += _value(matrix, line, f)
        if count > 1 and all(sums[f] == _value(matrix, parent, f) for f in fields):
            return count
    return 0


def _siblings(lines: tuple[Head, ...], plain: list[int]) -> Iterator[list[int]]:
    """Yield the lines under each outer head (城区: 小计, 昆区, 青山)."""
    groups: dict[str, list[int]] = {}
    for n in plain:
        if len(lines[n].path) > 1:
            groups.setdefault(lines[n].path[0], []).append(n)
    if len(groups) > 1:
        yield from groups.values()


def _value(matrix: Matrix, line: int, field: int) -> Decimal:
    number = matrix.number(line, field)
    return Decimal(0) if number is None else number.value * number.unit.factor
