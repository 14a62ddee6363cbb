"""What was read of a file, as text: jumps to a place, marks what is sought."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import Extract
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

_MOST_CHARACTERS = 400_000
_MOST_MARKS = 500


class TextView(QPlainTextEdit):
    """Read-only; the passages of an Extract, one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(_("文字预览"))
        self.setTabChangesFocus(True)
        self._extract = Extract()
        self._marks: list[QTextCursor] = []
        self._at = -1

    def show_extract(self, extract: Extract) -> None:
        """Show its text; the end of a very long one is left out, and said so."""
        self._extract, self._marks, self._at = extract, [], -1
        words = extract.text
        if len(words) > _MOST_CHARACTERS:
            words = (
                words[:_MOST_CHARACTERS]
                + "\n\n"
                + _("（文字太长，后面的不再显示，请打开文件查看）")
            )
        self.setPlainText(words)
        self.setExtraSelections([])

    def jump(self, place: Place) -> bool:
        """Mark the passage at *place* and scroll to it; say whether there is one."""
        if place == NOWHERE:
            return False
        offset = 0
        for passage in self._extract.passages:
            if _is_at(passage.place, place):
                cursor = self._cursor(offset, offset + len(passage.text))
                self._marks, self._at = [cursor], 0
                self._paint()
                return True
            offset += len(passage.text) + 1
        return False

    def find_all(self, words: str) -> int:
        """Mark every occurrence of *words*, go to the first, return how many."""
        text, sought = self.toPlainText().casefold(), words.casefold()
        self._marks, self._at = [], -1
        start = text.find(sought) if sought else -1
        while start >= 0 and len(self._marks) < _MOST_MARKS:
            self._marks.append(self._cursor(start, start + len(sought)))
            start = text.find(sought, start + len(sought))
        self._at = 0 if self._marks else -1
        self._paint()
        return len(self._marks)

    def step(self, by: int) -> int:
        """Go to the next (1) or previous (-1) mark; return its number from 0, or -1."""
        if self._marks:
            self._at = (self._at + by) % len(self._marks)
            self._paint()
        return self._at

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = self.textCursor()
        last = max(self.document().characterCount() - 1, 0)
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self) -> None:
        tokens = tokens_of(self.palette())
        selections = []
        for number, cursor in enumerate(self._marks):
            selection = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(QColor(tokens.selected if number == self._at else tokens.mark))
            selection.cursor, selection.format = cursor, style
            selections.append(selection)
        self.setExtraSelections(selections)
        if self._at >= 0:
            there = QTextCursor(self._marks[self._at])
            there.setPosition(there.selectionStart())
            self.setTextCursor(there)
            self.centerCursor()


def _is_at(here: Place, wanted: Place) -> bool:
    """Whether every part *wanted* names is the same *here*."""
    pairs = (
        (wanted.page, here.page),
        (wanted.paragraph, here.paragraph),
        (wanted.sheet, here.sheet),
        (wanted.cell, here.cell),
        (wanted.member, here.member),
    )
    named = [(want, have) for want, have in pairs if want is not None]
    return bool(named) and all(want == have for want, have in named)
