"""The system's libarchive: there or not there."""

import pytest
from extract.archivemakers import a_7z, a_rar

from archivist.extract import libarchive
from archivist.extract.base import DamagedError, UnreadableError
from archivist.workers import pool

needs_libarchive = pytest.mark.skipif(not libarchive.is_there(), reason="libarchive is not here")


def test_without_the_library_it_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(libarchive, "_names", lambda: ("no-such-library.so",))
    libarchive._library.cache_clear()

    with pytest.raises(UnreadableError, match="libarchive"):
        next(libarchive.entries(a_rar(tmp_path / "a.rar", {"a": b"x"})))

    assert not libarchive.is_there()
    libarchive._library.cache_clear()


@needs_libarchive
@pytest.mark.parametrize("make", [a_7z, a_rar])
def test_names_sizes_and_bytes_come_as_they_are(tmp_path, make):
    data = b"x" * 700_000

    got = [
        (entry.name, entry.size, entry.regular, entry.locked, b"".join(entry.blocks()))
        for entry in libarchive.entries(
            make(tmp_path / "归档", {"夹/通知 café.txt": data, "空": b""})
        )
    ]

    assert got == [("夹/通知 café.txt", len(data), True, False, data), ("空", 0, True, False, b"")]


@needs_libarchive
def test_members_may_be_passed_over(tmp_path):
    path = a_7z(tmp_path / "a.7z", {"a": b"1", "b": b"2"})

    assert [entry.name for entry in libarchive.entries(path)] == ["a", "b"]


@needs_libarchive
def test_what_is_no_archive_inside_is_damaged_and_no_crash(tmp_path):
    """Found by fuzzing: libarchive 3.6 crashes when it is asked about a format it never settled on."""
    path = a_rar(tmp_path / "a.rar", {"a": b"x"})
    data = bytearray(path.read_bytes())
    data[7] = 0x20  # neither the mark of version 4 nor that of 5
    path.write_bytes(data)

    (event,) = pool.run(_names_in, [path], workers=1)

    assert event.value == "压缩包不完整或被改动过"


def _names_in(path):
    """Run in a worker, which a crash would end."""
    try:
        return [entry.name for entry in libarchive.entries(path)]
    except DamagedError as error:
        return str(error)
