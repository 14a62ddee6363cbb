"""The planned evidence of one standard before its defects: enough of every kind, dated in the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from archivist.demo.brief import Brief
from archivist.demo.chance import workday
from archivist.demo.items import Form, Item
from archivist.demo.papers import compose_paper
from archivist.demo.photos import compose_shot
from archivist.demo.reports import compose_report
from archivist.demo.tables import Figure, Sheet, compose_table
from archivist.demo.truth import expected_level
from archivist.demo.writing import Writing
from archivist.domain.finding import Level
from archivist.domain.kind import Kind

# Where in the window (0..1) each kind falls: papers first, tables and reports when work is done.
_SPANS = {
    Kind.PAPER: (0.04, 0.78),
    Kind.REPORT: (0.8, 0.96),
    Kind.PHOTO: (0.05, 0.95),
    Kind.TABLE: (0.5, 0.97),
}
_SIZES = ((1600, 1200), (1600, 1200), (1920, 1280), (1728, 1296))
_SMALL_SIZES = ((1440, 1080),)


@dataclass
class Expectation:
    """A finding to expect, its path known once the item has one."""

    code: str
    level: Level
    kind: Kind | None = None
    item: Item | None = None

    @property
    def word(self) -> str:
        """The level's word in JSON."""
        return expected_level(self.level)


@dataclass
class DraftDossier:
    """A standard, its items, and what is expected of it.

    *planted* is the code of its defect, *beside* that of a second one on another piece; *left_out* is
    a number that its pieces, then numbered one by one, pass over.
    """

    brief: Brief
    items: list[Item] = field(default_factory=list)
    expected: list[Expectation] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    planted: str = ""
    beside: str = ""
    left_out: int = 0
    person: str | None = None
    overdue: bool = False
    unassigned: bool = False
    small_pictures: bool = False

    def of_kind(self, kind: Kind) -> list[Item]:
        """Return the items of one kind."""
        return [item for item in self.items if item.kind is kind]

    def day(self, kind: Kind, *key: object) -> date:
        """Choose a working day in the part of the window that suits *kind*."""
        window = self.brief.window
        whole = (window.last - window.first).days
        first, last = (window.first + timedelta(days=round(whole * s)) for s in _SPANS[kind])
        return workday(self.brief.chance("day", kind, *key), first, last)

    def add(self, kind: Kind) -> Item:
        """Plan one more good piece of *kind* and return it."""
        index = len(self.of_kind(kind))
        made = {
            Kind.PAPER: self._paper,
            Kind.REPORT: self._report,
            Kind.PHOTO: self._photo,
            Kind.TABLE: self._table,
        }[kind](index)
        self.items.append(made)
        return made

    def expect(
        self, code: str, level: Level, item: Item | None = None, kind: Kind | None = None
    ) -> None:
        """Note a finding the check must report on this standard."""
        self.expected.append(Expectation(code, level, item.kind if item else kind, item))

    def paper(self, index: int, dated: date) -> Writing:
        """Write a paper of this standard with a number no other paper of it bears."""
        return compose_paper(self.brief, dated, index)

    def _paper(self, index: int) -> Item:
        dated = self.day(Kind.PAPER, index)
        writing = self.paper(index, dated)
        chance = self.brief.chance("form", index)
        forms = (Form.DOCX, Form.DOCX, Form.PDF) if index == 0 else (Form.DOCX, Form.PDF)
        return Item(
            Kind.PAPER,
            dated,
            writing.title.removeprefix(writing.issuer),
            writing,
            chance.choice(forms),
        )

    def _report(self, index: int) -> Item:
        dated = self.day(Kind.REPORT, index)
        writing = compose_report(
            self.brief, dated, cited=self._cited(), figure=self._figure(), index=index
        )
        return Item(Kind.REPORT, dated, writing.title, writing, Form.DOCX)

    def _photo(self, index: int) -> Item:
        taken = self.day(Kind.PHOTO, index)
        sizes = _SMALL_SIZES if self.small_pictures else _SIZES
        shot = compose_shot(
            self.brief, taken, index, self.brief.chance("size", index).choice(sizes)
        )
        return Item(
            Kind.PHOTO,
            taken,
            f"{shot.place}{shot.subject.removeprefix(shot.place[-2:])}",
            shot,
            Form.JPEG,
        )

    def _table(self, index: int) -> Item:
        dated = self.day(Kind.TABLE, index)
        sheet = compose_table(self.brief, dated, index)
        return Item(Kind.TABLE, dated, sheet.title, sheet, Form.XLSX)

    def _cited(self) -> Writing | None:
        papers = self.of_kind(Kind.PAPER)
        return papers[0].content if papers and isinstance(papers[0].content, Writing) else None

    def _figure(self) -> Figure | None:
        # Composed rather than looked up: tables are planned after the reports that quote them.
        if Kind.TABLE not in self.brief.standard.kinds:
            return None
        sheet: Sheet = compose_table(self.brief, self.day(Kind.TABLE, 0), 0)
        return sheet.figure()
