"""Terms a paper states of itself."""

from datetime import date

import pytest
from extract.containers import lines

from archivist.extract.lines import own_lines
from archivist.extract.validity import find_validity


def _validity(text):
    found = find_validity(own_lines(lines(text)))
    return (found.until, found.months) if found else None


@pytest.mark.parametrize(
    ("text", "until", "months"),
    [
        ("本办法有效期至2018年12月31日。", date(2018, 12, 31), None),
        ("证书有效期：2015年1月1日至2018年12月31日", date(2018, 12, 31), None),
        ("有效期限：2018年12月", date(2018, 12, 31), None),
        ("本通知自发布之日起施行，有效期三年。", None, 36),
        ("本规定自印发之日起施行，有效期为5年。", None, 60),
        ("本办法自2017年5月1日起施行，有效期5年。", date(2022, 4, 30), None),
        ("本办法自2017年5月1日起施行，有效期至2020年4月30日。", date(2020, 4, 30), None),
        ("本方案自2017年5月1日起试行，试行六个月。", date(2017, 10, 31), None),
        ("本措施执行至2019年6月30日止。", date(2019, 6, 30), None),
        ("本办法自2016年2月29日起施行，有效期一年。", date(2017, 2, 27), None),
    ],
)
def test_a_term_is_read(text, until, months):
    assert _validity(text) == (until, months)


@pytest.mark.parametrize(
    "text",
    [
        "食品经营许可证有效期为5年。",
        "本办法自2017年5月1日起施行。",
        "健康证有效期至2018年12月31日的人员可以上岗。",
        "疫苗有效期三年，须冷藏。",
        "三年来，本市开展了多项活动。",
    ],
)
def test_terms_of_other_things_are_not_the_papers_own(text):
    assert _validity(text) is None
