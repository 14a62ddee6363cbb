"""Reports are found by their Chinese name and by their slug."""

import pytest

from archivist.errors import ReportError
from archivist.reports.registry import REPORTS, report_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("缺项清单", "gaps"),
        ("检查报告", "findings"),
        ("责任分解表", "assignments"),
        ("待审材料索引表", "index"),
        ("总览", "overview"),
    ],
)
def test_both_names_lead_to_the_same_report(name, slug):
    assert report_of(name) is report_of(slug) is report_of(f" {slug.upper()} ")
    assert report_of(slug).slug == slug


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ReportError) as caught:
        report_of("得分")

    assert all(report.name in str(caught.value) for report in REPORTS)
