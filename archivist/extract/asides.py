"""What hangs on a line of a Word file without being its words: pictures, deleted and hidden text."""

from __future__ import annotations

from typing import Protocol

from archivist.domain.place import Place, Spot
from archivist.domain.signs import Draft, DraftSign
from archivist.extract.base import Part, Passage

_SPOT = 40  # characters of a sign that are shown


class Line(Protocol):
    """A line as a reader of Word files keeps it."""

    deleted: str
    hidden: str
    images: int


class Asides:
    """The passages, signs of a draft and pictures found so far."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.drafts: dict[DraftSign, Draft] = {}
        self.images = 0

    def aside(self, line: Line, place: Place) -> None:
        """Keep the deleted and hidden text of *line*, and count its pictures."""
        self.images += line.images
        if line.deleted.strip():
            self.passages.append(Passage(line.deleted.strip(), place, Part.DELETED))
        if line.hidden.strip():
            self.passages.append(Passage(line.hidden.strip(), place, Part.HIDDEN))
            self.sign(DraftSign.HIDDEN, line.hidden, place)

    def sign(self, sign: DraftSign, text: str, place: Place) -> None:
        """Keep the first of each sign."""
        self.drafts.setdefault(sign, Draft(sign, Spot(text.strip()[:_SPOT], place)))
