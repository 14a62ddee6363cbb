"""The directory of compound files."""

import pytest
from extract.containers import a_compound

from archivist.extract.base import DamagedError
from archivist.extract.ole import CompoundFile


def test_streams_are_listed_and_their_heads_read(tmp_path):
    path = a_compound(tmp_path / "a", {"WordDocument": b"abc", "1Table": b"def"})

    got = CompoundFile(path)

    assert got.names == {"Root Entry", "WordDocument", "1Table"}
    assert got.head("1Table", 3) == b"def"
    assert got.head("Data", 3) == b""


@pytest.mark.parametrize("kept", [8, 100, 1500])
def test_a_file_cut_short_is_damaged(tmp_path, kept):
    path = a_compound(tmp_path / "a", {"WordDocument": b"abc"})
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(DamagedError):
        CompoundFile(path)


def test_a_chain_that_bites_its_tail_ends(tmp_path):
    path = a_compound(tmp_path / "a", {"WordDocument": b"abc"})
    data = bytearray(path.read_bytes())
    directory = int.from_bytes(data[48:52], "little")
    data[512 + 4 * directory : 516 + 4 * directory] = directory.to_bytes(4, "little")
    path.write_bytes(bytes(data))

    assert "WordDocument" in CompoundFile(path).names
