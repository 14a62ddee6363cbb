"""The button that keeps searches and brings them back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from archivist.errors import ArchivistError
from archivist.gui.icons import dress
from archivist.i18n import _
from archivist.services.saved_searches import (
    SavedSearch,
    forget_search,
    save_search,
    saved_searches,
)
from archivist.services.search_scope import Scope


class SavedMenu(QPushButton):
    """*chosen* (SavedSearch) when one is picked; *told* (sentence, tone) what came of it.

    *asked* gives the query and scope that hold now, or None while nothing is asked.
    """

    chosen = Signal(object)
    told = Signal(str, str)

    def __init__(self, asked: Callable[[], tuple[str, Scope] | None]) -> None:
        super().__init__(f" {_('保存的检索')}")
        self.setAccessibleName(_("保存的检索"))
        self.setToolTip(_("保存这次检索，或重做以前保存的"))
        dress(self, "history", "muted", 16)
        self._asked = asked
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """Offer what is saved now."""
        self._menu.clear()
        keep = self._menu.addAction(_("保存这次检索…"), self._keep)
        keep.setEnabled(self._asked() is not None)
        kept = self._saved()
        if kept:
            self._menu.addSeparator()
            for each in kept:
                self._menu.addAction(each.name.replace("&", "&&"), self._choose(each))
            self._menu.addSeparator()
            forget = self._menu.addMenu(_("删除"))
            for each in kept:
                forget.addAction(each.name.replace("&", "&&"), self._forget(each))

    def keep(self, name: str) -> None:
        """Save what is asked now under *name*."""
        asked = self._asked()
        if asked is None or not name.strip():
            return
        try:
            save_search(name.strip(), *asked)
        except ArchivistError as error:
            self.told.emit(str(error), "bad")
        else:
            self.told.emit(_("已保存为“{name}”").format(name=name.strip()), "good")

    def _keep(self) -> None:
        asked = self._asked()
        before = asked[0] if asked else ""
        name, accepted = QInputDialog.getText(self, _("保存检索"), _("名称"), text=before)
        if accepted:
            self.keep(name)

    def _choose(self, search: SavedSearch) -> Callable[[], None]:
        return lambda: self.chosen.emit(search)

    def _forget(self, search: SavedSearch) -> Callable[[], None]:
        def forget() -> None:
            try:
                forget_search(search.name)
            except ArchivistError as error:
                self.told.emit(str(error), "bad")

        return forget

    def _saved(self) -> tuple[SavedSearch, ...]:
        try:
            return saved_searches()
        except ArchivistError as error:
            self.told.emit(str(error), "bad")
            return ()
