"""Turns lines into standards: works out each one's number, and which rows belong together."""

from __future__ import annotations

from collections.abc import Iterator

from archivist.domain.numbering import Number, parse
from archivist.editions import fault
from archivist.editions.codes import Reading, read_level, read_number, split_items
from archivist.editions.draft import TELLING, Draft
from archivist.editions.fault import Fault
from archivist.editions.header import Column
from archivist.editions.lines import Line

_CONTENT_LEVEL = 3


class Collector:
    """Takes the lines of all sheets in order; *drafts* and *faults* are what came of them."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.faults: list[Fault] = []
        self._current: list[Draft] = []
        self._key: tuple[str, str, str] = ("", "", "")
        self._content_of_title: dict[tuple[str, str, str], int] = {}
        self._counted_sheets: set[str] = set()

    def take(self, line: Line) -> None:
        """Read one line: a standard, several in one cell, or more about the one before."""
        number, text = line.number, line.text(Column.STANDARD)
        if not number and not text:
            if any(line.text(column) for column in TELLING):
                self._extend(line)
            return
        if not self._continues(line, number, text):
            self._current = list(self._begin(line, number, text))
            self._key = (line.text(Column.CONTENT), number, text)
        self._extend(line)

    def _extend(self, line: Line) -> None:
        for draft in self._current:
            draft.take(line)

    def _continues(self, line: Line, number: str, text: str) -> bool:
        """Whether the row says more about the standard above: same number and text, or left empty."""
        content, last_number, last_text = self._key
        if line.text(Column.CONTENT) != content:
            return False
        return number in {"", last_number} and text in {"", last_text}

    def _begin(self, line: Line, number: str, text: str) -> Iterator[Draft]:
        reading = read_number(number) if number else Reading(None, None)
        content = self._content(line, reading) if reading else None
        if reading is None or (content is None and number):
            self.faults.append(line.blame(Column.NUMBER, fault.BAD_NUMBER, text=number))
            return
        items = split_items(text) if reading.ordinal is None else [(reading.ordinal, _bare(text))]
        for ordinal, own_text in items:
            found = self._numbered(line, content, ordinal, number)
            if found is None:
                self.faults.append(line.blame(Column.NUMBER, fault.NO_NUMBER))
            elif self._is_new(line, found):
                draft = Draft(found, own_text, line, itemised=len(items) > 1)
                self.drafts[draft.code] = draft
                yield draft
        if reading.was_date and content:
            code = Number(content, reading.ordinal)
            self.faults.append(line.warn(Column.NUMBER, fault.DATE_NUMBER, text=number, code=code))

    def _content(self, line: Line, reading: Reading) -> int | None:
        """Return the content's number: the standard's own word, else the content column's."""
        title = line.text(Column.CONTENT)
        # Two projects may each have a content of the same name.
        named = (line.text(Column.PROJECT) or line.sheet, line.text(Column.INDICATOR), title)
        code, _ = read_level(title, _CONTENT_LEVEL)
        written = parse(code) if code else None
        column = written.content if written else self._content_of_title.get(named)
        if reading.content is None:
            if column is None and title:
                column = self._content_of_title[named] = self._next_content()
            return column
        if column is None and title:
            self._content_of_title[named] = reading.content
        elif column is not None and column != reading.content:
            own, other = Number(reading.content, reading.ordinal), Number(column)
            self.faults.append(
                line.warn(Column.NUMBER, fault.OTHER_CONTENT, code=own, content=other)
            )
        return reading.content

    def _next_content(self) -> int:
        used = (*self._content_of_title.values(), *(d.number.content for d in self.drafts.values()))
        return max(used, default=0) + 1

    def _numbered(
        self, line: Line, content: int | None, ordinal: int | None, number: str
    ) -> Number | None:
        """Return the number; where none is written and no column for it exists, the next one."""
        if content is None:
            return None
        if ordinal is not None:
            return Number(content, ordinal)
        if Column.NUMBER in line.places and not number:
            return None
        own = (d.number.standard or 0 for d in self.drafts.values() if d.number.content == content)
        counted = Number(content, max(own, default=0) + 1)
        if line.sheet not in self._counted_sheets:
            self._counted_sheets.add(line.sheet)
            self.faults.append(line.warn(Column.STANDARD, fault.COUNTED, code=counted))
        return counted

    def _is_new(self, line: Line, number: Number) -> bool:
        known = self.drafts.get(str(number))
        if known is None:
            return True
        place = Fault(known.line.sheet, known.line.cell(Column.NUMBER), "").place
        values = {"code": number, "first": place}
        self.faults.append(line.blame(Column.NUMBER, fault.DUPLICATE_NUMBER, **values))
        return False


def _bare(text: str) -> str:
    """Drop the ordinal before a text whose number is known already."""
    items = split_items(text)
    return items[0][1] if len(items) == 1 else text.strip()
