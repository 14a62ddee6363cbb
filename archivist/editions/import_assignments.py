"""Takes in a 责任分解表: who answers for which standard, until when."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from archivist.domain.dates import parse_date
from archivist.domain.edition import Edition
from archivist.domain.text import normalise
from archivist.domain.unit import Assignment
from archivist.editions import fault
from archivist.editions.codes import Reading, read_level, read_number, split_items
from archivist.editions.fault import Fault
from archivist.editions.header import Column
from archivist.editions.lines import Line
from archivist.editions.sheets import read_sheets
from archivist.editions.tables import read_tables
from archivist.editions.unit_names import join_roles, split_names

WANTED = (
    Column.NUMBER,
    Column.RESPONSIBLE,
    Column.SUPPORT,
    Column.PERSON,
    Column.DUE,
)
_WHO = frozenset({Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT, Column.PERSON, Column.DUE})
_DAY_ZERO = date(1899, 12, 30)  # of a spreadsheet's day numbers
_DAY_NUMBERS = range(30000, 80000)  # 1982 to 2119: a day number that lost its format
_BETWEEN_PHONES = re.compile(r"[、，,;；/\n|]+")
_NOTHING = frozenset({"", "-", "—", "——", "/", "无"})


def import_assignments(
    path: Path, edition: Edition
) -> tuple[tuple[Assignment, ...], tuple[Fault, ...]]:
    """Read a table of responsibilities; return one assignment a standard, and every fault.

    A row may name a standard (Ⅲ-7-3), a whole content (Ⅲ-7: all its standards of the material
    review) or, without a number, repeat a standard's text. Of several units the first answers, the
    others support it. Several rows for one standard are joined; where they contradict each other
    the first one holds, with a warning.

    Raises:
        EditionError: the file cannot be opened: missing, encrypted, damaged, of another type.

    """
    sheets, found = read_sheets(read_tables(path), _fits, WANTED)
    reader = _Reader(edition, list(found))
    for sheet in sheets:
        for line in sheet.lines:
            reader.take(line)
    ordered = (reader.assignments.get(s.code) for s in edition.all_standards)
    return tuple(a for a in ordered if a), tuple(reader.faults)


def _fits(columns: Collection[Column]) -> bool:
    """Whether these columns can be such a table's: which standard, and who or until when."""
    which = {Column.NUMBER, Column.STANDARD, Column.SERIAL, Column.CONTENT}
    return not which.isdisjoint(columns) and not _WHO.isdisjoint(columns)


class _Reader:
    def __init__(self, edition: Edition, faults: list[Fault]) -> None:
        self.edition = edition
        self.faults = faults
        self.assignments: dict[str, Assignment] = {}
        self._by_text = {normalise(s.text): s.code for s in edition.all_standards}
        self._last: tuple[str, ...] = ()

    def take(self, line: Line) -> None:
        if not any(line.text(column) for column in _WHO):
            return
        codes = self._codes(line)
        for code in codes:
            self._assign(line, code)
        self._last = codes

    def _codes(self, line: Line) -> tuple[str, ...]:
        """Return the standards the row is about; () with a fault when it names none."""
        number, text = line.number, line.text(Column.STANDARD)
        if not number:
            return self._without_number(line, text)
        reading = read_number(number)
        content = self._content(line, reading) if reading else None
        if reading is None or content is None:
            self.faults.append(line.blame(Column.NUMBER, fault.BAD_NUMBER, text=number))
            return ()
        code = f"Ⅲ-{content}-{reading.ordinal}" if reading.ordinal else f"Ⅲ-{content}"
        if reading.was_date:
            self.faults.append(line.warn(Column.NUMBER, fault.DATE_NUMBER, text=number, code=code))
        return self._known(line, code)

    def _content(self, line: Line, reading: Reading) -> int | None:
        if reading.content is not None:
            return reading.content
        code, _ = read_level(line.text(Column.CONTENT), 3)
        own = read_number(code) if code else None
        return own.content if own else None

    def _known(self, line: Line, code: str) -> tuple[str, ...]:
        content = next((c for c in self.edition.contents if c.code == code), None)
        if content is not None:
            return tuple(s.code for s in content.standards if s.reviewed)
        if self.edition.standard(code) is not None:
            return (code,)
        self.faults.append(line.blame(Column.NUMBER, fault.UNKNOWN_STANDARD, code=code))
        return ()

    def _without_number(self, line: Line, text: str) -> tuple[str, ...]:
        code = self._by_text.get(normalise(text)) if text else None
        if code:
            return (code,)
        ordinal = split_items(text)[0][0]
        content, _ = read_level(line.text(Column.CONTENT), 3)
        if content and ordinal:
            return self._known(line, f"{content}-{ordinal}")
        if content and not text and Column.CONTENT not in line.carried:
            return self._known(line, content)
        if not text and self._last:
            return self._last
        self.faults.append(line.blame(Column.NUMBER, fault.NO_NUMBER))
        return ()

    def _assign(self, line: Line, code: str) -> None:
        new = self._read(line, code)
        old = self.assignments.get(code)
        self.assignments[code] = new if old is None else self._joined(line, old, new)

    def _read(self, line: Line, code: str) -> Assignment:
        roles = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)
        units = join_roles(*(line.text(column) for column in roles))
        everyone = (*units.lead, *units.support) if units.lead else ("", *units.support)
        person = "、".join(split_names(line.text(Column.PERSON)))
        due, phone = self._due(line), _phone(line.text(Column.PHONE))
        return Assignment(code, everyone[0], person, due, everyone[1:], phone)

    def _due(self, line: Line) -> date | None:
        """Return the day; of a month its last, as 6月底前 means."""
        text = line.text(Column.DUE)
        if text.strip() in _NOTHING:
            return None
        if text.isdecimal() and int(text) in _DAY_NUMBERS:
            return _DAY_ZERO + timedelta(days=int(text))
        value = parse_date(text)
        if value is None:
            self.faults.append(line.warn(Column.DUE, fault.BAD_DATE, text=text))
            return None
        return value.last

    def _joined(self, line: Line, old: Assignment, new: Assignment) -> Assignment:
        """Join two rows for one standard."""
        pairs = ((Column.PERSON, old.person, new.person), (Column.DUE, old.due, new.due))
        for column, first, text in pairs:
            if first and text and first != text:
                values = {"code": old.standard, "first": first, "text": text}
                self.faults.append(line.warn(column, fault.CONTRADICTS, **values))
        named = (*old.supporting, new.unit, *new.supporting)
        unit = old.unit or new.unit
        others = tuple(name for name in dict.fromkeys(named) if name and name != unit)
        return replace(
            old,
            unit=unit,
            person=old.person or new.person,
            due=old.due or new.due,
            supporting=others,
            phone=old.phone or new.phone,
        )


def _phone(text: str) -> str:
    """Return telephone numbers as written, several joined by 、; a dash alone is none."""
    parts = (" ".join(part.split()) for part in _BETWEEN_PHONES.split(text))
    return "、".join(dict.fromkeys(part for part in parts if part not in _NOTHING))
