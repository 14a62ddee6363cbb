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
