"""Findings in words."""

import pytest

from archivist.domain.finding import Finding, Level
from archivist.reports.telling import advise, say, what_it_checks
from archivist.rules.base import all_rules


def test_a_finding_is_told_by_its_rule():
    finding = Finding("P09", Level.CONFIRM, values={"width": 640, "height": 480, "minimum": 1080})

    assert "640" in say(finding) and "1080" in say(finding)
    assert advise(finding)


def test_a_code_of_another_version_is_told_without_advice():
    finding = Finding("Z99", Level.HINT)

    assert "Z99" in say(finding)
    assert advise(finding) == ""
    assert "Z99" in what_it_checks("Z99")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_each_rule_is_summed_up_in_one_sentence(rule):
    told = what_it_checks(rule.code)

    assert told
    assert "\n" not in told
    assert told.count("。") <= 1
