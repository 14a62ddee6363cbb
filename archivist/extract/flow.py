"""The own words as one text in which a sentence is whole, though a page breaks it into lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from archivist.domain.place import NOWHERE, Place
from archivist.extract.lines import Line

_STOPS = "。：；！？:;!?"
_FULL = 0.8  # of a long line's length: shorter lines end their paragraph
_LONG = 0.9


@dataclass(frozen=True, slots=True)
class Flow:
    """*text* with one line a paragraph; *starts* and *places* tell where each piece of it stands."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place_at(self, offset: int) -> Place:
        """Return the place of the character at *offset*."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if 0 <= index < len(self.places) else NOWHERE


def flow_of(lines: list[Line]) -> Flow:
    """Join the lines of a fixed page that run on; those of other files are paragraphs already."""
    paged = [line for line in lines if line.passage.place.page is not None and not line.is_row]
    if not paged:
        whole = [f"{line.text}\n" for line in lines]
        begins = tuple(accumulate(map(len, whole[:-1]), initial=0)) if whole else ()
        return Flow("".join(whole), begins, tuple(line.passage.place for line in lines))
    lengths = sorted(len(line.text) for line in paged)
    usual = lengths[int(_LONG * (len(lengths) - 1))] if lengths else 0
    parts, starts, length = [], [], 0
    for line, following in zip_longest(lines, lines[1:]):
        runs_on = following is not None and _runs_on(line, following, usual)
        part = line.text if runs_on else f"{line.text}\n"
        parts.append(part)
        starts.append(length)
        length += len(part)
    return Flow("".join(parts), tuple(starts), tuple(line.place for line in lines))


def _runs_on(line: Line, following: Line, usual: int) -> bool:
    if line.place.page is None or line.is_row or following.is_row:
        return False
    return len(line.text) >= _FULL * usual and line.text[-1] not in _STOPS
