"""Messages that Outlook saved."""

import struct

import pytest
from extract.damage import survive
from extract.oldfiles import an_ole

from archivist.extract import outlook
from archivist.extract.base import DamagedError, Part
from archivist.extract.rtfpacked import unpacked

_SENT = 131328000000000000


def _fixed(codepage=936):
    sent = struct.pack("<HHIQ", 0x0040, 0x0039, 6, _SENT)
    return bytes(32) + sent + struct.pack("<HHIII", 0x0003, 0x3FFD, 6, codepage, 0)


def _streams(**more):
    wide = {"0037": "通知", "0C1A": "张三", "0C1F": "zhang@example.cn", "0E04": "李四"}
    return {
        "__properties_version1.0": _fixed(),
        **{f"__substg1.0_{n}001F": text.encode("utf-16-le") for n, text in wide.items()},
        **{f"__substg1.0_{name[1:]}": data for name, data in more.items()},
    }


def _read(tmp_path, streams):
    return outlook.extract(an_ole(tmp_path / "a.msg", streams))


def test_headers_text_and_names_of_attachments_are_read(tmp_path):
    streams = _streams(_1000001E="请报送。\r\n两份。".encode("gb18030"))
    streams["__attach_version1.0_#00000000/__substg1.0_3707001F"] = "统计表.xls".encode("utf-16-le")

    got = _read(tmp_path, streams)

    assert [(p.text, p.part) for p in got.passages] == [
        ("通知", Part.BODY),
        ("From: 张三 <zhang@example.cn>", Part.HEADER),
        ("To: 李四", Part.HEADER),
        ("Date: 2017-03-01T00:00:00Z", Part.HEADER),
        ("请报送。", Part.BODY),
        ("两份。", Part.BODY),
    ]
    assert got.properties == {
        "title": "通知",
        "author": "张三 <zhang@example.cn>",
        "created": "2017-03-01T00:00:00Z",
        "attachments": "统计表.xls",
    }


@pytest.mark.parametrize(
    "body",
    [
        {"_10130102": '<meta charset="gb2312"><p>正文</p>'.encode("gb18030")},
        {"_1013001F": "<p>正文</p>".encode("utf-16-le")},
        {
            "_10090102": struct.pack("<IIII", 40, 28, 0x414C454D, 0)
            + rb"{\rtf1\u27491?\u25991?\par}"
        },
    ],
)
def test_a_page_or_rtf_is_read_where_there_is_no_plain_text(tmp_path, body):
    assert _read(tmp_path, _streams(**body)).passages[-1].text == "正文"


def test_packed_rtf_is_unpacked():
    # The example of MS-OXRTFCP 3.1.1.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09"
        "00206277 05b06c647d0a800fa0"
    )

    assert unpacked(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize("data", [b"short", bytes(20)])
def test_what_is_no_packed_rtf_is_damaged(data):
    with pytest.raises(DamagedError):
        unpacked(data)


def test_a_message_without_its_properties_is_damaged(tmp_path):
    with pytest.raises(DamagedError):
        _read(tmp_path, {"__substg1.0_0037001F": b"x"})


def test_damage_raises_and_never_hangs(tmp_path):
    path = an_ole(tmp_path / "a.msg", _streams(_1000001F="正文".encode("utf-16-le") * 3000))

    survive(path, outlook.extract)
