"""Attachments of Outlook messages."""

import struct

import pytest
from extract.containers import _END, _FREE, _TABLE, _sectors

from archivist.extract import outlook
from archivist.extract.base import UnreadableError
from archivist.extract.msg_attachments import entries
from archivist.extract.ole import SIGNATURE
from archivist.extract.olewriting import compound_file

_NAME, _DATA = "__substg1.0_3707001F", "__substg1.0_37010102"
_NOBODY = 0xFFFFFFFF


def a_message(path, *attachments):
    """Write a compound file with a storage for each attachment: its name, and its bytes if any."""
    table, blocks = [_TABLE], []
    slots = [_entry("Root Entry", 5, child=1)]
    for number, (name, data) in enumerate(attachments):
        slot = len(slots)
        parts = [(_NAME, name.encode("utf-16-le"))] + ([(_DATA, data)] if data else [])
        after = slot + 1 + len(parts) if number < len(attachments) - 1 else _NOBODY
        storage = f"__attach_version1.0_#{number:08X}"
        slots.append(_entry(storage, 1, right=after, child=slot + 1))
        for at, (kind, content) in enumerate(parts, 1):
            right = slot + at + 1 if at < len(parts) else _NOBODY
            padded = content.ljust(4096, b"\0")
            slots.append(_entry(kind, 2, right=right, start=len(table), size=len(padded)))
            blocks += _sectors(padded, table)
    directory = len(table)
    blocks += _sectors(b"".join(slots), table)
    head = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", 1, directory, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    packed = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    path.write_bytes(head.ljust(512, b"\0") + packed + b"".join(blocks))
    return path


def _entry(name, kind, *, right=_NOBODY, child=_NOBODY, start=0, size=0):
    encoded = (name + "\0").encode("utf-16-le")
    body = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return (
        body
        + struct.pack("<III", _NOBODY, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def test_every_attachment_comes_with_its_name(tmp_path):
    long = b"x" * 5000
    path = a_message(tmp_path / "a.msg", ("统计表格.xlsx", long), ("b.txt", b"y" * 4096))

    got = {entry.name: b"".join(entry.blocks()) for entry in entries(path)}

    assert got == {"统计表格.xlsx": long, "b.txt": b"y" * 4096}


def test_a_message_within_is_a_message_of_its_own(tmp_path):
    subject = "关于报送材料的函".encode("utf-16-le")
    inside = "__attach_version1.0_#00000000/__substg1.0_3701000D"
    path = tmp_path / "a.msg"
    path.write_bytes(
        compound_file(
            {
                "__properties_version1.0": bytes(32),
                "__attach_version1.0_#00000000/__substg1.0_3001001F": "原信".encode("utf-16-le"),
                f"{inside}/__properties_version1.0": bytes(24),
                f"{inside}/__substg1.0_0037001F": subject,
                f"{inside}/__attach_version1.0_#00000000/{_NAME}": "b.txt".encode("utf-16-le"),
                f"{inside}/__attach_version1.0_#00000000/{_DATA}": b"y" * 9000,
            }
        )
    )

    (inner,) = entries(path)
    (tmp_path / "b.msg").write_bytes(b"".join(inner.blocks()))

    assert inner.name == "原信.msg"
    assert outlook.extract(tmp_path / "b.msg").properties["title"] == "关于报送材料的函"
    assert [(e.name, b"".join(e.blocks())) for e in entries(tmp_path / "b.msg")] == [
        ("b.txt", b"y" * 9000)
    ]


def test_a_message_within_that_is_none_says_what_to_do(tmp_path):
    (inner,) = entries(a_message(tmp_path / "a.msg", ("原信", None)))

    with pytest.raises(UnreadableError):
        list(inner.blocks())
