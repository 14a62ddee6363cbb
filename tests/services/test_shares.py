"""Which file systems lie on another machine."""

import sys

import pytest

from archivist.services.shares import is_remote, kind_of_mount

MOUNTS = [
    "1 0 8:1 / / rw - ext4 /dev/sda1 rw",
    "2 1 0:5 / /mnt/share rw - cifs //server/share rw",
    r"3 1 0:6 / /mnt/my\040disk rw shared:1 - nfs4 server:/ rw",
    "torn line",
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/x", "ext4"),
        ("/mnt/share", "cifs"),
        ("/mnt/share/材料", "cifs"),
        ("/mnt/share2", "ext4"),
        ("/mnt/my disk/a", "nfs4"),
    ],
)
def test_a_folder_lies_on_the_longest_mount_above_it(path, kind):
    assert kind_of_mount(path, MOUNTS) == kind


@pytest.mark.skipif(sys.platform == "win32", reason="drives differ")
def test_a_temporary_folder_is_local(tmp_path):
    assert not is_remote(tmp_path)
