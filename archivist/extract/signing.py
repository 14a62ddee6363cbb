"""签发人 of a paper to a higher organ (GB/T 9704-2012 7.2.6): beside the number, or on a line of its own."""

from __future__ import annotations

import re

from archivist.domain.place import Spot
from archivist.extract.lines import Line
from archivist.extract.title import Found

_SIGNER = re.compile(
    r"签\s*发\s*人?\s*[：:]\s*(?P<names>[\u4e00-\u9fff·]{2,4}(?:[、\s\t]+[\u4e00-\u9fff·]{2,4}){0,4})"
)
_HEAD = 15


def find_signer(lines: list[Line], title: Found) -> Spot | None:
    """Return the names behind 签发人 above the title, several joined by 、; None where none stands."""
    end = title.first if title.first >= 0 else _HEAD
    for line in lines[: max(end, 1)]:
        match = _SIGNER.search(line.raw or line.text)
        if match:
            names = re.split(r"[、\s]+", _joined(match["names"]))
            return Spot("、".join(name for name in names if name), line.place)
    return None


def _joined(names: str) -> str:
    """Close the gap that spreads a name of two characters: 李　四."""
    return re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
        r"\1\2",
        names,
    )
