"""The contents list 材料目录 as csv, xlsx and html: one table, described once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from archivist.i18n import N_, _
from archivist.submission.contents import Contents, GapEntry, PieceEntry

Entry = PieceEntry | GapEntry
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STYLE = """
body{font:15px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;margin:2em auto;
max-width:72em;padding:0 1em;color:#1b1b1b;background:#fff}
h1{font-size:1.6em}h2{font-size:1.2em;margin-top:1.6em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3em .5em;
text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f1f1f1}
td.n{text-align:right}code{font-size:.85em}.missing{background:#fdecea;font-weight:bold}
.unofficial{border:2px solid #b3261e;color:#b3261e;padding:.4em .8em;font-weight:bold}
@media print{a{color:inherit;text-decoration:none}body{margin:0;max-width:none}}
"""


class Column(NamedTuple):
    """A heading, how a piece and a gap answer it, and the width in a spreadsheet."""

    heading: str
    piece: Callable[[PieceEntry], str]
    gap: Callable[[GapEntry], str]
    width: int


COLUMNS = (
    Column(N_("编号"), lambda e: e.piece.number, lambda e: e.gap.standard, 14),
    Column(N_("题名"), lambda e: e.piece.title, lambda _e: "", 40),
    Column(N_("材料种类"), lambda e: _(e.piece.kind.label), lambda e: _(e.gap.kind.label), 10),
    Column(N_("单位"), lambda e: e.piece.unit, lambda e: e.gap.unit, 22),
    Column(N_("日期"), lambda e: str(e.piece.date or ""), lambda _e: "", 12),
    Column(N_("文号"), lambda e: e.piece.document_number, lambda _e: "", 22),
    Column(N_("说明"), lambda e: e.piece.caption, lambda _e: "", 40),
    Column(
        N_("状态"),
        lambda e: _("缺失：{reason}").format(reason=e.reason) if e.reason else _("已装入"),
        lambda e: _("缺项：{text}").format(text=e.gap.text),
        24,
    ),
    Column(N_("SHA-256"), lambda e: e.piece.sha256, lambda _e: "", 66),
    Column(N_("包内路径"), lambda e: e.path, lambda e: e.path, 60),
)


def headings() -> list[str]:
    """Return the headings in the user's language."""
    return [_(column.heading) for column in COLUMNS]


def rows(contents: Contents) -> Iterator[tuple[Entry, list[str]]]:
    """Yield each piece, then each gap, with its cells."""
    for piece in contents.pieces:
        yield piece, [column.piece(piece) for column in COLUMNS]
    for gap in contents.gaps:
        yield gap, [column.gap(gap) for column in COLUMNS]


def as_csv(contents: Contents) -> bytes:
    """Return the list as CSV with a BOM, which Excel needs; no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings())
    writer.writerows([_harmless(cell) for cell in cells] for _entry, cells in rows(contents))
    return text.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(contents: Contents) -> bytes:
    """Return the list as a workbook: filter, frozen heading, everything text, the same bytes always."""
    import xlsxwriter  # noqa: PLC0415 — heavy, and only an export needs it

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = contents.plan.as_of
    book.set_properties(
        {
            "title": contents.plan.title,
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    )
    sheet = book.add_worksheet(_("材料目录"))
    bold = book.add_format({"bold": True, "bg_color": "#F1F1F1", "border": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    loud = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FDECEA"})
    for at, (column, heading) in enumerate(zip(COLUMNS, headings(), strict=True)):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, heading, bold)
    last = 0
    for last, (entry, cells) in enumerate(rows(contents), start=1):
        for at, cell in enumerate(cells):
            sheet.write_string(last, at, _xml_text(cell), loud if is_missing(entry) else plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def as_html(contents: Contents) -> bytes:
    """Return the list as a page whose paths can be clicked."""
    lines = [row(headings(), cell="th")]
    for entry, cells in rows(contents):
        link = f'<a href="{quote(entry.path)}">{escape(entry.path)}</a>'
        lines.append(row([*map(escape, cells[:-1]), link], loud=is_missing(entry)))
    return page(_("材料目录"), f"<h1>{escape(_('材料目录'))}</h1>{table(lines)}")


def is_missing(entry: Entry) -> bool:
    """Whether a note stands where evidence should be."""
    return isinstance(entry, GapEntry) or bool(entry.reason)


def row(cells: Sequence[str], *, cell: str = "td", loud: bool = False) -> str:
    """Return one line of a table; *cells* are HTML already."""
    mark = ' class="missing"' if loud else ""
    return f"<tr{mark}>{''.join(f'<{cell}>{text}</{cell}>' for text in cells)}</tr>"


def table(lines: Sequence[str]) -> str:
    """Return a table of `row` lines."""
    return f"<table>{chr(10).join(lines)}</table>"


def page(title: str, body: str) -> bytes:
    """Return a page that needs nothing but itself and runs nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body>{body}</body></html>\n"
    ).encode(errors="replace")


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from computing what somebody wrote as a title."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _xml_text(cell: str) -> str:
    """Drop what XML cannot hold (lone surrogates), and cut at the 32,767 characters of a cell."""
    return cell.encode(errors="replace").decode()[:32767]
