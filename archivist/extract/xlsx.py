"""Excel workbooks, streamed: values, errors and hidden sheets (ECMA-376 part 1, §18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.grid import Budget, Cell, Sheet, column_of, number_text, range_of, time_text
from archivist.extract.limits import MAX_CHARS, kept_text
from archivist.extract.package import (
    Element,
    Package,
    child,
    children,
    local,
    properties_of,
    relation_id,
    stream_elements,
    value,
)
from archivist.extract.sheetformats import Formats, serial_time

FORMATS = ("xlsx",)
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)')
_ADD_INS = (".xla", ".xlam", ".xll")
_MAX_COLUMNS = 1000
_MAX_MERGED = 5000
_MOST_DECIMALS = 9
_TRUTH = {"1": "TRUE", "0": "FALSE"}


def extract(path: Path) -> Extract:
    """Read a workbook. Raises DamagedError, EncryptedError, or what zipfile and lxml raise."""
    with Package(path) as package:
        book = _Book(package)
        sheets = list(book.read())
        properties, _ = properties_of(package)
        macros = any(name.endswith("vbaProject.bin") for name in package.names)
        links = "\n".join(dict.fromkeys(book.links()))
    passages = [p for sheet in sheets for p in sheet.passages()] + book.aside
    kept, cut = kept_text(passages)
    if cut or book.budget.spent:
        properties["truncated"] = "cells" if book.budget.spent else "text"
    if macros:
        properties["macros"] = "yes"
    properties["sheets"] = "\n".join(book.names)
    if links:
        properties["links"] = links
    return Extract(kept, tuple(s.table() for s in sheets if s.rows), properties)


class _Book:
    """A workbook's sheets, shared strings and number formats."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.main_part("xl/workbook.xml")
        self._root = package.tree(main)
        self._relations = package.relations(main)
        self._strings = list(self._shared())
        styles = self._target("styles")
        self._formats = Formats(package.tree(styles) if styles else None)
        self._from_1904 = value(child(self._root, "workbookPr"), "date1904") in {"1", "true"}
        self.budget = Budget()
        self.aside: list[Passage] = []

    @property
    def names(self) -> list[str]:
        """What every tab is called, those of empty and chart sheets too."""
        return [value(each, "name") or "" for each in children(self._root, "sheets")]

    def read(self) -> Iterator[Sheet]:
        """Yield each worksheet in the order of its tabs; charts and macro sheets are passed over."""
        targets = {r.id: r.target for r in self._relations if r.type == "worksheet"}
        for each in children(self._root, "sheets"):
            target = targets.get(relation_id(each) or "")
            if target is None or target not in self._package.names:
                continue
            name = value(each, "name") or ""
            sheet = Sheet(name, (value(each, "state") or "visible") != "visible")
            self._fill(sheet, target)
            self._comments(sheet, target)
            yield sheet

    def _target(self, kind: str) -> str | None:
        found = next((r.target for r in self._relations if r.type == kind), None)
        return found if found in self._package.names else None

    def _shared(self) -> Iterator[str]:
        target = self._target("sharedStrings")
        if target is None:
            return
        room = 4 * MAX_CHARS
        with self._package.open(target) as stream:
            for event, each in stream_elements(stream, "si"):
                if event == "end":
                    text = _plain(each) if room > 0 else ""
                    room -= len(text)
                    yield text
                    _release(each)

    def _fill(self, sheet: Sheet, target: str) -> None:
        number = -1
        with self._package.open(target) as stream:
            for event, each in stream_elements(stream, "row", "headerFooter", "col", "mergeCell"):
                if event == "start":
                    continue
                if local(each) != "row":
                    self._beside(sheet, each)
                    continue
                given = each.get("r", "")
                number = int(given) - 1 if given.isdecimal() else number + 1
                if each.get("hidden") in {"1", "true"}:
                    sheet.hidden_rows.add(number)
                if not sheet.put(number, self._cells(each), self.budget):
                    return
                _release(each)

    def _beside(self, sheet: Sheet, element: Element) -> None:
        """Note what a sheet says beside its rows: running heads, hidden columns, merged cells."""
        if local(element) == "headerFooter":
            self._running_heads(sheet, element)
        elif local(element) == "mergeCell":
            area = range_of(element.get("ref", ""))
            sheet.merged += [area] if area and len(sheet.merged) < _MAX_MERGED else []
        elif element.get("hidden") in {"1", "true"}:
            first, last = (int(element.get(end, "0")) for end in ("min", "max"))
            sheet.hidden_columns.update(range(first - 1, min(last, _MAX_COLUMNS)))

    def links(self) -> Iterator[str]:
        """Yield the names of the other files the workbook draws values from."""
        for relation in self._relations:
            if relation.type == "externalLink":
                held = self._package.relations(relation.target)
                name = held[0].target.rpartition("/")[2] if held else relation.target
                if not name.lower().endswith(_ADD_INS):
                    yield name

    def _cells(self, row: Element) -> dict[int, Cell]:
        cells: dict[int, Cell] = {}
        column = -1
        for each in row:
            if local(each) != "c":
                continue
            given = column_of(each.get("r", ""))
            column = column + 1 if given is None else given
            cell = self._cell(each)
            if cell.text or cell.type == "f":
                cells[column] = cell
        return cells

    def _cell(self, element: Element) -> Cell:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = child(element, "is")
            return Cell(_plain(inline).strip() if inline is not None else "", "s")
        held = child(element, "v")
        text = (held.text or "").strip() if held is not None else ""
        if not text:
            return Cell("", "f" if child(element, "f") is not None and held is None else ".")
        if kind == "s":
            index = int(text)
            return Cell(self._strings[index].strip() if index < len(self._strings) else "", "s")
        if kind in {"str", "e", "b", "d"}:
            letter = {"str": "s"}.get(kind, kind)
            return Cell(_TRUTH.get(text, text) if kind == "b" else text, letter)
        return self._number(text, element.get("s", "0"))

    def _number(self, text: str, style: str) -> Cell:
        try:
            number = float(text)
        except ValueError:
            return Cell(text, "s")
        index = int(style) if style.isdecimal() else 0
        if self._formats.is_date(index):
            moment = serial_time(number, from_1904=self._from_1904)
            if moment is not None:
                return Cell(time_text(moment), "d")
        shown = self._formats.decimals(index)
        decimals = "." if shown is None or shown > _MOST_DECIMALS else str(shown)
        return Cell(number_text(number, percent=self._formats.is_percent(index)), "n", decimals)

    def _running_heads(self, sheet: Sheet, element: Element) -> None:
        for each in element:
            text = _HEADER_CODE.sub(" ", each.text or "").strip()
            if text:
                part = Part.HEADER if "Header" in local(each) else Part.FOOTER
                self.aside.append(Passage(text, Place(sheet=sheet.name), part))

    def _comments(self, sheet: Sheet, target: str) -> None:
        for relation in self._package.relations(target):
            if relation.type != "comments" or relation.target not in self._package.names:
                continue
            for each in self._package.tree(relation.target).iter("{*}comment"):
                text = "".join(t.text or "" for t in each.iter("{*}t")).strip()
                place = Place(sheet=sheet.name, cell=each.get("ref"))
                if text:
                    self.aside.append(Passage(" ".join(text.split()), place, Part.COMMENT))


def _plain(item: Element) -> str:
    """Return the text of a rich string; phonetic guides are none of it."""
    parts = []
    for each in item.iter("{*}t"):
        above = each.getparent()
        if above is None or local(above) != "rPh":
            parts.append(each.text or "")
    return "".join(parts)


def _release(element: Element) -> None:
    """Free an element that was read, and what stands before it, so that big sheets stay small."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]
