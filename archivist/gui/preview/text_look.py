"""How each part of a text looks, and what the margin says of it: never told by colour alone."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import OWN_WORDS, Part, Passage
from archivist.gui.tokens import Tokens
from archivist.i18n import N_, _

_NAMES = {
    Part.HEADER: N_("页眉"),
    Part.FOOTER: N_("页脚"),
    Part.NOTE: N_("注释"),
    Part.TEXT_BOX: N_("文本框"),
    Part.COMMENT: N_("批注"),
    Part.DELETED: N_("已删"),
    Part.HIDDEN: N_("隐藏"),
}
_HEADING = 1.25  # times the size of the text


def part_name(part: Part) -> str:
    """Return what a part is called in the margin; nothing for the text itself."""
    return _(_NAMES.get(part, ""))


def margin_of(passage: Passage, before: Place, *, mail: bool = False) -> str:
    """Return what the margin says beside *passage*, whose neighbour above stands at *before*."""
    if mail and passage.part is Part.HEADER:
        return _("信头")
    if passage.part not in OWN_WORDS:
        return part_name(passage.part)
    here = passage.place
    if here in (before, NOWHERE):
        return ""
    if here.page is not None and here.page != before.page:
        return _("第{page}页").format(page=here.page)
    if here.cell is not None:
        return here.cell
    return str(here.paragraph) if here.paragraph is not None else ""


def format_of(passage: Passage, tokens: Tokens, font: QFont) -> QTextCharFormat | None:
    """Return how *passage* is written, None for plain text."""
    made = QTextCharFormat()
    if passage.heading:
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontPointSize(max(font.pointSizeF(), 1.0) * _HEADING)
        if font.pixelSize() > 0:
            made.setProperty(
                QTextCharFormat.Property.FontPixelSize, round(font.pixelSize() * _HEADING)
            )
        return made
    if passage.part in OWN_WORDS:
        return None
    if passage.part in (Part.HEADER, Part.FOOTER, Part.NOTE, Part.TEXT_BOX):
        made.setForeground(QColor(tokens.muted))
        return made
    tone = {Part.COMMENT: "unknown", Part.DELETED: "bad", Part.HIDDEN: "expired"}[passage.part]
    made.setForeground(QColor(tokens.ink(tone)))
    made.setBackground(QColor(tokens.ground(tone)))
    made.setFontStrikeOut(passage.part is Part.DELETED)
    made.setFontItalic(passage.part is Part.HIDDEN)
    return made
