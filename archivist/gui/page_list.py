"""The pages in the order of the navigation; each is imported when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from archivist.gui.desk import Desk
from archivist.gui.pages.page import Page
from archivist.i18n import N_


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page's key, title (marked for translation), icon, and where its class is."""

    key: str
    title: str
    icon: str
    module: str
    name: str

    def build(self, desk: Desk) -> Page:
        """Import and build the page."""
        made: Callable[[Desk], Page] = getattr(
            import_module(f"archivist.gui.pages.{self.module}"), self.name
        )
        return made(desk)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", N_("总览"), "layout-dashboard", "overview", "OverviewPage"),
    PageEntry("standard", N_("标准"), "list-checks", "standard", "StandardPage"),
    PageEntry("findings", N_("问题"), "triangle-alert", "findings", "FindingsPage"),
    PageEntry("outlook", N_("到期"), "calendar-days", "outlook", "OutlookPage"),
    PageEntry("search", N_("检索"), "search", "search", "SearchPage"),
    PageEntry("unfiled", N_("待归档"), "inbox", "unfiled", "UnfiledPage"),
    PageEntry("handin", N_("报告与导出"), "package-check", "handin", "HandInPage"),
    PageEntry("settings", N_("设置"), "settings", "settings", "SettingsPage"),
)
