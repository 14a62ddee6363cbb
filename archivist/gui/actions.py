"""Every action of the window with its words, keys and tip, and the menus that hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from archivist.gui.icons import dress
from archivist.gui.theme import Scheme
from archivist.i18n import LANGUAGES, N_, _

Act = Callable[[], object]
LANGUAGE_NAMES = {"zh_CN": "简体中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One menu line. *needs* says what must be there: ``workspace`` or nothing."""

    name: str
    words: str
    keys: str
    icon: str
    tip: str
    needs: str = "workspace"


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu; None is a line between groups."""

    words: str
    entries: tuple[Entry | None, ...]


_FREE = ""
MENUS: tuple[Menu, ...] = (
    Menu(
        N_("文件(&F)"),
        (
            Entry(
                "new",
                N_("新建工作区…"),
                "Ctrl+N",
                "folder-plus",
                N_("选材料文件夹，建一个工作区"),
                _FREE,
            ),
            Entry(
                "next",
                N_("开始新周期…"),
                "",
                "calendar-days",
                N_("沿用这个工作区的责任分工和设置，建下一周期的工作区"),
            ),
            Entry(
                "open",
                N_("打开工作区…"),
                "Ctrl+O",
                "folder-open",
                N_("打开已有的工作区文件夹"),
                _FREE,
            ),
            Entry("recent", N_("最近打开"), "", "history", N_("最近打开过的工作区"), _FREE),
            Entry(
                "demo", N_("生成示例…"), "", "wand-sparkles", N_("生成一套示例材料来试用"), _FREE
            ),
            None,
            Entry(
                "take_in", N_("归入文件…"), "Ctrl+Shift+N", "file-plus", N_("选文件归入当前标准")
            ),
            Entry(
                "evidence",
                N_("打开材料文件夹"),
                "",
                "folder-search",
                N_("在文件管理器里打开材料文件夹"),
            ),
            None,
            Entry("quit", N_("退出"), "Ctrl+Q", "x", N_("退出程序；没有需要保存的东西"), _FREE),
        ),
    ),
    Menu(
        N_("编辑(&E)"),
        (
            Entry("undo", N_("撤销"), "Ctrl+Z", "undo-2", N_("撤销本人在本机做的上一步")),
            Entry("redo", N_("重做"), "Ctrl+Y", "redo-2", N_("恢复刚撤销的一步")),
            None,
            Entry("filter", N_("筛选"), "Ctrl+F", "list-filter", N_("跳到本页的筛选框")),
        ),
    ),
    Menu(
        N_("检查(&C)"),
        (
            Entry(
                "scan",
                N_("扫描并检查"),
                "F5",
                "refresh-cw",
                N_("读取新增和改动的文件，再检查全部标准"),
            ),
            Entry(
                "check", N_("只检查"), "Shift+F5", "list-checks", N_("不读文件，按现有内容重新检查")
            ),
        ),
    ),
    Menu(
        N_("转到(&G)"),
        (
            Entry("before", N_("上一条标准"), "Alt+Left", "arrow-left", N_("标准页的上一条")),
            Entry("after", N_("下一条标准"), "Alt+Right", "arrow-right", N_("标准页的下一条")),
            None,
        ),
    ),
    Menu(N_("视图(&V)"), ()),
    Menu(
        N_("帮助(&H)"),
        (
            Entry(
                "help",
                N_("帮助"),
                "F1",
                "book-open",
                N_("规则、设置、术语、出错信息；在问题上按 F1 看它的规则"),
                _FREE,
            ),
            Entry("keys", N_("快捷键"), "Shift+F1", "keyboard", N_("全部快捷键"), _FREE),
            None,
            Entry(
                "logs",
                N_("打开日志文件夹"),
                "",
                "scroll-text",
                N_("出错时把日志发给维护人员"),
                _FREE,
            ),
            Entry("about", N_("关于"), "", "info", N_("版本和许可"), _FREE),
        ),
    ),
)
CHECK_MENU, GO_MENU, VIEW_MENU = 2, 3, 4


class Actions:
    """The window's actions by name, and its menus."""

    def __init__(self, window: QMainWindow, acts: dict[str, Act]) -> None:
        self._window = window
        self.by_name: dict[str, QAction] = {}
        self._needy: list[QAction] = []
        self.menus = [window.menuBar().addMenu(_(menu.words)) for menu in MENUS]
        self.looks: dict[Scheme, QAction] = {}
        self.recent = QMenu(_("最近打开"), window)
        for made, menu in zip(self.menus, MENUS, strict=True):
            made.setToolTipsVisible(True)
            for entry in menu.entries:
                self._add(made, entry, acts)

    def enable(self, *, workspace: bool) -> None:
        """Enable what needs a workspace only while there is one."""
        for action in self._needy:
            action.setEnabled(workspace)

    def add_pages(self, pages: Sequence[tuple[str, str]], go: Callable[[int], object]) -> None:
        """Add one action a page (title, icon) with Ctrl+1, Ctrl+2…"""
        for number, (title, drawing) in enumerate(pages):
            action = self._action(_(title), f"Ctrl+{number + 1}", drawing, _(title))
            action.triggered.connect(lambda _on=False, number=number: go(number))
            self.menus[GO_MENU].addAction(action)
            self._needy.append(action)

    def add_view(
        self,
        scheme: Scheme,
        set_scheme: Callable[[Scheme], object],
        language: str,
        set_language: Callable[[str], object],
    ) -> None:
        """Add the choice of look and of language."""
        menu = self.menus[VIEW_MENU]
        looks = QActionGroup(self._window)
        for each in Scheme:
            action = self._choice(looks, _(each.label), chosen=each is scheme)
            action.triggered.connect(lambda _on=False, each=each: set_scheme(each))
            self.looks[each] = action
            menu.addAction(action)
        menu.addSeparator()
        tongues = QActionGroup(self._window)
        for code in LANGUAGES:
            action = self._choice(tongues, LANGUAGE_NAMES[code], chosen=code == language)
            action.triggered.connect(lambda _on=False, code=code: set_language(code))
            menu.addAction(action)

    def add_watching(self, watching: bool, switch: Callable[[bool], object]) -> None:  # noqa: FBT001
        """Add the switch for watching the evidence folder."""
        action = QAction(_("守候新文件"), self._window)
        action.setCheckable(True)
        action.setChecked(watching)
        action.setToolTip(_("材料文件夹里来了新文件就自动扫描、检查"))
        action.toggled.connect(switch)
        self.menus[CHECK_MENU].addSeparator()
        self.menus[CHECK_MENU].addAction(action)
        self.by_name["watch"] = action

    def show_recent(self, folders: Sequence[Path], open_it: Callable[[Path], object]) -> None:
        """List the workspaces opened last."""
        self.recent.clear()
        for folder in folders:
            action = self.recent.addAction(f"{folder.name}   {folder.parent}")
            action.setToolTip(str(folder))
            action.triggered.connect(lambda _on=False, folder=folder: open_it(folder))
        self.recent.setEnabled(bool(folders))

    def _add(self, menu: QMenu, entry: Entry | None, acts: dict[str, Act]) -> None:
        if entry is None:
            menu.addSeparator()
            return
        if entry.name == "recent":
            menu.addMenu(self.recent)
            return
        action = self._action(_(entry.words), entry.keys, entry.icon, _(entry.tip))
        act = acts[entry.name]
        action.triggered.connect(lambda: act())  # noqa: PLW0108 — drops what the signal says
        menu.addAction(action)
        self.by_name[entry.name] = action
        if entry.needs:
            self._needy.append(action)

    def _action(self, words: str, keys: str, drawing: str, tip: str) -> QAction:
        action = QAction(words, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
            tip = _("{tip}（{keys}）").format(
                tip=tip, keys=QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            )
        action.setToolTip(tip)
        action.setStatusTip("")
        dress(action, drawing, "muted", 16)
        return action

    def _choice(self, group: QActionGroup, words: str, *, chosen: bool) -> QAction:
        action = QAction(words, self._window)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
        return action
