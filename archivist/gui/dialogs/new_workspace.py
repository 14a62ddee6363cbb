"""新建工作区: where the evidence lies, which catalogue, which test, which limits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGroupBox, QLineEdit, QWidget

from archivist.domain.edition import Edition
from archivist.domain.settings import BY_KEY, Setting
from archivist.editions.load import available
from archivist.errors import ArchivistError, SettingError
from archivist.gui.dialogs.dialog import Dialog, MaybeDate, form
from archivist.gui.dialogs.limit_field import LimitField
from archivist.gui.job import JobThread
from archivist.gui.parts import button, named, row, text
from archivist.i18n import _
from archivist.services.carried import Carried
from archivist.services.editions import take_edition
from archivist.services.progress import Changes, Event, Finished
from archivist.services.workspace import Workspace, create, open_workspace

_LIMITS = ("word_limit", "min_count", "max_count", "photo_min_side")
_TABLES = "(*.xlsx *.xls *.ods *.csv *.docx)"


class NewWorkspaceDialog(Dialog):
    """*made* (Workspace) when the workspace was created; faults are told inside the dialog.

    One that starts from the last cycle leaves what it took over in *took*.
    """

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("新建工作区"), parent, _("新建并扫描"))
        self.setMinimumWidth(620)
        self.took: Carried | None = None
        self._workspace: Workspace | None = None
        self._last_edition: Edition | None = None
        self._thread: JobThread | None = None
        self.last = _path_field(
            _("上一周期的工作区"), _("可以不填；填了就沿用责任分工和设置，原来的归档作为建议")
        )
        self.evidence = _path_field(_("材料文件夹"), _("各单位交来的材料放在哪里；只读不改"))
        self.folder = _path_field(_("工作区文件夹"), _("记录归档、豁免等操作的地方，可以新建"))
        self.edition = named(QComboBox(), _("测评目录"))
        self._fill_editions()
        self.city = named(QLineEdit(), _("城市"))
        self.city.setPlaceholderText(_("例如 包头市"))
        self.month = named(QLineEdit(), _("测评月份"))
        hint = _("例如 {example}；有效期由它推算").format(example=BY_KEY["test_month"].example)
        self.month.setPlaceholderText(hint)
        self.review = MaybeDate(_("已定"))
        self.limits = {key: LimitField(BY_KEY[key]) for key in _LIMITS}
        self._lay_out()
        self.evidence.setFocus()
        self.evidence.textChanged.connect(self._suggest_folder)
        self.last.editingFinished.connect(self._look_at_last)

    def start_from(self, folder: Path) -> None:
        """Start from the workspace of the last cycle in *folder*, and fill in what it says."""
        self.last.setText(str(folder))
        self._look_at_last()

    def accept(self) -> None:
        """Create the workspace; stay open and say why when it cannot be."""
        if not self.evidence.text().strip() or not self.folder.text().strip():
            self.complain(_("请选好材料文件夹和工作区文件夹。"))
            return
        try:
            if self.last.text().strip():
                self._start_over()
                return
            workspace = self._create()
        except (ArchivistError, OSError) as error:
            self.complain(str(error))
            return
        super().accept()
        self.made.emit(workspace)

    def reject(self) -> None:
        """Close, but not while a workspace is being made."""
        if self._thread is None:
            super().reject()

    def _start_over(self) -> None:
        """Take over the last cycle off the main thread: all its pieces are judged anew."""
        from archivist.services.carry_forward import start_from  # noqa: PLC0415 — brings the rules

        root, evidence, edition, settings = self._entered()
        left = {"city", *self.limits} - set(settings)  # taken out of what was filled in
        old = open_workspace(Path(self.last.text().strip()).expanduser())

        def job(_cancel: threading.Event) -> Iterator[Event]:
            made = start_from(
                old, root, evidence=evidence, edition=edition, settings=settings, without=left
            )
            yield Finished(Changes.NOTHING, made)

        thread = JobThread(job, self)
        thread.happened.connect(self._made_over)
        thread.failed.connect(lambda error: self.complain(str(error)))
        thread.finished.connect(self._rest)
        self._thread = thread
        self.buttons.setEnabled(False)
        self.complain(_("正在核对上一周期的材料…"))
        thread.start()

    def _made_over(self, event: Finished) -> None:
        made: tuple[Workspace, Carried] = event.result  # type: ignore[assignment]
        self._workspace, self.took = made

    def _rest(self) -> None:
        """When the thread has ended: hand over what was made, or stay open with the error."""
        self._thread = None
        self.buttons.setEnabled(True)
        if self._workspace is not None:
            super().accept()
            self.made.emit(self._workspace)

    def values(self) -> dict[str, str]:
        """Return the settings that were filled in; the others stay 未设置."""
        given = {
            "city": self.city.text().strip(),
            "test_month": self.month.text().strip(),
            "review_date": self.review.iso or "",
            **{key: field.value or "" for key, field in self.limits.items()},
        }
        return {key: value for key, value in given.items() if value}

    def _look_at_last(self) -> None:
        """Fill in what the last cycle's workspace says, where nothing was entered yet."""
        if not self.last.text().strip():
            self.complain("")
            return
        try:
            old = open_workspace(Path(self.last.text().strip()).expanduser())
        except (ArchivistError, OSError) as error:
            self.complain(str(error))
            return
        self.complain("")
        settings = old.decided().settings
        if not self.evidence.text().strip():
            self.evidence.setText(str(old.evidence))
        if not self.city.text().strip():
            self.city.setText(settings.get("city", ""))
        for key, field in self.limits.items():
            if field.value is None:
                field.show_value(settings.get(key))
        if self.edition.findData(old.edition.id) < 0:
            self.edition.addItem(old.edition.name, old.edition.id)
        self.edition.setCurrentIndex(self.edition.findData(old.edition.id))
        shipped = {each[0] for each in available(None)}
        self._last_edition = None if old.edition.id in shipped else old.edition
        self._suggest_beside(old)

    def _suggest_beside(self, old: Workspace) -> None:
        """Suggest a folder beside the last cycle's workspace, called after the new test month."""
        if not self.folder.isModified():
            name = _("{name}-新周期").format(name=old.name)
            self.folder.setText(str(old.root.with_name(name)))

    def _create(self) -> Workspace:
        root, evidence, edition, settings = self._entered()
        return create(root, evidence, edition=edition, settings=settings)

    def _entered(self) -> tuple[Path, Path, str | Edition, dict[str, str]]:
        """Return where the workspace goes and what it is made of; raise what is wrong with it."""
        root = Path(self.folder.text().strip()).expanduser()
        settings = self.values()
        for key, said in settings.items():
            _check(BY_KEY[key], said)
        edition = self._edition()
        evidence = Path(self.evidence.text().strip()).expanduser()
        return root, evidence, edition, settings

    def _edition(self) -> str | Edition:
        """Return the catalogue chosen: one shipped, one in a file, or the last cycle's own."""
        chosen = str(self.edition.currentData())
        return (
            self._last_edition
            if self._last_edition and self._last_edition.id == chosen
            else take_edition(chosen)
        )

    def _lay_out(self) -> None:
        fields = form()
        fields.addRow(_("上一周期"), self._with_browse(self.last, self._browse_last))
        fields.addRow(_("材料文件夹"), self._with_browse(self.evidence, self._browse_evidence))
        fields.addRow(_("工作区文件夹"), self._with_browse(self.folder, self._browse_folder))
        choose = button(_("从文件导入…"), self._browse_edition, tip=_("Excel、CSV 或 Word 表格"))
        fields.addRow(_("测评目录"), _beside(self.edition, choose))
        fields.addRow(_("城市"), self.city)
        fields.addRow(_("测评月份"), self.month)
        fields.addRow(_("评审日"), self.review)
        box = QGroupBox(_("限制（没有把握就留“未设置”，以后再填；未设置的规则不检查，也不算通过）"))
        limits = form()
        for key, field in self.limits.items():
            limits.addRow(_(BY_KEY[key].label), field)
        box.setLayout(limits)
        limits.setContentsMargins(12, 14, 12, 12)
        self.lay_out(
            text(_("工作区只记录操作，不移动、不修改材料。"), "muted", wrap=True), fields, box
        )

    def _with_browse(self, field: QLineEdit, browse: object) -> QWidget:
        made = button(_("浏览…"), browse)  # type: ignore[arg-type]
        made.setAccessibleName(_("浏览{what}").format(what=field.accessibleName()))
        return _beside(field, made)

    def _browse_last(self) -> None:
        self._browse(self.last)
        self._look_at_last()

    def _browse_evidence(self) -> None:
        self._browse(self.evidence)

    def _browse_folder(self) -> None:
        self._browse(self.folder)

    def _browse(self, field: QLineEdit) -> None:
        start = field.text() or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, field.accessibleName(), start)
        if name:
            field.setText(name)

    def _browse_edition(self) -> None:
        pattern = f"{_('目录表')} {_TABLES}"
        name, _pattern = QFileDialog.getOpenFileName(
            self, _("导入测评目录"), str(Path.home()), pattern
        )
        if name:
            self.edition.addItem(Path(name).name, name)
            self.edition.setCurrentIndex(self.edition.count() - 1)

    def _fill_editions(self) -> None:
        for found in available(None):
            self.edition.addItem(str(found[1] if len(found) > 1 else found[0]), found[0])

    def _suggest_folder(self, evidence: str) -> None:
        if evidence.strip() and not self.folder.isModified():
            path = Path(evidence.strip())
            self.folder.setText(str(path.with_name(_("{name}-工作区").format(name=path.name))))


def _path_field(name: str, hint: str) -> QLineEdit:
    field = named(QLineEdit(), name)
    field.setPlaceholderText(hint)
    return field


def _beside(field: QWidget, other: QWidget) -> QWidget:
    holder = QWidget()
    layout = row(field, other)
    layout.setStretch(0, 1)
    holder.setLayout(layout)
    return holder


def _check(setting: Setting, said: str) -> None:
    """Raise SettingError before anything is made on the disk."""
    from archivist.domain.settings import parse_value  # noqa: PLC0415

    try:
        parse_value(setting, said)
    except ValueError as error:
        detail = _("写法如 {example}").format(example=setting.example)
        raise SettingError(key=_(setting.label), value=said, detail=detail) from error
