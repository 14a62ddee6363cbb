"""Reports as Excel workbooks, ready to print on A4 landscape.

Each section with a table is a sheet. Texts are written as texts: nothing is ever a formula or link.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from archivist.i18n import _
from archivist.reports.cell import columns_of, looks_like_formula, text_of
from archivist.reports.sheet_style import Styles
from archivist.reports.table import (
    Block,
    Cell,
    Figure,
    Figures,
    Grid,
    Heading,
    Paragraph,
    Report,
    Tone,
)

_LIMIT = 32_767  # characters of a cell, by Excel's specification
_NAME_LIMIT = 31
_LINE = 14.0  # points of a line of text
_TALLEST = 409.0  # points of a row, by Excel's specification
_A4 = 9
_MARGIN = 0.5  # inches
_CARD = 9.0  # full-width characters of a figure where no table gives the width
_CARDS = 4


def render(report: Report) -> bytes:
    """Return the workbook's bytes."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties(
        {
            "title": text_of(report.title),
            "subject": text_of(report.notice),
            "created": datetime.combine(report.day, time()),
        }
    )
    styles = Styles(book)
    taken: set[str] = set()
    for blocks in _sections(report.blocks):
        _Sheet(book.add_worksheet(_name(report, blocks, taken)), styles, report, blocks).fill()
    book.close()
    return stream.getvalue()


class _Sheet:
    """One sheet while it is being filled, from the top row down."""

    def __init__(
        self, sheet: Worksheet, styles: Styles, report: Report, blocks: list[Block]
    ) -> None:
        self.sheet, self.styles, self.report, self.blocks = sheet, styles, report, blocks
        self.row = 0
        grid = next((block for block in blocks if isinstance(block, Grid)), None)
        self.widths = [c.width for c in grid.columns] if grid else [_CARD] * _CARDS
        self.last = len(self.widths) - 1

    def fill(self) -> None:
        """Write the head and every block, and prepare the sheet for the printer."""
        for index, width in enumerate(self.widths):
            self.sheet.set_column(index, index, _column_width(width))
        self._line(self.report.title, self.styles.title, 28)
        if self.report.notice:
            self._line(self.report.notice, self.styles.notice)
        self._line(
            "　　".join(
                _("{label}：{value}").format(label=label, value=value)
                for label, value in self.report.meta
            ),
            self.styles.meta,
        )
        for block in self.blocks:
            self._block(block)
        self._page()

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text):
                self._line(text, self.styles.heading, 24)
            case Paragraph(text, tone):
                self._line(text, self.styles.paragraph(tone))
            case Figures(cards):
                self._figures(cards)
            case Grid():
                self._grid(block)

    def _line(self, text: str, style: Format, height: float = 0) -> None:
        text = text_of(text)
        lines = _lines(text, sum(self.widths))
        self.sheet.set_row(self.row, min(max(height, lines * _LINE + 3), _TALLEST))
        if self.last:
            self.sheet.merge_range(self.row, 0, self.row, self.last, "", style)
        self.sheet.write_string(self.row, 0, text[:_LIMIT], style)
        self.row += 1

    def _figures(self, cards: tuple[Figure, ...]) -> None:
        spans = _spread(self.widths, len(cards))
        self.sheet.set_row(self.row, 24)
        self.sheet.set_row(self.row + 1, _LINE + 3)
        for card, (first, last) in zip(cards, spans, strict=False):
            for row, value, style in (
                (self.row, card.number, self.styles.number(card.tone)),
                (self.row + 1, card.label, self.styles.label(card.tone)),
            ):
                if last > first:
                    self.sheet.merge_range(row, first, row, last, "", style)
                self._put(row, first, value, style)
        self.sheet.set_row(self.row + 2, 6)
        self.row += 3
        if len(cards) > len(spans):
            self._figures(cards[len(spans) :])

    def _grid(self, grid: Grid) -> None:
        top = self.row
        self.sheet.set_row(top, 24)
        for index, column in enumerate(grid.columns):
            self.sheet.write_string(top, index, _(column.heading), self.styles.header)
        self.row += 1
        for row in grid.rows:
            self._row(grid, row)
        if not grid.rows:
            self._line(_(grid.empty), self.styles.empty, 24)
            return
        self.sheet.freeze_panes(top + 1, 0)
        self.sheet.repeat_rows(top)
        self.sheet.autofilter(top, 0, self.row - 1 - int(grid.totals), self.last)

    def _row(self, grid: Grid, row: object) -> None:
        cells = grid.cells(row)
        # Not every program fits rows to wrapped text when it opens a workbook.
        lines = max(map(_lines, cells, self.widths), default=1)
        self.sheet.set_row(self.row, min(lines * _LINE + 5, _TALLEST))
        answers = zip(grid.columns, cells, grid.tones(row), strict=True)
        for index, (column, value, tone) in enumerate(answers):
            self._put(self.row, index, value, self.styles.cell(tone, column.align), tone)
        self.row += 1

    def _put(
        self, row: int, column: int, value: Cell, style: Format, tone: Tone | None = None
    ) -> None:
        if isinstance(value, str):
            text = text_of(value)[:_LIMIT]
            if not text:
                self.sheet.write_blank(row, column, None, style)
                return
            if tone is not None and looks_like_formula(value):
                style = self.styles.quoted(tone)
            self.sheet.write_string(row, column, text, style)
        elif isinstance(value, date):
            day = self.styles.day(tone or Tone.PLAIN)
            self.sheet.write_datetime(row, column, datetime.combine(value, time()), day)
        elif math.isfinite(value):
            self.sheet.write_number(row, column, value, style)
        else:
            self.sheet.write_string(row, column, str(value), style)

    def _page(self) -> None:
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 0.7)
        self.sheet.center_horizontally()
        self.sheet.fit_to_pages(1, 0)
        title = text_of(self.report.title).replace("&", "&&")
        page = _("第 {page} 页 共 {pages} 页").format(page="&P", pages="&N")
        self.sheet.set_footer(f"&L{title}&C{page}&R{self.report.day.isoformat()}")


def _sections(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Split at headings; what stands before the first table belongs to its sheet."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and any(isinstance(b, Grid) for b in section):
            yield section
            section = []
        section.append(block)
        if sum(isinstance(b, Grid) for b in section) > 1:  # two tables need widths of their own
            yield section[:-1]
            section = [block]
    if section or not blocks:
        yield section


def _name(report: Report, blocks: list[Block], taken: set[str]) -> str:
    """Return a sheet name Excel allows, and no other sheet has."""
    wanted = next((block.name for block in blocks if isinstance(block, Grid)), report.title)
    plain = "".join("_" if c in "[]:*?/\\" else c for c in text_of(wanted)).strip("'")
    name, number = plain[:_NAME_LIMIT] or "1", 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: _NAME_LIMIT - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _lines(value: Cell, width: float) -> int:
    """Return how many lines a value takes in *width* full-width characters."""
    room = width * 2 - 0.5  # Chinese breaks anywhere but before marks: a little is lost
    return sum(max(math.ceil(columns_of(line) / room), 1) for line in text_of(value).split("\n"))


def _column_width(width: float) -> float:
    """Full-width characters as Excel's column width: digits of the default font, and padding."""
    return width * 2 + 1.7


def _spread(widths: list[float], wanted: int) -> list[tuple[int, int]]:
    """Return (first, last) columns of at most *wanted* cards of about equal width."""
    cards = min(wanted, len(widths))
    share, first, reached = sum(widths) / cards, 0, 0.0
    spans: list[tuple[int, int]] = []
    for index, width in enumerate(widths):
        reached += width
        left = len(widths) - index - 1
        due = reached >= share * (len(spans) + 1) - width / 2
        if len(spans) < cards - 1 and (due or left <= cards - len(spans) - 1):
            spans.append((first, index))
            first = index + 1
    return [*spans, (first, len(widths) - 1)]
