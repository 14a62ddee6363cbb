"""The small tables of the 检查报告: by unit and by rule."""

from reports.sample import an_assessment

from archivist.domain.finding import Level
from archivist.reports.summary import by_rule_grid, by_unit_grid


def test_the_table_of_units_adds_up():
    grid = by_unit_grid(an_assessment())

    lines = [grid.cells(row) for row in grid.rows]

    assert lines == [
        ("市委宣传部", 1, 0, 2, 1, 1, 1, 0, 0, 0, 1),
        ("市教育局", 1, 0, 2, 2, 0, 2, 1, 0, 1, 0),
        ("未设置", 1, 0, 2, 2, 0, 2, 1, 0, 0, 1),
        ("未归入标准", 0, 0, 0, 0, 0, 0, 1, 0, 0, 1),
        ("合计", 3, 0, 6, 5, 1, 5, 3, 0, 1, 3),
    ]
    for column in range(1, 11):
        assert sum(line[column] for line in lines[:-1]) == lines[-1][column]


def test_the_table_of_rules_is_worst_and_most_frequent_first():
    grid = by_rule_grid(an_assessment())

    lines = [(row.level, row.code, row.count) for row in grid.rows]

    assert lines == [
        (Level.ERROR, "D01", 1),
        (Level.ERROR, "G12", 1),
        (Level.ERROR, "S01", 1),
        (Level.CONFIRM, "P09", 1),
        (Level.HINT, "G06", 1),
        (Level.HINT, "G09", 1),
        (Level.HINT, "Z99", 1),
    ]
