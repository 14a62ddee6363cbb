"""Figures in sentences: what counts, what it counts, and when."""

from decimal import Decimal

from extract.containers import lines

from archivist.domain.figures import Nearness
from archivist.extract.prose import read_prose


def test_value_unit_noun_and_period_of_a_sentence():
    first, second, third = read_prose(
        lines("2016年全市站亭公益广告37块，覆盖率92%，同比增长5.2%。")
    )

    assert (first.value, first.unit, first.before, first.period) == (
        37,
        "块",
        "全市站亭公益广告",
        "2016",
    )
    assert (second.before, second.unit) == ("覆盖率", "%")
    assert (third.value, third.subject) == (Decimal("5.2"), "覆盖率")


def test_ten_thousands_are_brought_to_ones_with_their_precision():
    (stated,) = read_prose(lines("注册志愿者约38.3万人。"))

    assert (stated.value, stated.step, stated.unit) == (383_000, 1000, "人")
    assert stated.nearness is Nearness.ABOUT


def test_dates_numbers_of_papers_and_ordinals_are_no_figures():
    assert not read_prose(
        lines("2017年3月10日印发包府发〔2017〕12号，召开第3次会议，拨打12345热线。")
    )


def test_a_target_is_told_from_a_result():
    demanded, result = read_prose(lines("要求不少于20场。全市开展活动37场。"))

    assert demanded.demanded and not result.demanded
