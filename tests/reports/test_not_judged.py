"""What the check could not say is listed, and how to help it."""

from reports.sample import an_assessment

from archivist.domain.finding import Unknown
from archivist.reports.not_judged import not_run_grid, unknown_grid


def test_a_rule_that_did_not_run_says_what_to_set():
    grid = not_run_grid(an_assessment())

    rows = {row.code: row for row in grid.rows}

    assert rows["T05"].setting == "说明报告字数上限"
    assert rows["T05"].standards == "Ⅲ-2-1"
    assert rows["T05"].how.endswith("archivist settings word_limit 1000")
    assert rows["D04"].standards == "全部标准"
    assert rows["F11"].setting == "rule"


def test_what_could_not_be_judged_is_listed():
    grid = unknown_grid(an_assessment())

    assert [(row.code, row.count, row.standards) for row in grid.rows] == [("D01", 1, "Ⅲ-2-1")]


def test_all_standards_are_named_in_one_word():
    unknown = tuple(Unknown("D01", code) for code in ("Ⅲ-2-1", "Ⅲ-1-1", "Ⅲ-1-2"))

    grid = unknown_grid(an_assessment(unknown=unknown))

    assert [(row.count, row.standards) for row in grid.rows] == [(3, "全部标准")]


def test_some_standards_are_named_in_the_editions_order():
    unknown = tuple(Unknown("D01", code) for code in ("Ⅲ-2-1", "Ⅲ-1-1"))

    grid = unknown_grid(an_assessment(unknown=unknown))

    assert grid.rows[0].standards == "Ⅲ-1-1、Ⅲ-2-1"


def test_a_long_list_of_standards_is_counted():
    unknown = tuple(Unknown("D01", f"Ⅲ-{n}-9") for n in range(10, 30))

    grid = unknown_grid(an_assessment(unknown=unknown))

    assert grid.rows[0].standards.endswith("Ⅲ-21-9 等 20 项")
