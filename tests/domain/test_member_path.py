"""Paths that lead into archives."""

import pytest

from archivist.domain.member_path import parts_of


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("甲/乙.docx", ("甲", "乙.docx")),
        ("甲/统计表.zip!/乙.xlsx", ("甲", "统计表", "乙.xlsx")),
        ("外.tar.gz!/内.ZIP!/a.b/乙.jpg", ("外", "内", "a.b", "乙.jpg")),
        ("重要!/乙.docx", ("重要", "乙.docx")),
        ("!/乙.docx", ("!", "乙.docx")),
    ],
)
def test_an_archive_is_a_folder_without_its_ending(path, parts):
    assert parts_of(path) == parts
