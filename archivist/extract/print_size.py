"""How large the type on scanned pages is, from what was recognised on them (rule F09)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from archivist.domain.facts import ScannedPage
from archivist.extract.base import Extract

_LEAST = 80  # characters: fewer tell nothing about what a page is printed in


def with_print_size(extract: Extract) -> tuple[ScannedPage, ...]:
    """Return the scanned pages with the size in points that half of their characters do not pass."""
    if "ocr_pages" not in extract.properties:
        return extract.scans
    sizes: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for passage in extract.passages:
        if passage.font_size is not None:
            sizes[passage.place.page or 1].append((passage.font_size, len(passage.text)))
    return tuple(replace(scan, print_size=_middle(sizes[scan.page])) for scan in extract.scans)


def _middle(sizes: list[tuple[float, int]]) -> float | None:
    """Return the median of (size, characters), None for too few characters."""
    total = sum(count for _, count in sizes)
    if total < _LEAST:
        return None
    passed = 0
    for size, count in sorted(sizes):
        passed += count
        if passed * 2 >= total:
            return size
    return None
