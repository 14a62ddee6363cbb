"""Findings in words, and the path of a refused paper."""

from dataclasses import replace

from archivist.domain.causes import causes_of
from archivist.domain.finding import Level
from archivist.gui.finding_rows import COLUMNS, MESSAGE, explain, finding_rows
from archivist.rules.base import all_rules


def test_the_worst_come_first_and_say_what_to_do(desk):
    rows = finding_rows(desk.assessment)

    assert [row.level for row in rows] == sorted((row.level for row in rows), reverse=True)
    assert rows[0].remedy
    assert COLUMNS[MESSAGE].of(rows[0]) == rows[0].message


def test_a_refused_path_is_listed_once_and_cannot_be_waived(desk):
    assessment = replace(desk.assessment, refused=("密件.docx",))

    found = [row for row in finding_rows(assessment) if row.path == "密件.docx"]

    assert [(row.code, row.level, row.finding) for row in found] == [("S01", Level.ERROR, None)]


def test_every_open_row_names_its_cause(desk):
    rows = finding_rows(desk.assessment)
    known = {cause.key for cause in causes_of(desk.assessment)}

    assert {row.cause for row in rows} <= known


def test_every_rule_explains_itself():
    assert all(all(explain(rule.code)) for rule in all_rules())
    assert explain("Z99") == ("", "")
