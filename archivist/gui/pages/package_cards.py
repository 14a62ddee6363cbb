"""The submission package: write one with its counts, check any one with all its faults."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame

from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.open_outside import show_in_folder
from archivist.gui.parts import Elided, button, column, named, picture, restyle, row, text
from archivist.gui.preferences import Preferences
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.gui.wording import size_text
from archivist.i18n import N_, _
from archivist.reports.responsible import unit_of
from archivist.reports.table import Column

_ZIP = ".zip"
FAULT_COLUMNS = (
    Column(N_("毛病"), lambda fault: _(fault.kind.label), 5),
    Column(N_("文件"), lambda fault: fault.path, 20),
    Column(N_("说明"), lambda fault: fault.detail, 16),
)


class PackageCard(QFrame):
    """Whose material, folder or zip, where to; then the counts in and out."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._preferences = desk, preferences
        self._out: Path | None = None
        self.units = named(QComboBox(), _("哪个单位的材料"))
        self.form = named(QComboBox(), _("送审包形式"))
        self.form.addItem(_("一个压缩包（.zip）"), _ZIP)
        self.form.addItem(_("一个文件夹"), "")
        self.start = button(_("导出送审包…"), self._ask, icon="package", name="primary")
        self.summary = text("", wrap=True)
        self.gaps = text("", "muted", wrap=True)
        self.show_it = button(_("所在文件夹"), self._show_there, icon="folder-open")
        said = _(
            "按标准和编号排好、附材料目录和校验值的 BagIt 包；缺的材料用占位说明写明，导出后整包重新读一遍核对。"
        )
        layout = column(
            text(_("送审包"), "h2"),
            text(said, "muted", wrap=True),
            row(self.units, self.form, self.start, None),
            self.gaps,
            row(self.summary, self.show_it),
            spacing=8,
        )
        layout.setContentsMargins(14, 10, 14, 12)
        self.setLayout(layout)
        self._show(None)

    def refresh(self) -> None:
        """Offer the units there are, and say what will be missing."""
        assessment = self._desk.assessment
        self.start.setEnabled(assessment is not None)
        if assessment is None:
            self.gaps.setText(_("还没有检查结果，先按 F5。"))
            return
        before = self.units.currentData()
        with QSignalBlocker(self.units):
            self.units.clear()
            self.units.addItem(_("全部单位"), None)
            for unit in sorted({unit_of(dossier) for dossier in assessment.dossiers}):
                self.units.addItem(unit, unit)
            self.units.setCurrentIndex(max(self.units.findData(before), 0))
        open_ = assessment.slots - assessment.standing
        words = _("材料格 {slots} 个，齐全 {stand} 个，未齐全 {open} 个会在包里写明。")
        self.gaps.setText(
            words.format(slots=assessment.slots, stand=assessment.standing, open=open_)
        )

    def export_to(self, out: Path) -> None:
        """Write the package to *out*."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        self._preferences.keep_folder("export", out.parent)
        unit = self.units.currentData()
        units = (str(unit),) if unit else ()
        job = work.exporting(
            workspace, out, units=units, as_of=self._desk.as_of, replace=out.exists()
        )
        self._show(None)
        self._desk.run(job, self._show)

    def _ask(self) -> None:
        workspace, assessment = self._desk.workspace, self._desk.assessment
        if workspace is None or assessment is None:
            return
        workspace.exports.mkdir(parents=True, exist_ok=True)
        folder = self._preferences.folder("export", workspace.exports)
        ending = str(self.form.currentData())
        whose = self.units.currentData() or assessment.city or workspace.name
        start = folder / f"{_('送审包')}_{whose}_{assessment.as_of:%Y%m%d}{ending}"
        name, _pattern = QFileDialog.getSaveFileName(self, _("导出送审包到"), str(start))
        if name:
            out = Path(name)
            self.export_to(
                out if not ending or out.suffix.lower() == ending else Path(name + ending)
            )

    def _show(self, result: object) -> None:
        from archivist.services.export import ExportSummary  # noqa: PLC0415 — loaded with the job

        there = isinstance(result, ExportSummary)
        self.summary.setVisible(there)
        self.show_it.setVisible(there)
        if isinstance(result, ExportSummary):
            self._out = result.path
            words = _(
                "已导出 {name}（{size}）：应有 {expected} 件 = 写入 {written} 件 + 缺 {missing} 件；"
                "占位说明 {notes} 个；整包重读核对通过。"
            ).format(
                name=result.path.name,
                size=size_text(result.bytes),
                expected=result.expected,
                written=result.written,
                missing=result.missing,
                notes=result.placeholders,
            )
            self.summary.setText(words)
            self._desk.tell(_("已导出 {name}。").format(name=result.path.name), "good")

    def _show_there(self) -> None:
        if self._out is not None:
            show_in_folder(self._out)


class VerifyCard(QFrame):
    """Reads a package again, ours or any BagIt bag, and lists every fault."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._preferences = desk, preferences
        self.verdict = Elided("")
        self.good, self.bad = picture("circle-check", "good", 18), picture("circle-x", "bad", 18)
        self.model = RowsModel(FAULT_COLUMNS, self)
        self.table = TableView(
            self.model,
            _("送审包的毛病"),
            stretch=1,
            key=lambda fault: (fault.kind, fault.path),
            row_height=28,
        )
        self.table.setMinimumHeight(180)
        verdict = row(self.good, self.bad, self.verdict)
        verdict.setStretch(2, 1)
        layout = column(
            text(_("核验送审包"), "h2"),
            text(_("逐字节核对：缺少、多出、被改动、格式不对，全部列出来。"), "muted", wrap=True),
            row(
                button(_("选压缩包…"), self._ask_zip, icon="package-check"),
                button(_("选文件夹…"), self._ask_folder, icon="folder-search"),
                None,
            ),
            verdict,
            self.table,
            spacing=8,
        )
        layout.setContentsMargins(14, 10, 14, 12)
        self.setLayout(layout)
        for widget in (self.good, self.bad, self.verdict, self.table):
            widget.hide()

    def verify(self, package: Path) -> None:
        """Check the package at *package*."""
        self._preferences.keep_folder("verify", package.parent)
        self._desk.run(work.verifying(package), lambda result: self._show(package, result))

    def _ask_zip(self) -> None:
        start = str(self._preferences.folder("verify", Path.home()))
        name, _pattern = QFileDialog.getOpenFileName(self, _("选要核验的送审包"), start, "*.zip")
        if name:
            self.verify(Path(name))

    def _ask_folder(self) -> None:
        start = str(self._preferences.folder("verify", Path.home()))
        name = QFileDialog.getExistingDirectory(self, _("选要核验的送审包文件夹"), start)
        if name:
            self.verify(Path(name))

    def _show(self, package: Path, result: object) -> None:
        from archivist.submission.verify import VerifyResult  # noqa: PLC0415 — loaded with the job

        if not isinstance(result, VerifyResult):
            return
        self.good.setVisible(result.valid)
        self.bad.setVisible(not result.valid)
        self.verdict.show()
        self.table.setVisible(bool(result.faults or result.warnings))
        self.table.show_rows((*result.faults, *result.warnings))
        facts = {"name": package.name, "files": result.files, "size": size_text(result.bytes)}
        if result.valid:
            said = _("{name} 完好：{files} 个文件，{size}").format(**facts)
        else:
            words = _("{name} 有 {count} 处毛病（共 {files} 个文件，{size}）")
            said = words.format(count=len(result.faults), **facts)
        self.verdict.show_words(said)
        restyle(self.verdict, "tone", "good" if result.valid else "bad")
