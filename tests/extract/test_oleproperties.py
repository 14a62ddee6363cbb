"""Properties of old Office files."""

import pytest
from extract.oldfiles import an_ole, properties

from archivist.extract.ole import CompoundFile
from archivist.extract.oleproperties import encoding_of, file_time, properties_of


def test_chinese_properties_are_read_in_their_code_page(tmp_path):
    stream = properties(
        title="关于印发方案的通知", author="张三", pages=3, created=131328000000000000
    )
    file = CompoundFile(an_ole(tmp_path / "a.doc", {"\x05SummaryInformation": stream}))

    found, pages = properties_of(file)

    assert found == {
        "title": "关于印发方案的通知",
        "author": "张三",
        "created": "2017-03-01T00:00:00Z",
    }
    assert pages == 3


def test_utf8_properties_are_read_too(tmp_path):
    stream = properties(65001, title="通知")
    file = CompoundFile(an_ole(tmp_path / "a.doc", {"\x05SummaryInformation": stream}))

    assert properties_of(file)[0] == {"title": "通知"}


def test_a_file_without_properties_has_none(tmp_path):
    assert properties_of(CompoundFile(an_ole(tmp_path / "a.doc", {"x": b"1"}))) == ({}, None)


@pytest.mark.parametrize("cut", [10, 50, 60, 90])
def test_properties_cut_short_say_less_and_harm_nothing(tmp_path, cut):
    stream = properties(title="通知", author="张三")[:cut]
    file = CompoundFile(an_ole(tmp_path / "a.doc", {"\x05SummaryInformation": stream}))

    assert set(properties_of(file)[0]) <= {"title", "author"}


@pytest.mark.parametrize(
    ("ticks", "said"), [(0, ""), (2**63, ""), (116444736000000000, "1970-01-01T00:00:00Z")]
)
def test_an_unset_or_impossible_time_is_none(ticks, said):
    assert file_time(ticks) == said


@pytest.mark.parametrize(
    ("page", "name"), [(936, "gb18030"), (1251, "cp1251"), (65001, "utf-8"), (0, "cp1252")]
)
def test_code_pages_have_names(page, name):
    assert encoding_of(page) == name
