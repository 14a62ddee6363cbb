"""A catalogue and a 责任分解表 taken in through the settings page, looked at before, undone after."""

import pytest
from desktop import settle
from editions.office_tables import a_workbook

from archivist.domain.unit import Assignment
from archivist.gui.dialogs.import_preview import ImportPreview
from archivist.gui.dialogs.told_list import ToldList
from archivist.gui.dialogs.upgrade import UpgradeDialog
from archivist.gui.pages.settings import SettingsPage

HEADS = ["测评项目", "测评内容", "编号", "测评标准", "材料要求", "责任单位"]
NEXT = [
    HEADS,
    ["Ⅰ-1 重点工作", "Ⅲ-5 学习制度", "Ⅲ-5-1",
     "市委、市政府印发年度学习贯彻讲话精神的计划或实施方案，列明专题、时限和责任部门。", "规范文件、说明报告", "市委宣传部"],
]  # fmt: skip


@pytest.fixture
def page(show):
    return show(SettingsPage)


def dialog_of(page, kind):
    [found] = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found


def test_a_catalogue_with_a_fault_names_its_cell_and_cannot_be_taken(qtbot, desk, page, tmp_path):
    path = a_workbook(
        tmp_path / "错的.xlsx", [*NEXT, ["", "", "第三条", "看不懂。", "规范文件", ""]]
    )

    page.catalogue.preview_edition(path)
    settle(qtbot, desk)
    preview = dialog_of(page, ImportPreview)

    assert not preview.ok.isEnabled()
    assert preview.faults.rows.rows[0].place.cell == "C3"
    assert preview.tabs.currentIndex() == 1
    assert not (desk.workspace.root / "editions").exists()


def test_a_catalogue_is_looked_at_mapped_changed_to_and_taken_back(qtbot, desk, page, tmp_path):
    before = dict(desk.workspace.decided().filings)
    page.catalogue.preview_edition(a_workbook(tmp_path / "明年.xlsx", NEXT))
    settle(qtbot, desk)
    dialog_of(page, ImportPreview).accept()
    settle(qtbot, desk)
    mapping = dialog_of(page, UpgradeDialog)
    told = mapping.counts.text()

    mapping.accept()
    settle(qtbot, desk)
    result = dialog_of(page, ToldList)
    moved = {code for code, _path in desk.workspace.decided().filings}

    assert "改 1" in told
    assert "2 份材料将放回待归档" in told
    assert moved == {"Ⅲ-5-1"}
    assert [d.code for d in desk.assessment.dossiers] == ["Ⅲ-5-1"]
    assert "明年" in page.catalogue.edition.words
    assert {line.path for line in result.table.rows.rows if "没有去处" in line.what} == {
        "Ⅲ-2-1/学习现场.jpg",
        "Ⅲ-2-1/统计表.xlsx",
    }
    result.back.click()
    settle(qtbot, desk)
    assert desk.workspace.decided().filings == before
    assert len(desk.assessment.dossiers) == 155


def test_the_same_catalogue_is_not_changed_to(desk, page):
    said = []
    desk.told.connect(lambda words, _tone: said.append(words))

    page.catalogue.change_to(desk.workspace.edition)

    assert said == ["正在用的就是这份目录。"]


def test_a_table_of_responsibilities_is_shown_before_it_holds(qtbot, desk, page, tmp_path):
    rows = [["编号", "责任单位", "责任人", "联系电话"], ["Ⅲ-2-1", "市委党校", "李四", "5550000"]]
    page.catalogue.preview_units(a_workbook(tmp_path / "分解.xlsx", rows))
    settle(qtbot, desk)
    preview = dialog_of(page, ImportPreview)
    unchanged = dict(desk.workspace.decided().assignments)

    preview.accept()
    settle(qtbot, desk)

    assert "Ⅲ-2-1" not in unchanged
    assert desk.workspace.decided().assignments["Ⅲ-2-1"] == Assignment(
        "Ⅲ-2-1", "市委党校", "李四", phone="5550000"
    )
    assert "2 条" in page.catalogue.units.words
