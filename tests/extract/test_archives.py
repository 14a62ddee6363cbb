"""Containers say nothing themselves."""

import pytest
from builders import a_text
from extract.archivemakers import a_zip

from archivist.domain.kind import Kind
from archivist.domain.material import MaterialRole, Status
from archivist.extract.archives import entries
from archivist.extract.base import Extract
from archivist.extract.read import ReadTask, read_file


def _read(path):
    return read_file(ReadTask(str(path), path.name))


def test_an_archive_is_read_and_a_container(tmp_path):
    got = _read(a_zip(tmp_path / "a.zip", {"a.txt": b"x"}))

    assert (got.status, got.role, got.kind) == (Status.READ, MaterialRole.CONTAINER, None)
    assert got.extract == Extract()


@pytest.mark.parametrize("name", ["a.jar", "a.epub", "a.docx", "a.odt"])
def test_what_is_a_zip_inside_is_not_always_an_archive(tmp_path, name):
    got = _read(a_zip(tmp_path / name, {"a.txt": b"x"}))

    assert (got.failure.code, got.role) == ("G05", MaterialRole.EVIDENCE)


def test_folders_are_no_members(tmp_path):
    path = a_zip(tmp_path / "a.zip", {"夹/": b"", "夹/a.txt": b"x"})

    assert [entry.name for entry in entries(path, "zip")] == ["夹/a.txt"]


def test_an_archive_is_a_folder_that_may_name_a_kind(tmp_path):
    path = a_text(tmp_path / "0.txt", "随手写的几行字")

    got = read_file(ReadTask(str(path), "文件.zip!/甲.txt"))

    assert got.kind is Kind.PAPER
