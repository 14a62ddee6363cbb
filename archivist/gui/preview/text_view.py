"""What was read of a file, as text: its parts told apart, jumps to a place, marks what is sought."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import Extract, Passage
from archivist.gui.preview.text_look import format_of, margin_of
from archivist.gui.preview.text_margin import TextMargin
from archivist.gui.tokens import tokens_of
from archivist.i18n import _

_MOST_CHARACTERS = 200_000
_MOST_MARKS = 500
_MOST_FORMATS = 2_000  # each costs time in the main thread
_TAB = 24  # pixels
_ROW = re.compile(r"\d+$")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_BROKEN = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


class TextView(QPlainTextEdit):
    """Read-only; the passages of an Extract, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(_("文字预览"))
        self.setTabChangesFocus(True)
        self.setTabStopDistance(_TAB)
        self.margin = TextMargin(self)
        self._shown: tuple[Passage, ...] = ()
        self._starts: list[int] = []
        self._text = ""
        self._astral: list[int] = []  # where characters stand that Qt counts twice
        self._marks: list[tuple[int, int]] = []
        self._at = -1

    def show_extract(self, extract: Extract, *, mail: bool = False) -> None:
        """Show its text; the end of a very long one is left out, and said so."""
        self._marks, self._at = [], -1
        self._shown, whole = _kept(extract.passages)
        self._starts, start = [], 0
        for passage in self._shown:
            self._starts.append(start)
            start += len(passage.text) + 1
        # One character stays one: what ends a line for Qt alone would move every offset.
        self._text = "\n".join(p.text for p in self._shown).translate(_BROKEN)
        self._astral = [each.start() for each in _BEYOND.finditer(self._text)]
        told = "" if whole else _("（文字太长，后面的不再显示，请打开文件查看）")
        self.setPlainText(f"{self._text}\n\n{told}" if told else self._text)
        self.setExtraSelections([])
        self._dress()
        self.margin.show_labels(self._labels(mail=mail))
        self._make_room()

    def jump(self, place: Place) -> bool:
        """Mark the passage at *place* and scroll to it; say whether there is one."""
        number = self._find(place)
        if number is None:
            return False
        start = self._starts[number]
        self._marks, self._at = [(start, start + len(self._shown[number].text))], 0
        self._paint()
        return True

    def find_all(self, words: str) -> int:
        """Mark every occurrence of *words*, go to the first, return how many."""
        text, sought = self._text.lower(), words.lower()
        if len(text) != len(self._text):  # a few capitals become two letters
            text, sought = self._text, words
        self._marks = []
        start = text.find(sought) if sought else -1
        while start >= 0 and len(self._marks) < _MOST_MARKS:
            self._marks.append((start, start + len(sought)))
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_shown"):
            self._dress()
            self._paint(move=False)

    def _find(self, place: Place) -> int | None:
        if place == NOWHERE:
            return None
        tries = (_is_at, _is_in_row, _is_on_sheet_or_page)
        numbers = (
            next((n for n, p in enumerate(self._shown) if fits(p.place, place)), None)
            for fits in tries
        )
        return next((number for number in numbers if number is not None), None)

    def _dress(self) -> None:
        tokens, cursor = tokens_of(self.palette()), QTextCursor(self.document())
        dressed = 0
        cursor.beginEditBlock()
        for start, passage in zip(self._starts, self._shown, strict=True):
            style = format_of(passage, tokens, self.font())
            if style is None or not passage.text:
                continue
            dressed += 1
            if dressed > _MOST_FORMATS:
                break
            cursor.setPosition(self._units(start))
            end = self._units(start + len(passage.text))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(style)
        cursor.endEditBlock()

    def _labels(self, *, mail: bool) -> dict[int, str]:
        """Return what the margin says, by block: a passage may have several lines."""
        labels, block, before = dict[int, str](), 0, NOWHERE
        for passage in self._shown:
            said = margin_of(passage, before, mail=mail)
            if said:
                labels[block] = said
            before = passage.place
            block += passage.text.count("\n") + 1
        return labels

    def _make_room(self) -> None:
        self.setViewportMargins(self.margin.wide, 0, 0, 0)
        inside = self.contentsRect()
        self.margin.setGeometry(
            QRect(inside.left(), inside.top(), self.margin.wide, inside.height())
        )

    def _units(self, offset: int) -> int:
        """Return Qt's position of a character: it counts those beyond U+FFFF twice."""
        return offset + bisect_left(self._astral, offset)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = max(self.document().characterCount() - 1, 0)
        cursor.setPosition(min(self._units(start), last))
        cursor.setPosition(min(self._units(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self, *, move: bool = True) -> None:
        tokens = tokens_of(self.palette())
        selections = []
        for number, (start, end) in enumerate(self._marks):
            selection = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(QColor(tokens.selected if number == self._at else tokens.mark))
            style.setForeground(QColor(tokens.text))
            selection.cursor, selection.format = self._cursor(start, end), style
            selections.append(selection)
        self.setExtraSelections(selections)
        if self._at >= 0 and move:
            there = self._cursor(*self._marks[self._at])
            there.setPosition(there.selectionStart())
            self.setTextCursor(there)
            self.centerCursor()


def _kept(passages: tuple[Passage, ...]) -> tuple[tuple[Passage, ...], bool]:
    """Return the passages that are shown, and whether they are all."""
    room = _MOST_CHARACTERS
    for number, passage in enumerate(passages):
        room -= len(passage.text) + 1
        if room < 0:
            if number:
                return passages[:number], False
            return (replace(passage, text=passage.text[:_MOST_CHARACTERS]),), False
    return passages, True


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


def _is_in_row(here: Place, wanted: Place) -> bool:
    """Whether *here* is the table row that holds the cell *wanted*."""
    row = _ROW.search(wanted.cell or "")
    mine = _ROW.search(here.cell or "")
    return bool(row and mine and row[0] == mine[0] and wanted.sheet in (None, here.sheet))


def _is_on_sheet_or_page(here: Place, wanted: Place) -> bool:
    if wanted.sheet is not None:
        return here.sheet == wanted.sheet
    return wanted.page is not None and here.page == wanted.page
