"""What came of something large, as a list: lines to read, nothing to decide but to take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.parts import Content, button, column, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Column
from archivist.services.carried import Carried
from archivist.services.carried_words import carried_lines
from archivist.services.upgrading import Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """One line: what happened to which piece of which standard."""

    what: str
    standard: str
    path: str


COLUMNS = (
    Column(N_("结果"), lambda told: told.what, 14),
    Column(N_("标准"), lambda told: told.standard, 10),
    Column(N_("材料"), lambda told: told.path, 24),
)


class ToldList(Dialog):
    """Sentences, a table of single things, and where it can be taken back a button for that."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        lines: Sequence[Told],
        parent: QWidget | None = None,
        *,
        take_back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(title, parent, _("知道了"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).hide()
        contents: list[Content] = [text(each, wrap=True) for each in sentences]
        self.resize(820, 480 if lines else 200)
        self.table = TableView(
            RowsModel(COLUMNS, self), title, stretch=2, key=lambda told: told, row_height=28
        )
        self.table.show_rows(lines)
        self.table.setVisible(bool(lines))
        contents.append(self.table)
        if take_back is not None:
            self.back = button(_("撤销，换回原来的"), self._take_back, icon="undo-2")
            contents.append(row(self.back, None))
        self._act = take_back
        body = column(*contents, spacing=10)
        body.setStretch(len(sentences), 1)
        self.lay_out(body)

    def _take_back(self) -> None:
        if self._act is not None:
            self._act()
        self.accept()


def outcome_list(
    outcome: Outcome, take_back: Callable[[], object], parent: QWidget | None = None
) -> ToldList:
    """Return what a change of catalogue did."""
    counts = _(
        "归档 {count} 份跟着走，其中 {moved} 份换了编号；{homeless} 份没有去处，放回待归档。"
    )
    told = counts.format(
        count=len(outcome.moved), moved=len(outcome.renumbered), homeless=len(outcome.homeless)
    )
    name = outcome.succession.after.name
    sentences = [_("已换用“{name}”。").format(name=name), told]
    return ToldList(
        _("换用目录的结果"), sentences, _outcome_lines(outcome), parent, take_back=take_back
    )


def carried_list(took: Carried, parent: QWidget | None = None) -> ToldList:
    """Return what a new cycle took over, and each piece it left behind."""
    lines = [
        Told(_("没有沿用：{reason}").format(reason=_(left.reason)), left.standard, left.path)
        for left in took.left_out
    ]
    return ToldList(_("从上一周期沿用的内容"), carried_lines(took), lines, parent)


def _outcome_lines(outcome: Outcome) -> list[Told]:
    lines = [
        Told(_("没有去处，放回待归档"), filing.standard, filing.path) for filing in outcome.homeless
    ]
    lines += [Told(_("合并后重复，只留一份"), f.standard, f.path) for f in outcome.doubled]
    for piece in outcome.moved:
        before = f"{piece.before.standard}-{piece.before.piece:02d}"
        after = f"{piece.after.standard}-{piece.after.piece:02d}"
        if piece.chosen or before != after:
            what = _("拆分后归入，请核对") if piece.chosen else _("换了编号")
            lines.append(Told(what, f"{before} → {after}", piece.after.path))
    lines += [Told(_("责任分工没有去处"), a.standard, a.unit) for a in outcome.assignments]
    lines += [Told(_("单独设置没有去处"), key, value) for key, value in outcome.settings]
    lines += [Told(_("豁免要重新办理"), w.code, w.reason) for w in outcome.waivers]
    return lines
