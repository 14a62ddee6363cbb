"""Saved web pages."""

import pytest
from builders import a_text

from archivist.extract import webpage

_PAGE = (
    "<html><head><meta charset='{0}'><title>通知 - 政府网</title><style>p{{color:red}}</style></head>"
    "<body><h1>关于检查的通知</h1><p>各区<b>人民</b>政府：</p><script>alert('x')</script>"
    "<table><tr><td>单位</td><td>人数</td></tr></table>尾<br>注</body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk"])
def test_blocks_are_read_without_scripts_and_styles(tmp_path, encoding):
    got = webpage.extract(a_text(tmp_path / "a.html", _PAGE.format(encoding), encoding))

    assert got.text.splitlines() == ["关于检查的通知", "各区人民政府：", "单位\t人数", "尾", "注"]
    assert got.passages[0].heading
    assert got.properties["title"] == "通知 - 政府网"


def test_a_page_that_lies_about_its_encoding_is_read(tmp_path):
    got = webpage.extract(a_text(tmp_path / "a.html", _PAGE.format("utf-8"), "gb18030"))

    assert "关于检查的通知" in got.text


def test_a_page_nested_without_end_is_read(tmp_path):
    got = webpage.extract(a_text(tmp_path / "a.html", "<html><body>" + "<span>" * 3000 + "深"))

    assert "深" in got.text or got.text == ""
