"""Tables of a Word document as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from archivist.i18n import _
from archivist.reports.cell import text_of
from archivist.reports.palette import BAND, HEADER, LIGHT, LINE, Colours
from archivist.reports.table import Align, Cell, Figures, Grid, Tone

_JUSTIFY = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_LEAST, _SIZE, _BIG = 15, 20, 32  # half points
_PADDING = 0.9  # full-width characters on both sides of a cell
_LEADING = 14  # twentieths of a point a half point of size: the same lines with any font


def table_xml(grid: Grid, room: int) -> str:
    """Return the table, *room* twentieths of a point wide; its heading row repeats on each page."""
    wanted = [column.width + _PADDING for column in grid.columns]
    share = room / sum(wanted)
    size = max(_LEAST, min(_SIZE, int(share / 10)))  # so large that the columns hold their widths
    widths = [int(share * width) for width in wanted]
    return _table(widths, "".join(_rows(grid, widths, size)))


def figures_xml(figures: Figures, room: int) -> str:
    """Return the numbers side by side, each above its label."""
    widths = [room // len(figures.cards)] * len(figures.cards)
    cells = "".join(
        _tc(
            width,
            LIGHT[card.tone],
            _p(str(card.number), Align.CENTRE, LIGHT[card.tone], size=_BIG, bold=True)
            + _p(card.label, Align.CENTRE, LIGHT[card.tone], size=_SIZE),
        )
        for card, width in zip(figures.cards, widths, strict=True)
    )
    return _table(widths, _tr(cells))


def _rows(grid: Grid, widths: list[int], size: int) -> Iterator[str]:
    heads = (
        _tc(
            width,
            HEADER,
            _p(_(column.heading), Align.CENTRE, HEADER, size=size, bold=True, keep=True),
        )
        for column, width in zip(grid.columns, widths, strict=True)
    )
    yield _tr("".join(heads), "<w:tblHeader/>")
    if not grid.rows:
        yield _wide(grid, widths, _p(_(grid.empty), Align.CENTRE, LIGHT[Tone.MUTED]), Colours(""))
    for label, rows in grid.bands():
        if label:
            text = _("{label}（{count}）").format(label=label, count=len(rows))
            yield _wide(
                grid, widths, _p(text, Align.LEFT, BAND, size=size, bold=True, keep=True), BAND
            )
        for row, spans in zip(rows, _merging(grid.spans(rows)), strict=True):
            yield _tr("".join(_cells(grid, row, widths, spans, size)))


def _merging(spans: list[list[int]]) -> Iterator[list[str]]:
    """Turn counts of covered rows into Word's marks: begin a merged cell, or go on with it."""
    marks = {0: "<w:vMerge/>", 1: ""}
    for line in spans:
        yield [marks.get(span, '<w:vMerge w:val="restart"/>') for span in line]


def _cells(
    grid: Grid, row: object, widths: list[int], merging: list[str], size: int
) -> Iterator[str]:
    answers = zip(grid.columns, grid.cells(row), grid.tones(row), widths, merging, strict=True)
    for column, value, tone, width, mark in answers:
        colours = LIGHT[tone]
        shown = "" if mark == "<w:vMerge/>" else value
        yield _tc(
            width,
            colours,
            _p(shown, column.align, colours, size=size, bold=tone is Tone.TOTAL),
            mark,
        )


def _table(widths: list[int], rows: str) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _tr(cells: str, extra: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{cells}</w:tr>"


def _wide(grid: Grid, widths: list[int], paragraph: str, colours: Colours) -> str:
    span = f'<w:gridSpan w:val="{len(grid.columns)}"/>'
    return _tr(_tc(sum(widths), colours, paragraph, span))


def _tc(width: int, colours: Colours, content: str, extra: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colours.fill}"/>' if colours.fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _p(
    value: Cell,
    align: Align,
    colours: Colours,
    *,
    size: int = _SIZE,
    bold: bool = False,
    keep: bool = False,
) -> str:
    weight = "<w:b/>" if bold else ""
    stay = "<w:keepNext/>" if keep else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text_of(value).split("\n")
    )
    return (
        f'<w:p><w:pPr>{stay}<w:spacing w:before="30" w:after="30" '
        f'w:line="{size * _LEADING}" w:lineRule="exact"/>'
        f'<w:jc w:val="{_JUSTIFY[align]}"/></w:pPr>'
        f'<w:r><w:rPr>{weight}<w:color w:val="{colours.ink}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr>{lines}</w:r></w:p>'
    )
