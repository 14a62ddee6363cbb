"""检索: exact words in everything that was read, hits with their place, names apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from archivist.domain.kind import Kind
from archivist.domain.place import NOWHERE
from archivist.errors import IndexMissingError
from archivist.gui.background import Latest
from archivist.gui.desk import Desk
from archivist.gui.filter_combo import fill_combo, filter_combo
from archivist.gui.open_outside import open_file
from archivist.gui.pages.hit_list import HitList
from archivist.gui.pages.page import Page, filter_line
from archivist.gui.parts import Elided, EmptyState, button, column, row, text
from archivist.gui.preview.pane import PreviewPane
from archivist.i18n import _
from archivist.reports.responsible import unit_of
from archivist.services.locate import disk_path

if TYPE_CHECKING:
    from archivist.services.search import Hit, Scope, SearchResult
    from archivist.services.workspace import Workspace

_LIMIT = 200
_NAMES = 20
_PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class _Asked:
    query: str
    result: SearchResult


class SearchPage(Page):
    """Asks while one types; Enter opens the standard, the preview shows the hit in its file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = filter_line(
            _("输入要找的词，例如 公益广告；引号括住整句，title: number: name: 限定字段"), _("检索")
        )
        self.standards, self.kinds, self.units = (
            filter_combo(_("标准"), 7),
            filter_combo(_("材料种类"), 7),
            filter_combo(_("责任单位"), 7),
        )
        self.count = Elided("", "muted")
        self.hits = HitList()
        self.preview = PreviewPane()
        self._asking = Latest(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._query = ""
        self._stack = QStackedWidget()
        self._empty = EmptyState("search", "", "")
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._empty)
        filters = row(self.filter, self.standards, self.kinds, self.units)
        filters.setStretch(0, 1)
        head = row(text(_("检索"), "h1"), self.count, spacing=12)
        head.setStretch(1, 1)
        self.lay_out(head, filters, self._stack).setStretch(2, 1)
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
        narrowed = {
            "standard": self.standards.currentData(),
            "kind": Kind(kind) if (kind := self.kinds.currentData()) else None,
            "unit": self.units.currentData(),
        }
        self._asking.ask(lambda: _ask(workspace, query, narrowed))

    def leave(self) -> None:
        self._asking.wait()
        self.preview.finish()

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
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([520, 560])
        splitter.setChildrenCollapsible(False)
        return splitter

    def _connect(self) -> None:
        self._pause.timeout.connect(self.ask_now)
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._fail)
        if self.filter is not None:
            self.filter.textChanged.connect(lambda _text: self._pause.start())
            self.filter.returnPressed.connect(self.ask_now)
        for combo in (self.standards, self.kinds, self.units):
            combo.currentIndexChanged.connect(self.ask_now)
        self.hits.chosen.connect(self._show)
        self.hits.opened.connect(self._open)

    def _take(self, asked: _Asked) -> None:
        result = asked.result
        if not result.hits:
            self.preview.clear()
            self.count.show_words("")
            self._tell(
                _("没有找到“{query}”").format(query=asked.query),
                _("检索是逐字精确的：换个说法，少写几个字，或去掉筛选条件。"),
            )
            return
        self._stack.setCurrentIndex(0)
        milliseconds = max(1, round(result.seconds * 1000))
        said = _("找到 {total:,} 份材料，用时 {time} 毫秒").format(
            total=result.total, time=milliseconds
        )
        if result.total > len(result.hits):
            said += _("，显示前 {shown} 份").format(shown=len(result.hits))
        self.count.show_words(said)
        self.hits.show_hits(result.hits)

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

    def _tell(self, headline: str, sentence: str) -> None:
        self._empty.say(headline, sentence)
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


def _ask(workspace: Workspace, query: str, narrowed: dict[str, object]) -> _Asked:
    """Search the words, and the file names too where no field was named; runs off the main thread."""
    from archivist.services.search import Scope, search  # noqa: PLC0415 — the index is heavy

    scope: Scope = Scope(**narrowed)  # type: ignore[arg-type]
    found = search(workspace, query, scope=scope, limit=_LIMIT)
    if ":" in query or "：" in query:
        return _Asked(query, found)
    named_so = search(workspace, f"name:({query})", scope=scope, limit=_NAMES)
    known = {hit.path for hit in found.hits}
    more = tuple(hit for hit in named_so.hits if hit.path not in known)
    seconds = found.seconds + named_so.seconds
    hits = (*found.hits, *more)
    return _Asked(query, replace(found, hits=hits, total=found.total + len(more), seconds=seconds))
