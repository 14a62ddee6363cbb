"""Passwords and damage seen in headers."""

import struct
import zipfile
import zlib

import pytest
from extract.containers import a_compound, a_package

from archivist.extract import locks
from archivist.extract.base import DamagedError, EncryptedError


def _bytes(tmp_path, data):
    path = tmp_path / "a"
    path.write_bytes(data)
    return path


def _locked_zip(tmp_path):
    path = a_package(tmp_path / "a.zip", {"a.txt": "甲"})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    data[start + 8] |= 1
    data[6] |= 1
    path.write_bytes(bytes(data))
    return path


def _rar4(main, file):
    head = struct.pack("<BHH", 0x73, main, 13) + bytes(6)
    head = struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head
    return b"Rar!\x1a\x07\x00" + head + struct.pack("<HBHH", 0, 0x74, file, 40) + bytes(40)


def _rar5(kind, extra=b""):
    flags = b"\x01" if extra else b"\x00"
    body = bytes([kind]) + flags + (bytes([len(extra)]) if extra else b"") + bytes(12) + extra
    heads = [bytes([len(body)]) + body, b"\x03\x05\x04\x00"]
    return b"Rar!\x1a\x07\x01\x00" + b"".join(struct.pack("<I", zlib.crc32(h)) + h for h in heads)


def _seven(header):
    start = struct.pack("<QQI", 0, len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + header


def test_a_zip_with_a_locked_member_needs_a_password(tmp_path):
    with pytest.raises(EncryptedError):
        locks.check(_locked_zip(tmp_path), "zip")


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("rar", _rar4(0x80, 0)),
        ("rar", _rar4(0, 0x04)),
        ("rar", _rar5(4)),
        ("rar", _rar5(2, b"\x02\x01\x00")),
        ("7z", _seven(b"\x17\x06\x06\xf1\x07\x01\x00")),
    ],
)
def test_locked_archives_need_a_password(tmp_path, form, data):
    with pytest.raises(EncryptedError):
        locks.check(_bytes(tmp_path, data), form)


@pytest.mark.parametrize(
    ("form", "data"),
    [("rar", _rar4(0, 0)), ("rar", _rar5(2)), ("7z", _seven(b"\x17\x06\x00")), ("text", b"x")],
)
def test_open_archives_pass(tmp_path, form, data):
    locks.check(_bytes(tmp_path, data), form)


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("zip", b"PK\x03\x04nothing"),
        ("rar", b"Rar!\x1a\x07\x00"),
        ("7z", b"7z\xbc\xaf\x27\x1c"),
        ("7z", _seven(b"\x17")[:-1]),
    ],
)
def test_archives_cut_short_are_damaged(tmp_path, form, data):
    with pytest.raises(DamagedError):
        locks.check(_bytes(tmp_path, data), form)


def test_office_documents_tell_by_flags_and_streams(tmp_path):
    locked = bytes(10) + b"\x00\x01"

    with pytest.raises(EncryptedError):
        locks.check(a_compound(tmp_path / "a.doc", {"WordDocument": locked}), "doc")
    with pytest.raises(EncryptedError):
        locks.check(a_compound(tmp_path / "a.ppt", {"EncryptedSummary": b""}), "ppt")
    with pytest.raises(EncryptedError):
        locks.check(tmp_path / "a.docx", "encrypted")
    locks.check(a_compound(tmp_path / "b.doc", {"WordDocument": b""}), "doc")
