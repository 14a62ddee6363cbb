"""Reports as Word documents, A4 landscape, for signing and filing.

The body is python-docx; tables are written as XML at once, because thousands of rows are too slow
cell by cell.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from archivist.i18n import _
from archivist.reports.cell import text_of
from archivist.reports.docx_package import repack
from archivist.reports.docx_table import figures_xml, table_xml
from archivist.reports.palette import INK, LIGHT
from archivist.reports.table import Block, Figures, Grid, Heading, Paragraph, Report, Tone

TITLE_FONT = "方正小标宋简体"
HEADING_FONT = "黑体"
TEXT_FONT = "仿宋"
LATIN_FONT = "Times New Roman"
_WIDTH, _HEIGHT, _SIDE, _TOP = Mm(297), Mm(210), Mm(15), Mm(14)


def render(report: Report) -> bytes:
    """Return the document's bytes."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, report)
    document.add_paragraph(text_of(report.title), style="Title")
    if report.notice:
        notice = document.add_paragraph(style="Subtitle")
        _run(notice, report.notice, Tone.WARNING)
    meta = document.add_paragraph(style="Subtitle")
    _run(
        meta,
        "　　".join(
            _("{label}：{value}").format(label=label, value=value) for label, value in report.meta
        ),
        Tone.PLAIN,
    )
    for block in report.blocks:
        _block(document, block)
    _page_number(document)
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue())


def _block(document: WordDocument, block: Block) -> None:
    match block:
        case Heading(text):
            document.add_heading(text_of(text), level=1)
        case Paragraph(text, tone):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True  # it introduces what follows
            _run(paragraph, text, tone)
        case Figures():
            _table(document, figures_xml(block, _room()))
        case Grid():
            _table(document, table_xml(block, _room()))


def _table(document: WordDocument, xml: str) -> None:
    """Put a table at the end; a small paragraph keeps it apart from the next one."""
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(6)
    gap._p.addprevious(parse_xml(xml))  # noqa: SLF001 — python-docx's own way to its XML


def _run(paragraph: WordParagraph, text: str, tone: Tone) -> None:
    run = paragraph.add_run(text_of(text))
    run.font.color.rgb = RGBColor.from_string(LIGHT[tone].ink)
    run.font.bold = tone in {Tone.ERROR, Tone.WARNING} or None


def _room() -> int:
    """Return the width between the margins in twentieths of a point."""
    return int((_WIDTH - 2 * _SIDE) / 635)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = _TOP
    section.footer_distance = Mm(7)


def _set_styles(document: WordDocument) -> None:
    for name, font, size, bold, after in (
        ("Normal", TEXT_FONT, 10.5, False, 4),
        ("Title", TITLE_FONT, 22, False, 4),
        ("Subtitle", TEXT_FONT, 10.5, False, 4),
        ("Heading 1", HEADING_FONT, 14, False, 6),
    ):
        style = document.styles[name]
        _set_font(style.element.get_or_add_rPr(), font)
        style.font.size = Pt(size)
        style.font.bold, style.font.italic = bold, False
        style.font.color.rgb = RGBColor.from_string(INK)
        style.paragraph_format.space_after = Pt(after)
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    for name in ("Title", "Subtitle"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_font(properties: CT_RPr, font: str) -> None:
    """Name the fonts for Latin and Chinese; a theme's fonts would win over them."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN_FONT)
    fonts.set(qn("w:eastAsia"), font)
    for spacing in properties.findall(qn("w:spacing")) + properties.findall(qn("w:kern")):
        properties.remove(spacing)


def _set_properties(document: WordDocument, report: Report) -> None:
    day = datetime.combine(report.day, time(), UTC)
    properties = document.core_properties
    properties.title = text_of(report.title)
    properties.subject = text_of(report.notice)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = day
    properties.language = "zh-CN"
    defaults = document.styles.element.find(f".//{qn('w:lang')}")
    if defaults is not None:
        defaults.set(qn("w:eastAsia"), "zh-CN")


def _page_number(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    text = _("第 {page} 页 共 {pages} 页").format(page="\0PAGE\0", pages="\0NUMPAGES\0")
    for position, part in enumerate(text.split("\0")):
        if position % 2:
            _field(paragraph, part)
        else:
            paragraph.add_run(part)


def _field(paragraph: WordParagraph, instruction: str) -> None:
    for kind in ("begin", "instruction", "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = instruction
        elif kind == "text":
            continue
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 — python-docx's own way to its XML
