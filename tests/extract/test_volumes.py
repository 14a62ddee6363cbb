"""One volume of several."""

import struct

import pytest
from extract.archivemakers import a_rar, a_zip

from archivist.extract import volumes
from archivist.extract.base import UnreadableError


@pytest.mark.parametrize("name", ["a.7z.001", "a.zip.002", "a.part1.rar", "a.z01", "a.r00"])
def test_volumes_are_known_by_their_names(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"anything")

    with pytest.raises(UnreadableError, match="分卷"):
        volumes.check(path, name)


def test_rar_volumes_are_known_by_their_flags(tmp_path):
    rar4 = tmp_path / "b.rar"
    rar4.write_bytes(b"Rar!\x1a\x07\x00" + struct.pack("<HBHH", 0, 0x73, 1, 13) + bytes(6))

    for path in (a_rar(tmp_path / "a.rar", {"a": b"x"}, volume=True), rar4):
        with pytest.raises(UnreadableError):
            volumes.check(path, path.name)


def test_the_last_volume_of_a_zip_says_so_at_its_end(tmp_path):
    path = a_zip(tmp_path / "a.zip", {"a": b"x"})
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, data.rfind(b"PK\x05\x06") + 4, 2)
    path.write_bytes(bytes(data))

    with pytest.raises(UnreadableError):
        volumes.check(path, path.name)


def test_whole_archives_pass(tmp_path):
    for path in (a_zip(tmp_path / "a.zip", {"a": b"x"}), a_rar(tmp_path / "a.rar", {"a": b"x"})):
        volumes.check(path, path.name)
