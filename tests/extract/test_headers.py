"""Headers tell a damaged file by their own check sums and offsets."""

import struct
import zlib

import pytest
from extract.test_locks import _bytes, _rar4, _rar5, _seven

from archivist.extract import headers
from archivist.extract.base import DamagedError


def _altered(data, at):
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


@pytest.mark.parametrize("data", [_rar4(0, 0), _rar5(2)])
@pytest.mark.parametrize("at", [10, 11, 14])
def test_a_rar_whose_first_header_was_altered_is_damaged(tmp_path, data, at):
    headers.check_rar(_bytes(tmp_path, data))

    with pytest.raises(DamagedError):
        headers.check_rar(_bytes(tmp_path, _altered(data, at)))


@pytest.mark.parametrize("at", [8, 13, 20, 28, 33])
def test_a_7z_whose_start_or_end_was_altered_is_damaged(tmp_path, at):
    sound = _seven(b"\x17\x06\x00")

    assert headers.seven_zip_end(_bytes(tmp_path, sound)) == b"\x17\x06\x00"
    with pytest.raises(DamagedError):
        headers.seven_zip_end(_bytes(tmp_path, _altered(sound, at)))


def test_a_7z_overwritten_with_zeros_is_damaged(tmp_path):
    with pytest.raises(DamagedError):
        headers.seven_zip_end(_bytes(tmp_path, b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100)))


def test_a_raw_picture_without_its_directory_is_damaged(tmp_path):
    sound = b"II*\x00" + struct.pack("<IH", 8, 1) + bytes(12)

    headers.check_raw(_bytes(tmp_path, sound))
    headers.check_raw(_bytes(tmp_path, b"FUJIFILMCCD-RAW"))
    for cut in (sound[:9], b"MM\x00*" + bytes(2000)):
        with pytest.raises(DamagedError):
            headers.check_raw(_bytes(tmp_path, cut))


def test_a_comment_inside_the_head_of_a_rar_is_left_out_of_its_check_sum(tmp_path):
    main = struct.pack("<BHH", 0x73, 0x0002, 40) + bytes(6)
    data = b"Rar!\x1a\x07\x00" + struct.pack("<H", zlib.crc32(main) & 0xFFFF) + main + bytes(60)

    headers.check_rar(_bytes(tmp_path, data))
