"""Editions as files."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from archivist.editions.load import available, load_edition, save_edition
from archivist.errors import CannotWriteError, EditionError


def test_a_saved_edition_comes_back_equal(tmp_path: Path):
    edition = replace(load_edition("reference"), id="本市-2017", name="本市目录")

    path = save_edition(edition, tmp_path / "editions")

    assert load_edition(path) == edition
    assert load_edition(str(path)) == edition
    assert load_edition("本市-2017", tmp_path / "editions") == edition
    assert [p.name for p in path.parent.iterdir()] == ["本市-2017.json"]


def test_a_saved_edition_can_be_read_by_colleagues(tmp_path: Path):
    plain = tmp_path / "plain"
    plain.touch()

    path = save_edition(load_edition("reference"), tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_editions_of_the_office_are_listed_before_the_shipped_ones(tmp_path: Path):
    save_edition(replace(load_edition("reference"), id="a", name="甲", official=True), tmp_path)
    (tmp_path / "copy of a.json").write_bytes((tmp_path / "a.json").read_bytes())
    (tmp_path / "torn.json").write_text('{"id": "torn"', encoding="utf-8")

    listed = available(tmp_path)

    assert listed == (("a", "甲", True), ("reference", "参考目录（非官方）", False))
    assert available() == listed[1:]
    assert available(tmp_path / "none") == listed[1:]


def test_an_unknown_id_is_refused_and_the_known_ones_are_named():
    with pytest.raises(EditionError, match="reference"):
        load_edition("不存在")


@pytest.mark.parametrize("source", ["../reference", "a/b", ".."])
def test_an_id_reaches_no_other_folder(source: str, tmp_path: Path):
    (tmp_path / "reference.json").write_text("{}", encoding="utf-8")

    with pytest.raises(EditionError):
        load_edition(source, tmp_path / "editions")


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe{", b'{"id": "a"'])
def test_a_file_that_is_no_edition_is_refused_by_name(content: bytes, tmp_path: Path):
    path = tmp_path / "坏.json"
    path.write_bytes(content)

    with pytest.raises(EditionError, match=r"坏\.json"):
        load_edition(path)


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(EditionError, match="找不到"):
        load_edition(tmp_path / "没有.json")


@pytest.mark.parametrize("bad", ["", ".hidden", "a/b", 'a"b', "..\\x"])
def test_an_id_that_is_no_file_name_is_not_saved(bad: str, tmp_path: Path):
    edition = replace(load_edition("reference"), id=bad)

    with pytest.raises(ValueError, match=r".*"):
        save_edition(edition, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(CannotWriteError):
        save_edition(load_edition("reference"), tmp_path / "file")
