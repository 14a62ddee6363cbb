"""What is seen before any workspace is open: make one, open one, try the sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archivist.gui.parts import Elided, Pick, button, clear, column, picture, row, text
from archivist.i18n import _
from archivist.services.workspace import Workspace, open_workspace

_WIDTH = 560


class Welcome(QWidget):
    """Three ways to begin, and the workspaces opened last."""

    def __init__(
        self,
        new: Callable[[], object],
        open_: Callable[[], object],
        demo: Callable[[], object],
        lay: Callable[[Workspace], object],
    ) -> None:
        super().__init__()
        self._lay = lay
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        self.recent_head = text(_("最近打开"), "h2")
        said = _(
            "把创城材料对上 155 条测评标准：看缺什么、错在哪、谁负责、什么时候到期，最后导出送审包。材料只读不改，全部离线。"
        )
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        inner.setLayout(
            column(
                text(_("Archivist 文明城市材料归档"), "h1"),
                text(said, "muted", wrap=True),
                row(
                    button(_("新建工作区…"), new, icon="folder-plus", name="primary", tip="Ctrl+N"),
                    button(_("打开工作区…"), open_, icon="folder-open", tip="Ctrl+O"),
                    button(
                        _("生成示例…"),
                        demo,
                        icon="wand-sparkles",
                        tip=_("一套带毛病的示例材料，用来试手"),
                    ),
                    None,
                ),
                self.recent_head,
                self._recent,
                spacing=14,
            )
        )
        self.setLayout(column(None, row(None, inner, None), None, None))

    def show_recent(self, folders: Sequence[Path]) -> None:
        """List the workspaces opened last."""
        clear(self._recent)
        self.recent_head.setVisible(bool(folders))
        for folder in folders:
            self._recent.addWidget(self._line(folder))

    def _line(self, folder: Path) -> Pick:
        head = row(
            picture("folder-open", "muted"), text(folder.name), Elided(str(folder.parent), "muted")
        )
        head.setStretch(2, 1)
        head.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        made = Pick(head, accessible=_("打开 {folder}").format(folder=folder))
        made.picked.connect(lambda: self._lay(open_workspace(folder)))
        return made
