"""申报系统要求: read a profile in, see what it sets, and try a package against it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame

from archivist.domain.profile import FIELDS, Profile, ProfileField
from archivist.errors import ArchivistError
from archivist.gui import work
from archivist.gui.desk import Desk
from archivist.gui.parts import Elided, button, column, restyle, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Column

_NOT_READ = N_("还没有读入：申报系统的要求一项也没有设置，试算不会算通过。")
FAULT_COLUMNS = (
    Column(N_("要求"), lambda fault: _field(fault.field), 10),
    Column(N_("材料"), lambda fault: fault.path or fault.standard or _("全部材料"), 16),
    Column(N_("现在是"), lambda fault: fault.found, 7),
    Column(N_("要求是"), lambda fault: fault.allowed, 9),
    Column(N_("怎么办"), lambda fault: fault.remedy, 14),
)


class ProfileCard(QFrame):
    """On the settings page: which profile holds, every value of it, read in or take back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._profile: Profile | None = None
        self.said = text("", "muted", wrap=True)
        columns = (
            Column(N_("要求"), _field, 12),
            Column(N_("值"), self._value, 16),
        )
        self.model = RowsModel(columns, self)
        self.table = TableView(
            self.model, _("申报系统要求"), stretch=1, key=lambda each: each.key, row_height=28
        )
        self.table.setFixedHeight(190)
        self.drop = button(_("取消"), self._drop, icon="trash-2", tip=_("改回未设置"))
        self.drop.setAccessibleName(_("取消申报系统要求"))
        head = row(
            text(_("申报系统要求"), "h2"),
            None,
            button(_("读入…"), self._ask, icon="download", tip=_("TOML 或 JSON，写法见帮助")),
            self.drop,
        )
        layout = column(head, self.said, self.table, spacing=8)
        layout.setContentsMargins(14, 10, 14, 12)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Show the profile that holds now."""
        workspace = self._desk.workspace
        self._profile = workspace.settings.profile if workspace else None
        there = self._profile is not None
        self.table.setVisible(there)
        self.drop.setVisible(there)
        self.table.show_rows(FIELDS if there else ())
        self.said.setText(_described(self._profile) if self._profile else _(_NOT_READ))

    def adopt(self, file: Path) -> None:
        """Make *file* the base of the limits, or say every fault of it."""
        from archivist.services.profile import PROFILE, read_profile  # noqa: PLC0415 — brings naming
        from archivist.services.settings import change_settings  # noqa: PLC0415

        workspace = self._desk.workspace
        if workspace is None:
            return
        try:
            profile = read_profile(file)
        except ArchivistError as error:
            self._desk.tell(str(error), "bad")
            return
        said = _("已读入申报系统要求：{name}").format(name=profile.name)
        self._desk.decide(lambda: change_settings(workspace, {PROFILE: profile.text}), said)

    def _ask(self) -> None:
        from archivist.services.profile import EXAMPLES  # noqa: PLC0415 — brings naming

        pattern = f"{_('申报系统要求')} (*.toml *.json)"
        name, _kind = QFileDialog.getOpenFileName(
            self, _("读入申报系统要求"), str(EXAMPLES), pattern
        )
        if name:
            self.adopt(Path(name))

    def _drop(self) -> None:
        from archivist.services.settings import change_settings  # noqa: PLC0415

        workspace = self._desk.workspace
        if workspace is not None:
            self._desk.decide(
                lambda: change_settings(workspace, {"profile": None}), _("已取消申报系统要求。")
            )

    def _value(self, field: ProfileField) -> str:
        from archivist.submission.dry_run import shown  # noqa: PLC0415 — needed with a profile only

        return shown(field.key, self._profile.values.get(field.key) if self._profile else None)


class DryRunCard(QFrame):
    """On the hand-in page: what the portal would refuse, before anything is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self.start = button(_("试算"), self.run, icon="list-checks")
        self.verdict = Elided("")
        self.note = text("", "muted", wrap=True)
        self.model = RowsModel(FAULT_COLUMNS, self)
        self.table = TableView(
            self.model,
            _("申报系统不收的"),
            stretch=1,
            key=lambda fault: (fault.field.key, fault.number, fault.standard),
            row_height=28,
        )
        self.table.setMinimumHeight(180)
        self.table.let_sort()
        line = row(self.start, self.verdict)
        line.setStretch(1, 1)
        layout = column(text(_("按申报系统要求试算"), "h2"), self.note, line, self.table, spacing=8)
        layout.setContentsMargins(14, 10, 14, 12)
        self.setLayout(layout)
        self._forget()

    def refresh(self) -> None:
        """Forget what was tried before something changed, and say which profile holds."""
        workspace = self._desk.workspace
        profile = workspace.settings.profile if workspace else None
        self.start.setEnabled(self._desk.assessment is not None)
        self.note.setText(_described(profile) if profile else _(_NOT_READ))
        self._forget()

    def run(self) -> None:
        """Try the whole package; nothing is written."""
        workspace = self._desk.workspace
        if workspace is not None:
            self._desk.run(work.trying(workspace, as_of=self._desk.as_of), self.show_result)

    def show_result(self, result: object) -> None:
        """Show a DryRun: how it ended, and every fault."""
        from archivist.submission.dry_run import DryRun  # noqa: PLC0415 — loaded with the job

        if not isinstance(result, DryRun):
            return
        words = _("{pieces} 件：不收 {faults} 处，判断不了 {unjudged} 处，未设置 {unset} 项")
        self.verdict.show_words(
            words.format(
                pieces=result.pieces,
                faults=len(result.faults),
                unjudged=len(result.unjudged),
                unset=len(result.unset),
            )
        )
        tone = "good" if result.taken else "bad" if result.faults else ""
        restyle(self.verdict, "tone", tone)
        self.table.show_rows(result.faults)
        self.table.setVisible(bool(result.faults))

    def _forget(self) -> None:
        self.verdict.show_words("")
        self.table.show_rows(())
        self.table.hide()


def _field(field: ProfileField) -> str:
    label = _(field.label)
    return (
        _("{kind}：{label}").format(kind=_(field.kind.label), label=label) if field.kind else label
    )


def _described(profile: Profile) -> str:
    said = _("{name}；来源：{source}；{unset} 项未设置，不判断也不算通过。单独的设置优先于它。")
    source = profile.source or _("没有写")
    return said.format(name=profile.name, source=source, unset=len(profile.unset))
