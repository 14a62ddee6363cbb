"""Paths that a system would not take as they are."""

import os
import sys

import pytest

from archivist.extract.reach import extended, is_long, open_folder, reachable


@pytest.mark.parametrize(
    ("path", "spelt"),
    [
        ("C:\\材料\\a.txt", "C:\\材料\\a.txt"),
        ("C:/材料/a.txt.", "\\\\?\\C:\\材料\\a.txt."),
        ("C:\\材料 \\a.txt", "\\\\?\\C:\\材料 \\a.txt"),
        ("C:\\材料\\con.txt", "\\\\?\\C:\\材料\\con.txt"),
        ("C:\\材料\\concert.txt", "C:\\材料\\concert.txt"),
        ("\\\\server\\share\\aux", "\\\\?\\UNC\\server\\share\\aux"),
        ("\\\\?\\C:\\x.", "\\\\?\\C:\\x."),
        ("C:\\" + "x" * 250, "\\\\?\\C:\\" + "x" * 250),
    ],
)
def test_on_windows_what_it_would_change_or_refuse_is_spelt_out(path, spelt):
    assert extended(path) == spelt


@pytest.mark.skipif(sys.platform != "linux", reason="through descriptors, as on Linux")
def test_a_file_in_a_folder_too_deep_for_one_path_is_opened(tmp_path):
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here))
    os.close(here)
    path = "/".join([str(tmp_path), *["d" * 200] * 25, "a.txt"])

    with pytest.raises(OSError, match="too long"):
        os.stat(path)  # noqa: PTH116
    with reachable(path) as way:
        found = os.stat(way).st_size  # noqa: PTH116

    assert is_long(path)
    assert found == 0
    with open_folder(path.rpartition("/")[0]) as folder:
        assert os.listdir(folder) == ["a.txt"]  # noqa: PTH208


def test_an_ordinary_path_is_left_as_it_is(tmp_path):
    with reachable(str(tmp_path)) as way:
        assert way == str(tmp_path)
