"""The own number of a paper, told from cited ones."""

import pytest
from extract.containers import headed, lines

from archivist.extract.enacting import find_enactments
from archivist.extract.flow import flow_of
from archivist.extract.numbers import find_numbers


def _numbers(*texts):
    extract = lines(*texts)
    own, title = headed(extract)
    found = find_numbers(own, flow_of(own), title, find_enactments(own, title))
    return str(found.own.number) if found.own else None, [str(c.number) for c in found.cited]


@pytest.mark.parametrize(
    "line",
    [
        "包府发〔2017〕12号",
        "包府发〔2017〕12号　　　　签发人：李四",
        "包 府 发 〔2017〕 12 号",
        "文号：包府发[2017]12号",
        "发文字号\t包府发〔2017〕12号\t发布机构\t市政府",
    ],
)
def test_a_line_that_holds_only_the_number_gives_the_own_one(line):
    own, _ = _numbers("包头市人民政府文件", line, "关于开展检查的通知", "各区：", "请执行。")

    assert own == "包府发〔2017〕12号"


def test_a_number_under_the_title_is_the_own_one():
    own, _ = _numbers("关于开展检查的通知", "（包府发〔2017〕12号）", "各区人民政府：")

    assert own == "包府发〔2017〕12号"


def test_numbers_in_the_text_are_cited():
    own, cited = _numbers(
        "关于开展检查的通知",
        "各区：",
        "根据《国务院意见》（国发〔2016〕1号）和《办法》（国发〔2016〕1号）、包府发〔2015〕3号文件要求，现通知如下。",
    )

    assert own is None
    assert cited == ["国发〔2016〕1号", "包府发〔2015〕3号"]


def test_a_title_that_forwards_a_number_has_not_that_number():
    own, cited = _numbers("关于转发国发〔2016〕1号文件的通知", "各区：", "现转发。")

    assert own is None
    assert cited == ["国发〔2016〕1号"]


def test_the_own_number_repeated_is_not_cited():
    own, cited = _numbers(
        "包府发〔2017〕12号", "关于开展检查的通知", "各区：", "包府发〔2017〕12号自即日起执行。"
    )

    assert (own, cited) == ("包府发〔2017〕12号", [])
