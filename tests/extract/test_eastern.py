"""The encodings of East Asia told apart by which characters people use."""

import pytest

from archivist.extract.eastern import likeliest

_PAPER = "关于印发包头市创建全国文明城市工作方案的通知，各旗县区人民政府"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_PAPER, "gb18030"),
        ("鑫鑫餐饮", "gb18030"),
        ("關於印發創建全國文明城市工作方案的通知，請各單位遵照執行", "big5"),
        ("名前,年齢,住所\n佐藤太郎,30,東京\n三木英子,25,大阪", "cp932"),
        ("東京都の統計表について", "cp932"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_makes_words_of_it(text, encoding):
    assert likeliest(text.encode(encoding)) == encoding


def test_western_letters_are_none_of_them():
    assert likeliest("Señor Müller, à côté".encode("cp1252")) is None


def test_a_text_that_is_cut_inside_a_character_is_still_told():
    assert likeliest(_PAPER.encode("gb18030")[:-1]) == "gb18030"
