"""Compound files that are written come back whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.ole import CompoundFile
from archivist.extract.olewriting import compound_file

_NAMES = st.from_regex(r"[A-Za-z_#0-9.]{1,20}", fullmatch=True)


@given(st.dictionaries(_NAMES, st.binary(max_size=6000), max_size=12))
def test_every_stream_comes_back(streams):
    made = CompoundFile.of(
        compound_file({f"folder/{name}": data for name, data in streams.items()})
    )

    assert {path: made.read(path) for path in made.streams} == {
        f"folder/{name}": data for name, data in streams.items()
    }


@pytest.mark.parametrize("size", [0, 1, 63, 64, 4095, 4096, 65536, 8 << 20])
def test_a_stream_of_any_size_comes_back(size):
    data = bytes(n * 7 % 251 for n in range(1000)) * (size // 1000 + 1)

    made = CompoundFile.of(compound_file({"a": data[:size], "b": b"other"}))

    assert (made.read("a"), made.read("b")) == (data[:size], b"other")
