"""The checker finds what the sample plants, and nothing else that would make a clerk work."""

from collections import Counter

import pytest

from archivist.demo.truth import read_truth
from archivist.services.demo import DemoResult, demo
from archivist.services.progress import Finished


@pytest.mark.slow
def test_every_planted_defect_is_found_and_nothing_else(tmp_path):
    end = list(demo(tmp_path))[-1]

    assert isinstance(end, Finished)
    assert isinstance(end.result, DemoResult)
    found = Counter(
        (f.code, f.level.name.lower(), f.standard, f.path) for f in end.result.assessment.findings
    )
    planted = Counter((f.code, f.level, f.standard, f.path) for f in read_truth(tmp_path).findings)
    assert found == planted
    assert len({code for code, *_ in planted}) >= 27
    assert all(report.stat().st_size > 0 for report in end.result.reports)
