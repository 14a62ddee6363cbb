"""Files that are let go."""

from __future__ import annotations

from pathlib import Path

from archivist.index.storage import HeldStorage


def test_every_file_left_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    storage = HeldStorage(tmp_path)
    left, closed = storage.open_file("a"), storage.open_file("b")
    closed.close()

    storage.release()
    storage.release()

    assert left.is_closed and closed.is_closed
