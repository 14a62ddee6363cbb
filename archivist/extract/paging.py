"""Page numbers as printed: — 1 —, - 3 -, 第3页 共9页, 3/9 (GB/T 9704-2012 7.5; rule F10)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from archivist.domain.facts import PageNumber
from archivist.extract.base import Extract, Part

_DASHED = re.compile(r"^[-‐-―－_~·•]+\s*(?P<n>\d{1,4})\s*[-‐-―－_~·•]+$")
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
_PARTS = (Part.BODY, Part.HEADER, Part.FOOTER, Part.TEXT_BOX, Part.TABLE)


def find_page_numbers(extract: Extract) -> tuple[PageNumber, ...]:
    """Return the number printed on each page that bears one, in the order of the pages.

    A number without dashes or 页 counts only where three pages or more bear numbers that go on by one.
    """
    pages = _edges(extract)
    marked: dict[int, PageNumber] = {}
    bare: dict[int, int] = {}
    for page, texts in pages.items():
        number = next((n for n in (_marked(page, text) for text in texts) if n), None)
        if number is not None:
            marked[page] = number
        else:
            alone = [int(m["n"]) for m in map(_BARE.match, texts) if m]
            if len(alone) == 1:
                bare[page] = alone[0]
    if not marked and _goes_on(bare):
        return tuple(PageNumber(page, number, None, 0.8) for page, number in sorted(bare.items()))
    return tuple(marked[page] for page in sorted(marked))


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
