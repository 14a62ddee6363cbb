"""How the paragraphs of a Word document look and what number they bear; those set alike are worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archivist.extract.package import Element, child
from archivist.extract.wordnumbering import Numbering, Where
from archivist.extract.wordstyles import Look, Styles
from archivist.extract.wordtext import Line, read_line
from archivist.extract.wordxml import (
    Block,
    WordXml,
    first_run_settings_of,
    settings_of,
    words_of,
)

_PLAIN = Look()
_LISTED = re.compile(
    r'<w:numPr><w:ilvl w:val="(\d{1,2})"/><w:numId w:val="(\d{1,9})"/></w:numPr>', re.ASCII
)
_STYLED = re.compile(r'<w:pPr><w:pStyle w:val="([^"&<>]*)"/>')


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a part: its *xml* where it holds nothing but runs of text, else its *element*."""

    part: WordXml
    xml: str
    element: Element | None
    line: Line

    @classmethod
    def of(cls, part: WordXml, block: Block) -> Paragraph:
        """Read a block of *part* that is a paragraph."""
        element = part.element(block) if block.odd >= 0 else None
        line = Line(words_of(block.xml)) if element is None else read_line(element)
        return cls(part, block.xml, element, line)

    @property
    def settings(self) -> Element | None:
        """Its ``w:pPr``."""
        if self.element is not None:
            return child(self.element, "pPr")
        own = settings_of(self.xml)
        return self.part.parsed(own) if own else None


class Settings:
    """The looks and numbers of one document; *looks* says whether anybody wants to know the looks."""

    def __init__(self, styles: Styles, numbering: Numbering, *, looks: bool) -> None:
        self._styles = styles
        self._numbering = numbering
        self._wanted = looks
        self._looks: dict[tuple[str, str], Look] = {}
        self._wheres: dict[str, Where] = {}

    def label(self, paragraph: Paragraph) -> str:
        """Return what Word writes before a paragraph; to be asked once for each, in their order."""
        if paragraph.element is not None:
            own = child(paragraph.element, "pPr")
            return "" if own is None else self._numbering.label(Where.of(own))
        said = settings_of(paragraph.xml)
        if not said:
            return ""
        where = self._wheres.get(said)
        if where is None:
            where = self._wheres[said] = _where(paragraph.part, said)
        return self._numbering.label(where)

    def look(self, paragraph: Paragraph) -> Look:
        """Return how a paragraph looks: its style, its own settings, then its first words'."""
        if not self._wanted:
            return _PLAIN
        if paragraph.element is not None:
            return self._styles.look(paragraph.element)
        own, run = settings_of(paragraph.xml), first_run_settings_of(paragraph.xml)
        look = self._looks.get((own, run))
        if look is None:
            parsed = [paragraph.part.parsed(each) if each else None for each in (own, run)]
            look = self._looks[own, run] = self._styles.look_by(*parsed)
        return look


def _where(part: WordXml, settings: str) -> Where:
    """Return where settings put a paragraph; they are parsed where they are written in an unusual manner."""
    styled = _STYLED.match(settings)
    style = styled[1] if styled else ""
    if "PrChange" not in settings and (styled or "<w:pStyle" not in settings):
        if "<w:numPr" not in settings:
            return Where(style, "", -1)
        listed = _LISTED.search(settings)
        if listed is not None:
            return Where(style, listed[2], int(listed[1]))
    return Where.of(part.parsed(settings))
