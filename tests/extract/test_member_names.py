"""Names of members: encodings, and names that lead elsewhere."""

import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.member_names import Names, decoded, ending, harmless, zip_name


@pytest.mark.parametrize("name", ["通知.docx", "公益广告/联通.jpg", "统计表格.xlsx", "plain.txt"])
def test_names_of_windows_are_read_in_its_code_page(name):
    assert decoded(name.encode("gbk"), windows=True) == name
    assert decoded(name.encode("utf-8"), windows=True) == name


def test_elsewhere_utf_8_is_believed():
    assert decoded("café.txt".encode()) == "café.txt"
    assert decoded("统计表".encode("gb18030")) == "统计表"


def test_bytes_that_are_neither_are_the_old_code_page():
    assert decoded(b"a\xff.txt") == "a\xa0.txt"


def test_the_unicode_field_is_believed_where_it_belongs_to_the_name():
    info = zipfile.ZipInfo("plain.txt")
    body = b"\x01" + struct.pack("<I", zlib.crc32(b"plain.txt")) + "通知.txt".encode()
    info.extra = struct.pack("<HH", 0x7075, len(body)) + body

    assert zip_name(info) == "通知.txt"
    info.orig_filename = "other.txt"
    assert zip_name(info) == "other.txt"


@pytest.mark.parametrize(
    ("name", "path", "safe"),
    [
        ("a/b.txt", "a/b.txt", True),
        ("./a//b.txt", "a/b.txt", True),
        ("a\\b.txt", "a/b.txt", True),
        ("cafe\u0301", "caf\u00e9", True),
        ("../../etc/passwd", "etc/passwd", False),
        ("a/../../b", "a/b", False),
        ("/etc/passwd", "etc/passwd", False),
        ("C:\\Windows\\a.exe", "C:/Windows/a.exe", False),
        ("\\\\server\\a", "server/a", False),
        ("a\u202egpj.exe", "a\ufffdgpj.exe", True),
        ("..", "_", False),
    ],
)
def test_a_shown_path_leads_nowhere_else(name, path, safe):
    assert harmless(name) == (path, safe)


@given(st.text())
def test_any_name_becomes_a_path_that_can_be_stored(name):
    path, _safe = harmless(name)

    assert path
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert path.encode()


def test_every_member_has_a_path_of_its_own():
    names = Names("外.zip")

    assert names.of("a.txt") == ("外.zip!/a.txt", True)
    assert names.of("../a.txt") == ("外.zip!/a.txt~", False)


def test_a_single_file_is_called_like_its_archive():
    assert Names("夹/统计.csv.gz").of("") == ("夹/统计.csv.gz!/统计.csv", True)
    assert Names("夹/统计").of("") == ("夹/统计!/统计", True)


def test_only_endings_any_file_system_takes_are_kept():
    assert [ending(name) for name in ("a.docx", "a.文档", "a", "a.b.JPG")] == [
        ".docx",
        "",
        "",
        ".JPG",
    ]
