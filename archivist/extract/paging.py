"""Page numbers as printed: — 1 —, - 3 -, 第3页 共9页, 3/9 (GB/T 9704-2012 7.5; rule F10)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from archivist.domain.facts import PageNumber
from archivist.extract.base import Extract, Part

_DASH = "[-‐-―－−﹣─━ー_~～·•一]"  # recognition takes a long dash for 一
_DASHED = re.compile(rf"^{_DASH}+\s*(?P<n>\d{{1,4}})\s*{_DASH}+$")
_HALF = re.compile(rf"^(?:{_DASH}+\s*(?P<n>\d{{1,4}})|(?P<m>\d{{1,4}})\s*{_DASH}+)$")
_COUNTED = re.compile(
    r"^[（(]?\s*第?\s*(?P<n>\d{1,4})\s*页?\s*(?:[，,/／\s]|之|of|OF)*\s*[共总]?\s*(?P<t>\d{1,4})\s*页?\s*[）)]?$"
)
_COUNTED_SURELY = re.compile(r"页|/|／|of|OF")
_NAMED = re.compile(
    r"^(?:第\s*(?P<n>\d{1,4})\s*页|[Pp]age\s*(?P<m>\d{1,4})(?:\s*of\s*(?P<t>\d{1,4}))?)$"
)
_BARE = re.compile(r"^(?P<n>\d{1,4})$")
_FULL_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_EDGE = 3  # lines from the top or the foot of a page
_LEAST_BARE = 3
_LATE, _SKIP = 3, 10  # pages left out before the first and between two
_PARTS = (Part.BODY, Part.HEADER, Part.FOOTER, Part.TEXT_BOX, Part.TABLE)


def find_page_numbers(extract: Extract) -> tuple[PageNumber, ...]:
    """Return the number printed on each page that bears one, in the order of the pages.

    A number without dashes or 页 counts only where three pages or more bear numbers that go on by one,
    or where every page ends with one (begins with one) and they go on, though one be left out. Beside
    numbers between dashes one that lost a dash in recognition counts, too.
    """
    pages = _edges(extract)
    marked = {page: found for page, texts in pages.items() if (found := _first(page, texts))}
    if marked:
        halves = {p: n for p, texts in pages.items() if p not in marked and (n := _half(p, texts))}
        return tuple(number for _, number in sorted({**marked, **halves}.items()))
    bare: dict[int, int] = {}
    for page, texts in pages.items():
        alone = [int(m["n"]) for m in map(_BARE.match, texts) if m]
        if len(alone) == 1:
            bare[page] = alone[0]
    through = (numbers for numbers in _columns(pages) if _runs(numbers, pages))
    chosen = bare if _goes_on(bare) else next(through, {})
    return tuple(PageNumber(page, number, None, 0.8) for page, number in sorted(chosen.items()))


def _first(page: int, texts: list[str]) -> PageNumber | None:
    return next((n for n in (_marked(page, text) for text in texts) if n), None)


def _half(page: int, texts: list[str]) -> PageNumber | None:
    """Return the number of the last or first line that bears a dash on one side only."""
    for match in map(_HALF.match, texts[:1]):
        if match:
            return PageNumber(page, int(match["n"] or match["m"]), None, 0.8)
    return None


def _columns(pages: dict[int, list[str]]) -> Iterator[dict[int, int]]:
    """Yield the bare numbers that stand last on their pages, then those that stand first."""
    for at in (0, -1):
        ends = {page: _BARE.match(texts[at]) for page, texts in pages.items() if texts}
        yield {page: int(match["n"]) for page, match in ends.items() if match}


def _runs(numbers: dict[int, int], pages: dict[int, list[str]]) -> bool:
    """Whether every page but a cover bears a number, from the first pages on, most of them in step."""
    if len(numbers) < max(_LEAST_BARE, len(pages) - 1):
        return False
    ordered = sorted(numbers.items())
    steps = [(b[1] - a[1]) - (b[0] - a[0]) for a, b in pairwise(ordered)]
    late = ordered[0][1] - ordered[0][0]
    in_step = sum(step == 0 for step in steps)
    return (
        -1 <= late <= _LATE
        and min(steps) >= 0
        and in_step * 2 >= len(steps)
        and max(steps) <= _SKIP
    )


def _edges(extract: Extract) -> dict[int, list[str]]:
    lines: dict[int, list[str]] = defaultdict(list)
    for passage in extract.passages:
        page = passage.place.page
        if page is not None and passage.part in _PARTS:
            lines[page] += [each.strip() for each in passage.text.split("\n") if each.strip()]
    return {
        page: [text.translate(_FULL_WIDTH) for text in _ends(texts)]
        for page, texts in lines.items()
    }


def _ends(texts: list[str]) -> Iterator[str]:
    """Yield the last lines of a page first, then the first ones."""
    yield from reversed(texts[-_EDGE:])
    yield from texts[: min(_EDGE, max(len(texts) - _EDGE, 0))]


def _marked(page: int, text: str) -> PageNumber | None:
    match = _DASHED.match(text)
    if match:
        return PageNumber(page, int(match["n"]), None, 0.97)
    match = _NAMED.match(text)
    if match:
        total = match["t"]
        return PageNumber(page, int(match["n"] or match["m"]), int(total) if total else None, 0.97)
    match = _COUNTED.match(text) if _COUNTED_SURELY.search(text) else None
    if match and 0 < int(match["n"]) <= int(match["t"]):
        return PageNumber(page, int(match["n"]), int(match["t"]), 0.9 if "页" in text else 0.75)
    return None


def _goes_on(numbers: dict[int, int]) -> bool:
    return (
        len(numbers) >= _LEAST_BARE
        and len({number - page for page, number in numbers.items()}) == 1
    )
