"""Unpacking: what comes out, what does not, and what an evil archive cannot do."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from extract.archivemakers import a_7z, a_gbk_zip, a_mail, a_rar, a_tar, a_zip, lock

from archivist.extract import libarchive, members
from archivist.extract.members import FetchTask, UnpackTask, fetch, unpack
from archivist.extract.sniff import sniff

needs_libarchive = pytest.mark.skipif(not libarchive.is_there(), reason="libarchive is not here")
PAIR = {"夹/通知.txt": "一".encode(), "表.csv": b"1,2"}


def _unpack(path, **limits):
    folder = path.parent / f"{path.name}-members"
    folder.mkdir(exist_ok=True)
    return unpack(UnpackTask(str(path), path.name, sniff(path), str(folder), **limits))


def _contents(unpacked):
    return {
        m.relative.partition("!/")[2]: Path(m.path).read_bytes() for m in unpacked.members if m.path
    }


def _failures(unpacked):
    return {m.relative.partition("!/")[2]: m.failure for m in unpacked.members if not m.path}


@pytest.mark.parametrize(
    "make",
    [
        lambda d: a_zip(d / "a.zip", PAIR),
        lambda d: a_gbk_zip(d / "a.zip", PAIR),
        lambda d: a_tar(d / "a.tar", PAIR, "w"),
        lambda d: a_tar(d / "a.tgz", PAIR, "w:gz"),
        lambda d: a_tar(d / "a.tar.bz2", PAIR, "w:bz2"),
        lambda d: a_tar(d / "a.tar.xz", PAIR, "w:xz"),
        pytest.param(lambda d: a_7z(d / "a.7z", PAIR), marks=needs_libarchive),
        pytest.param(lambda d: a_rar(d / "a.rar", PAIR), marks=needs_libarchive),
    ],
)
def test_every_kind_of_archive_gives_its_members(tmp_path, make):
    got = _unpack(make(tmp_path))

    assert got.failure is None
    assert _contents(got) == PAIR
    assert all(Path(m.path).suffix == Path(m.relative).suffix for m in got.members)


def test_attachments_are_members_of_a_mail(tmp_path):
    got = _unpack(a_mail(tmp_path / "a.eml", {"通知.txt": "一".encode(), "b.csv": b"1,2"}))

    assert _contents(got) == {"通知.txt": "一".encode(), "b.csv": b"1,2"}


def test_a_member_has_its_time_in_the_archive(tmp_path):
    zipped = _unpack(a_zip(tmp_path / "a.zip", {"a": b"x"})).members[0]
    packed = _unpack(a_tar(tmp_path / "a.tar", {"a": b"x"}, "w")).members[0]

    assert packed.mtime_ns == 1494297000 * 10**9
    assert 0 < zipped.mtime_ns == Path(zipped.path).stat().st_mtime_ns


def test_a_name_that_leads_elsewhere_is_not_unpacked(tmp_path):
    names = ("../../outside.txt", "/etc/outside.txt", "ok.txt", "C:\\outside.txt")
    path = a_zip(tmp_path / "a.zip", dict.fromkeys(names, b"x"))

    got = _unpack(path)

    assert _contents(got) == {"ok.txt": b"x"}
    assert set(_failures(got).values()) == {("S04", "包内路径指向压缩包之外")}
    assert not list(tmp_path.rglob("outside*"))


def test_links_and_devices_are_not_followed(tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"to{kind!r}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)

    got = _unpack(path)

    assert _contents(got) == {}
    assert {code for code, _reason in _failures(got).values()} == {"G03"}


@pytest.mark.parametrize("kind", ["zip", "gz"])
def test_a_bomb_gives_nothing_and_costs_little(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    zeros = bytes(1 << 20)
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("before.txt", b"x")
            with archive.open("bomb.bin", "w") as stream:
                for _ in range(128):
                    stream.write(zeros)
    else:
        with tarfile.open(path, "w:gz") as archive:
            info = tarfile.TarInfo("bomb.bin")
            info.size = 128 << 20
            archive.addfile(info, io.BytesIO(bytes(info.size)))

    got = _unpack(path)

    assert (got.members, got.failure) == ((), ("G03", "解开后大得不正常（压缩炸弹）"))
    assert not any((tmp_path / f"a.{kind}-members").iterdir())


def test_more_than_a_scan_takes_is_said(tmp_path):
    path = a_zip(tmp_path / "a.zip", {f"{n}.txt": os.urandom(100) for n in range(5)})

    assert _unpack(path, members=4).failure[0] == "G05"
    assert _unpack(path, bytes=499).failure[0] == "G05"
    assert _unpack(path, members=5, bytes=500).failure is None


def test_a_large_member_alone_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(members, "MAX_MEMBER_BYTES", 50)

    got = _unpack(a_zip(tmp_path / "a.zip", {"a": b"x" * 60, "b": b"x"}))

    assert _contents(got) == {"b": b"x"}
    assert _failures(got)["a"][0] == "G05"


def test_locked_members_are_said_and_the_others_come(tmp_path):
    path = lock(a_zip(tmp_path / "a.zip", {"a": b"x", "b": b"y"}), "a")

    got = _unpack(path)

    assert _contents(got) == {"b": b"y"}
    assert _failures(got)["a"][0] == "G07"


def test_where_all_are_locked_the_archive_is(tmp_path):
    got = _unpack(lock(a_zip(tmp_path / "a.zip", {"a": b"x", "b": b"y"})))

    assert (got.members, got.failure[0]) == ((), "G07")


def test_a_damaged_member_costs_one_member(tmp_path):
    path = a_zip(tmp_path / "a.zip", {"a": os.urandom(500), "b": b"y"})
    data = bytearray(path.read_bytes())
    data[100] ^= 0xFF
    path.write_bytes(bytes(data))

    got = _unpack(path)

    assert _contents(got) == {"b": b"y"}
    assert _failures(got)["a"][0] == "G03"
    assert got.failure == ("G03", "包内有文件损坏")


@pytest.mark.parametrize("make", [a_tar, pytest.param(a_rar, marks=needs_libarchive)])
def test_what_comes_before_the_damage_is_kept(tmp_path, make):
    path = make(tmp_path / "a", {"a": b"x" * 2000, "b": os.urandom(40_000)})
    path.write_bytes(path.read_bytes()[:-9_000])

    got = _unpack(path)

    assert _contents(got) == {"a": b"x" * 2000}
    assert (got.failure or _failures(got)["b"])[0] == "G03"


def test_a_tar_altered_between_two_members_is_damaged(tmp_path):
    path = a_tar(tmp_path / "a.tar", {"a": b"x", "b": b"y"}, "w")
    data = bytearray(path.read_bytes())
    data[1024:1100] = b"\x55" * 76
    path.write_bytes(bytes(data))

    got = _unpack(path)

    assert (_contents(got), got.failure[0]) == ({"a": b"x"}, "G03")


def test_a_member_marked_by_its_path_is_never_unpacked(tmp_path):
    got = _unpack(a_zip(tmp_path / "a.zip", {"机密★10年/a.txt": b"x", "b.txt": b"y"}))

    assert [m.relative for m in got.members if m.refused] == ["a.zip!/机密★10年/a.txt"]
    assert _contents(got) == {"b.txt": b"y"}
    assert len(list((tmp_path / "a.zip-members").iterdir())) == 1


def test_an_editors_lock_file_is_nothing(tmp_path):
    got = _unpack(a_zip(tmp_path / "a.zip", {"夹/~$通知.docx": b"x"}))

    assert (got.members, got.failure) == ((), None)


def test_a_method_of_packing_that_is_not_read_is_said(tmp_path):
    path = a_zip(tmp_path / "a.zip", {"a": b"x" * 99})
    data = bytearray(path.read_bytes())
    data[8] = data[data.find(b"PK\x01\x02") + 10] = 98
    path.write_bytes(bytes(data))

    assert _failures(_unpack(path))["a"][0] == "G05"


def test_members_of_members_are_fetched_by_their_paths(tmp_path):
    inner = a_tar(tmp_path / "in.tgz", {"夹/a.txt": b"deep", "b.txt": b"no"}).read_bytes()
    path = a_zip(tmp_path / "a.zip", {"in.tgz": inner, "c.txt": b"flat", "../c.txt": b"evil"})
    wanted = {
        name: str(tmp_path / f"out{n}")
        for n, name in enumerate(
            ["a.zip!/in.tgz!/夹/a.txt", "a.zip!/c.txt", "a.zip!/gone", "a.zip!/in.tgz"]
        )
    }

    found = fetch(FetchTask(str(path), "a.zip", wanted, str(tmp_path)))

    assert set(found) == set(wanted) - {"a.zip!/gone"}
    assert (tmp_path / "out0").read_bytes() == b"deep"
    assert (tmp_path / "out1").read_bytes() == b"flat"
    assert (tmp_path / "out3").read_bytes() == inner


@needs_libarchive
@pytest.mark.parametrize("cut", range(40, 400, 40))
def test_a_damaged_archive_of_another_make_comes_back(tmp_path, cut):
    for make in (a_7z, a_rar):
        path = make(tmp_path / "a", {"a.txt": os.urandom(300), "b.txt": b"x"})
        path.write_bytes(path.read_bytes()[:cut])

        got = _unpack(path)

        assert got.failure or len(_failures(got)) + len(_contents(got)) == 2


def test_an_archive_with_a_locked_member_says_so_and_gives_the_others(tmp_path):
    path = a_zip(tmp_path / "a.zip", {"a.txt": b"x", "b.txt": b"y"})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    path.write_bytes(bytes(data))

    got = _unpack(path)

    assert _contents(got) == {"b.txt": b"y"}
    assert got.failure == ("G07", "包内有文件带密码")
