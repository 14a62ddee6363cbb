"""PowerPoint 97 to 2003 presentations, and Kingsoft's dps: text by slide (MS-PPT)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import DamagedError, Extract, Part, Passage
from archivist.extract.limits import kept_text
from archivist.extract.ole import CompoundFile
from archivist.extract.oleproperties import properties_of
from archivist.extract.pptrecords import Record, number_at, objects_of, records, within
from archivist.extract.wordart import find_word_art
from archivist.i18n import N_

FORMATS = ("ppt",)
_DOCUMENT, _SLIDE, _NOTES, _MASTER = 0x03E8, 0x03EE, 0x03F0, 0x03F8
_LISTED, _LISTED_SLIDE, _SLIDE_ATOM = 0x0FF0, 0x03F3, 0x03EF
_TEXT_KIND, _WIDE, _NARROW, _OUTLINE = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
_SHAPE, _TEXT_BOX, _PLACEHOLDER = 0xF004, 0xF00D, 0x0BC3
_DRAWN, _PICTURE = 0xF00A, 75
_MACROS = 0x0400
_COMMENT, _STRING = 0x2EE0, 0x0FBA
_FOOTERS = 0x0FD9
_SLIDES, _MASTERS, _NOTE_PAGES = 0, 1, 2
_TITLES = frozenset({0, 6})
_LINE_BREAKS = str.maketrans({"\x0b": "\n", "\x00": None})
_STARRED = "*"  # what stands for a number or a date until a slide is shown


def extract(path: Path) -> Extract:
    """Read a presentation. Raises DamagedError where its records lead nowhere."""
    file = CompoundFile(path)
    stream = file.read("PowerPoint Document")
    current = file.read("Current User")
    objects = objects_of(stream, current)
    document = next((r for r in objects.values() if r.kind == _DOCUMENT), None)
    if document is None:
        raise DamagedError(N_("缺少主要部件"))
    deck = _Deck(objects, document)
    passages = [p for number in range(1, len(deck.slides) + 1) for p in deck.slide(number)]
    passages += deck.everywhere()
    properties, _ = properties_of(file)
    kept, truncated = kept_text(passages)
    if truncated:
        properties["truncated"] = "text"
    if any(number_at(info.data, 4) for info in within(document, _MACROS)):
        properties["macros"] = "yes"
    return Extract(kept, properties=properties, pages=len(deck.slides), images=deck.images)


class _Words(NamedTuple):
    """A paragraph, the kind of its text, and which text of several in a row it belongs to."""

    text: str
    kind: int
    number: int

    @property
    def heading(self) -> bool:
        """Whether it belongs to a title."""
        return self.kind in _TITLES


class _Deck:
    """A presentation: its slides in order, with the texts that the outline holds for them."""

    def __init__(self, objects: dict[int, Record], document: Record) -> None:
        self._objects = objects
        self._document = document
        self.images = 0
        self.slides = list(self._listed(_SLIDES))
        self._notes = {identifier: number for number, identifier, _ in self._listed(_NOTE_PAGES)}

    def slide(self, number: int) -> Iterator[Passage]:
        """Yield the words of a slide: shapes, WordArt, comments, notes."""
        reference, _, outline = self.slides[number - 1]
        place = Place(page=number)
        slide = self._objects.get(reference)
        if slide is None or slide.kind != _SLIDE:
            yield from (Passage(words.text, place, heading=words.heading) for words in outline)
            return
        self.images += sum(r.instance == _PICTURE for r in within(slide, _DRAWN))
        for words in _texts(slide, outline):
            yield Passage(words.text, place, heading=words.heading)
        for mark in find_word_art(slide.data):
            yield Passage(mark, place, Part.TEXT_BOX)
        for text in _comments(slide):
            yield Passage(text, place, Part.COMMENT)
        for footer in within(slide, _FOOTERS):
            yield from (Passage(text, place, Part.FOOTER) for text in _strings(footer))
        notes = self._objects.get(self._notes.get(_notes_of(slide), 0))
        if notes is not None and notes.kind == _NOTES:
            yield from (Passage(words.text, place, Part.NOTE) for words in _texts(notes, []))

    def everywhere(self) -> list[Passage]:
        """Return what stands on every slide: shapes of the masters that hold no place for others."""
        found: dict[Passage, None] = {}
        for reference, _, _ in self._listed(_MASTERS):
            master = self._objects.get(reference)
            if master is None or master.kind not in {_MASTER, _SLIDE}:
                continue
            for shape in within(master, _SHAPE):
                if next(within(shape, _PLACEHOLDER), None) is None:
                    for words in _texts(shape, []):
                        found[Passage(words.text, NOWHERE, Part.HEADER)] = None
            for mark in find_word_art(master.data):
                found[Passage(mark, NOWHERE, Part.HEADER)] = None
        for footer in (r for r in records(self._document.data) if r.kind == _FOOTERS):
            for text in _strings(footer):
                found[Passage(text, NOWHERE, Part.FOOTER)] = None
        return list(found)

    def _listed(self, which: int) -> Iterator[tuple[int, int, list[_Words]]]:
        """Yield (reference, identifier, outline texts) of the slides, masters or notes."""
        for listing in records(self._document.data):
            if listing.kind != _LISTED or listing.instance != which:
                continue
            inside = list(records(listing.data))
            starts = [n for n, r in enumerate(inside) if r.kind == _LISTED_SLIDE]
            for start, stop in zip(starts, [*starts[1:], len(inside)], strict=True):
                atom = inside[start].data
                texts = list(_said(inside[start + 1 : stop]))
                yield number_at(atom, 0), number_at(atom, 12), texts


def _texts(holder: Record, outline: list[_Words]) -> Iterator[_Words]:
    """Yield the paragraphs of the text boxes; some only point at a text of the outline."""
    for box in within(holder, _TEXT_BOX):
        inside = list(records(box.data))
        yield from _said(inside)
        for record in inside:
            if record.kind == _OUTLINE:
                wanted = number_at(record.data, 0)
                yield from (words for words in outline if words.number == wanted)


def _said(inside: list[Record]) -> Iterator[_Words]:
    """Yield the paragraphs of the texts that lie in a row, each text behind its kind."""
    kind, number = -1, -1
    for record in inside:
        if record.kind == _TEXT_KIND:
            kind, number = number_at(record.data, 0), number + 1
        elif record.kind in {_WIDE, _NARROW}:
            encoding = "utf-16-le" if record.kind == _WIDE else "latin-1"
            text = record.data.decode(encoding, "replace").translate(_LINE_BREAKS)
            for paragraph in text.split("\r"):
                if paragraph.strip() and paragraph.strip() != _STARRED:
                    yield _Words(paragraph.strip(), kind, number)


def _comments(slide: Record) -> Iterator[str]:
    for comment in within(slide, _COMMENT):
        texts = [r for r in records(comment.data) if r.kind == _STRING and r.instance == 1]
        yield from filter(None, (r.data.decode("utf-16-le", "replace").strip() for r in texts))


def _strings(holder: Record) -> Iterator[str]:
    for record in within(holder, _STRING):
        text = record.data.decode("utf-16-le", "replace").strip("\0 \r\n")
        if text and text != _STARRED:
            yield text


def _notes_of(slide: Record) -> int:
    atom = next((r for r in records(slide.data) if r.kind == _SLIDE_ATOM), None)
    return number_at(atom.data, 16) if atom is not None else 0
