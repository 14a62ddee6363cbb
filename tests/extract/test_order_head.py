"""The numbers of orders and notices below their heads."""

import pytest
from extract.containers import headed, lines

from archivist.domain.document_number import NumberFault
from archivist.extract.dating import find_signature
from archivist.extract.issuing import Sources, find_issuer
from archivist.extract.order_head import find_order_head


def _number(*texts, signers=()):
    head = find_order_head(headed(lines(*texts))[0])
    number = head.number(signers) if head else None
    return str(number) if number else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("第3号", "第3号"),
        ("第 12 号", "第12号"),
        ("（第 135 号）", "第135号"),
        ("第十二号", "第12号"),
        ("2017年第4号", "2017年第4号"),
        ("2017 年第 6 号", "2017年第6号"),
        ("2022年  第5号", "2022年第5号"),
        ("（2022年　第 5 号）", "2022年第5号"),
        ("2022年5号", "2022年第5号"),
        ("二〇一七年第三号", "2017年第3号"),
        ("第十五届第7号", "第7号"),
        ("2017年第6号（总第12号）", "2017年第6号"),
    ],
)
@pytest.mark.parametrize("word", ["令", "公告", "通告"])
def test_the_line_below_the_head_is_the_number(line, number, word):
    assert _number(f"包头市人民政府{word}", line, "关于限行") == f"包头市人民政府{word}{number}"


@pytest.mark.parametrize("line", ["〔2017〕9号", "〔2017〕第9号", "[2017] 9 号", "（2017）9号"])
def test_a_year_in_brackets_makes_a_code_of_the_head(line):
    assert _number("包头市文明办公告", line) == "包头市文明办公告〔2017〕9号"


@pytest.mark.parametrize(
    ("line", "faults"),
    [("〔2017〕第10号", ()), ("〔2017〕10号", ()), ("[2017]10号", (NumberFault.BRACKET,))],
)
def test_the_word_before_the_number_is_customary_in_notices(line, faults):
    head = find_order_head(headed(lines("包头市文明办公告", line))[0])

    assert head.number().faults == faults


@pytest.mark.parametrize("head", ["公告", "公  告", "公　　告"])
def test_a_bare_head_takes_the_unit_that_signs(head):
    got = _number(head, "第 16 号", "关于征收的公告", signers=("包头市城管局",))

    assert got == "包头市城管局公告第16号"


@pytest.mark.parametrize(
    "head",
    [
        ("通告第7号",),
        ("通 告（2017年 第7号）",),
        ("包头市城管局", "通　告", "2017年第7号"),
        ("包头市城管局关于限行的通告", "2017年 第 7 号"),
        ("包头市精神文明建设指导委员会", "办公室通告", "第7号"),
    ],
)
def test_heads_on_one_line_and_on_three(head):
    assert _number(*head, "各单位：").endswith(("通告第7号", "通告2017年第7号"))


def test_the_unit_of_a_head_on_two_lines_is_whole():
    got = _number("包头市精神文明建设指导委员会", "办公室通告", "第7号")

    assert got == "包头市精神文明建设指导委员会办公室通告第7号"


@pytest.mark.parametrize(
    "texts",
    [
        ("包头市文明办简报", "2017年第3号"),
        ("包头市人民政府公报", "2017年第3号"),
        ("口令", "第5号"),
        ("包头市人民政府公告", "5号"),
        ("包头市人民政府公告", "第5号楼"),
        ("包头市人民政府公告", "青年路第5号"),
        ("包头市人民政府公告", "第44期（总第421期）"),
        ("现将有关事项公告", "如下", "第5号"),
        ("根据有关规定，现通告", "第5号"),
        ("第5号", "包头市人民政府公告"),
    ],
)
def test_what_is_no_head_or_no_number_makes_none(texts):
    assert _number(*texts) is None


def _issuer(*texts):
    own, title = headed(lines(*texts))
    found = find_issuer(own, Sources(title, find_signature(own, title)))
    return (
        title.titled.text if title.titled else None,
        *((found.names, found.source) if found else ()),
    )


SIGNED = ("各单位：", "请遵照执行。", "包头市城管局", "2017年3月10日")


def test_the_head_of_an_order_is_its_head_and_not_its_title():
    got = _issuer("包头市人民政府令", "第 13 号", "包头市停车管理办法", *SIGNED)

    assert got == ("包头市停车管理办法", ("包头市人民政府",), "red_head")


def test_an_order_without_a_title_below_keeps_its_heads_words():
    got = _issuer(
        "包头市人民政府令",
        "第13号",
        "《包头市停车管理办法》已经2017年2月3日市人民政府常务会议通过，现予公布，自2017年4月1日起施行。",
        "市长　王某某",
        "2017年3月10日",
    )

    assert got == ("包头市人民政府令", ("包头市人民政府",), "red_head")


@pytest.mark.parametrize(
    "head", [("公  告",), ("通　告",), ("公告", "第 3 号"), ("通告", "包城告〔2017〕3号")]
)
def test_a_bare_head_above_the_title_is_the_head_of_who_signs(head):
    got = _issuer(*head, "关于加强停车管理的通告", *SIGNED)

    assert got == ("关于加强停车管理的通告", ("包头市城管局",), "red_head")


def test_a_title_that_is_the_word_alone_is_no_head():
    _, *issued = _issuer("公告", *SIGNED)

    assert issued == [("包头市城管局",), "signature"]
