"""Numbers of contents, standards and pieces: Ⅲ-7, Ⅲ-7-3, Ⅲ-7-3-02 (domain.md §5, R9).

Offices write them in many ways — ``Ⅲ—7``, ``III-7-3``, ``Ⅲ-7-3)``, ``Ⅲ-7-3-②``, ``3-007-3-02`` —
and all of them are read; one form is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DASH = "-‐‑‒–—―－−﹣_"
_DASH_OCR = _DASH + "一"  # a dash that OCR read as the figure one
_ROMAN = r"(?:Ⅲ|ⅲ|III|iii|lll)"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_PIECE = rf"(?:[{_CIRCLED}]|\d{{1,3}})"
_WHOLE = re.compile(
    rf"^\s*{_ROMAN}\s*[{_DASH_OCR}]?\s*(?P<content>\d{{1,3}})"
    rf"(?:\s*[{_DASH_OCR}(（]?\s*(?P<standard>[{_CIRCLED}]|\d{{1,2}})\s*[)）]?)?"
    rf"(?:\s*[{_DASH_OCR}(（]?\s*(?P<piece>{_PIECE})\s*[)）]?)?\s*$"
)
_INSIDE = re.compile(
    rf"{_ROMAN}\s*[{_DASH_OCR}]\s*(?P<content>\d{{1,3}})(?!\d)"
    rf"(?:\s*[{_DASH}(（]\s*(?P<standard>\d{{1,2}})(?!\d)\s*[)）]?"
    rf"|\s*[{_DASH}]?\s*(?P<circled>[{_CIRCLED}]))?"
    rf"(?:\s*[{_DASH}(（]?\s*(?P<piece>[{_CIRCLED}])|\s*[{_DASH}(（]\s*(?P<digits>\d{{1,3}})(?!\d))?"
)
_ASCII = re.compile(
    r"(?<![\d-])3-(?P<content>\d{3})-(?P<standard>\d{1,2})(?!\d)(?:-(?P<digits>\d{1,3})(?!\d))?"
)
_BARE = re.compile(
    rf"^\s*(?P<content>\d{{1,2}})\s*[{_DASH}.．]\s*(?P<standard>\d{{1,2}})(?!\d)"
    rf"(?!\s*[{_DASH}.．月日年]\s*\d)(?!\s*[日月年])"
    rf"(?:\s*[)）])?"
)
_ORDINAL = re.compile(r"^\s*[(（]?\s*(?P<standard>\d{1,2})\s*[)）]")


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A content, a standard or a piece; the parts that were not written are None."""

    content: int
    standard: int | None = None
    piece: int | None = None

    def __str__(self) -> str:
        """Print the one canonical form."""
        parts = [f"Ⅲ-{self.content}"]
        if self.standard is not None:
            parts.append(str(self.standard))
        if self.piece is not None:
            parts.append(f"{self.piece:02d}")
        return "-".join(parts)

    @property
    def standard_code(self) -> str | None:
        """``Ⅲ-n-m``, or None where only a content is named."""
        if self.standard is None:
            return None
        return f"Ⅲ-{self.content}-{self.standard}"

    @property
    def content_code(self) -> str:
        """``Ⅲ-n``."""
        return f"Ⅲ-{self.content}"


def circled(character: str) -> int | None:
    """Return the value of ①…㊿, or None.

    ``str.isdigit`` is true for ①, so it cannot be used here.
    """
    point = ord(character)
    for first, last, value in ((0x2460, 0x2473, 1), (0x3251, 0x325F, 21), (0x32B1, 0x32BF, 36)):
        if first <= point <= last:
            return point - first + value
    return None


def parse(text: str) -> Number | None:
    """Read *text* that is a number and nothing else; None when it is not one."""
    found = _WHOLE.match(text)
    if found is None:
        return None
    standard, piece = _value(found["standard"]), _value(found["piece"])
    return Number(int(found["content"]), standard, piece)


def standard_code(text: str) -> str | None:
    """Return the canonical ``Ⅲ-n-m`` that *text* names, also for ``7-3``; None when it names none."""
    number = parse(text)
    if number is None:
        bare = _BARE.match(text)
        if bare is None or bare.end() != len(text.rstrip()):
            return None
        number = Number(int(bare["content"]), int(bare["standard"]))
    return number.standard_code


def find(text: str) -> tuple[Number, ...]:
    """Return every number written with its Ⅲ (or ``3-007-3``) inside a name, in order."""
    found: list[tuple[int, Number]] = []
    for match in _INSIDE.finditer(text):
        standard = _value(match["standard"] or match["circled"])
        piece = _value(match["piece"] or match["digits"]) if standard is not None else None
        found.append((match.start(), Number(int(match["content"]), standard, piece)))
    for match in _ASCII.finditer(text):
        number = Number(int(match["content"]), int(match["standard"]), _value(match["digits"]))
        found.append((match.start(), number))
    return tuple(number for _, number in sorted(found))


def find_bare(name: str) -> Number | None:
    """Return ``7-3`` at the start of a name, where it is no date; a weaker sign than :func:`find`."""
    match = _BARE.match(name)
    return Number(int(match["content"]), int(match["standard"])) if match else None


def find_ordinal(name: str) -> int | None:
    """Return 2 for ``2）…``: a standard's place inside the content that a parent folder names."""
    match = _ORDINAL.match(name)
    return int(match["standard"]) if match else None


def _value(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else circled(text)
