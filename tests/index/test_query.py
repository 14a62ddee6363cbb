"""What people type into the search box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.index.query import And, Node, Not, Or, Term, matches, parse

A, B, C = Term("甲"), Term("乙"), Term("丙")


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("", None),
        ("   ", None),
        ("AND OR", None),
        ("甲", A),
        ("甲 乙", And((A, B))),
        ("甲 AND 乙", And((A, B))),
        ("甲 OR 乙 丙", Or((A, And((B, C))))),
        ("(甲 OR 乙) 丙", And((Or((A, B)), C))),
        ("（甲 OR 乙） 丙", And((Or((A, B)), C))),
        ("甲 NOT 乙", And((A, Not(B)))),
        ("甲 -乙", And((A, Not(B)))),
        ("NOT (甲 乙)", Not(And((A, B)))),
        ("甲 OR", A),
        ("OR 甲", A),
        ("NOT", None),
        ('"甲  b c"', Term("甲b c")),
        ("“公益 广告”", Term("公益广告")),
        ('"没有结束', Term("没有结束")),
        ("title:甲 乙", And((Term("甲", "title"), B))),
        ("标题：甲", Term("甲", "title")),
        ('number:"〔2017〕12号"', Term("[2017]12号", "number")),
        ("name:(甲 OR 乙)", Or((Term("甲", "name"), Term("乙", "name")))),
        ("unknown:甲", Term("unknown:甲")),
        ("title: 甲", And((Term("title:"), A))),
        ("包府发(2017)12号", Term("包府发(2017)12号")),
        ("(2017)12号", Term("(2017)12号")),
        ("(见(2017)12号 OR 甲)", Or((Term("见(2017)12号"), A))),
        (")", Term(")")),
        ("((甲", Term("((甲")),
        ("()", None),
        ("ANDROID", Term("android")),
    ],
)
def test_a_query_is_taken_apart(query: str, node: Node | None) -> None:
    assert parse(query) == node


@given(st.text(st.sampled_from('甲乙 ()（）"“”:-ANDORT\u200b'), max_size=30))
def test_no_query_is_an_error(query: str) -> None:
    node = parse(query)

    assert node is None or matches(node, lambda _name: "甲") in (True, False)


def test_a_word_without_a_field_looks_in_text_title_and_caption() -> None:
    fields = {"text": "正文", "title": "标题", "caption": "说明", "name": "名称"}

    found = {word: matches(Term(word), lambda n: fields.get(n, "")) for word in fields.values()}

    assert found == {"正文": True, "标题": True, "说明": True, "名称": False}
