"""Which part of a report a sentence tells; what the quick looks before the long patterns leave through."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist.domain.report import ReportPart
from archivist.extract.prose import _BEFORE_DIGIT, _BEHIND_DIGIT, _DATES, _FIGURE
from archivist.extract.report_parts import _SAID, find_parts, heading_of
from archivist.extract.sources import _HINT, _MARK
from archivist.extract.summing_up import _NEXT_SAID, _SHORT_SAID

_LOOK = re.compile(r"\(\?=\[.+?\]\)")  # at the one character a pattern can begin with
_GUARDED = [*_SAID.values(), _DATES, _FIGURE, _MARK, _NEXT_SAID, _SHORT_SAID]


@pytest.mark.parametrize("pattern", _GUARDED, ids=range(len(_GUARDED)))
@given(data=st.data())
def test_the_look_at_one_character_passes_over_nothing_that_the_alternatives_find(pattern, data):
    behind = re.compile(_LOOK.sub("", pattern.pattern, count=1))
    text = data.draw(st.from_regex(behind))

    found, expected = pattern.search(text), behind.search(text)

    assert expected is not None
    assert behind.pattern != pattern.pattern
    assert found is not None
    assert found.span() == expected.span()


@given(st.from_regex(_MARK))
def test_every_mark_of_a_source_has_a_word_that_is_looked_for_first(text):
    assert _HINT.search(text)


def test_an_activity_that_only_a_title_names_did_not_take_place():
    assert find_parts(["印发了《开展文明交通宣传活动方案》。"]) == (ReportPart.PLAN,)


def test_an_activity_beside_a_title_took_place():
    told = find_parts(["按照《方案》，全市开展了文明交通宣传活动。"])

    assert told == (ReportPart.ACTIVITY,)


@settings(deadline=None)
@given(st.from_regex(_DATES))
def test_every_date_in_a_sentence_has_what_is_looked_for_first_beside_a_digit(text):
    assert _BEHIND_DIGIT.search(text) or _BEFORE_DIGIT.search(text)


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("三、存在问题：案件质量不高。", "存在问题"),
        ("存在问题和不足：一是人手少；二是经费紧。", "存在问题和不足"),
        ("下一步工作打算：一是增加人手。", "下一步工作打算"),
        ("保障：财政补贴2.1亿元。", "保障"),
        ("责任单位：市工商局", ""),
        ("市教育局指出：活动丰富。", ""),
    ],
)
def test_a_heading_may_run_into_its_paragraph_behind_a_colon(paragraph, words):
    assert heading_of(paragraph) == words
