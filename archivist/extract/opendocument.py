"""OpenDocument texts and presentations (ODF 1.2, ISO/IEC 26300)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from archivist.domain.place import NOWHERE, Place, Spot
from archivist.domain.signs import Draft, DraftSign
from archivist.extract.base import DamagedError, EncryptedError, Extract, Part, Passage, Table
from archivist.extract.limits import MAX_CELLS, kept_text
from archivist.extract.odparagraphs import Line, read_line
from archivist.extract.odstyles import Styles
from archivist.extract.package import Element, Package, child, children, local, value
from archivist.i18n import N_

FORMATS = ("odt", "odp")
_MANIFEST = "META-INF/manifest.xml"
_HEADS = {
    **dict.fromkeys(("header", "header-left", "header-first"), Part.HEADER),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), Part.FOOTER),
}
_TITLES = frozenset({"title", "subtitle"})
_PROPERTIES = {
    "title": "title", "initial-creator": "author", "creator": "last_author",
    "description": "description", "creation-date": "created", "date": "modified",
    "generator": "application",
}  # fmt: skip
_MAX_REPEATED = 1000
_SPOT = 40


def extract(path: Path) -> Extract:
    """Read a text or a presentation. Raises DamagedError, EncryptedError, or what lxml raises."""
    with Package(path) as package:
        if _is_encrypted(package):
            raise EncryptedError(N_("文档有密码"))
        if "content.xml" not in package.names:
            raise DamagedError(N_("缺少主要部件"))
        content = package.tree("content.xml")
        styles = package.tree("styles.xml") if "styles.xml" in package.names else None
        properties, pages = properties_of(package)
        macros = any(name.startswith("Basic/") for name in package.names)
    roots = [content] if styles is None else [styles, content]
    reading = _Reading(Styles(*roots))
    body = child(content, "body")
    for page in children(body, "presentation"):
        if local(page) == "page":
            reading.slide(page)
    text = child(body, "text")
    if text is not None:
        reading.blocks(text)
    if styles is not None:
        reading.heads(styles)
    if macros:
        properties["macros"] = "yes"
    return reading.extract(properties, reading.slides or pages)


def _is_encrypted(package: Package) -> bool:
    if _MANIFEST not in package.names:
        return False
    return next(package.tree(_MANIFEST).iter("{*}encryption-data"), None) is not None


def properties_of(package: Package) -> tuple[dict[str, str], int | None]:
    """Return the document properties by the names of :class:`Extract`, and the pages it counted."""
    if "meta.xml" not in package.names:
        return {}, None
    found: dict[str, str] = {}
    pages = ""
    for each in children(package.tree("meta.xml"), "meta"):
        name = _PROPERTIES.get(local(each))
        if name and (each.text or "").strip():
            found[name] = (each.text or "").strip()
        elif local(each) == "document-statistic":
            pages = value(each, "page-count") or ""
    if "author" not in found and "last_author" in found:
        found["author"] = found["last_author"]
    return found, int(pages) if pages.isdecimal() and int(pages) > 0 else None


class _Reading:
    """The passages, tables and signs found so far."""

    def __init__(self, styles: Styles) -> None:
        self.passages: list[Passage] = []
        self.tables: list[Table] = []
        self.slides = 0
        self._drafts: dict[DraftSign, Draft] = {}
        self._images = 0
        self._cells = 0
        self._styles = styles
        self._paragraphs = 0

    def extract(self, properties: dict[str, str], pages: int | None) -> Extract:
        """Return what was read, within the limits."""
        kept, truncated = kept_text(self.passages)
        if truncated or self._cells > MAX_CELLS:
            properties["truncated"] = "text" if truncated else "cells"
        drafts = tuple(self._drafts.values())
        return Extract(
            kept, tuple(self.tables), properties, pages, drafts=drafts, images=self._images
        )

    def blocks(self, parent: Element, part: Part = Part.BODY, place: Place | None = None) -> None:
        """Read paragraphs, tables, lists and sections in order; *place* None counts paragraphs."""
        for each in parent:
            name = local(each)
            if name in {"p", "h"}:
                self._paragraph(each, part, place)
            elif name == "table":
                self._table(each, place)
            elif name == "tracked-changes":
                self._changes(each)
            elif name in {"frame", "custom-shape", "rect", "text-box", "g", "a"}:
                self._images += name == "frame" and child(each, "image") is not None
                boxed = Part.TEXT_BOX if part is Part.BODY and place is None else part
                self.blocks(each, boxed, place or self._here)
            elif name not in {"annotation", "forms", "sequence-decls", "index-title-template"}:
                self.blocks(each, part, place)

    def slide(self, page: Element) -> None:
        """Read a slide and its notes."""
        self.slides += 1
        place = Place(page=self.slides)
        for shape in page:
            if local(shape) == "notes":
                self.blocks(shape, Part.NOTE, place)
                continue
            before = len(self.passages)
            self._images += child(shape, "image") is not None
            self.blocks(shape, Part.BODY, place)
            if value(shape, "class") in _TITLES:
                for n in range(before, len(self.passages)):
                    said = self.passages[n]
                    self.passages[n] = Passage(said.text, place, said.part, heading=True)

    def heads(self, styles: Element) -> None:
        """Read headers and footers, and what stands on master slides; the same words only once."""
        before = len(self.passages)
        for master in styles.iter("{*}master-page"):
            for each in master:
                if local(each) in _HEADS:
                    self.blocks(each, _HEADS[local(each)], NOWHERE)
                elif local(each) != "notes" and value(each, "placeholder") != "true":
                    self.blocks(each, Part.HEADER, NOWHERE)
        self.passages[before:] = dict.fromkeys(self.passages[before:])

    @property
    def _here(self) -> Place:
        return Place(paragraph=self._paragraphs or 1)

    def _paragraph(self, element: Element, part: Part, place: Place | None) -> None:
        line = read_line(element, self._styles)
        if part is Part.BODY and place is None and line.own.strip():
            self._paragraphs += 1
        self._add(element, line, part, place or self._here)

    def _add(self, element: Element, line: Line, part: Part, place: Place) -> None:
        text = line.own.strip()
        if text:
            look = self._styles.paragraph(element)
            self.passages.append(Passage(text, place, part, look.heading, look.centred, look.size))
        self._hanging(line, part, place)

    def _hanging(self, line: Line, part: Part, place: Place) -> None:
        self._images += line.images
        inside = Part.TEXT_BOX if part in {Part.BODY, Part.TABLE} else part
        for box in line.boxes:
            self.blocks(box, inside, place)
        for note in line.notes:
            self.blocks(note, Part.NOTE, place)
        for comment in line.comments:
            before = len(self.passages)
            self.blocks(comment, Part.COMMENT, place)
            for said in self.passages[before:]:
                self._sign(DraftSign.COMMENT, said.text, place)
        if line.hidden.strip():
            self.passages.append(Passage(line.hidden.strip(), place, Part.HIDDEN))
            self._sign(DraftSign.HIDDEN, line.hidden, place)

    def _changes(self, changes: Element) -> None:
        for region in changes:
            removed = child(region, "deletion")
            text = ""
            for paragraph in removed.iter("{*}p", "{*}h") if removed is not None else ():
                text = read_line(paragraph, self._styles).own.strip()
                if text:
                    self.passages.append(Passage(text, NOWHERE, Part.DELETED))
            self._sign(DraftSign.TRACKED, text, NOWHERE)

    def _sign(self, sign: DraftSign, text: str, place: Place) -> None:
        self._drafts.setdefault(sign, Draft(sign, Spot(text.strip()[:_SPOT], place)))

    def _table(self, table: Element, place: Place | None) -> None:
        name = f"表{len(self.tables) + 1}"
        slot = len(self.tables)
        self.tables.append(Table((), name=name))
        rows: list[tuple[str, ...]] = []
        for number, row in enumerate(_rows(table), 1):
            cells = list(islice(_cells(row), MAX_CELLS + 1))
            self._cells += len(cells)
            if self._cells > MAX_CELLS:
                break
            at = place or Place(sheet=name, cell=f"A{number}")
            rows.append(self._row(cells, at))
        types = tuple("".join("s" if text else "." for text in row) for row in rows)
        self.tables[slot] = Table(tuple(rows), types, place or Place(sheet=name), name)

    def _row(self, cells: list[Element | None], place: Place) -> tuple[str, ...]:
        lines = [
            [] if cell is None else [(p, read_line(p, self._styles)) for p in _paragraphs(cell)]
            for cell in cells
        ]
        texts = tuple(
            " ".join(" ".join(x.own.split()) for _, x in cell if x.own.strip()) for cell in lines
        )
        if sum(map(bool, texts)) == 1:
            # A layout table: its lines keep their look, so a red head or a signature is seen.
            for paragraph, line in (each for cell in lines for each in cell):
                self._add(paragraph, line, Part.TABLE, place)
            return texts
        if any(texts):
            self.passages.append(Passage("\t".join(texts).rstrip(), place, Part.TABLE))
        for _, line in (each for cell in lines for each in cell):
            self._hanging(line, Part.TABLE, place)
        return texts


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if local(each) == "table-row":
            yield each
        elif local(each) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element | None]:
    """Yield the cells of a row, None for those covered by a spanning one, so that columns line up."""
    for each in row:
        if local(each) in {"table-cell", "covered-table-cell"}:
            said = value(each, "number-columns-repeated") or "1"
            repeated = min(int(said), _MAX_REPEATED) if said.isdecimal() else 1
            yield from [each if local(each) == "table-cell" else None] * repeated


def _paragraphs(cell: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those of lists and tables in it too, not those hanging on one."""
    for each in cell:
        if local(each) in {"p", "h"}:
            yield each
        elif local(each) != "annotation":
            yield from _paragraphs(each)
