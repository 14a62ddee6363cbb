"""A waiver has a reason and dies with the fact it was given for."""

import pytest
from cli.places import OLD_PHOTO


def photo_finding(archivist):
    findings = archivist("check", "--standard", "Ⅲ-7-3", "--json").of("finding")
    return next(each for each in findings if each["code"] == "P07")


@pytest.mark.parametrize("absolute", [False, True])
def test_a_finding_is_waived_by_path(archivist, office, absolute):
    subject = office.evidence / OLD_PHOTO if absolute else OLD_PHOTO

    result = archivist("waive", "p07", subject, "--reason", "测评办同意", "--json")

    assert result.of("waived")[0]["subject"] == OLD_PHOTO
    assert photo_finding(archivist)["waived"]


def test_a_finding_is_waived_by_standard_until_a_day(archivist, office):
    result = archivist("waive", "M05", "7-3", "--reason", "暂缺", "--until", "2017-08-10", "--json")

    [waived] = result.of("waived")
    assert (waived["code"], waived["subject"], waived["until"]) == ("M05", "Ⅲ-7-3", "2017-08-10")


def test_a_waiver_dies_when_the_fact_changes(archivist, office):
    archivist("waive", "P07", OLD_PHOTO, "--reason", "测评办同意")
    archivist("settings", "test_month", "2017-09")

    assert not photo_finding(archivist)["waived"]


def test_what_nobody_found_cannot_be_waived(archivist, office):
    archivist("waive", "P07", OLD_PHOTO, "--reason", "同意")

    result = archivist("waive", "P07", OLD_PHOTO, "--reason", "再次同意")

    assert result.code == 12
