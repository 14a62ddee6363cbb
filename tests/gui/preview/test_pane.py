"""The preview of each kind of file."""

import zipfile

import pytest
from builders import a_docx, a_pdf, a_photo, an_xlsx
from desktop import wait_for
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage, Table
from archivist.gui.preview.grid_model import cell_at, letters
from archivist.gui.preview.pane import PreviewPane
from archivist.gui.preview.sheet_view import SheetView
from archivist.gui.preview.text_view import TextView
from archivist.services.materials import load_materials
from archivist.services.preview import Face
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
    pages = [Image.new("L", (60, 40), shade) for shade in (0, 255)]
    pages[0].save(evidence / "扫描.tif", save_all=True, append_images=pages[1:])
    with zipfile.ZipFile(evidence / "包.zip", "w") as packed:
        packed.write(evidence / "报告.docx", "一组/报告.docx")
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


def test_an_archive_lists_its_members_and_opens_them(pane, files, qtbot):
    view = look(qtbot, pane, files, "包.zip")
    assert view is pane.members
    member = pane.members.topLevelItem(0).child(0)

    with qtbot.waitSignal(pane.shown, timeout=10_000):
        pane.members.itemClicked.emit(member, 0)

    assert pane._stack.currentWidget() is pane.words
    assert pane.back.isVisible()
    with qtbot.waitSignal(pane.shown, timeout=10_000):
        pane.back.click()
    assert pane._stack.currentWidget() is pane.members


def test_the_pages_of_a_tiff_are_turned(pane, files, qtbot):
    look(qtbot, pane, files, "扫描.tif")
    assert pane.sizes.page.text() == "1 / 2"

    pane.sizes.turned.emit(1)

    wait_for(qtbot, lambda: pane.sizes.page.text() == "2 / 2")
    assert "60 × 40" in pane.facts.words


def test_a_fact_leads_to_its_place(pane, files, qtbot):
    look(qtbot, pane, files, "报告.docx")
    pane._choose(Face.FACTS)
    row = next(row for row in pane.known.model.rows if row.label == "题名")

    pane.known._go(row)

    assert pane.face is Face.TEXT
    assert pane.words.extraSelections()


def test_comments_and_deleted_words_are_told_apart_in_words_too(qtbot, dressed):
    view = TextView()
    qtbot.addWidget(view)
    passages = (
        Passage("标题", Place(paragraph=1), heading=True),
        Passage("正文\r𠀀两个字", Place(paragraph=2)),
        Passage("请改", Place(paragraph=2), Part.COMMENT),
        Passage("删去的字", Place(paragraph=3), Part.DELETED),
    )

    view.show_extract(Extract(passages))

    assert view.margin._labels == {0: "1", 1: "2", 2: "批注", 3: "已删"}
    cursor = QTextCursor(view.document().findBlockByNumber(3))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert cursor.charFormat().fontStrikeOut()
    assert view.find_all("请改") == 1
    assert view.extraSelections()[0].cursor.selectedText() == "请改"


def test_a_cell_of_a_table_row_leads_to_its_row(qtbot, dressed):
    view = TextView()
    qtbot.addWidget(view)
    rows = [Passage(f"第{n}行", Place(sheet="表1", cell=f"A{n}"), Part.TABLE) for n in (1, 2, 3)]
    view.show_extract(Extract(tuple(rows)))

    assert view.jump(Place(sheet="表1", cell="C2"))

    assert view.textCursor().block().text() == "第2行"


def test_hidden_sheets_rows_and_the_cell_that_is_meant_are_marked(qtbot, dressed):
    view = SheetView()
    qtbot.addWidget(view)
    shown = Table((("甲", "1"), ("乙", "2")), name="明细", hidden_rows=(1,))
    view.show_tables((Table((("x",),), name="底稿", hidden=True), shown))

    assert view.jump(Place(sheet="明细", cell="B2"))

    assert [view.tabs.tabText(n) for n in range(2)] == ["底稿（隐藏）", "明细"]
    assert "隐藏" in view.model.headerData(1, Qt.Orientation.Vertical)
    back = view.model.index(1, 1).data(Qt.ItemDataRole.BackgroundRole)
    assert back.color().name().upper() == view.model.tokens.mark


def test_a_cell_is_found_in_every_sheet(qtbot, dressed):
    view = SheetView()
    qtbot.addWidget(view)
    view.show_tables((Table((("甲",),), name="一"), Table((("b", "甲区"),), name="二")))

    found = 2

    assert view.find_all("甲") == found
    view.step(1)
    assert view.tabs.currentIndex() == 1
    assert view.grid.currentIndex().data() == "甲区"
