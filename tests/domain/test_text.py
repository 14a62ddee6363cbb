"""The normal form hides how a thing was typed and loses nothing of what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.secrecy import (
    find_bank_cards,
    find_id_numbers,
    find_mobiles,
    is_classified,
    mask,
)
from archivist.domain.text import normalise, normalise_with_map
from archivist.domain.words import count_chars, count_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公益\n广告", "公益广告"),
        ("ＡＢＣ １２３", "abc 123"),
        ("〔2017〕", "[2017]"),
        ("hello \n world", "hello world"),
        ("共 37 块", "共37块"),
    ],
)
def test_width_case_marks_and_breaks_are_folded(text, expected):
    assert normalise(text) == expected


@given(st.text(max_size=80))
def test_each_character_of_the_normal_form_knows_where_it_came_from(text):
    folded, origin = normalise_with_map(text)

    assert len(folded) == len(origin)
    assert origin == sorted(origin)
    assert all(0 <= index < len(text) for index in origin)
    assert normalise(folded) == folded or any(not c.isprintable() for c in text)


def test_words_are_counted_as_word_counts_them():
    assert count_words("全市注册志愿者38.3万人，占比13.5%。") == 15
    assert count_words("Hello world 你好") == 4
    assert count_chars("a b\n你") == 3


@pytest.mark.parametrize(
    "text",
    ["机密★10年", "秘密★1年", "绝密★长期", "机密 ★ 6个月", "密级：秘密", "000001\n秘 密\n特急"],
)
def test_a_classification_mark_is_seen(text):
    assert is_classified(text)


@pytest.mark.parametrize(
    "text", ["这是一个秘密的故事", "保护商业秘密", "泄露国家秘密的处分", "机密文件管理办法"]
)
def test_talk_of_secrets_is_no_mark(text):
    assert not is_classified(text)


def test_personal_numbers_are_told_by_their_check_digits():
    assert find_id_numbers("证号11010519491231002X。") == [(2, 20)]
    assert find_id_numbers("110105194912310021") == []
    assert find_mobiles("联系人13800138000") == [(3, 14)]
    assert find_mobiles("热线12345、12315") == []
    assert len(find_bank_cards("卡号6222021234567890128")) <= 1
    # An account of an office, the code of a company: no card begins so.
    assert find_bank_cards("账号1502000000000001，代码911502000000000005") == []
    assert find_bank_cards("4111 1111 1111 1111") == [(0, 19)]
    assert mask("13800138000") == "138******00"
