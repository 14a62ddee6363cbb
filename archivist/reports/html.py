"""Reports as one HTML file: no scripts, nothing loaded, light and dark, fit for printing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from archivist.i18n import _
from archivist.reports.cell import text_of
from archivist.reports.html_style import style
from archivist.reports.table import (
    Align,
    Block,
    Cell,
    Figures,
    Grid,
    Heading,
    Paragraph,
    Report,
    Tone,
)

_PADDING = 1.1  # full-width characters on both sides of a cell
# Even a text that slipped through unescaped could load or run nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(report: Report) -> bytes:
    """Return the page's bytes, UTF-8."""
    return "\n".join(_page(report)).encode()


def _page(report: Report) -> Iterator[str]:
    title = _text(report.title)
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{title} {report.day.isoformat()}</title>\n<style>{style()}</style>\n</head>"
    yield f"<body>\n<header>\n<h1>{title}</h1>"
    if report.notice:
        yield f'<p class="notice">{_text(report.notice)}</p>'
    yield '<dl class="meta">'
    yield from (
        f"<div><dt>{_text(label)}</dt><dd>{_text(value)}</dd></div>" for label, value in report.meta
    )
    yield "</dl>\n</header>"
    yield from _contents(report)
    yield "<main>"
    for number, block in enumerate(report.blocks):
        yield from _block(number, block)
    yield "</main>\n</body>\n</html>\n"


def _contents(report: Report) -> Iterator[str]:
    """Links to the sections, or to the bands where there is one table only."""
    links = [
        (f"b{number}", block.text)
        for number, block in enumerate(report.blocks)
        if isinstance(block, Heading)
    ] or [
        (f"b{number}-{band}", _("{label}（{count}）").format(label=label, count=len(rows)))
        for number, block in enumerate(report.blocks)
        if isinstance(block, Grid) and block.group
        for band, (label, rows) in enumerate(block.bands())
    ]
    if len(links) > 1:
        anchors = (f'<a href="#{anchor}">{_text(label)}</a>' for anchor, label in links)
        yield f'<nav aria-label="{_text(_("目录"))}">{" ".join(anchors)}</nav>'


def _block(number: int, block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f'<h2 id="b{number}">{_text(text)}</h2>'
        case Paragraph(text, tone):
            yield f"<p{_class(tone)}>{_text(text)}</p>"
        case Figures(cards):
            yield '<ul class="figures">'
            for card in cards:
                number_, label = _text(str(card.number)), _text(card.label)
                yield f"<li{_class(card.tone)}><strong>{number_}</strong><span>{label}</span></li>"
            yield "</ul>"
        case Grid():
            yield from _table(number, block)


def _table(number: int, grid: Grid) -> Iterator[str]:
    widths = [column.width + _PADDING for column in grid.columns]
    total = sum(widths)
    yield f'<table style="min-width:{total * 0.9:.0f}em">\n<colgroup>'
    yield from (f'<col style="width:{width / total:.2%}">' for width in widths)
    heads = "".join(f'<th scope="col">{_text(_(c.heading))}</th>' for c in grid.columns)
    yield f"</colgroup>\n<thead><tr>{heads}</tr></thead>"
    if not grid.rows:
        yield f'<tbody><tr><td class="empty" colspan="{len(grid.columns)}">'
        yield f"{_text(_(grid.empty))}</td></tr></tbody>"
    for band, (label, rows) in enumerate(grid.bands()):
        yield "<tbody>"
        if label:
            yield (
                f'<tr class="band" id="b{number}-{band}"><th scope="rowgroup" '
                f'colspan="{len(grid.columns)}">{_text(label)}<small>{len(rows)}</small></th></tr>'
            )
        for row, spans in zip(rows, grid.spans(rows), strict=True):
            yield f"<tr>{''.join(_cells(grid, row, spans))}</tr>"
        yield "</tbody>"
    yield "</table>"


def _cells(grid: Grid, row: object, spans: list[int]) -> Iterator[str]:
    answers = zip(grid.columns, grid.cells(row), grid.tones(row), spans, strict=True)
    for column, value, tone, span in answers:
        if span:
            names: list[str] = [tone] if tone is not Tone.PLAIN else []
            names += [column.align] if column.align is not Align.LEFT else []
            names += ["day"] if isinstance(value, date) else []
            chosen = f' class="{" ".join(names)}"' if names else ""
            covers = f' rowspan="{span}"' if span > 1 else ""
            yield f"<td{chosen}{covers}>{_text(value)}</td>"


def _class(tone: Tone) -> str:
    return "" if tone is Tone.PLAIN else f' class="{tone}"'


def _text(value: Cell) -> str:
    return escape(text_of(value)).replace("\n", "<br>")
