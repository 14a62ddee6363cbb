"""Bytes are hashed while they are copied, and a source that lies leaves nothing."""

import hashlib
import os
import zipfile

import pytest

from archivist.submission.target import FolderTarget, Halted, SourceFault, ZipTarget

CONTENT = b"evidence" * 400_000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(params=["folder", "zip"])
def target(request, tmp_path):
    place = tmp_path / "out"
    made = FolderTarget(place) if request.param == "folder" else ZipTarget(place, "包")
    yield made
    made.close()


def names(place):
    if place.is_dir():
        return {p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file()}
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        return {n.partition("/")[2] for n in archive.namelist() if not n.endswith("/")}


def test_a_copy_tells_its_size(target, tmp_path):
    (tmp_path / "a").write_bytes(CONTENT)

    size = target.copy(tmp_path / "a", "data/文件.jpg", SHA256, lambda: False)
    target.finish()

    assert size == len(CONTENT)
    assert names(tmp_path / "out") == {"data/文件.jpg"}


def test_a_source_of_other_bytes_leaves_nothing_and_the_next_one_fits_in(target, tmp_path):
    (tmp_path / "a").write_bytes(CONTENT)
    (tmp_path / "b").write_bytes(CONTENT + b"!")
    target.copy(tmp_path / "a", "data/1.csv", SHA256, lambda: False)

    with pytest.raises(SourceFault, match="内容已变"):
        target.copy(tmp_path / "b", "data/2.csv", SHA256, lambda: False)
    target.write("data/_MISSING_2.csv.txt", b"note")
    target.copy(tmp_path / "a", "data/3.jpg", SHA256, lambda: False)
    target.finish()

    assert names(tmp_path / "out") == {"data/1.csv", "data/_MISSING_2.csv.txt", "data/3.jpg"}


def test_a_source_of_other_bytes_at_the_end_leaves_a_sound_package(target, tmp_path):
    (tmp_path / "b").write_bytes(CONTENT)

    with pytest.raises(SourceFault):
        target.copy(tmp_path / "b", "data/2.jpg", "0" * 64, lambda: False)
    target.finish()

    assert names(tmp_path / "out") == set()


def test_what_is_no_plain_file_is_refused_and_does_not_hang(target, tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(SourceFault, match="普通文件"):
        target.copy(tmp_path / "pipe", "data/a", SHA256, lambda: False)
    with pytest.raises(SourceFault, match="普通文件"):
        target.copy(tmp_path, "data/b", SHA256, lambda: False)
    with pytest.raises(SourceFault, match="原处"):
        target.copy(tmp_path / "gone", "data/c", SHA256, lambda: False)


def test_a_link_out_of_the_evidence_folder_is_just_bytes(target, tmp_path):
    (tmp_path / "a").write_bytes(CONTENT)
    (tmp_path / "link").symlink_to(tmp_path / "a")

    assert target.copy(tmp_path / "link", "data/a", SHA256, lambda: False) == len(CONTENT)


def test_a_halt_stops_in_the_middle_of_a_file(target, tmp_path):
    (tmp_path / "a").write_bytes(CONTENT)

    with pytest.raises(Halted):
        target.copy(tmp_path / "a", "data/a", SHA256, lambda: True)


def test_a_zip_stores_what_is_compressed_already(tmp_path):
    (tmp_path / "a").write_bytes(CONTENT)
    target = ZipTarget(tmp_path / "out", "包")

    for ending in (".jpg", ".docx", ".csv"):
        target.copy(tmp_path / "a", f"data/a{ending}", SHA256, lambda: False)
    target.finish()
    target.close()

    with zipfile.ZipFile(tmp_path / "out") as archive:
        sizes = {m.filename[-5:]: m.compress_size for m in archive.infolist() if m.file_size}
    assert sizes["a.jpg"] == sizes[".docx"] == len(CONTENT)
    assert sizes["a.csv"] < len(CONTENT) / 10
