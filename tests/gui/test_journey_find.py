"""公益广告 37块 typed in the window: the page, the row, the stamp of the photo, from there to its place."""

import importlib.util

import pytest
from advertising import PDF, PHOTO, QUERY, TABLE, make_evidence
from desktop import settle, type_chinese, wait_for
from PySide6.QtCore import Qt

from archivist.domain.kind import Kind
from archivist.gui.desk import Desk
from archivist.gui.main_window import MainWindow
from archivist.gui.pages.hit_list import where
from archivist.gui.rows_model import ROW
from archivist.services.filing import Placement, place
from archivist.services.scan import scan
from archivist.services.workspace import create, open_workspace

CAN_SEE = importlib.util.find_spec("rapidocr") is not None


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Scan once, for looking at the photo takes its time; only the table is filed."""
    home = tmp_path_factory.mktemp("find")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
        patch.setenv("ARCHIVIST_CONFIG", str(home / "config"))
        make_evidence(home / "材料")
        settings = {"city": "云川市", "test_month": "2017-08", "review_date": "2017-08-10"}
        workspace = create(home / "工作区", home / "材料", settings=settings)
        list(scan(workspace, workers=1))
        place(workspace, [Placement("Ⅲ-7-3", TABLE, Kind.TABLE)])
    return home


@pytest.fixture
def window(qtbot, dressed, office, monkeypatch, preferences):
    monkeypatch.setenv("ARCHIVIST_CACHE", str(office / "cache"))
    monkeypatch.setenv("ARCHIVIST_CONFIG", str(office / "config"))
    made = MainWindow(Desk(), preferences)
    qtbot.addWidget(made)
    made.show()
    made.lay(open_workspace(office / "工作区"))
    settle(qtbot, made.desk)
    yield made
    made.close()


def seek(qtbot, window, words):
    """Go to the search page by its key, type, press Enter; return the hits by path."""
    window.go("search")
    page = window.pages.page("search")
    type_chinese(page.filter, words)
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    wait_for(qtbot, page.hits.hits.rowCount)
    model = page.hits.hits
    hits = [model.data(model.index(line, 0), ROW) for line in range(model.rowCount())]
    return page, {hit.path: hit for hit in hits}


def choose(page, path):
    model = page.hits.hits
    lines = range(model.rowCount())
    line = next(n for n in lines if model.data(model.index(n, 0), ROW).path == path)
    page.hits.setCurrentIndex(model.index(line, 0))


def test_each_hit_says_its_page_or_row_and_nothing_else_is_found(window, qtbot):
    _page, hits = seek(qtbot, window, QUERY)

    assert "第2页" in where(hits[PDF])
    assert "Sheet1!B3" in where(hits[TABLE])
    assert set(hits) == ({PDF, TABLE, PHOTO} if CAN_SEE else {PDF, TABLE})


@pytest.mark.skipif(not CAN_SEE, reason="recognition is not installed")
def test_the_photo_whose_stamp_says_it_is_found_where_it_stands(window, qtbot):
    page, hits = seek(qtbot, window, QUERY)

    choose(page, PHOTO)

    assert "图中" in where(hits[PHOTO])
    assert "公益广告37块" in hits[PHOTO].snippet


def test_the_preview_turns_to_the_page_and_marks_the_words(window, qtbot):
    page, _hits = seek(qtbot, window, "公益广告37块")

    choose(page, PDF)

    wait_for(qtbot, lambda: page.preview.count.text() == "1 处")


def test_enter_leads_to_the_standard_of_what_is_filed_and_else_to_the_unfiled(window, qtbot):
    page, _hits = seek(qtbot, window, QUERY)

    choose(page, TABLE)
    qtbot.keyClick(page.hits, Qt.Key.Key_Return)
    standard = window.pages.page("standard")
    assert (standard.isVisible(), standard.code) == (True, "Ⅲ-7-3")

    window.go("search")
    choose(page, PDF)
    qtbot.keyClick(page.hits, Qt.Key.Key_Return)
    unfiled = window.pages.page("unfiled")
    wait_for(qtbot, lambda: not unfiled.taking.is_loading)
    settle(qtbot, window.desk)
    wait_for(qtbot, lambda: not unfiled.taking.is_loading)

    assert unfiled.isVisible()
    assert unfiled.table.current_row().path == PDF
