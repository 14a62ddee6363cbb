"""报告与导出: the office's sheets, the submission package, and the check of any package."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QGridLayout, QScrollArea, QWidget

from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.open_outside import open_file, show_in_folder
from archivist.gui.pages.package_cards import PackageCard, VerifyCard
from archivist.gui.pages.page import Page
from archivist.gui.pages.profile_card import DryRunCard
from archivist.gui.parts import Elided, button, card, column, named, row, text
from archivist.gui.preferences import Preferences
from archivist.i18n import N_, _
from archivist.reports.registry import REPORTS, ReportName

_FORMAT_NAMES = {
    "xlsx": "Excel",
    "docx": "Word",
    "html": N_("网页"),
    "csv": "CSV",
    "pdf": "PDF",
    "ics": N_("日历"),
}
_SAYS = {
    "gaps": N_("还缺什么，按单位列，交给各单位补"),
    "findings": N_("全部问题、位置和处理办法"),
    "assignments": N_("每条标准谁负责、什么时候完成"),
    "index": N_("待审材料索引表：每条标准有哪些材料"),
    "overview": N_("155 × 4 一张表，给领导看"),
    "forecast": N_("哪条标准哪一天会变红，最迟哪天换"),
    "reminders": N_("每个单位一张：缺什么、过期什么、快到期什么"),
}


class HandInPage(Page):
    """Three cards; results are told in the window, the files can be opened from there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._preferences = Preferences()
        self.choices: dict[str, QComboBox] = {}
        self.result = Elided("", "muted")
        self.open_result = button(_("打开"), self._open, icon="external-link")
        self.show_result = button(_("所在文件夹"), self._show_there, icon="folder-open")
        self._written: Path | None = None
        self.package = PackageCard(desk, self._preferences)
        self.dry_run = DryRunCard(desk)
        self.verify = VerifyCard(desk, self._preferences)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        inner = column(self._reports(), self.dry_run, self.package, self.verify, None, spacing=12)
        inner.setContentsMargins(0, 0, 8, 0)
        canvas.setLayout(inner)
        area = QScrollArea()
        area.setWidget(canvas)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lay_out(text(_("报告与导出"), "h1"), area).setStretch(1, 1)
        self._say_written(None)

    def refresh(self) -> None:
        there = self.desk.assessment is not None
        for combo in self.choices.values():
            combo.setEnabled(there)
        self.package.refresh()
        self.dry_run.refresh()

    def write(self, report: ReportName) -> None:
        """Ask where to, and write a report in the chosen format."""
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if workspace is None or assessment is None:
            self.desk.tell(_("还没有检查结果，先按 F5。"), "bad")
            return
        ending = str(self.choices[report.slug].currentData())
        folder = self._preferences.folder("report", workspace.root)
        start = folder / f"{_(report.name)}_{assessment.as_of:%Y%m%d}.{ending}"
        name, _pattern = QFileDialog.getSaveFileName(
            self, _("保存{report}").format(report=_(report.name)), str(start), f"*.{ending}"
        )
        if name:
            out = Path(name)
            self.write_to(report, out if out.suffix else out.with_suffix(f".{ending}"))

    def write_to(self, report: ReportName, out: Path) -> None:
        """Write a report to *out*; what came of it is shown on the page."""
        workspace, assessment = self.desk.workspace, self.desk.assessment
        if workspace is None or assessment is None:
            return
        self._preferences.keep_folder("report", out.parent)
        job = work.reporting(workspace, report.slug, out, assessment)
        self.desk.run(job, self._say_written)

    def _reports(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, report in enumerate(REPORTS):
            name = _(report.name)
            combo = named(QComboBox(), _("{report}的格式").format(report=name))
            for ending in report.formats:
                combo.addItem(_(_FORMAT_NAMES.get(ending, ending.upper())), ending)
            self.choices[report.slug] = combo
            save = button(_("保存…"), partial(self.write, report), icon="download")
            save.setAccessibleName(_("保存{report}").format(report=name))
            grid.addWidget(text(name), line, 0)
            grid.addWidget(Elided(_(_SAYS.get(report.slug, "")), "muted"), line, 1)
            grid.addWidget(combo, line, 2)
            grid.addWidget(save, line, 3)
        bottom = row(self.result, self.open_result, self.show_result)
        bottom.setStretch(0, 1)
        return card(text(_("报告"), "h2"), grid, bottom, spacing=10)

    def _say_written(self, written: object) -> None:
        self._written = written if isinstance(written, Path) else None
        there = self._written is not None
        self.open_result.setVisible(there)
        self.show_result.setVisible(there)
        self.result.setVisible(there)
        if self._written is not None:
            self.result.show_words(_("已写好 {path}").format(path=self._written))
            self.desk.tell(_("已写好 {name}。").format(name=self._written.name), "good")

    def _open(self) -> None:
        if self._written is not None and not open_file(self._written):
            self.desk.tell(
                _("系统没有能打开 {path} 的程序。").format(path=self._written.name), "bad"
            )

    def _show_there(self) -> None:
        if self._written is not None:
            show_in_folder(self._written)
