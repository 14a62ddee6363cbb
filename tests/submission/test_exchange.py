"""Two folders change places in one step."""

import sys

import pytest

from archivist.submission.exchange import exchange


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may not have the call")
def test_two_folders_change_places(tmp_path):
    (tmp_path / "a" / "inside").mkdir(parents=True)
    (tmp_path / "b").mkdir()

    assert exchange(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "b" / "inside").is_dir()
    assert not (tmp_path / "a" / "inside").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such call")
def test_a_refusal_changes_nothing_and_is_an_error(tmp_path):
    (tmp_path / "a").mkdir()

    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "gone")

    assert (tmp_path / "a").is_dir()
