"""A standard while its rows are being read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from archivist.domain.edition import Limit, Method, Requirement, Standard
from archivist.domain.kind import Kind
from archivist.domain.numbering import Number
from archivist.editions import fault
from archivist.editions.codes import split_items
from archivist.editions.fault import Fault
from archivist.editions.header import KIND_COLUMNS, Column
from archivist.editions.limits import Limits, read_count, read_window
from archivist.editions.lines import Line
from archivist.editions.methods import read_methods
from archivist.editions.requirements import (
    in_order,
    limited,
    merge,
    read_requirements,
    read_tick,
)
from archivist.editions.unit_names import Units, join_roles, split_names

_ASKING = (
    Column.KINDS,
    *KIND_COLUMNS,
    Column.MINIMUM,
    Column.MAXIMUM,
    Column.WORD_LIMIT,
    Column.WINDOW,
)
TELLING = (
    *_ASKING,
    Column.METHODS,
    Column.LEAD,
    Column.RESPONSIBLE,
    Column.SUPPORT,
    Column.KEYWORDS,
)


@dataclass
class Draft:
    """One standard, row by row: `take` each line, then `finish`.

    *line* is its first row; *itemised* is true when that row lists several standards in one cell.
    """

    number: Number
    text: str
    line: Line
    itemised: bool = False
    methods: dict[Method, None] = field(default_factory=dict)
    requirements: dict[Kind, Requirement] = field(default_factory=dict)
    units: Units = field(default_factory=Units)
    keywords: dict[str, None] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _asked: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def code(self) -> str:
        """``Ⅲ-n-m``."""
        return str(self.number)

    def take(self, line: Line) -> None:
        """Read everything *line* says about this standard."""
        methods, unknown = read_methods(self._own(line, Column.METHODS))
        self.methods.update(dict.fromkeys(methods))
        for word in unknown:
            self.faults.append(line.warn(Column.METHODS, fault.UNKNOWN_METHOD, text=word))
        roles = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)
        self.units += join_roles(*(self._own(line, column) for column in roles))
        self.keywords.update(dict.fromkeys(split_names(self._own(line, Column.KEYWORDS))))
        asking = tuple(self._own(line, column) for column in _ASKING)
        if any(asking) and asking not in self._asked:
            self._asked.add(asking)
            self._ask(line)

    @property
    def reviewed(self) -> bool:
        """Whether it belongs to the material review; without a method given it does."""
        return not self.methods or Method.DOCUMENT_REVIEW in self.methods

    def finish(self) -> Standard:
        """Return the standard, and note what is missing; a whole column missing is not noted here."""
        methods = tuple(m for m in Method if m in self.methods) or (Method.DOCUMENT_REVIEW,)
        standard = Standard(
            self.code,
            self.text,
            methods,
            in_order(self.requirements),
            self.units.lead,
            self.units.support,
            tuple(self.keywords),
        )
        if not self.text:
            self.faults.append(self.line.blame(Column.STANDARD, fault.NO_TEXT, code=self.code))
        told = any(f.message == fault.UNKNOWN_KIND for f in self.faults)
        has_column = any(column in self.line.places for column in (Column.KINDS, *KIND_COLUMNS))
        if self.reviewed and not self.requirements and has_column and not told:
            self.faults.append(self.line.blame(Column.KINDS, fault.NO_KIND, code=self.code))
        return standard

    def _own(self, line: Line, column: Column) -> str:
        """Return this standard's share of a cell that lists ``1）… 2）…`` for several standards."""
        text = line.text(column)
        items = dict(split_items(text))
        if not self.itemised or None in items:
            return text
        return items.get(self.number.standard, "")

    def _ask(self, line: Line) -> None:
        limits, window = self._limits(line), self._window(line)
        for asked in self._kinds(line):
            given = limited(asked, limits)
            self._require(line, replace(given, window=given.window or window))

    def _kinds(self, line: Line) -> list[Requirement]:
        asked = read_requirements(self._own(line, Column.KINDS))
        for word in asked.unknown:
            self.faults.append(line.blame(Column.KINDS, fault.UNKNOWN_KIND, text=word))
        for text in asked.prose:
            self.faults.append(line.warn(Column.KINDS, fault.KEPT_AS_NOTE, text=text))
        ticked = (read_tick(kind, self._own(line, column)) for column, kind in KIND_COLUMNS.items())
        return [*asked.requirements, *(tick for tick in ticked if tick)]

    def _limits(self, line: Line) -> Limits:
        columns = (Column.MINIMUM, Column.MAXIMUM, Column.WORD_LIMIT)
        counts: list[Limit] = []
        for column in columns:
            text = self._own(line, column)
            try:
                counts.append(read_count(text))
            except ValueError:
                counts.append(None)
                self.faults.append(line.blame(column, fault.NOT_A_COUNT, text=text))
        return Limits(*counts)

    def _window(self, line: Line) -> str | None:
        text = self._own(line, Column.WINDOW)
        try:
            window = read_window(text)
        except ValueError:
            self.faults.append(line.blame(Column.WINDOW, fault.BAD_WINDOW, text=text))
            return None
        return str(window) if window else None

    def _require(self, line: Line, asked: Requirement) -> None:
        before = self.requirements.get(asked.kind)
        if before is not None:
            kind = asked.kind.label
            self.faults.append(line.warn(Column.KINDS, fault.KIND_TWICE, code=self.code, kind=kind))
            asked = merge(before, asked)
        if Limits(asked.minimum, asked.maximum).contradictory:
            values = {"minimum": asked.minimum, "maximum": asked.maximum}
            place = Column.MAXIMUM if line.text(Column.MAXIMUM) else Column.KINDS
            self.faults.append(line.blame(place, fault.MINIMUM_OVER_MAXIMUM, **values))
        self.requirements[asked.kind] = asked
