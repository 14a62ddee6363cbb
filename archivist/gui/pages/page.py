"""What every page is to the window: a widget that refreshes, and perhaps a line to filter with."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from archivist.gui.desk import EVERYTHING, Desk
from archivist.gui.parts import Content, column
from archivist.services.progress import Changes


class Page(QWidget):
    """Base of the pages. A page shows and asks; services decide."""

    CARES: ClassVar[Changes] = EVERYTHING

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.filter: QLineEdit | None = None
        self.main: QWidget | None = None
        self._stale = False

    def refresh(self) -> None:
        """Show what holds now; called on the first visit and after a change the page cares for."""

    def show_filter(self, what: object) -> None:
        """Narrow to *what* another page asked for; pages without such a thing ignore it."""

    def help_key(self) -> str:
        """Return what the manual is opened at from here: a rule's code or a page of it."""
        return ""

    def leave(self) -> None:
        """Stop what runs for this page alone; called before the window closes."""

    def note(self, changes: Changes) -> None:
        """Refresh now when it is seen, else when it is next seen."""
        if not changes & self.CARES:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def visit(self) -> None:
        """Refresh when something changed since the last visit."""
        if self._stale:
            self._stale = False
            self.refresh()

    def settle(self) -> None:
        """Put the keyboard where work begins on this page."""
        if self.main is not None:
            self.main.setFocus()

    def lay_out(self, *contents: Content | None) -> QVBoxLayout:
        """Put *contents* below each other, with the margins every page has."""
        layout = column(*contents, spacing=10)
        layout.setContentsMargins(18, 14, 18, 12)
        self.setLayout(layout)
        return layout


def filter_line(placeholder: str, name: str) -> QLineEdit:
    """Return a line to filter with."""
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    line.setClearButtonEnabled(True)
    line.setAccessibleName(name)
    return line
