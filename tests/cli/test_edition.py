"""Catalogues are listed and taken in; faults name sheet and cell, all of them."""

from cli.test_new import CATALOGUE
from editions.office_tables import a_workbook

from archivist.services.workspace import open_workspace


def test_the_shipped_catalogue_is_listed_without_a_workspace(archivist, bare):
    result = archivist("edition", "list", "--json")

    [found] = result.of("edition")
    assert (found["id"], found["standards"], found["official"]) == ("reference", 155, False)
    assert not found["in_use"]


def test_an_imported_catalogue_is_listed_and_used_when_asked(archivist, office):
    a_workbook(office.root.parent / "本市 目录.xlsx", CATALOGUE)

    imported = archivist("edition", "import", "../本市 目录.xlsx", "--use", "--json")
    listed = {each["id"]: each for each in archivist("edition", "list", "--json").of("edition")}

    assert imported.summary["standards"] == 2
    assert listed[imported.summary["id"]]["in_use"]
    assert not listed["reference"]["in_use"]
    assert len(open_workspace(office.root).edition.standards) == 2


def test_without_use_the_workspace_keeps_its_catalogue(archivist, office):
    a_workbook(office.root.parent / "目录.xlsx", CATALOGUE)

    archivist("edition", "import", "../目录.xlsx", "--name", "明年的")

    assert open_workspace(office.root).edition.id == "reference"
    assert "明年的" in archivist("edition", "list").out


def test_every_fault_is_named_with_its_sheet_and_cell_and_nothing_is_written(archivist, office):
    head = ["Ⅰ-1 重点工作", "Ⅲ-1 健全学习制度"]
    again = [[*head, f"{n}）又一条", "材料审核", "规范文件", "市委"] for n in (1, 2)]
    rows = [*CATALOGUE, *again]
    a_workbook(office.root.parent / "错的.xlsx", rows, title="目录表")

    result = archivist("edition", "import", "../错的.xlsx")

    assert result.code == 9
    assert "错的.xlsx" in result.err
    assert "目录表!A4" in result.err and "目录表!A5" in result.err
    assert not (office.root / "editions").exists()


NEXT_YEAR = [
    ["测评项目", "测评内容", "测评标准", "测评方法", "材料要求", "责任单位"],
    ["Ⅰ-1 重点工作", "Ⅲ-1 垃圾分类", "1）推行生活垃圾分类投放", "材料审核", "说明报告", "市城管局"],
    [
        "Ⅰ-1 重点工作",
        "Ⅲ-2 公益广告刊播",
        "1）建筑围挡、公交站亭、户外大屏、车载屏幕等社会媒介公益广告达到规定比例。",
        "材料审核",
        "实景图片、说明报告",
        "市工商局",
    ],
]


def test_two_catalogues_are_compared_standard_by_standard(archivist, bare):
    a_workbook(bare / "明年.xlsx", NEXT_YEAR)

    result = archivist("edition", "diff", "reference", "明年.xlsx", "--json")

    led = {each["old"]: each for each in result.of("link")}
    assert led["Ⅲ-7-3"]["new"] == ["Ⅲ-2-1"]
    assert led["Ⅲ-7-3"]["relation"] == "changed"
    assert led[None]["new"] == ["Ⅲ-1-1"]
    assert result.summary["new"] == 1
    assert result.summary["dropped"] == 154


def test_a_change_of_catalogue_is_tried_made_and_undone(archivist, office):
    a_workbook(office.root.parent / "明年.xlsx", NEXT_YEAR)
    before = archivist("check", "--json").of("standard")

    tried = archivist("edition", "upgrade", "../明年.xlsx", "--dry-run", "--json")
    unchanged = open_workspace(office.root).edition.id
    made = archivist("edition", "upgrade", "../明年.xlsx", "--json")
    after = open_workspace(office.root)

    assert unchanged == "reference"
    assert {**made.summary, "dry_run": True} == tried.summary
    assert after.edition.id == made.summary["after"]
    assert {code for code, _path in after.decided().filings} == {"Ⅲ-2-1"}
    assert {each["number_before"][:6] for each in made.of("homeless")} == {"Ⅲ-1-1-"}
    assert archivist("check", "--json").summary["standards"] == 2
    archivist("undo")
    assert open_workspace(office.root).edition.id == "reference"
    assert archivist("check", "--json").of("standard") == before


def test_a_person_may_lead_a_standard_elsewhere(archivist, office):
    a_workbook(office.root.parent / "明年.xlsx", NEXT_YEAR)

    made = archivist(
        "edition", "upgrade", "../明年.xlsx", "--map", "7-3=", "--map", "Ⅲ-1-1=Ⅲ-1-1", "--json"
    )

    assert {each["number_before"][:6] for each in made.of("homeless")} == {"Ⅲ-7-3-"}
    assert {code for code, _path in open_workspace(office.root).decided().filings} == {"Ⅲ-1-1"}
    assert archivist("edition", "upgrade", "reference", "--map", "7-3=Ⅲ-99-9").code == 6
    assert archivist("edition", "upgrade", "reference", "--map", "七").code == 2
    assert archivist("edition", "upgrade", made.summary["after"]).code == 40


def test_a_catalogue_can_be_looked_at_before_it_is_taken_in(archivist, office):
    rows = [*CATALOGUE, ["Ⅰ-1 重点工作", "Ⅲ-1 健全学习制度", "3）台账", "材料审核", "台账", "市委"]]
    a_workbook(office.root.parent / "目录.xlsx", rows, title="目录表")

    result = archivist("edition", "import", "../目录.xlsx", "--dry-run", "--json")

    assert result.code == 1
    assert [each["standard"] for each in result.of("standard")] == ["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-1-3"]
    [fault] = result.of("fault")
    assert (fault["sheet"], fault["cell"], fault["level"]) == ("目录表", "E4", "error")
    assert not (office.root / "editions").exists()
