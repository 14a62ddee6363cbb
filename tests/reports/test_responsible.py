"""Who answers for what: the assignment, else the edition, else 未设置."""

from datetime import date

from reports.sample import STANDARDS, an_assessment

from archivist.domain.dossier import Dossier
from archivist.domain.unit import Assignment
from archivist.reports.responsible import (
    due_cell,
    due_of,
    overdue_days,
    person_of,
    supporting_of,
    unit_of,
    unit_order,
    unset_tone,
)
from archivist.reports.table import Tone

DAY = date(2017, 6, 20)


def test_an_assignment_outranks_the_edition():
    given = Assignment("Ⅲ-1-1", "市委党校", "李娜", DAY, ("市总工会", "团市委"))
    dossier = Dossier(STANDARDS[0], assignment=given)

    assert unit_of(dossier) == "市委党校"
    assert supporting_of(dossier) == "市总工会、团市委"
    assert person_of(dossier) == "李娜"
    assert due_of(dossier) == DAY


def test_without_an_assignment_the_edition_names_the_units():
    dossier = Dossier(STANDARDS[0])

    assert unit_of(dossier) == "市委宣传部"
    assert supporting_of(dossier) == "市直机关工委"
    assert (person_of(dossier), due_cell(due_of(dossier))) == ("未设置", "未设置")


def test_days_are_overdue_only_after_the_day():
    assert overdue_days(DAY, DAY) == 0
    assert overdue_days(date(2017, 6, 19), DAY) == 1
    assert overdue_days(date(2017, 7, 1), DAY) == 0
    assert overdue_days(None, DAY) == 0


def test_units_stand_as_the_edition_names_them_and_the_unset_one_last():
    assessment = an_assessment()
    turned = an_assessment(dossiers=assessment.dossiers[::-1])

    assert list(unit_order(assessment)) == ["市委宣传部", "市教育局", "未设置"]
    assert list(unit_order(turned)) == ["市教育局", "市委宣传部", "未设置"]


def test_unset_is_muted():
    assert unset_tone("未设置") is Tone.MUTED
    assert unset_tone(DAY) is Tone.PLAIN
