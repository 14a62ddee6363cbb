"""Whoosh's hash file, written from arrays."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashReader

from archivist.index.ragged import rows_of, utf8_rows
from archivist.index.term_file import TermFile, _crc32, _slots


def test_every_key_is_found_and_no_other(tmp_path: Path) -> None:
    storage = FileStorage(str(tmp_path))
    keys = sorted(f"{n}键".encode() * (1 + n % 3) for n in range(5000))
    file = TermFile(storage.create_file("t"))
    file.add(rows_of(keys[:2000]), rows_of([key[::-1] for key in keys[:2000]]))
    file.add(rows_of(keys[2000:]), rows_of([key[::-1] for key in keys[2000:]]))
    file.close({"text": 0})

    reader = OrderedHashReader.open(storage, "t")
    found = {key: reader.get(key) for key in keys}
    absent = [key for n in range(3000) if (key := f"{n}无".encode()) in reader]
    after = reader.closest_key(b"2499")
    extras, order = reader.extras["fieldmap"], list(reader.keys())
    reader.close()

    assert found == {key: key[::-1] for key in keys}
    assert (absent, extras, order) == ([], {"text": 0}, keys)
    assert after == min(key for key in keys if key >= b"2499")


@given(st.lists(st.integers(0, 2**32 - 1), max_size=80))
def test_a_search_from_its_own_slot_on_meets_every_hash_before_a_gap(hashes: list[int]) -> None:
    order, slots = _slots(np.array(hashes, np.uint32))

    size, taken = 2 * len(hashes), dict(zip(slots.tolist(), order.tolist(), strict=True))
    assert sorted(order.tolist()) == list(range(len(hashes))) and len(taken) == len(hashes)
    for slot, number in taken.items():
        at = (hashes[number] >> 8) % size
        while at != slot:
            assert at in taken
            at = (at + 1) % size


@given(st.lists(st.binary(max_size=12), min_size=1, max_size=9))
def test_checksums_are_zlibs(keys: list[bytes]) -> None:
    assert _crc32(rows_of(keys)).tolist() == [zlib.crc32(key) for key in keys]


@given(st.lists(st.characters(), min_size=1, max_size=20))
def test_characters_are_encoded_as_python_does(characters: list[str]) -> None:
    rows = utf8_rows(np.array([ord(c) for c in characters], np.uint32))

    encoded = [c.encode(errors="surrogatepass") for c in characters]
    assert rows.joined() == b"".join(encoded)
    assert rows.lengths.tolist() == list(map(len, encoded))
