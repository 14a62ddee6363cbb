"""The directory of compound files."""

import pytest
from extract.containers import a_compound
from extract.oldfiles import an_ole

from archivist.extract.base import DamagedError
from archivist.extract.ole import CompoundFile
from archivist.extract.sniff import sniff


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


def test_streams_are_read_whole_by_their_path_from_both_kinds_of_sectors(tmp_path):
    streams = {
        "small": b"abc",
        "Pool/one/small": b"d" * 100,
        "big": bytes(range(256)) * 40,
        "none": b"",
    }
    got = CompoundFile(an_ole(tmp_path / "a", streams))

    assert set(got.streams) == set(streams)
    assert {name: got.read(name) for name in streams} == streams
    assert got.read("absent") == b""


def test_a_stream_of_an_embedded_object_is_not_taken_for_the_documents_own(tmp_path):
    path = an_ole(tmp_path / "a", {"Pool/x/WordDocument": b"inner", "Workbook": b"outer"})

    assert CompoundFile(path).read("WordDocument") == b""
    assert sniff(path) == "xls"


def test_a_stream_longer_than_its_sectors_is_damaged(tmp_path):
    path = an_ole(tmp_path / "a", {"big": bytes(9000)})
    data = bytearray(path.read_bytes())
    at = data.index("big".encode("utf-16-le")) + 120
    data[at : at + 4] = (10**6).to_bytes(4, "little")
    path.write_bytes(bytes(data))

    with pytest.raises(DamagedError):
        CompoundFile(path).read("big")
