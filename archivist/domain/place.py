"""Where inside a file something stands."""

from __future__ import annotations

from dataclasses import dataclass

from archivist.i18n import _


@dataclass(frozen=True, slots=True)
class Place:
    """A page, paragraph, cell, archive member or pixel box; unknown parts are None.

    Pages and paragraphs count from 1; *box* is left, top, right, bottom in pixels.
    """

    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    member: str | None = None
    box: tuple[int, int, int, int] | None = None

    def __str__(self) -> str:
        """Say it for a person: ``第3页``, ``Sheet1!B4``."""
        parts = [self.member] if self.member else []
        if self.page is not None:
            parts.append(_("第{page}页").format(page=self.page))
        if self.paragraph is not None:
            parts.append(_("第{paragraph}段").format(paragraph=self.paragraph))
        if self.sheet is not None:
            parts.append(f"{self.sheet}!{self.cell}" if self.cell else self.sheet)
        elif self.cell:
            parts.append(self.cell)
        if self.box is not None:
            parts.append(_("图中 {box}").format(box=self.box))
        return " ".join(parts)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Spot:
    """A few words and their place: what a finding can point at."""

    text: str
    place: Place = NOWHERE

    def __str__(self) -> str:
        """Say it for a person: ``XX市（第3段）``."""
        where = str(self.place)
        return _("{text}（{where}）").format(text=self.text, where=where) if where else self.text
