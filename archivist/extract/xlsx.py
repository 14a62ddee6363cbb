"""Excel workbooks, streamed: values, errors and hidden sheets (ECMA-376 part 1, §18)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.grid import (
    Budget,
    Row,
    Sheet,
    address,
    column_of,
    number_text,
    range_of,
    time_text,
)
from archivist.extract.limits import kept_count, kept_text
from archivist.extract.package import (
    Element,
    Package,
    child,
    children,
    local,
    properties_of,
    relation_id,
    value,
)
from archivist.extract.sheetformats import Formats, serial_time
from archivist.extract.sheetrows import (
    BLANK,
    CellRead,
    Cells,
    RawRow,
    RawValue,
    SheetXml,
    shared_strings,
)

FORMATS = ("xlsx",)
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)')
_ADD_INS = (".xla", ".xlam", ".xll")
_MAX_COLUMNS = 1000
_MAX_MERGED = 5000
_TRUTH = {"1": "TRUE", "0": "FALSE"}
_LETTERS = {"str": "s", "e": "e", "b": "b", "d": "d"}
_FIRST_COLUMNS = [address(0, column)[:-1] for column in range(702)]  # A to ZZ
_NO_ROW = Row((), "", "")
_LAST_COLUMN = 16_383  # XFD (§18.3.1.4 and Excel's own limit)
_UNCOMPUTED: CellRead = ("", "f", ".")


class _Way(Enum):
    """What a number format shows."""

    PLAIN = 0
    SHARE = 1
    DATE = 2


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


def text_of(path: Path) -> str:
    """Return the text that :func:`extract` has, and nothing else of it. Raises as it does."""
    with Package(path) as package:
        book = _Book(package)
        said = [text for sheet in book.read() for _, text in sheet.lines()]
    said += [passage.text for passage in book.aside]
    return "\n".join(said[: kept_count(said)])


class _Book:
    """A workbook's sheets, shared strings and number formats."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.main_part("xl/workbook.xml")
        self._root = package.tree(main)
        self._relations = package.relations(main)
        self._strings = self._shared()
        styles = self._target("styles")
        self._formats = Formats(package.tree(styles) if styles else None)
        self._ways = cache(self._way)
        self._known = Cells(self._parsed, self._mark)
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

    def _shared(self) -> list[str]:
        target = self._target("sharedStrings")
        found = shared_strings(self._package.read(target)) if target else ()
        return [text.strip() for text in found]

    def _fill(self, sheet: Sheet, target: str) -> None:
        number = -1
        xml = SheetXml(self._package.read(target))
        for row in xml.rows(self._known):
            number = number + 1 if row.number is None else row.number
            if row.hidden:
                sheet.hidden_rows.add(number)
            if not sheet.add(number, _row_of(row), self.budget):
                break
        for each in xml.beside():
            self._beside(sheet, each)

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

    def _parsed(self, cell: RawValue) -> CellRead:
        style, kind, bare, held, own = cell
        if bare and kind != "inlineStr":
            return _UNCOMPUTED
        text, letter, shown = self._cell(held.strip(), kind, style, own)
        return (text, letter, shown) if text else BLANK

    def _cell(self, held: str, kind: str, style: str, own: str) -> CellRead:
        """Return a cell's text, its letter of :class:`Table` types, and the decimals it shows."""
        if kind == "inlineStr":
            return own.strip(), "s", "."
        if not held:
            return BLANK
        if kind == "s":
            index = int(held)
            return self._strings[index] if index < len(self._strings) else "", "s", "."
        if kind in _LETTERS:
            return _TRUTH.get(held, held) if kind == "b" else held, _LETTERS[kind], "."
        return self._number(held, *self._ways(style))

    def _number(self, held: str, way: _Way, mark: str) -> CellRead:
        try:
            number = float(held)
        except ValueError:
            return held, "s", "."
        if not math.isfinite(number):
            return held, "s", "."
        if way is _Way.DATE:
            moment = serial_time(number, from_1904=self._from_1904)
            if moment is not None:
                return time_text(moment), "d", "."
        return number_text(number, percent=way is _Way.SHARE), "n", mark

    def _way(self, style: str) -> tuple[_Way, str]:
        """Return what numbers of a style show, and the decimals, a full stop where it says nothing."""
        number = int(style) if style.isdecimal() else 0
        formats = self._formats
        shown = _Way.SHARE if formats.is_percent(number) else _Way.PLAIN
        return _Way.DATE if formats.is_date(number) else shown, formats.mark(number)

    def _mark(self, style: str) -> str:
        way, mark = self._ways(style)
        return mark if way is _Way.PLAIN else ""

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


def _row_of(row: RawRow) -> Row:
    """Return the texts of a row from column A to the last that says anything."""
    _, _, letters, read = row
    if letters != _FIRST_COLUMNS[: len(letters)]:
        read = _placed(letters, read)
    while read and read[-1][1] == ".":
        read.pop()
    if not read:
        return _NO_ROW
    texts, types, shown = zip(*read, strict=True)
    return Row(texts, "".join(types), "".join(shown))


def _placed(letters: list[str], read: list[CellRead]) -> list[CellRead]:
    """Return cells by their column, blanks in between; one without a column follows the one before."""
    found: dict[int, CellRead] = {}
    column = -1
    for said, cell in zip(letters, read, strict=True):
        given = column_of(said)
        column = column + 1 if given is None else given
        if cell is not BLANK and column <= _LAST_COLUMN:
            found[column] = cell
    return [found.get(at, BLANK) for at in range(max(found, default=-1) + 1)]
