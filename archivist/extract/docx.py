"""Word documents: body and tables in reading order, everything else told apart (ECMA-376 part 1, §17)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from lxml import etree

from archivist.domain.place import NOWHERE, Place
from archivist.domain.signs import DraftSign
from archivist.extract.asides import Asides
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.extract.limits import MAX_CELLS, kept_count, kept_text
from archivist.extract.package import Package, Relation, properties_of
from archivist.extract.wordlayout import page_layout
from archivist.extract.wordnumbering import Numbering
from archivist.extract.wordsettings import Paragraph, Settings
from archivist.extract.wordstyles import Look, Styles
from archivist.extract.wordtext import Line
from archivist.extract.wordxml import Block, WordXml

FORMATS = ("docx",)
Numbered = tuple[Paragraph, str]  # with the number it bears
_OTHERS = {
    "footnotes": Part.NOTE,
    "endnotes": Part.NOTE,
    "comments": Part.COMMENT,
    "header": Part.HEADER,
    "footer": Part.FOOTER,
}


def extract(path: Path) -> Extract:
    """Read a document. Raises DamagedError, EncryptedError, or what zipfile and lxml raise."""
    with Package(path) as package:
        reading, document = _read(package, looks=True)
        properties, pages = properties_of(package)
        macros = any(name.endswith("vbaProject.bin") for name in package.names)
    kept, truncated = kept_text(reading.passages)
    if truncated or reading.cells > MAX_CELLS:
        properties["truncated"] = "text" if truncated else "cells"
    if macros:
        properties["macros"] = "yes"
    return Extract(
        kept,
        tuple(reading.tables),
        properties,
        pages,
        drafts=tuple(reading.drafts.values()),
        images=reading.images,
        layout=page_layout(document.section(), reading.own),
    )


def text_of(path: Path) -> str:
    """Return the text that :func:`extract` has, and nothing else of it. Raises as it does."""
    with Package(path) as package:
        reading, _ = _read(package, looks=False)
    said = [passage.text for passage in reading.passages]
    return "\n".join(said[: kept_count(said)])


def _read(package: Package, *, looks: bool) -> tuple[_Reading, WordXml]:
    """Read the document and its other parts; what its paragraphs look like only if *looks*."""
    main = package.main_part("word/document.xml")
    relations = package.relations(main)
    document = WordXml(package.read(main))
    styles = Styles.of(package, relations)
    reading = _Reading(Settings(styles, Numbering.of(package, relations, styles), looks=looks))
    reading.body(document)
    for part, target in _other_parts(package, relations):
        reading.other(WordXml(package.read(target)), part)
    return reading, document


def _other_parts(package: Package, relations: tuple[Relation, ...]) -> Iterator[tuple[Part, str]]:
    for kind, part in _OTHERS.items():
        for relation in relations:
            if relation.type == kind and relation.target in package.names:
                yield part, relation.target


class _Reading(Asides):
    """The passages, tables and signs found so far."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.own: list[Paragraph] = []
        self.cells = 0
        self._settings = settings
        self._paragraphs = 0
        self._once: set[tuple[Part, str]] = set()

    def body(self, xml: WordXml) -> None:
        """Read the paragraphs and tables of the body."""
        for each in xml.body or ():
            if each.name == "p":
                self.own.append(self._in_body(xml, each))
                continue
            for block in _blocks([each]):
                if block.name == "tbl":
                    self._table(xml, block)
                else:
                    self._in_body(xml, block)

    def _in_body(self, xml: WordXml, block: Block) -> Paragraph:
        found = Paragraph.of(xml, block)
        if found.line.said:
            self._paragraphs += 1
        self._add(found, Place(paragraph=self._paragraphs or 1), Part.BODY)
        return found

    def other(self, xml: WordXml, part: Part) -> None:
        """Read a header, a footer, notes or comments; the same words only once."""
        for block in xml.paragraphs:
            found = Paragraph.of(xml, block)
            line = found.line
            known = line.said and (part, line.own) in self._once
            self._once.add((part, line.own))
            if not known or line.boxes:
                self._add(found, NOWHERE, part)
            if part is Part.COMMENT and line.own:
                self.sign(DraftSign.COMMENT, line.own, NOWHERE)

    def _add(self, found: Paragraph, place: Place, part: Part) -> None:
        self._say(found, place, part, self._settings.label(found))

    def _say(self, found: Paragraph, place: Place, part: Part, label: str) -> None:
        if found.line.said:
            look = self._settings.look(found)
            self.passages.append(_passage(found.line.own, place, part, look, label))
        self._hanging(found.line, place, part)

    def _hanging(self, line: Line, place: Place, part: Part) -> None:
        if line.bare:
            return
        inside = Part.TEXT_BOX if part in {Part.BODY, Part.TABLE} else part
        for box in line.boxes:
            xml = WordXml(etree.tostring(box, encoding="utf-8", with_tail=False))
            for block in _blocks_deep(xml.blocks):
                self._add(Paragraph.of(xml, block), place, inside)
        self.passages += [Passage(mark, place, Part.HEADER) for mark in line.marks]
        self.aside(line, place)
        if line.tracked:
            self.sign(DraftSign.TRACKED, line.changed or line.own, place)

    def _table(self, xml: WordXml, table: Block) -> None:
        name = f"表{len(self.tables) + 1}"
        slot = len(self.tables)
        self.tables.append(Table((), place=Place(sheet=name), name=name))
        rows = []
        for number, row in enumerate(_rows(table.blocks), 1):
            cells = list(_cells(row))
            self.cells += len(cells)
            if self.cells > MAX_CELLS:
                break
            rows.append(tuple(self._row(xml, cells, Place(sheet=name, cell=f"A{number}"))))
        types = tuple("".join("s" if text else "." for text in row) for row in rows)
        self.tables[slot] = Table(tuple(rows), types, Place(sheet=name), name)

    def _row(self, xml: WordXml, cells: list[Block | None], place: Place) -> list[str]:
        found = [[] if cell is None else self._in_cell(xml, cell) for cell in cells]
        texts = [_cell_text(cell) for cell in found]
        paragraphs = list(chain.from_iterable(found))
        if sum(map(bool, texts)) == 1:
            # A layout table: its lines keep their look, so a red head or a signature is seen.
            for paragraph, label in paragraphs:
                self._say(paragraph, place, Part.TABLE, label)
            return texts
        if any(texts):
            labels = " ".join(label.strip() for _, label in paragraphs if label)
            said = "\t".join(texts).rstrip()
            self.passages.append(Passage(said, place, Part.TABLE, label=labels))
        for paragraph, _ in paragraphs:
            self._hanging(paragraph.line, place, Part.TABLE)
        return texts

    def _in_cell(self, xml: WordXml, cell: Block) -> list[Numbered]:
        """Read the paragraphs of a cell; an empty one may show its number, as a column 序号 does."""
        blocks = cell.blocks
        only = len(blocks) == 1 and blocks[0].name == "p"
        read = [Paragraph.of(xml, each) for each in (blocks if only else _blocks_deep(blocks))]
        return [(paragraph, self._settings.label(paragraph)) for paragraph in read]


def _cell_text(cell: list[Numbered]) -> str:
    said = [f"{number}{paragraph.line.own}" for paragraph, number in cell]
    return " ".join(" ".join(said).split())


def _passage(text: str, place: Place, part: Part, look: Look, label: str) -> Passage:
    said = f"{label}{text.strip()}"
    return Passage(said, place, part, look.heading, look.centred, look.size, label)


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield paragraphs and tables, looking through content controls and tracked containers."""
    for each in blocks:
        if each.name in {"p", "tbl"}:
            yield each
        elif each.name in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _blocks(each.blocks)


def _blocks_deep(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the paragraphs of a cell or box, those of tables inside it too."""
    for block in _blocks(blocks):
        if block.name == "p":
            yield block
            continue
        for row in _rows(block.blocks):
            for cell in _cells(row):
                if cell is not None:
                    yield from _blocks_deep(cell.blocks)


def _rows(blocks: Sequence[Block]) -> Iterator[Block]:
    for each in blocks:
        if each.name == "tr":
            yield each
        elif each.name in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _rows(each.blocks)


def _cells(row: Block) -> Iterator[Block | None]:
    """Yield the cells of a row, None for columns it spans or leaves out, so that columns line up."""
    if row.name == "tr":
        yield from [None] * _count(row.columns, 0)
    for each in row.blocks:
        if each.name == "tc":
            yield each
            yield from [None] * (_count(each.columns, 1) - 1)
        elif each.name in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(each)


def _count(text: str, otherwise: int) -> int:
    return min(int(text), 1000) if text.isdecimal() else otherwise
