"""winmail.dat: body and attachments come out, damage raises."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract import tnef
from archivist.extract.archives import entries
from archivist.extract.base import DamagedError
from archivist.extract.sniff import sniff


def _attribute(level, number, data):
    check = struct.pack("<H", sum(data) & 0xFFFF)
    return struct.pack("<BHHI", level, number, 0, len(data)) + data + check


def _property(number, kind, data, name=b""):
    padded = data + bytes(-len(data) % 4)
    return struct.pack("<HH", kind, number) + name + struct.pack("<II", 1, len(data)) + padded


def _properties(*each):
    return struct.pack("<I", len(each)) + b"".join(each)


def _wide(text):
    return text.encode("utf-16-le") + b"\0\0"


def _mail(*attributes):
    return tnef.SIGNATURE + b"\x01\x00" + b"".join(attributes)


def _usual():
    named = bytes(16) + struct.pack("<II", 0, 7)
    return _mail(
        _attribute(1, 0x9007, struct.pack("<II", 936, 0)),
        _attribute(1, 0x8004, "报送材料\0".encode("gb18030")),
        _attribute(
            1,
            0x9003,
            _properties(
                struct.pack("<HHI", 3, 0x0E07, 1),
                _property(0x8001, 0x1F, _wide("x"), named),
                _property(0x1000, 0x1F, _wide("请查收。\r\n附件两件。")),
            ),
        ),
        _attribute(2, 0x9002, bytes(14)),
        _attribute(2, 0x8010, b"TJBG~1.XLS\0"),
        _attribute(2, 0x800F, b"one"),
        _attribute(2, 0x9005, _properties(_property(0x3707, 0x1F, _wide("统计表格.xlsx")))),
        _attribute(2, 0x9002, bytes(14)),
        _attribute(2, 0x8010, "说明.txt\0".encode("gb18030")),
        _attribute(2, 0x800F, b"two"),
    )


def test_subject_body_and_attachments_are_read(tmp_path):
    path = tmp_path / "winmail.dat"
    path.write_bytes(_usual())

    got = tnef.extract(path)

    assert sniff(path) == "tnef"
    assert got.text.split("\n") == ["报送材料", "请查收。", "附件两件。"]
    assert got.properties == {"title": "报送材料", "attachments": "统计表格.xlsx；说明.txt"}
    assert [(e.name, b"".join(e.blocks())) for e in entries(path, "tnef")] == [
        ("统计表格.xlsx", b"one"),
        ("说明.txt", b"two"),
    ]


def test_a_mail_cut_short_or_altered_is_damaged(tmp_path):
    whole = _usual()
    path = tmp_path / "winmail.dat"
    for broken in (whole[:-4], whole.replace(b"one", b"eno" + b"", 1).replace(b"two", b"tws", 1)):
        path.write_bytes(broken)

        with pytest.raises(DamagedError):
            tnef.unwrap(path)


@given(st.binary(max_size=200))
def test_no_bytes_hang_or_crash_the_list_of_properties(data):
    try:
        list(tnef._properties(data, "gb18030"))
    except DamagedError:
        assert len(data) >= 4
