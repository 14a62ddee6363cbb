"""Filing what nobody filed yet."""

import pytest
from desktop import settle, wait_for
from PySide6.QtCore import Qt

from archivist.domain.kind import Kind
from archivist.gui.dialogs.choose_standard import ChooseStandardDialog
from archivist.gui.pages.unfiled import UnfiledPage
from archivist.services.filing import undo


@pytest.fixture
def page(show, desk, qtbot):
    made = show(UnfiledPage)
    settle(qtbot, desk)
    wait_for(qtbot, lambda: made.model.rows and all(row.matched for row in made.model.rows))
    return made


def filed(desk):
    return {path for _standard, path in desk.workspace.decided().filings}


def suggested(page):
    return next(row for row in page.model.shown if row.suggestions)


def test_unfiled_materials_are_listed_with_suggestions(page):
    assert {row.path.rpartition("/")[0] for row in page.model.shown} == {"待整理"}
    assert suggested(page).best.why


def test_enter_files_under_the_best_suggestion_and_goes_on(page, desk, qtbot):
    row = suggested(page)
    page.table.go_to(lambda each: each.path == row.path)

    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, desk)

    assert (row.best.standard, row.path) in desk.workspace.decided().filings
    assert row.path not in {each.path for each in page.model.shown}
    assert page.table.current_row() is not None


def test_the_sure_ones_are_filed_together_and_undone_together(page, desk, qtbot):
    before = filed(desk)
    page.bar.setValue(0.5)
    sure = {row.path for row in page._sure()}
    assert sure

    page.accept_all.click()
    settle(qtbot, desk)
    assert filed(desk) == before | sure

    desk.decide(lambda: undo(desk.workspace))
    settle(qtbot, desk)
    assert filed(desk) == before


def test_nothing_is_filed_below_the_bar(page):
    page.bar.setValue(1.0)

    assert page.accept_all.isEnabled() == bool(page._sure())


def test_another_standard_can_be_chosen_by_hand(page, desk, qtbot):
    path = page.table.current_row().path
    page._choose_standard()
    dialog = page.window().findChild(ChooseStandardDialog)
    dialog.filter.setText("Ⅲ-7-3")
    dialog.accept()
    settle(qtbot, desk)

    filing = desk.workspace.decided().filings["Ⅲ-7-3", path]
    assert isinstance(filing.kind, Kind)
