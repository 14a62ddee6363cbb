"""Excel files of the sample tables: formulas with their values, borders, one fixed date."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from archivist.demo.chance import chinese_date
from archivist.demo.tables import Sheet

_FIRST_ROW = 4  # after title, form line and heads, counted from 1


def xlsx_bytes(sheet: Sheet, created: date) -> bytes:
    """Return a workbook with *sheet*; the same bytes for the same values."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": sheet.title,
                "author": sheet.reporter,
                "created": datetime(created.year, created.month, created.day, 9, 30, tzinfo=UTC),
            }
        )
        page = book.add_worksheet("Sheet1")
        _Page(book, page, sheet).write()
    return packed.getvalue()


class _Page:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: Any, page: Any, sheet: Sheet) -> None:
        grid = {
            "border": 1,
            "align": "center",
            "valign": "vcenter",
            "font_size": 11,
            "font_name": "宋体",
        }
        self._page = page
        self._sheet = sheet
        self._last = len(sheet.columns) - 1
        self._title = book.add_format(
            {
                "bold": True,
                "font_size": 18,
                "align": "center",
                "valign": "vcenter",
                "font_name": "宋体",
            }
        )
        self._line = book.add_format({"font_size": 11, "font_name": "宋体"})
        self._head = book.add_format(
            {**grid, "bold": True, "text_wrap": True, "bg_color": "#DCE6F1"}
        )
        self._cell = book.add_format(grid)
        self._tenths = book.add_format({**grid, "num_format": "0.0"})

    def write(self) -> None:
        sheet, page = self._sheet, self._page
        page.merge_range(0, 0, 0, self._last, sheet.title, self._title)
        self._write_form_line()
        page.set_row(0, 32)
        page.set_row(2, 30)
        for column, text in enumerate(sheet.columns):
            page.write_string(2, column, text, self._head)
            page.set_column(column, column, max(9, 2.2 * len(text)))
        for number, row in enumerate(sheet.rows):
            self._write_row(3 + number, row)
        self._write_total(3 + len(sheet.rows))
        page.merge_range(*self._span(4 + len(sheet.rows)), self._people(), self._line)
        page.merge_range(*self._span(5 + len(sheet.rows)), f"数据来源：{sheet.source}", self._line)
        self._fit_names()
        if sheet.hidden_row is not None:
            page.set_row(3 + sheet.hidden_row, None, None, {"hidden": True})
        for below, column, text in sheet.broken:
            self._write_broken(3 + below, column, text)
        page.set_landscape()
        page.set_paper(9)

    def _fit_names(self) -> None:
        for column in range(len(self._sheet.columns)):
            texts = [r[column] for r in self._sheet.rows if isinstance(r[column], str)]
            if texts:
                width = max(2.1 * len(str(text)) for text in texts)
                self._page.set_column(column, column, max(10, width))

    def _write_row(self, number: int, row: tuple[str | int | float, ...]) -> None:
        for column, value in enumerate(row):
            if isinstance(value, str):
                self._page.write_string(number, column, value, self._cell)
            elif self._sheet.ratio and column == self._sheet.ratio[2]:
                self._write_share(number, value)
            else:
                shown = self._tenths if isinstance(value, float) else self._cell
                self._page.write_number(number, column, value, shown)

    def _write_share(self, number: int, value: float) -> None:
        part, base, shown = self._sheet.ratio or (0, 0, 0)
        formula = f"=ROUND({_letter(part)}{number + 1}/{_letter(base)}{number + 1}*100,1)"
        self._page.write_formula(number, shown, formula, self._tenths, value)

    def _write_total(self, number: int) -> None:
        for column, value in enumerate(self._sheet.total):
            typed = bool(self._sheet.misadded) and column == self._sheet.summed[0]
            if typed and not isinstance(value, str):
                self._page.write_number(number, column, value, self._cell)
            elif column in self._sheet.summed:
                cells = f"{_letter(column)}{_FIRST_ROW}:{_letter(column)}{number}"
                shown = self._tenths if isinstance(value, float) else self._cell
                self._page.write_formula(number, column, f"=SUM({cells})", shown, value)
            elif (
                self._sheet.ratio and column == self._sheet.ratio[2] and not isinstance(value, str)
            ):
                self._write_share(number, value)
            else:
                self._page.write_string(number, column, str(value), self._cell)

    def _write_broken(self, row: int, column: int, text: str) -> None:
        formulas = {
            "#REF!": "=SUM(#REF!)",
            "#DIV/0!": "=B4/0",
            "#N/A": "=NA()",
            "#VALUE!": '=1+"—"',
        }
        if text in formulas:
            self._page.write_formula(row, column, formulas[text], self._cell, text)
        else:
            self._page.write_string(row, column, text, self._cell)

    def _write_form_line(self) -> None:
        """Write who reports and when: in two fields where the table is wide enough, else in one."""
        sheet = self._sheet
        dated = f"填报时间：{chinese_date(sheet.dated)}　　" if sheet.dated else ""
        unit = f"　　单位：{sheet.unit}" if sheet.unit else ""
        reporter, rest = f"填报单位：{sheet.reporter}", f"{dated}统计期间：{sheet.period}{unit}"
        if self._last < 3:  # noqa: PLR2004
            self._page.merge_range(1, 0, 1, self._last, f"{rest}　　{reporter}", self._line)
            return
        self._page.merge_range(1, 0, 1, 1, reporter, self._line)
        self._page.merge_range(1, 2, 1, self._last, rest, self._line)

    def _people(self) -> str:
        return f"填表人：{self._sheet.filler}　　审核人：{self._sheet.checker}"

    def _span(self, row: int) -> tuple[int, int, int, int]:
        return row, 0, row, self._last


def _letter(column: int) -> str:
    return chr(ord("A") + column)
