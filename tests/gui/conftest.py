"""A real workspace with real files, scanned once and copied for each test that changes it."""

import gc
import shutil
from datetime import date, datetime

import pytest
from builders import a_docx, a_photo, a_red_head_docx, a_text, an_xlsx
from desktop import settle

from archivist.domain.kind import Kind
from archivist.domain.unit import Assignment
from archivist.gui import theme
from archivist.gui.desk import Desk
from archivist.gui.main_window import MainWindow
from archivist.gui.preferences import Preferences
from archivist.services.assigning import assign_all
from archivist.services.filing import Placement, place
from archivist.services.scan import scan
from archivist.services.workspace import create, open_workspace

TAKEN = datetime(2017, 4, 12, 9, 30)  # noqa: DTZ001 — a camera knows no zone
SETTINGS = {
    "city": "云川市",
    "test_month": "2017-08",
    "review_date": "2017-08-10",
    "word_limit": "2000",
}


def make_evidence(root):
    """Write a dozen files for two standards, and a few that belong nowhere yet."""
    a_red_head_docx(
        root / "Ⅲ-1-1" / "方案.docx", organ="云川市人民政府", number="云府发〔2017〕12号"
    )
    a_red_head_docx(
        root / "Ⅲ-1-1" / "旧方案.docx",
        title="关于印发云川市旧方案的通知",
        organ="云川市人民政府",
        number="云府发〔2014〕3号",
        signed="2014年3月1日",
    )
    a_docx(
        root / "Ⅲ-1-1" / "情况说明.docx",
        ["云川市制定年度学习计划，XX市开展学习12次。", "2017年3月20日"],
        title="关于年度学习情况的说明",
    )
    a_photo(root / "Ⅲ-2-1" / "学习现场.jpg", taken=TAKEN, size=(640, 480))
    an_xlsx(root / "Ⅲ-2-1" / "统计表.xlsx", [["单位", "人数"], ["青山区", 12], ["昆区", "#REF!"]])
    for number in range(4):
        a_docx(
            root / "待整理" / f"公益广告刊播情况{number}.docx",
            [f"公共场所公益广告共{number + 3}处。", "2017年5月6日"],
            title="公益广告刊播情况",
        )
    a_text(root / "待整理" / "说明.txt", "公益广告明细\n2017年5月7日")
    (root / "待整理" / "空.docx").write_bytes(b"")


@pytest.fixture(scope="session")
def scanned(tmp_path_factory):
    """Scan and file once for the whole session."""
    home = tmp_path_factory.mktemp("session")
    patch = pytest.MonkeyPatch()
    patch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
    patch.setenv("ARCHIVIST_CONFIG", str(home / "config"))
    patch.setenv("ARCHIVIST_PERSON", "测试员")
    patch.setenv("ARCHIVIST_MACHINE", "test")
    make_evidence(home / "work" / "材料")
    workspace = create(home / "work" / "工作区", home / "work" / "材料", settings=SETTINGS)
    list(scan(workspace, workers=1))
    filings = (
        ("Ⅲ-1-1", "Ⅲ-1-1/方案.docx", Kind.PAPER),
        ("Ⅲ-1-1", "Ⅲ-1-1/旧方案.docx", Kind.PAPER),
        ("Ⅲ-1-1", "Ⅲ-1-1/情况说明.docx", Kind.REPORT),
        ("Ⅲ-2-1", "Ⅲ-2-1/学习现场.jpg", Kind.PHOTO),
        ("Ⅲ-2-1", "Ⅲ-2-1/统计表.xlsx", Kind.TABLE),
    )
    place(workspace, [Placement(*filing) for filing in filings])
    assign_all(workspace, [Assignment("Ⅲ-1-1", "市文明办", "张三", date(2017, 8, 1))])
    kept = workspace.cache
    patch.undo()
    return home / "work", kept


@pytest.fixture
def workspace(scanned, tmp_path):
    """Open a copy of the scanned workspace, cache and all, that the test may change."""
    work, cache = scanned
    shutil.copytree(work, tmp_path / "work")
    opened = open_workspace(tmp_path / "work" / "工作区")
    shutil.copytree(cache, opened.cache)
    return opened


@pytest.fixture(autouse=True)
def _garbage_between_tests():
    """Collect what a test left when its threads have ended, as the program does (gui/garbage.py)."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences")


@pytest.fixture
def dressed(qapp):
    theme.set_font(qapp)
    theme.apply(qapp, theme.Scheme.LIGHT)
    return qapp


@pytest.fixture
def window(qtbot, dressed, workspace, preferences):
    """Show the window on the workspace, checked."""
    made = MainWindow(Desk(), preferences)
    qtbot.addWidget(made)
    made.show()
    made.lay(workspace)
    settle(qtbot, made.desk)
    yield made
    made.close()


@pytest.fixture
def desk(qtbot, dressed, workspace):
    """Lay the workspace on a desk, checked, for pages on their own."""
    made = Desk(workspace)
    made.check()
    settle(qtbot, made)
    yield made
    made.stop()


@pytest.fixture
def show(qtbot, desk):
    """Build a page on the desk, show it, and stop it at the end."""
    shown = []

    def build(make):
        page = make(desk)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.refresh()
        page.show()
        desk.changed.connect(page.note)
        shown.append(page)
        return page

    yield build
    desk.stop()
    for page in shown:
        page.leave()
