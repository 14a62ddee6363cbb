"""Folders and zips are read with suspicion."""

import os
import stat
import struct
import zipfile

import pytest
from submission.bags import DECLARED, HELLO, a_bag, zipped

from archivist.errors import PackageError
from archivist.submission.bag import BOMB_MEMBER, opened, unsafe_reason
from archivist.submission.faults import FaultKind


def faults_of(path):
    with opened(path) as bag:
        return {(fault.path, fault.kind) for fault in bag.listing.faults}


@pytest.mark.parametrize("top", ["bag/", ""])
def test_a_bag_in_a_zip_lies_in_a_folder_or_at_the_top(tmp_path, top):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip", top)

    with opened(file) as bag, bag.open("data/hello.txt") as handle:
        names, content = set(bag.listing.sizes), handle.read()

    assert "bagit.txt" in names and content == HELLO


@pytest.mark.parametrize("name", ["/etc/x", "../x", "bag/../../x", "C:\\x", "bag/data/a\\b", "~/x"])
def test_members_that_point_out_of_the_zip_are_unsafe(tmp_path, name):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, b"x")

    assert (name, FaultKind.UNSAFE) in faults_of(file)


def test_a_file_beside_the_bag_in_a_zip_is_unexpected(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("other/x", b"x")

    assert ("other/x", FaultKind.UNEXPECTED) in faults_of(file)


def test_two_members_of_one_name_are_unsafe(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("bag/data/hello.txt", b"other")

    assert ("data/hello.txt", FaultKind.UNSAFE) in faults_of(file)


def test_a_link_in_a_zip_is_unsafe(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    link = zipfile.ZipInfo("bag/data/link")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert ("data/link", FaultKind.UNSAFE) in faults_of(file)


def test_a_member_that_unpacks_to_far_too_much_is_not_opened(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bag/data/bomb", bytes(BOMB_MEMBER + 1))

    with opened(file) as bag:
        barred, faults = bag.listing.unreadable, bag.listing.faults

    assert barred == {"data/bomb"}
    assert {fault.kind for fault in faults} == {FaultKind.UNSAFE}


def test_members_that_share_bytes_are_unsafe(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    content = bytearray(file.read_bytes())
    first, second = (content.rfind(name) for name in (b"bag/data/hello.txt", b"bag/data/sub"))
    offset = struct.unpack_from("<I", content, first - 4)[0]
    struct.pack_into("<I", content, second - 4, offset)
    file.write_bytes(content)

    assert ("data/sub/world.txt", FaultKind.UNSAFE) in faults_of(file)


def test_an_encrypted_member_cannot_be_checked(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    content = bytearray(file.read_bytes())
    at = content.rfind(b"bag/data/hello.txt") - 46
    content[at + 8] |= 1
    file.write_bytes(content)

    assert ("data/hello.txt", FaultKind.MALFORMED) in faults_of(file)


def test_links_and_pipes_in_a_folder_are_unsafe_and_not_opened(tmp_path):
    folder = a_bag(tmp_path / "bag")
    (folder / "data" / "out").symlink_to("/etc")
    os.mkfifo(folder / "data" / "pipe")

    with opened(folder) as bag:
        barred = bag.listing.unreadable

    assert barred == {"data/out", "data/pipe"}


def test_a_bag_needs_a_payload_folder(tmp_path):
    (tmp_path / "bagit.txt").write_bytes(DECLARED)
    file = zipped(tmp_path, tmp_path.parent / "empty.zip")

    assert faults_of(tmp_path) == faults_of(file) == {("data/", FaultKind.MISSING)}


def test_what_is_no_bag_is_refused_with_its_name(tmp_path):
    (tmp_path / "file.zip").write_bytes(b"not a zip")
    (tmp_path / "folder").mkdir()
    whole = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    zipped(tmp_path / "bag" / "data", tmp_path / "plain.zip")

    for name in ("file.zip", "folder", "cut.zip", "plain.zip", "gone"):
        with pytest.raises(PackageError, match=name), opened(tmp_path / name):
            pytest.fail("opened")


def test_ordinary_paths_are_safe():
    for path in ("data/a", "data/..a/b..", "data/~a", "data/文：明", "./data/a"):
        assert not unsafe_reason(path)
