"""About: version, what the catalogue is, licences."""

from __future__ import annotations

import platform
from importlib.metadata import version

import PySide6
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import text
from archivist.i18n import _


class AboutDialog(Dialog):
    """A few sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("关于 Archivist"), parent)
        self.setMinimumWidth(460)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("关闭"))
        versions = f"Archivist {version('archivist')} · Python {platform.python_version()} · PySide6 {PySide6.__version__}"
        self.lay_out(
            text(_("Archivist 文明城市材料归档"), "h1"),
            text(versions, "muted"),
            text(
                _("自带的目录按公开资料整理，不是正式下发的测评体系；正式目录可在“设置”页导入。"),
                wrap=True,
            ),
            text(_("材料文件夹只读不改；程序不联网，不上传任何内容。"), wrap=True),
            text(
                _(
                    "程序按 Apache License 2.0 发布；Qt 和 PySide6 按 LGPL-3.0 使用；图标来自 Lucide（ISC）。"
                ),
                "muted",
                wrap=True,
            ),
        )
