"""The list of pages on the left, and the stack that shows one of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from archivist.gui.desk import Desk
from archivist.gui.icons import icon
from archivist.gui.page_list import PAGES
from archivist.gui.pages.page import Page
from archivist.gui.tokens import tokens_of
from archivist.i18n import _
from archivist.services.progress import Changes

_WIDTH, _HEIGHT = 150, 38


class Navigation(QListWidget):
    """One line a page; *currentRowChanged* says which was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("导航"))
        for number, entry in enumerate(PAGES, 1):
            item = QListWidgetItem(_(entry.title))
            item.setSizeHint(QSize(0, _HEIGHT))
            item.setToolTip(f"Ctrl+{number}")
            self.addItem(item)
        self.redraw()

    def badge(self, key: str, count: int) -> None:
        """Show *count* beside the title of the page *key*; nothing for none."""
        number, entry = next((n, each) for n, each in enumerate(PAGES) if each.key == key)
        title = _(entry.title)
        self.item(number).setText(f"{title}  ● {count:,}" if count else title)
        said = _("{page}，新到 {count:,} 份").format(page=title, count=count)
        self.item(number).setData(Qt.ItemDataRole.AccessibleTextRole, said if count else title)

    def redraw(self) -> None:
        """Draw the icons for the scheme that holds now."""
        tokens = tokens_of(self.palette())
        for number, entry in enumerate(PAGES):
            self.item(number).setIcon(icon(entry.icon, tokens.muted))


class PageStack(QStackedWidget):
    """Builds a page on its first visit, and refreshes what cares for a change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._built: dict[str, Page] = {}
        desk.changed.connect(self._note)

    @property
    def built(self) -> dict[str, Page]:
        """The pages visited so far, by key."""
        return self._built

    def page(self, key: str) -> Page:
        """Return a page, building it when it was never visited."""
        if key not in self._built:
            entry = next(each for each in PAGES if each.key == key)
            page = entry.build(self._desk)
            self._built[key] = page
            self.addWidget(page)
            page.refresh()
        return self._built[key]

    def visit(self, key: str) -> Page:
        """Show a page."""
        page = self.page(key)
        self.setCurrentWidget(page)
        page.visit()
        return page

    def leave(self) -> None:
        """Stop what runs in the pages; for closing."""
        for page in self._built.values():
            page.leave()

    def _note(self, changes: Changes) -> None:
        for page in self._built.values():
            page.note(changes)
