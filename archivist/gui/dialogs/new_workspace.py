"""新建工作区: where the evidence lies, which catalogue, which test, which limits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGroupBox, QLineEdit, QWidget

from archivist.domain.settings import BY_KEY, Setting
from archivist.editions.load import available
from archivist.errors import ArchivistError, SettingError
from archivist.gui.dialogs.dialog import Dialog, MaybeDate, form
from archivist.gui.dialogs.limit_field import LimitField
from archivist.gui.parts import button, named, row, text
from archivist.i18n import _
from archivist.services.editions import take_edition
from archivist.services.workspace import Workspace, create

_LIMITS = ("word_limit", "min_count", "max_count", "photo_min_side")
_TABLES = "(*.xlsx *.xls *.ods *.csv *.docx)"


class NewWorkspaceDialog(Dialog):
    """*made* (Workspace) when the workspace was created; faults are told inside the dialog."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("新建工作区"), parent, _("新建并扫描"))
        self.setMinimumWidth(620)
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
        self.evidence.textChanged.connect(self._suggest_folder)

    def accept(self) -> None:
        """Create the workspace; stay open and say why when it cannot be."""
        if not self.evidence.text().strip() or not self.folder.text().strip():
            self.complain(_("请选好材料文件夹和工作区文件夹。"))
            return
        try:
            workspace = self._create()
        except (ArchivistError, OSError) as error:
            self.complain(str(error))
            return
        super().accept()
        self.made.emit(workspace)

    def values(self) -> dict[str, str]:
        """Return the settings that were filled in; the others stay 未设置."""
        given = {
            "city": self.city.text().strip(),
            "test_month": self.month.text().strip(),
            "review_date": self.review.iso or "",
            **{key: field.value or "" for key, field in self.limits.items()},
        }
        return {key: value for key, value in given.items() if value}

    def _create(self) -> Workspace:
        root = Path(self.folder.text().strip()).expanduser()
        settings = self.values()
        for key, said in settings.items():
            _check(BY_KEY[key], said)
        edition = take_edition(str(self.edition.currentData()))
        evidence = Path(self.evidence.text().strip()).expanduser()
        return create(root, evidence, edition=edition, settings=settings)

    def _lay_out(self) -> None:
        fields = form()
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
