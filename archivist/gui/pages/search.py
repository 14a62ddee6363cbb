"""检索: exact words in everything that was read, hits with their place, names apart."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from archivist.domain.kind import Kind
from archivist.domain.place import NOWHERE
from archivist.errors import IndexMissingError
from archivist.gui.background import Latest
from archivist.gui.desk import Desk
from archivist.gui.filter_combo import fill_combo, filter_combo
from archivist.gui.open_outside import open_file
from archivist.gui.pages.hit_list import HitList
from archivist.gui.pages.page import Page, filter_line
from archivist.gui.pages.saved_menu import SavedMenu
from archivist.gui.pages.search_asking import Asked, ask, ask_like
from archivist.gui.parts import Elided, EmptyState, button, column, divided, row, text
from archivist.gui.preview.pane import PreviewPane
from archivist.gui.rows_model import ROW
from archivist.i18n import _
from archivist.reports.responsible import unit_of
from archivist.services.locate import disk_path
from archivist.services.progress import Changes
from archivist.services.saved_searches import SavedSearch
from archivist.services.search_scope import Scope, Standing

if TYPE_CHECKING:
    from archivist.services.search import Hit, SearchResult
    from archivist.services.workspace import Workspace

_PAUSE_MS = 250
_GUESSES = 3


class SearchPage(Page):
    """Asks while one types; Enter opens the standard, the preview shows the hit in its file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = filter_line(
            _("输入要找的词，例如 公益广告；引号括住整句，title: number: name: 限定字段"), _("检索")
        )
        self.standards, self.kinds, self.units, self.standings = (
            filter_combo(_("标准"), 6),
            filter_combo(_("材料种类"), 5),
            filter_combo(_("责任单位"), 6),
            filter_combo(_("归档情况"), 5),
        )
        self.saved = SavedMenu(self._asked_now)
        self.count = Elided("", "muted")
        self.hits = HitList()
        self.preview = PreviewPane()
        self._asking, self._following = Latest(self), Latest(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._query = ""
        self._days: tuple[date | None, date | None] = (None, None)  # of a saved search
        self._stack = QStackedWidget()
        self.guesses = [
            button("", partial(self._take_guess, n), tip=_("改找这个词")) for n in range(_GUESSES)
        ]
        self._empty = EmptyState("search", "", "", *self.guesses)
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        combos = (self.standards, self.kinds, self.units, self.standings)
        asking = row(self.filter, self.saved)
        asking.setStretch(0, 1)
        filters = row(*combos)
        for number in range(len(combos)):
            filters.setStretch(number, 1)
        head = row(text(_("检索"), "h1"), self.count, spacing=12)
        head.setStretch(1, 1)
        self.lay_out(head, asking, filters, self._stack).setStretch(3, 1)
        self.main = self.filter
        self._connect()
        self._offer()

    def refresh(self) -> None:
        self._fill_filters()
        if self._query:
            self.ask_now()

    def show_filter(self, what: object) -> None:
        """Search for *what*."""
        if self.filter is not None:
            self.filter.setText(str(what))
            self.ask_now()

    def ask_now(self) -> None:
        """Ask what is typed, without waiting for a pause."""
        self._pause.stop()
        workspace = self.desk.workspace
        query = self.filter.text().strip() if self.filter else ""
        self._query = query
        if workspace is None or not query:
            self._asking.forget()
            self._offer()
            return
        scope = self._scope()
        self._asking.ask(lambda: ask(workspace, query, scope))

    def ask_like(self, path: str) -> None:
        """Show the materials that are like the one at *path*."""
        workspace, scope = self.desk.workspace, self._scope()
        if workspace is not None:
            self._pause.stop()
            self._asking.ask(lambda: ask_like(workspace, path, scope))

    def note(self, changes: Changes) -> None:
        """Let the index follow at once, seen or not; then as every page."""
        workspace = self.desk.workspace
        if workspace is not None and changes & (Changes.FILING | Changes.ASSIGNMENTS):
            self._following.ask(lambda: _follow(workspace))
        super().note(changes)

    def leave(self) -> None:
        self._asking.wait()
        self._following.wait()
        self.preview.finish()

    def _scope(self) -> Scope:
        kind, standing = self.kinds.currentData(), self.standings.currentData()
        return Scope(
            standard=self.standards.currentData(),
            kind=Kind(kind) if kind else None,
            unit=self.units.currentData(),
            after=self._days[0],
            before=self._days[1],
            status=Standing(standing) if standing else None,
        )

    def _asked_now(self) -> tuple[str, Scope] | None:
        return (self._query, self._scope()) if self._query else None

    def _ask_saved(self, search: SavedSearch) -> None:
        scope = search.scope
        self._days = (scope.after, scope.before)
        wanted = (scope.standard, scope.kind, scope.unit, scope.status)
        combos = (self.standards, self.kinds, self.units, self.standings)
        for combo, value in zip(combos, wanted, strict=True):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(combo.findData(value), 0))
        self.show_filter(search.query)

    def _forget_days(self) -> None:
        self._days = (None, None)

    def _take_guess(self, number: int) -> None:
        self.show_filter(self.guesses[number].text())

    def _offer_menu(self, place: QPoint) -> None:
        hit: Hit | None = self.hits.indexAt(place).data(ROW)
        if hit is not None:
            menu = self.menu_of(hit)
            menu.exec(self.hits.viewport().mapToGlobal(place))
            menu.deleteLater()

    def menu_of(self, hit: Hit) -> QMenu:
        """Return what can be done with a hit."""
        menu = QMenu(self)
        menu.addAction(_("查找相似的材料"), lambda: self.ask_like(hit.path))
        menu.addAction(_("打开标准页"), lambda: self._open(hit))
        menu.addAction(_("打开文件"), self._open_file)
        return menu

    def _content(self) -> QWidget:
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.hits))
        open_standard = button(
            _("打开标准页"), self._open_chosen, icon="list-checks", tip=_("Enter")
        )
        open_file_ = button(
            _("打开文件"), self._open_file, icon="external-link", tip=_("用系统默认程序打开")
        )
        layout = column(row(open_standard, open_file_, None), self.preview)
        layout.setContentsMargins(10, 0, 0, 0)
        layout.setStretch(1, 1)
        right.setLayout(layout)
        return divided(left, right, (520, 560))

    def _connect(self) -> None:
        self._pause.timeout.connect(self.ask_now)
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._fail)
        if self.filter is not None:
            self.filter.textChanged.connect(lambda _text: self._pause.start())
            self.filter.returnPressed.connect(self.ask_now)
            self.filter.textEdited.connect(self._forget_days)
        for combo in (self.standards, self.kinds, self.units, self.standings):
            combo.currentIndexChanged.connect(self.ask_now)
        self.hits.chosen.connect(self._show)
        self.hits.opened.connect(self._open)
        self.hits.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.hits.customContextMenuRequested.connect(self._offer_menu)
        self.saved.chosen.connect(self._ask_saved)
        self.saved.told.connect(self.desk.tell)

    def _take(self, asked: Asked) -> None:
        if not asked.result.hits:
            self._say_nothing(asked)
            return
        self._stack.setCurrentIndex(0)
        self.count.show_words(_counted(asked.result))
        self.hits.show_hits(asked.result.hits)

    def _say_nothing(self, asked: Asked) -> None:
        self.preview.clear()
        self.count.show_words("")
        if not asked.query:
            self._tell(_("没有相似的材料"), _("这份材料没有文字，或者别的材料都没有它的用词。"))
            return
        advice = _("检索是逐字精确的：换个说法，少写几个字，或去掉筛选条件。")
        instead = _("您要找的是不是：") if asked.instead else advice
        self._tell(_("没有找到“{query}”").format(query=asked.query), instead, asked.instead)

    def _fail(self, error: Exception) -> None:
        self.count.show_words("")
        if isinstance(error, IndexMissingError):
            self._tell(_("还没有可以检索的内容"), _("先按 F5 扫描材料。"))
        else:
            self._tell(_("检索没有成功"), str(error))

    def _show(self, hit: Hit | None) -> None:
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if hit is None or workspace is None or assessment is None:
            self.preview.clear()
            return
        material = next((m for m in assessment.materials if m.path == hit.path), None)
        words = "" if hit.field == "name" or not hit.spans else hit.snippet[slice(*hit.spans[0])]
        self.preview.show_material(workspace, hit.path, material, NOWHERE, words)

    def _open_chosen(self) -> None:
        hit = self.hits.current()
        if hit is not None:
            self._open(hit)

    def _open(self, hit: Hit) -> None:
        if hit.standard:
            self.desk.open(hit.standard, hit.kind, hit.path)
        else:
            self.desk.go("unfiled", hit.path)

    def _open_file(self) -> None:
        hit, workspace = self.hits.current(), self.desk.workspace
        if hit is None or workspace is None:
            return
        path = disk_path(workspace, hit.path)
        if not path.is_file() or not open_file(path):
            self.desk.tell(_("打不开 {path}。").format(path=hit.path), "bad")

    def _offer(self) -> None:
        self.count.show_words("")
        self._tell(
            _("在全部材料里逐字查找"),
            _(
                "可以找正文、标题、图片说明、文号和文件名。空格隔开的词要同时出现，OR 是或者，NOT 是排除。"
            ),
        )

    def _tell(self, headline: str, sentence: str, guesses: tuple[str, ...] = ()) -> None:
        self._empty.say(headline, sentence)
        for number, offered in enumerate(self.guesses):
            words = guesses[number] if number < len(guesses) else ""
            offered.setText(words)
            offered.setAccessibleName(words or _("检索"))
            offered.setVisible(bool(words))
        self._stack.setCurrentIndex(1)

    def _fill_filters(self) -> None:
        assessment = self.desk.assessment
        if assessment is None:
            return
        codes = [(f"{d.code} {d.standard.text}", d.code) for d in assessment.dossiers]
        units = sorted({unit_of(dossier) for dossier in assessment.dossiers})
        kinds: list[tuple[str, object]] = [(_(kind.label), kind) for kind in Kind]
        fill_combo(self.standards, _("全部标准"), codes, popup=300)
        fill_combo(self.kinds, _("全部种类"), kinds, popup=300)
        fill_combo(self.units, _("全部单位"), [(unit, unit) for unit in units], popup=300)
        standings: list[tuple[str, object]] = [(_(each.label), each) for each in Standing]
        fill_combo(self.standings, _("归档与否"), standings, popup=200)


def _counted(result: SearchResult) -> str:
    words = (
        _("找到 {total:,} 份材料，用时 {time} 毫秒")
        if result.exact
        else _("找到约 {total:,} 份材料，用时 {time} 毫秒")
    )
    said = words.format(total=result.total, time=max(1, round(result.seconds * 1000)))
    if result.total > len(result.hits):
        said += _("，显示前 {shown} 份").format(shown=len(result.hits))
    return said


def _follow(workspace: Workspace) -> int:
    from archivist.services.indexing import follow_index  # noqa: PLC0415 — the index is heavy

    return follow_index(workspace)
