"""Word documents: body and tables in reading order, everything else told apart (ECMA-376 part 1, §17)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from archivist.domain.place import NOWHERE, Place
from archivist.domain.signs import DraftSign
from archivist.extract.asides import Asides
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.extract.limits import MAX_CELLS, kept_text
from archivist.extract.package import (
    Element,
    Package,
    Relation,
    child,
    local,
    properties_of,
    value,
)
from archivist.extract.wordlayout import page_layout
from archivist.extract.wordnumbering import Numbering
from archivist.extract.wordstyles import Look, Styles
from archivist.extract.wordtext import Line, peculiar_in, read_line, read_plain

FORMATS = ("docx",)
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
        main = package.main_part("word/document.xml")
        relations = package.relations(main)
        body = child(package.tree(main), "body")
        styles = Styles.of(package, relations)
        reading = _Reading(styles, Numbering.of(package, relations, styles))
        if body is not None:
            reading.blocks(body)
        for part, target in _other_parts(package, relations):
            reading.other(package.tree(target), part)
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
        layout=page_layout(body),
    )


def _other_parts(package: Package, relations: tuple[Relation, ...]) -> Iterator[tuple[Part, str]]:
    for kind, part in _OTHERS.items():
        for relation in relations:
            if relation.type == kind and relation.target in package.names:
                yield part, relation.target


class _Reading(Asides):
    """The passages, tables and signs found so far."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        super().__init__()
        self._numbering = numbering
        self.tables: list[Table] = []
        self.cells = 0
        self._styles = styles
        self._paragraphs = 0
        self._peculiar: frozenset[Element] = frozenset()
        self._once: set[tuple[Part, str]] = set()

    def blocks(self, parent: Element) -> None:
        """Read the paragraphs and tables of the body."""
        self._peculiar = peculiar_in(parent)
        for block in _blocks(parent):
            if local(block) == "tbl":
                self._table(block)
                continue
            line = self._line(block)
            if line.said:
                self._paragraphs += 1
            self._add(line, Place(paragraph=self._paragraphs or 1), Part.BODY, block)

    def other(self, root: Element, part: Part) -> None:
        """Read a header, a footer, notes or comments; the same words only once."""
        self._peculiar = peculiar_in(root)
        for block in root.iter("{*}p"):
            if next(block.iterancestors("{*}txbxContent"), None) is not None:
                continue  # read with the paragraph it hangs on
            line = self._line(block)
            known = line.said and (part, line.own) in self._once
            self._once.add((part, line.own))
            if not known or line.boxes:
                self._add(line, NOWHERE, part, block)
            if part is Part.COMMENT and line.own:
                self.sign(DraftSign.COMMENT, line.own, NOWHERE)

    def _line(self, paragraph: Element) -> Line:
        return read_line(paragraph) if paragraph in self._peculiar else read_plain(paragraph)

    def _add(self, line: Line, place: Place, part: Part, block: Element) -> None:
        self._say(line, place, part, block, self._numbering.label(block))

    def _say(self, line: Line, place: Place, part: Part, block: Element, label: str) -> None:
        if line.said:
            look = self._styles.look(block)
            self.passages.append(_passage(line.own, place, part, look, label))
        self._hanging(line, place, part)

    def _hanging(self, line: Line, place: Place, part: Part) -> None:
        if line.bare:
            return
        inside = Part.TEXT_BOX if part in {Part.BODY, Part.TABLE} else part
        for box in line.boxes:
            for paragraph in _blocks_deep(box):
                self._add(self._line(paragraph), place, inside, paragraph)
        self.passages += [Passage(mark, place, Part.HEADER) for mark in line.marks]
        self.aside(line, place)
        if line.tracked:
            self.sign(DraftSign.TRACKED, line.changed or line.own, place)

    def _table(self, table: Element) -> None:
        name = f"表{len(self.tables) + 1}"
        slot = len(self.tables)
        self.tables.append(Table((), place=Place(sheet=name), name=name))
        rows = []
        for number, row in enumerate(_rows(table), 1):
            cells = list(_cells(row))
            self.cells += len(cells)
            if self.cells > MAX_CELLS:
                break
            rows.append(tuple(self._row(cells, Place(sheet=name, cell=f"A{number}"))))
        types = tuple("".join("s" if text else "." for text in row) for row in rows)
        self.tables[slot] = Table(tuple(rows), types, Place(sheet=name), name)

    def _row(self, cells: list[Element | None], place: Place) -> list[str]:
        found = [[] if c is None else [self._numbered(p) for p in _blocks_deep(c)] for c in cells]
        texts = [
            " ".join(" ".join(f"{n}{x.own}".split()) for _, x, n in cell if n or x.said)
            for cell in found
        ]
        lines = list(chain.from_iterable(found))
        if sum(map(bool, texts)) == 1:
            # A layout table: its lines keep their look, so a red head or a signature is seen.
            for paragraph, line, label in lines:
                self._say(line, place, Part.TABLE, paragraph, label)
            return texts
        if any(texts):
            labels = " ".join(label.strip() for _, _, label in lines if label)
            said = "\t".join(texts).rstrip()
            self.passages.append(Passage(said, place, Part.TABLE, label=labels))
        for _, line, _ in lines:
            self._hanging(line, place, Part.TABLE)
        return texts

    def _numbered(self, paragraph: Element) -> tuple[Element, Line, str]:
        """Read a paragraph of a cell; an empty one may show its number, as a column 序号 does."""
        return paragraph, self._line(paragraph), self._numbering.label(paragraph)


def _passage(text: str, place: Place, part: Part, look: Look, label: str) -> Passage:
    said = f"{label}{text.strip()}"
    return Passage(said, place, part, look.heading, look.centred, look.size, label)


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, looking through content controls and tracked containers."""
    for each in parent:
        name = local(each)
        if name in {"p", "tbl"}:
            yield each
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _blocks(each)


def _blocks_deep(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell or box, those of tables inside it too."""
    for block in _blocks(parent):
        if local(block) == "p":
            yield block
            continue
        for row in _rows(block):
            for cell in _cells(row):
                if cell is not None:
                    yield from _blocks_deep(cell)


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if local(each) == "tr":
            yield each
        elif local(each) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element | None]:
    """Yield the cells of a row, None for columns it spans or leaves out, so that columns line up."""
    for each in row:
        name = local(each)
        if name == "tc":
            yield each
            yield from [None] * (_count(value(child(each, "tcPr", "gridSpan")), 1) - 1)
        elif name == "trPr":  # stands before the cells (§17.4.78)
            yield from [None] * _count(value(child(each, "gridBefore")), 0)
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(each)


def _count(text: str | None, otherwise: int) -> int:
    return min(int(text), 1000) if text and text.isdecimal() else otherwise
