"""The checker finds what the sample plants, and nothing else that would make a clerk work."""

from collections import Counter

import pytest

from archivist.demo.truth import read_truth


@pytest.mark.slow
def test_every_planted_defect_is_found_and_nothing_else(whole_demo):
    found = Counter(
        (f.code, f.level.name.lower(), f.standard, f.path)
        for f in whole_demo.result.assessment.findings
    )

    truth = read_truth(whole_demo.folder)

    planted = Counter((f.code, f.level, f.standard, f.path) for f in truth.findings)
    assert found == planted
    assert len({code for code, *_ in planted}) >= 45
    assert all(report.stat().st_size > 0 for report in whole_demo.result.reports)
