"""Every report says which catalogue, period and day it is about."""

from dataclasses import replace

import pytest
from reports.sample import EDITION, an_assessment

from archivist.reports.registry import REPORTS


@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.slug)
def test_the_head_names_edition_window_and_day_and_what_is_unset(name):
    report = name.make(an_assessment())

    assert report.notice.startswith("参考目录（非官方）")
    assert report.meta == (
        ("测评目录", "测试目录"),
        ("城市", "未设置"),
        ("材料有效期", "2016-08-01 至 2017-07-31"),
        ("评审日", "未设置"),
        ("判断日期", "2017-06-20"),
    )


@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.slug)
def test_an_official_catalogue_needs_no_notice(name):
    assessment = an_assessment(edition=replace(EDITION, official=True), window=None)

    report = name.make(assessment)

    assert report.notice == ""
    assert ("材料有效期", "未设置") in report.meta
