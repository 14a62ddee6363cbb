"""The 责任分解表 is taken in whole, or refused with every fault."""

from editions.office_tables import a_workbook

HEADS = ["编号", "牵头单位", "配合单位", "责任人", "完成时限"]


def test_units_persons_and_due_dates_are_taken_in(archivist, office):
    rows = [HEADS, ["Ⅲ-7-3", "市工商局", "市文明办", "张三", "2017年6月30日"]]
    a_workbook(office.root.parent / "责任 分解表.xlsx", rows)

    result = archivist("units", "import", "../责任 分解表.xlsx", "--json")

    assert result.summary["assigned"] == 1
    [now] = archivist("assign", "7-3", "--json").of("assignment")
    assert (now["unit"], now["person"], now["due"]) == ("市工商局", "张三", "2017-06-30")
    assert now["supporting"] == ["市文明办"]


def test_faults_are_listed_with_their_cells_and_nothing_is_assigned(archivist, office):
    rows = [HEADS, ["Ⅲ-7-3", "市工商局", "", "", ""], ["Ⅲ-99-9", "甲", "", "", "某天"]]
    a_workbook(office.root.parent / "错的.xlsx", rows, title="分工")

    result = archivist("units", "import", "../错的.xlsx")

    assert result.code == 9
    assert "分工" in result.err and "A3" in result.err
    assert archivist("assign", "7-3", "--json").of("assignment")[0]["unit"] is None


def test_a_table_can_be_looked_at_before_it_is_taken_in(archivist, office):
    heads = [*HEADS, "联系电话"]
    rows = [heads, ["Ⅲ-7-3", "市工商局", "市文明办", "张三", "2017年6月30日", "0472-5555555"]]
    a_workbook(office.root.parent / "分解表.xlsx", rows)

    seen = archivist("units", "import", "../分解表.xlsx", "--dry-run", "--json")
    before = archivist("assign", "7-3", "--json").of("assignment")[0]
    archivist("units", "import", "../分解表.xlsx")
    after = archivist("assign", "7-3", "--json").of("assignment")[0]

    assert seen.of("assignment")[0]["person"] == "张三"
    assert (before["person"], after["person"]) == (None, "张三")
    assert after["phone"] == "0472-5555555"
