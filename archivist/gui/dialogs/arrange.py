"""整理副本: where to, how it is named, whether what is unfiled goes along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from archivist.errors import ArchivistError
from archivist.gui.desk import Desk
from archivist.gui.dialogs.dialog import Dialog, form
from archivist.gui.parts import button, named, row, text
from archivist.gui.preferences import Preferences
from archivist.i18n import _
from archivist.services.arranged_names import FIELDS, NameTemplate
from archivist.services.arranging import ArrangeSummary, arrange
from archivist.services.workspace import Workspace


class ArrangeDialog(Dialog):
    """A folder, a template and a tick; nothing in the evidence folder is moved."""

    def __init__(self, workspace: Workspace, start: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("整理副本"), parent, _("开始复制"))
        self.resize(600, 300)
        self._workspace = workspace
        self.place = named(QLineEdit(str(start / _("整理副本"))), _("放在哪里"))
        self.template = named(QLineEdit(), _("文件名模板"))
        self.template.setPlaceholderText(
            _("不写时与送审包同名：3-007-3-02_实景图片_公交站亭_20170412")
        )
        self.everything = QCheckBox(_("没有归档的也放进去，单独一个文件夹"))
        choose = button(_("选择…"), self._choose, icon="folder-open")
        fields = form()
        line = row(self.place, choose)
        line.setStretch(0, 1)
        fields.addRow(_("放在哪里"), line)
        fields.addRow(_("文件名模板"), self.template)
        fields.addRow("", self.everything)
        names = " ".join(f"{{{name}}}" for name in FIELDS)
        self.lay_out(
            text(
                _("把已归档的材料按编号另存一份，附新旧位置对照表。材料文件夹里的文件一个也不动；"
                  "不要了就删掉这个文件夹。同一个位置再做一次，只补新的。"),
                "muted",
                wrap=True,
            ),
            fields,
            text(_("模板可用：{names}").format(names=names), "muted", wrap=True),
            None,
        )  # fmt: skip

    @property
    def out(self) -> Path:
        """Where the copy goes."""
        return Path(self.place.text().strip())

    @property
    def pattern(self) -> str | None:
        """The template, or None for the names of the submission package."""
        return self.template.text().strip() or None

    def accept(self) -> None:
        """Close only with a folder outside the evidence and a template that makes sense."""
        try:
            if not self.place.text().strip() or not self.out.is_absolute():
                self.complain(_("请选一个文件夹。"))
                return
            self._workspace.require_outside(self.out)
            if self.pattern:
                NameTemplate.read(self.pattern)
        except ArchivistError as error:
            self.complain(str(error))
            return
        super().accept()

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("放在哪个文件夹里"), str(self.out.parent))
        if name:
            self.place.setText(str(Path(name) / _("整理副本")))


def ask_and_arrange(desk: Desk, parent: QWidget) -> None:
    """Ask, and copy as a job; what came of it is told in the window."""
    workspace = desk.workspace
    if workspace is None:
        return
    preferences = Preferences()
    start = preferences.folder("arrange", workspace.root.parent)
    dialog = ArrangeDialog(workspace, start, parent)

    def begin() -> None:
        preferences.keep_folder("arrange", dialog.out.parent)
        out, template, everything = dialog.out, dialog.pattern, dialog.everything.isChecked()
        desk.run(
            lambda cancel: arrange(
                workspace, out, template=template, everything=everything, cancel=cancel
            ),
            lambda result: _tell(desk, result),
        )

    dialog.accepted.connect(begin)
    dialog.open()


def _tell(desk: Desk, result: object) -> None:
    if isinstance(result, ArrangeSummary):
        said = _("{path}：应有 {expected} 份，新复制 {written}，已在 {kept}，没有复制 {failed}")
        told = said.format(
            path=result.path,
            expected=result.expected,
            written=result.written,
            kept=result.kept,
            failed=result.failed,
        )
        desk.tell(told, "bad" if result.failed else "good")
