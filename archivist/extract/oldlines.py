"""What the old Word formats (doc, rtf) have in common: paragraphs with a look and an end."""

from __future__ import annotations

from dataclasses import dataclass

CELL_END = "\x07"


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks; *edges* are the cells' borders of a table row, in twips."""

    heading: bool = False
    centred: bool = False
    size: float | None = None
    in_table: bool = False
    row_end: bool = False
    edges: tuple[int, ...] = ()


@dataclass(slots=True)
class Line:
    """A paragraph: *mark* ends it, *own* is what a reader sees."""

    look: ParagraphLook
    mark: str
    own: str = ""
    deleted: str = ""
    hidden: str = ""
    changed: str = ""
    images: int = 0
    size: float | None = None
