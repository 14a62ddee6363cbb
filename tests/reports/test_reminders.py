"""Every unit is told all it owes, and nothing of the others."""

from datetime import date

from reports.sample import an_assessment
from reports.test_forecast import foreseeing

from archivist.reports.reminders import reminder_rows, reminders
from archivist.reports.table import Heading


def test_a_unit_is_told_what_is_missing_unfit_and_about_to_end():
    mine = [row for row in reminder_rows(foreseeing()) if row.unit == "市委宣传部"]

    assert [(row.ordinal, row.matter, row.kind, row.day, row.late) for row in mine] == [
        (1, "缺", "说明报告", date(2017, 5, 1), 50),
        (2, "将到期", "规范文件", date(2017, 6, 14), 6),
    ]
    assert mine[1].wanted == "2017-07-05 起不再合格，换用届时有效的"


def test_every_unit_has_a_section_of_its_own_and_nobodys_come_last():
    report = reminders(foreseeing())

    units = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert units == ["市委宣传部", "市教育局", "未设置"]
    assert [len({row.unit for row in grid.rows}) for grid in report.grids] == [1, 1, 1]


def test_a_calendar_gathers_what_a_unit_owes_on_a_day():
    found = reminders(foreseeing()).occasions

    assert [each.summary for each in found if each.key.startswith("due-")] == [
        "市委宣传部 应交 1 项材料",
        "市教育局 应交 2 项材料",
    ]


def test_where_nothing_is_owed_it_says_so():
    done = an_assessment(states={})

    report = reminders(done)

    assert not report.grids
    assert "没有要催办的" in report.blocks[-1].text
