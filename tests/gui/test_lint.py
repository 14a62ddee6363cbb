"""What every page and dialog must satisfy, whatever is on it."""

import ast
import gettext
import re
from dataclasses import replace
from datetime import date

import pytest
from desktop import here, settle
from editions.evolving import evolved
from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)

from archivist import i18n
from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment, Tenure
from archivist.editions.fault import NO_STANDARDS, Fault
from archivist.editions.load import load_edition
from archivist.editions.succession import propose
from archivist.gui.desk import Desk
from archivist.gui.dialogs.about import AboutDialog
from archivist.gui.dialogs.assign import AssignDialog
from archivist.gui.dialogs.import_preview import assignments_preview, edition_preview
from archivist.gui.dialogs.new_workspace import NewWorkspaceDialog
from archivist.gui.dialogs.tenures import TenuresDialog
from archivist.gui.dialogs.told_list import carried_list
from archivist.gui.dialogs.upgrade import UpgradeDialog
from archivist.gui.dialogs.waive import WaiveDialog
from archivist.gui.dialogs.welcome import Welcome
from archivist.gui.finding_rows import brief, explain
from archivist.gui.main_window import MainWindow
from archivist.gui.page_list import PAGES
from archivist.gui.parts import Elided
from archivist.rules.base import all_rules
from archivist.services.carried import Carried, LeftOut

HAN = re.compile(r"[\u4e00-\u9fff]")
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
DIALOGS = {
    "new": NewWorkspaceDialog,
    "about": AboutDialog,
    "assign": lambda: AssignDialog(Assignment("Ⅲ-1-1", due=date(2017, 8, 1)), ["A"]),
    "waive": lambda: WaiveDialog(()),
    "upgrade": lambda: UpgradeDialog(_years(), {"Ⅲ-1-1": 3}),
    "import": lambda: edition_preview(_years().after, (Fault("", "", NO_STANDARDS),)),
    "units": lambda: assignments_preview((Assignment("Ⅲ-1-1", "A", "B"),), ()),
    "carried": lambda: carried_list(_TOOK),
    "tenures": lambda: TenuresDialog("Ⅲ-1-1", (Tenure("A", "B", "2017-01-02T03:04", "C"),)),
    "welcome": lambda: Welcome(*[lambda *_: None] * 4),
}


_TOOK = Carried(
    1, "/x/a", "reference", 1, ["city"], [], [LeftOut("Ⅲ-1-1", Kind.PHOTO, "a.jpg", "photo")],
    ["window"], 1, 1, ["/x/b"],
)  # fmt: skip


def _years():
    reference = load_edition("reference")
    return propose(reference, replace(evolved(reference, 1).edition, name="B"))


class Pseudo(gettext.NullTranslations):
    """Puts every translated sentence in brackets; fields stay to be filled."""

    def gettext(self, message):
        return f"⟦{message}⟧"


def said(root):
    """Yield every text a person or a screen reader meets below *root*, with who says it."""
    for widget in (*root.findChildren(QLabel), *root.findChildren(QAbstractButton)):
        yield widget, widget.words if isinstance(widget, Elided) else widget.text()
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()
    for edit in (*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)):
        yield edit, edit.placeholderText()
        yield edit, edit.accessibleName()
    for action in root.findChildren(QAction):
        yield action, action.text()
        yield action, action.toolTip()
    for combo in root.findChildren(QComboBox):
        yield from ((combo, combo.itemText(n)) for n in range(combo.count()))
    for table in root.findChildren(QTableView):
        model = table.model()
        for section in range(model.columnCount()):
            yield table, str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def is_data(text, known):
    """Whether what is left outside the brackets comes from the workspace or the catalogue."""
    rest = unmarked(text)
    for each in known:
        rest = rest.replace(each, "")
    return not HAN.search(rest)


def unmarked(text):
    """Return what stands outside all brackets, which may be nested."""
    while BRACKETED.search(text):
        text = BRACKETED.sub("", text)
    return text


def data_of(workspace):
    edition = workspace.edition
    words = {edition.name, workspace.name, "简体中文", "不限", "（", "）", "、", "·"}
    for standard in edition.standards:
        block, project, indicator, content = edition.path_of(standard.code)
        words |= {standard.text, " ".join(standard.text.split())}
        words |= {part.title for part in (block, project, indicator, content)}
        words |= set(standard.lead_units) | set(standard.supporting_units)
    words |= {unit.name for unit in edition.units} | {"张三", "云川市"}
    for path in workspace.evidence.rglob("*"):
        words |= {path.name, path.stem}
    words |= {part for path in (workspace.root, workspace.evidence) for part in path.parts}
    words |= {"关于印发云川市旧方案的通知", "关于年度学习情况的说明", "公益广告刊播情况"}
    words |= {"关于印发包头市创建全国文明城市工作方案的通知"}
    return sorted(words, key=len, reverse=True)


def test_every_sentence_of_every_page_is_in_the_catalogue(
    qtbot, dressed, workspace, preferences, monkeypatch
):
    monkeypatch.setattr(i18n, "_catalogue", Pseudo())
    window = MainWindow(Desk(), preferences)
    qtbot.addWidget(window)
    window.show()
    window.lay(workspace)
    settle(qtbot, window.desk)
    for entry in PAGES:
        window.go(entry.key)
        settle(qtbot, window.desk)
    # A rule's explanation is its docstring and is written in one language.
    docs = [text for rule in all_rules() for text in (brief(rule.code), explain(rule.code)[0])]
    known = [*docs, *data_of(workspace)]

    loose = {text for _who, text in said(window) if not is_data(text, known)}
    window.close()

    assert loose == set()


@pytest.mark.parametrize("name", list(DIALOGS))
def test_every_sentence_of_a_dialog_is_in_the_catalogue(qtbot, dressed, monkeypatch, name):
    monkeypatch.setattr(i18n, "_catalogue", Pseudo())
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)

    catalogue = ["参考目录（非官方）", "简体中文", *_sentences()]
    assert [t for _w, t in said(dialog) if not is_data(t, catalogue)] == []


def _sentences():
    """Return the words of the two catalogues the dialogs show, the longest first."""
    years = _years()
    standards = (*years.before.all_standards, *years.after.all_standards)
    return sorted((" ".join(s.text.split()) for s in standards), key=len, reverse=True)


def cut_off(root):
    """Return the labels and buttons that have less room than they need at the least."""
    return [
        widget.text()
        for widget in (*root.findChildren(QLabel), *root.findChildren(QAbstractButton))
        if widget.text()
        and widget.isVisible()
        and widget.width() < widget.minimumSizeHint().width() - 1
    ]


def test_nothing_is_cut_off_in_the_smallest_window(window, qtbot):
    cut = {}
    for entry in PAGES:
        window.resize(1024, 640)
        window.go(entry.key)
        settle(qtbot, window.desk)
        qtbot.wait(150)
        cut[entry.key] = cut_off(window)
        assert window.width() == 1024, f"{entry.key} forces the window wider"

    assert {key: texts for key, texts in cut.items() if texts} == {}


@pytest.mark.parametrize("name", list(DIALOGS))
def test_nothing_is_cut_off_in_a_dialog(qtbot, dressed, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()

    assert cut_off(dialog) == []


def test_whatever_takes_the_keyboard_has_a_name(window, qtbot):
    for entry in PAGES:
        window.go(entry.key)
        settle(qtbot, window.desk)
    kinds = (QLineEdit, QComboBox, QAbstractSpinBox, QTableView, QAbstractButton, QPlainTextEdit)
    widgets = [w for kind in kinds for w in window.pages.findChildren(kind)]

    nameless = [w for w in widgets if not inner(w) and not (w.accessibleName() or label_of(w))]

    assert nameless == []


def inner(widget):
    """Whether it is a part of another control, or Qt's own."""
    return isinstance(widget.parent(), (QComboBox, QAbstractSpinBox, QLineEdit, QTableView)) or (
        widget.objectName().startswith("qt_") or widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    )


def label_of(widget):
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_no_chinese_stands_outside_the_catalogue_in_the_source():
    """A sentence that is shown must pass through ``_`` or ``N_``; docstrings and comments need not."""
    loose = []
    for path in sorted(here("archivist", "gui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        marked, docs = set(), set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "N_"}:
                marked |= {id(each) for arg in node.args for each in ast.walk(arg)}
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                docs.add(id(node.value))
        loose += [
            f"{path.name}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and HAN.search(node.value)
            and id(node) not in marked | docs
        ]

    # What the settings want written, a language's own name, and the measure of a full-width letter.
    assert [
        each for each in loose if each.split(": ")[1] not in {"不限", "简体中文", "国", "完成时间"}
    ] == []


def test_no_thread_is_left_behind(window, qtbot):
    for entry in PAGES:
        window.go(entry.key)
    settle(qtbot, window.desk)
    window.close()

    running = [t for t in window.findChildren(QObject) if isinstance(t, QThread) and t.isRunning()]
    assert running == []
