"""帮助: the manual in a window of its own, that stays open beside the work; searched while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from archivist.gui.pages.page import filter_line
from archivist.gui.parts import column, divided, named, text
from archivist.gui.tokens import tokens_of
from archivist.i18n import _
from archivist.services.help import PAGES, HelpSection, help_sections

_SIZE = (860, 620)
_MOST_MARKS = 200
_KEY = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """A list of sections under their pages, and the chosen one to read. *keys* are (keys, words)."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("帮助"))
        self.resize(*_SIZE)
        self._sections = (*help_sections(), _keys_section(keys))
        self.search = filter_line(_("在帮助里查找"), _("在帮助里查找"))
        self.list = named(QListWidget(), _("帮助目录"))
        self.list.setObjectName("help")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = _Browser()
        self.browser.setAccessibleName(_("帮助内容"))
        self.none = text(_("没有找到；换个词试试。"), "muted", wrap=True)
        left = QWidget()
        left.setLayout(column(self.search, self.none, self.list))
        splitter = divided(left, self.browser, (300, 560))
        layout = column(splitter)
        layout.setContentsMargins(12, 12, 12, 12)
        self.setLayout(layout)
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda *_items: self._read())
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        self._narrow()

    def open_at(self, key: str) -> None:
        """Show the section *key*, the first one where there is none such, and come to the front."""
        self.search.clear()
        for number in range(self.list.count()):
            if self.list.item(number).data(_KEY) == key:
                self.list.setCurrentRow(number)
                break
        self.show()
        self.raise_()
        self.activateWindow()

    def _narrow(self) -> None:
        """List the sections that hold every word sought."""
        words = self._sought()
        before = self.list.currentItem().data(_KEY) if self.list.currentItem() else None
        found = [each for each in self._sections if each.holds(words)]
        self.list.blockSignals(True)  # noqa: FBT003 — Qt's own signature
        self.list.clear()
        page = ""
        for section in found:
            if section.page not in (page, section.key):
                self._add_page(section.page)
            page = section.page
            self._add(section)
        self.list.blockSignals(False)  # noqa: FBT003 — Qt's own signature
        self.none.setVisible(not found)
        keys = [self.list.item(number).data(_KEY) for number in range(self.list.count())]
        first = next((number for number, key in enumerate(keys) if key), -1)
        self.list.setCurrentRow(keys.index(before) if before and before in keys else first)
        self._read()

    def _add_page(self, page: str) -> None:
        item = QListWidgetItem(_(PAGES[page]), self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, section: HelpSection) -> None:
        item = QListWidgetItem(section.title, self.list)
        item.setData(_KEY, section.key)
        item.setToolTip(section.title)

    def _read(self) -> None:
        item = self.list.currentItem()
        key = item.data(_KEY) if item else None
        section = next((each for each in self._sections if each.key == key), None)
        self.browser.setMarkdown(section.text if section else "")
        self._mark()

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        style = QTextCharFormat()
        style.setBackground(QColor(tokens_of(self.palette()).mark))
        for word in self._sought():
            cursor = self.browser.document().find(word)
            while not cursor.isNull() and len(marks) < _MOST_MARKS:
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, style
                marks.append(mark)
                cursor = self.browser.document().find(word, cursor)
        self.browser.setExtraSelections(marks)
        if marks:
            there = marks[0].cursor
            there.setPosition(there.selectionStart())
            self.browser.setTextCursor(there)

    def _sought(self) -> tuple[str, ...]:
        return tuple(self.search.text().lower().split())


class _Browser(QTextBrowser):
    """Shows only what it was given: nothing is ever fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802
        return None


def _keys_section(keys: Sequence[tuple[str, str]]) -> HelpSection:
    lines = [f"## {_(PAGES['keys'])}", ""]
    lines += [f"| {_('快捷键')} | {_('作用')} |", "|---|---|"]
    lines += [f"| {pressed.replace('|', '∣')} | {does} |" for pressed, does in keys]
    return HelpSection("keys", "keys", _(PAGES["keys"]), "\n".join(lines))
