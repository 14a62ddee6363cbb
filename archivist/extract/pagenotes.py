"""What one pass over the pages of a PDF noticed, so that nobody loads a page again to find nothing on it.

Loading a page parses all that is drawn on it, and is most of what reading a PDF costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_DATE = re.compile(r"(?:\d{4}|二[〇○零]\S{2})年\S{1,2}月\S{1,3}日")
_DATE_LINE = 40  # characters
MOST_DATED = 3  # pages with a date alone on which seals are looked for


@dataclass(slots=True)
class PageNotes:
    """Numbers of the pages (from 1) of which is known that they bear no picture, and nothing red.

    *pages* is how many there are, 0 where nobody read them. Of a page that is in neither set
    nothing is known.
    """

    pages: int = 0
    pictureless: set[int] = field(default_factory=set)
    redless: set[int] = field(default_factory=set)

    def without_pictures(self, numbers: Iterable[int]) -> bool:
        """Whether none of these pages bears a picture."""
        return self.pages > 0 and self.pictureless.issuperset(numbers)

    def without_red(self, numbers: Iterable[int]) -> bool:
        """Whether none of these pages bears anything red."""
        return self.pages > 0 and self.redless.issuperset(numbers)


def is_dated(line: str) -> bool:
    """Whether a line holds a date and nothing else."""
    return len(line) <= _DATE_LINE and _DATE.fullmatch("".join(line.split())) is not None
