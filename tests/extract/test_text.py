"""Text in the encodings Chinese offices use."""

import pytest
from builders import a_text
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract import text
from archivist.extract.base import DamagedError

_SAMPLE = "创建文明城市\r\n第二行 ABC 123\r\n"
_WORDS = st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs"]), min_size=1)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
def test_every_usual_encoding_is_read(tmp_path, encoding):
    got = text.extract(a_text(tmp_path / "a.txt", _SAMPLE, encoding))

    assert got.text == "创建文明城市\n第二行 ABC 123"
    assert [p.place.paragraph for p in got.passages] == [1, 2]


@given(words=_WORDS)
def test_what_was_written_in_utf8_comes_back(words):
    assert text.decode(words.encode("utf-8-sig"))[0] == words.removeprefix("\ufeff")


def test_a_broken_character_costs_itself_and_not_the_file():
    data = ("文明" * 200).encode("gb18030")

    got, encoding = text.decode(data[:100] + b"\xff" + data[100:])

    assert encoding == "gb18030"
    assert got.count("文明") > 150


def test_bytes_of_no_encoding_are_damage():
    with pytest.raises(DamagedError):
        text.decode(b"\xff\xff\x80\x81" * 40 + b"\xff")


def test_a_csv_is_a_table_with_types(tmp_path):
    got = text.extract(
        a_text(tmp_path / "a.csv", '单位,人数,日期\n"甲,乙","1,200",2017-04-12\n', "gb18030")
    )

    assert got.tables[0].rows[1] == ("甲,乙", "1,200", "2017-04-12")
    assert got.tables[0].types == ("sss", "snd")
    assert got.passages[1].place.cell == "A2"


def test_a_csv_may_be_parted_by_semicolons_or_tabs(tmp_path):
    for mark in ";\t":
        got = text.extract(a_text(tmp_path / "a.csv", f"甲{mark}乙\n1{mark}2\n"))

        assert got.tables[0].rows == (("甲", "乙"), ("1", "2"))


def test_a_heading_of_markdown_loses_its_marks(tmp_path):
    got = text.extract(a_text(tmp_path / "a.md", "# 工作办法\n\n正文 #1\n"))

    assert got.passages[0].text == "工作办法"
    assert got.passages[0].heading
    assert got.passages[1].text == "正文 #1"


def test_a_very_long_text_is_cut_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("archivist.extract.limits.MAX_CHARS", 10)

    got = text.extract(a_text(tmp_path / "a.txt", "一二三四五\n" * 5))

    assert got.properties["truncated"] == "text"
    assert len(got.text) <= 10


def test_binary_heads_do_not_look_like_text():
    assert not text.looks_like_text(b"\x00\x01\x02\x03" * 10)
    assert text.looks_like_text("中文".encode("gb18030"))
    assert text.looks_like_text(b"")


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("", "."),
        ("12", "n"),
        ("1,234.5", "n"),
        ("13.5%", "n"),
        ("2017-04-12", "d"),
        ("12人", "s"),
        ("1,23", "s"),
    ],
)
def test_cells_without_types_are_typed_by_their_looks(value, letter):
    assert text.cell_type(value) == letter
