"""Bytes on the disk, and what a killed program leaves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archivist.index.document import Filters
from archivist.index.durable import is_whole, write_contents
from archivist.index.engine import SearchIndex

ENDLESS = """
import sys
from pathlib import Path
from archivist.index.document import IndexDocument
from archivist.index.engine import SearchIndex

index = SearchIndex(Path(sys.argv[1]))
for batch in range(10_000):
    index.update(IndexDocument(f"{batch}/{n}", "0", f"第{batch}批的文字" * 20) for n in range(5))
    print(batch, flush=True)
"""


def test_what_was_recorded_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.seg").write_bytes(b"1234")

    write_contents(tmp_path, "1.toc", b"contents")

    assert is_whole(tmp_path, ["a.seg", "1.toc"])
    assert not is_whole(tmp_path, ["a.seg", "b.seg"])


@pytest.mark.parametrize("bytes_", [b"123", b"12345", b"\0\0\0\0", b"1235", b""])
def test_other_bytes_or_no_record_are_not_whole(bytes_: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.seg").write_bytes(b"1234")
    before = is_whole(tmp_path, ["a.seg"])
    write_contents(tmp_path, "1.toc", b"contents")

    (tmp_path / "a.seg").write_bytes(bytes_)

    assert (before, is_whole(tmp_path, ["a.seg"])) == (False, False)


def test_the_same_bytes_with_another_time_are_whole(tmp_path: Path) -> None:
    (tmp_path / "a.seg").write_bytes(b"1234")
    write_contents(tmp_path, "1.toc", b"contents")

    os.utime(tmp_path / "a.seg", (1, 1))

    assert is_whole(tmp_path, ["a.seg"])


def test_the_record_fits_the_contents_before_and_after(tmp_path: Path) -> None:
    (tmp_path / "a.seg").write_bytes(b"1234")
    write_contents(tmp_path, "1.toc", b"contents")
    (tmp_path / "b.seg").write_bytes(b"56")

    write_contents(tmp_path, "2.toc", b"other contents")

    assert is_whole(tmp_path, ["a.seg", "1.toc"]) and is_whole(
        tmp_path, ["a.seg", "b.seg", "2.toc"]
    )


@pytest.mark.parametrize("patience", [0.004, 0.011, 0.023])
def test_a_killed_program_leaves_whole_batches(patience: float, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    command = [sys.executable, "-W", "ignore", "-c", ENDLESS, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        committed = [int(child.stdout.readline()) for _ in range(4)]
        time.sleep(patience)
        child.kill()
        committed += [int(line) for line in child.stdout.read().split("\n") if line.strip()]

    with SearchIndex(folder) as index:
        held = index.held()
        index.update([])
        again = index.search("批的文字", Filters(), 99, lambda path: f"第{path[0]}批的文字")

    batches = {path.partition("/")[0] for path in held}
    assert {str(batch) for batch in committed} <= batches
    assert len(held) == 5 * len(batches) == again.total
