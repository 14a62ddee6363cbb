"""The preview of each kind of file."""

import pytest
from builders import a_docx, a_pdf, a_photo, an_xlsx
from desktop import wait_for

from archivist.domain.place import Place
from archivist.gui.preview.pane import PreviewPane
from archivist.gui.preview.grid_model import cell_at, letters
from archivist.services.materials import load_materials
from archivist.services.scan import scan
from archivist.services.workspace import create


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    root = tmp_path_factory.mktemp("preview")
    evidence = root / "材料"
    a_docx(evidence / "报告.docx", ["第一段公益广告。", "第二段公益广告37块。"], title="说明报告")
    a_pdf(evidence / "文件.pdf", ["第一页\n通知", "第二页\n公益广告"])
    an_xlsx(evidence / "表.xlsx", sheets={"甲": [["a", 1]], "乙": [["x", "y"], ["z", 5]]})
    a_photo(evidence / "图.jpg", size=(400, 300))
    (evidence / "坏.docx").write_bytes(b"PK\x03\x04broken")
    (evidence / "空.docx").write_bytes(b"")
    patch = pytest.MonkeyPatch()
    patch.setenv("ARCHIVIST_CACHE", str(root / "cache"))
    patch.setenv("ARCHIVIST_CONFIG", str(root / "config"))
    workspace = create(root / "工作区", evidence)
    list(scan(workspace, workers=1))
    with workspace.database() as db:
        materials = load_materials(db)
    yield workspace, materials
    patch.undo()


@pytest.fixture
def pane(qtbot, dressed, files, monkeypatch):
    monkeypatch.setenv("ARCHIVIST_CACHE", str(files[0].root.parent / "cache"))
    made = PreviewPane()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    yield made
    made.finish()


def look(qtbot, pane, files, path, **how):
    workspace, materials = files
    with qtbot.waitSignal(pane.shown, timeout=10_000):
        pane.show_material(workspace, path, materials.get(path), **how)
    return pane._stack.currentWidget()


def test_a_document_is_shown_as_text_at_its_place(pane, files, qtbot):
    paragraph = 3
    view = look(qtbot, pane, files, "报告.docx", place=Place(paragraph=paragraph))

    assert view is pane.words
    assert "37块" in pane.words.textCursor().block().text()


def test_what_is_sought_is_counted_and_stepped_through(pane, files, qtbot):
    look(qtbot, pane, files, "报告.docx", words="公益广告")

    assert pane.count.text() == "2 处"
    first = pane.words.textCursor().position()
    pane.step(1)
    assert pane.words.textCursor().position() > first


def test_a_pdf_is_drawn_and_jumps_to_a_page(pane, files, qtbot):
    view = look(qtbot, pane, files, "文件.pdf", place=Place(page=2))

    assert view is pane.pdf
    wait_for(qtbot, lambda: pane.pdf._pictures)
    assert "共 2 页" in pane.facts.words
    assert pane.pdf.verticalScrollBar().value() > 0


def test_a_pdf_is_searched(pane, files, qtbot):
    look(qtbot, pane, files, "文件.pdf")
    wait_for(qtbot, lambda: "共 2 页" in pane.facts.words)

    pane.seek.setText("公益广告")

    wait_for(qtbot, lambda: pane.count.text() == "1 处")


def test_a_spreadsheet_is_a_grid_that_jumps_to_a_cell(pane, files, qtbot):
    view = look(qtbot, pane, files, "表.xlsx", place=Place(sheet="乙", cell="B2"))

    assert view is pane.sheets
    assert pane.sheets.tabs.tabText(pane.sheets.tabs.currentIndex()) == "乙"
    assert pane.sheets.grid.currentIndex().data() == "5"


def test_a_picture_is_fitted_and_zoomed(pane, files, qtbot):
    view = look(qtbot, pane, files, "图.jpg")

    assert view is pane.picture
    assert "400 × 300" in pane.facts.words
    pane._zoom(1)
    assert pane.picture._zoom > 1
    pane._zoom(0)
    assert pane.picture._zoom == 0


@pytest.mark.parametrize(
    ("path", "why"), [("坏.docx", "损坏"), ("空.docx", "空的"), ("没有.docx", "已不在")]
)
def test_what_cannot_be_shown_says_why(pane, files, qtbot, path, why):
    view = look(qtbot, pane, files, path)

    assert view is pane.message
    assert why in pane.message.text()


def test_a_later_choice_wins(pane, files, qtbot):
    workspace, materials = files
    pane.show_material(workspace, "报告.docx", materials["报告.docx"])
    look(qtbot, pane, files, "图.jpg")

    assert pane.name.words == "图.jpg"
    assert pane._stack.currentWidget() is pane.picture


def test_columns_are_named_like_a_spreadsheet():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_at("B4") == (3, 1)
    assert cell_at("$AA$10") == (9, 26)
    assert cell_at("B4:C9") == (3, 1)
    assert cell_at("") is None
