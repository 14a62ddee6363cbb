"""换目录: which old standard is which new one, each line to be changed by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QWidget

from archivist.domain.edition import Edition, Standard
from archivist.domain.relation import Link, Relation, Succession
from archivist.gui.dialogs.dialog import Dialog
from archivist.gui.pages.page import filter_line
from archivist.gui.parts import button, card, column, named, row, text
from archivist.gui.rows_model import RowsModel
from archivist.gui.table_view import TableView
from archivist.i18n import N_, _
from archivist.reports.table import Align, Column

_TOLD = 30  # shares of likeness below this many hundredths are not worth a figure


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One line: the link, what it amounts to, and the words of both sides."""

    link: Link
    relation: Relation
    changes: str
    before: str
    after: str
    filings: int

    @property
    def key(self) -> str:
        """What tells lines apart while their links change."""
        return self.link.old or f"+{self.link.new[0]}"


COLUMNS = (
    Column(N_("关系"), lambda each: _(each.relation.label), 3, Align.CENTRE),
    Column(N_("原编号"), lambda each: each.link.old or "—", 5),
    Column(N_("原标准"), lambda each: each.before, 17),
    Column(N_("新编号"), lambda each: _("、").join(each.link.new) or "—", 7),
    Column(N_("新标准"), lambda each: each.after, 14),
    Column(N_("改动"), lambda each: each.changes, 8),
    Column(N_("相似"), lambda each: _likeness(each.link), 4, Align.RIGHT),
    Column(N_("材料"), lambda each: each.filings or "", 4, Align.RIGHT),
)


class UpgradeDialog(Dialog):
    """*succession* is the mapping as it stands; accepted, it is what a person decided."""

    def __init__(
        self, succession: Succession, filings: Mapping[str, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("换用目录"), parent, _("换用"))
        self.resize(1080, 700)
        self.succession, self._proposed = succession, succession
        self._filings = filings
        self.filter = filter_line(_("按编号或文字筛选"), _("筛选标准"))
        self.all = QCheckBox(_("也列出没有变化的"))
        self.counts = text("", "muted")
        self.table = TableView(
            RowsModel(COLUMNS, self), _("对应关系"), stretch=4, key=lambda r: r.key, row_height=28
        )
        self.before = text("", wrap=True)
        self.after = text("", wrap=True)
        self.target = named(QComboBox(), _("对应的标准"))
        self.lead = button(_("改为对应它"), self._lead, icon="check")
        self.add = button(_("再对应一条"), self._add, tip=_("一条拆成几条时用"))
        self.drop = button(_("不再对应"), self._drop, tip=_("新目录里删去了这一条"))
        self.restore = button(_("恢复建议"), self._restore, icon="undo-2")
        self._lay_out()
        self.filter.textChanged.connect(lambda _words: self._narrow())
        self.all.toggled.connect(lambda _on: self._narrow())
        self.table.chosen.connect(lambda _row: self._show_chosen())
        self._show()
        self.table.setFocus()

    def rows(self) -> tuple[LinkRow, ...]:
        """Return every line of the mapping as it stands."""
        return tuple(self._row(link) for link in self.succession.links)

    def choose(self, key: str) -> None:
        """Put the cursor on the line of an old standard, or of ``+`` and a new one."""
        self.all.setChecked(True)
        self.table.go_to(lambda each: each.key == key)

    def _lay_out(self) -> None:
        names = _("{before} → {after}。归档、责任分工和单独的设置都跟着标准走；换完可以一步撤销。")
        told = names.format(before=self.succession.before.name, after=self.succession.after.name)
        head = row(self.filter, self.all, None, self.counts)
        head.setStretch(0, 1)
        edit = row(self.target, self.lead, self.add, self.drop, self.restore)
        edit.setStretch(0, 1)
        detail = card(self.before, self.after, edit, spacing=8)
        body = column(text(told, "muted", wrap=True), head, self.table, detail, spacing=10)
        body.setStretch(2, 1)
        self.lay_out(body)

    def _show(self) -> None:
        rows = self.rows()
        self.table.show_rows(rows)
        self._narrow()
        counted = [
            f"{_(each.label)} {sum(row.relation is each for row in rows)}" for each in Relation
        ]
        homeless = sum(row.filings for row in rows if row.relation is Relation.DROPPED)
        lost = _("，{count} 份材料将放回待归档").format(count=homeless) if homeless else ""
        self.counts.setText(" · ".join(counted) + lost)

    def _narrow(self) -> None:
        every = self.all.isChecked()
        self.table.narrow(
            self.filter.text(), lambda each: every or each.relation is not Relation.SAME
        )
        if self.table.current_row() is None and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        found: LinkRow | None = self.table.current_row()
        link = found.link if found else Link(None)
        before, after = self.succession.before, self.succession.after
        self.before.setText(_("原：{text}").format(text=_words(before, (link.old,))))
        self.after.setText(_("新：{text}").format(text=_words(after, link.new)))
        fresh = found is not None and link.old is None
        self._offer(before if fresh else after, link)
        words = _("由它而来") if fresh else _("改为对应它")
        self.lead.setText(f" {words}")
        for each in (self.target, self.lead):
            each.setEnabled(found is not None)
        for each in (self.add, self.drop, self.restore):
            each.setEnabled(found is not None and not fresh)

    def _offer(self, edition: Edition, link: Link) -> None:
        """Offer the standards of the other side, the one that is linked now first."""
        if self.target.property("edition") != edition.id:
            self.target.setProperty("edition", edition.id)
            self.target.clear()
            for standard in edition.all_standards:
                self.target.addItem(f"{standard.code}  {_line(standard)}", standard.code)
            self._let_search()
        now = link.new[0] if link.old and link.new else None
        self.target.setCurrentIndex(max(self.target.findData(now), 0))
        line = self.target.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # the number stands at the beginning

    def _let_search(self) -> None:
        self.target.setEditable(True)
        self.target.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.target.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        completer = QCompleter(self.target.model(), self.target)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.target.setCompleter(completer)

    def _picked(self) -> str | None:
        """Return the code that stands in the box; None when no standard does."""
        found = self.target.findText(self.target.currentText())
        return str(self.target.itemData(found)) if found >= 0 else None

    def _lead(self) -> None:
        found, code = self.table.current_row(), self._picked()
        if found is None or code is None:
            self.complain(_("请从列表里选一条标准。"))
        elif found.link.old is None:
            fresh = found.link.new[0]
            self._change(code, (*self.succession.targets.get(code, ()), fresh))
        else:
            self._change(found.link.old, (code,))

    def _add(self) -> None:
        found, code = self.table.current_row(), self._picked()
        if found is None or code is None:
            self.complain(_("请从列表里选一条标准。"))
        else:
            self._change(found.link.old, (*found.link.new, code))

    def _drop(self) -> None:
        found = self.table.current_row()
        if found is not None:
            self._change(found.link.old, ())

    def _restore(self) -> None:
        found = self.table.current_row()
        if found is not None:
            self._change(found.link.old, self._proposed.targets.get(found.link.old, ()))

    def _change(self, old: str, new: tuple[str, ...]) -> None:
        self.complain("")
        self.succession = self.succession.changed(old, new)
        self._show()

    def _row(self, link: Link) -> LinkRow:
        succession = self.succession
        return LinkRow(
            link,
            succession.relation(link),
            _("、").join(_(change.label) for change in succession.changes(link)),
            _words(succession.before, (link.old,)),
            _words(succession.after, link.new),
            self._filings.get(link.old or "", 0),
        )


def _words(edition: Edition, codes: tuple[str | None, ...]) -> str:
    found = (edition.standard(code) for code in codes if code)
    return " / ".join(_line(standard) for standard in found if standard) or "—"


def _line(standard: Standard) -> str:
    return " ".join(standard.text.split())


def _likeness(link: Link) -> str:
    share = round((link.score or 0) * 100)
    return f"{share}%" if share >= _TOLD else ""
