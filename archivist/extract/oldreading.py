"""From the paragraphs of a Word 97 to 2003 or RTF document to passages, tables and signs."""

from __future__ import annotations

from collections.abc import Iterable

from archivist.domain.place import NOWHERE, Place
from archivist.domain.signs import DraftSign
from archivist.extract.asides import Asides
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.extract.limits import MAX_CELLS, kept_text
from archivist.extract.oldlines import CELL_END, Line
from archivist.extract.oldrows import Row, columns_of


class Reading(Asides):
    """The passages, tables and signs found so far."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.cells = 0
        self._paragraphs = 0
        self._rows: list[Row] = []
        self._row = Row()

    def body(self, lines: Iterable[Line]) -> None:
        """Read the main text: paragraphs, and tables where paragraphs say they are in one."""
        for line in lines:
            if line.look.in_table or line.mark == CELL_END:
                self._cell(line)
                continue
            self._end_table()
            self._paragraphs += bool(line.own.strip())
            self._add(line, Place(paragraph=self._paragraphs or 1), Part.BODY)
        self._end_table()

    def other(self, lines: Iterable[Line], part: Part) -> None:
        """Read a header, a footer, notes, comments or boxes; the same words only once."""
        known = {p.text for p in self.passages if p.part is part}
        for line in lines:
            if line.own.strip() in known:
                line.own = ""
            known.add(line.own.strip())
            self._add(line, NOWHERE, part)
            if part is Part.COMMENT and line.own.strip():
                self.sign(DraftSign.COMMENT, line.own, NOWHERE)

    def extract(self, properties: dict[str, str], pages: int | None) -> Extract:
        """Return what was read, within the limits."""
        kept, truncated = kept_text(self.passages)
        if truncated or self.cells > MAX_CELLS:
            properties["truncated"] = "text" if truncated else "cells"
        return Extract(
            kept,
            tuple(self.tables),
            properties,
            pages,
            drafts=tuple(self.drafts.values()),
            images=self.images,
        )

    def _add(self, line: Line, place: Place, part: Part) -> None:
        text = line.own.strip()
        if text:
            look = line.look
            self.passages.append(Passage(text, place, part, look.heading, look.centred, line.size))
        self._beside(line, place)

    def _beside(self, line: Line, place: Place) -> None:
        self.aside(line, place)
        if line.changed.strip():
            self.sign(DraftSign.TRACKED, line.changed, place)

    def _cell(self, line: Line) -> None:
        if self._row.ended_by(line):
            self._row.edges = line.look.edges
            self.cells += len(self._row.cells)
            if self.cells <= MAX_CELLS:
                self._rows.append(self._row)
            self._row = Row()
            return
        self._row.put(line)

    def _end_table(self) -> None:
        if self._row.cells or self._row.open:
            self._rows.append(self._row)
            self._row = Row()
        if not self._rows:
            return
        rows, self._rows = self._rows, []
        name = f"表{len(self.tables) + 1}"
        columns = columns_of(rows)
        texts = [
            self._read_row(row, at, Place(sheet=name, cell=f"A{number}"))
            for number, (row, at) in enumerate(zip(rows, columns, strict=True), 1)
        ]
        types = tuple("".join("s" if text else "." for text in row) for row in texts)
        self.tables.append(Table(tuple(texts), types, Place(sheet=name), name))

    def _read_row(self, row: Row, columns: tuple[int, ...], place: Place) -> tuple[str, ...]:
        said = row.texts
        texts = [""] * (max(columns, default=-1) + 1)
        for column, text in zip(columns, said, strict=True):
            texts[column] = f"{texts[column]} {text}".strip()
        if sum(map(bool, texts)) == 1:
            # A layout table: its lines keep their look, so a red head or a signature is seen.
            for line in row.lines:
                self._add(line, place, Part.TABLE)
            return tuple(texts)
        if any(texts):
            self.passages.append(Passage("\t".join(texts).rstrip(), place, Part.TABLE))
        for line in row.lines:
            self._beside(line, place)
        return tuple(texts)
