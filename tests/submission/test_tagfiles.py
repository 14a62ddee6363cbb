"""Tag files of every version are read, and what is wrong with them is named."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submission.bags import DECLARED, HELLO, a_bag, listing

from archivist.submission.bag import opened
from archivist.submission.faults import FaultKind, Notes
from archivist.submission.tagfiles import hash_name, read


def tags_of(folder):
    notes = Notes()
    with opened(folder) as bag:
        return read(bag, notes), notes


def kinds(notes):
    return {(fault.path, fault.kind) for fault in notes.faults}


@pytest.mark.parametrize("version", ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])
def test_every_version_is_known(tmp_path, version):
    folder = a_bag(tmp_path, {"bagit.txt": DECLARED.replace(b"1.0", version.encode())})

    tags, notes = tags_of(folder)

    assert not notes.faults
    assert tags.declaration.version == tuple(map(int, version.split(".")))


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbf" + DECLARED,
        DECLARED.replace(b": ", b" : "),
        DECLARED.replace(b": ", b":"),
        DECLARED.replace(b"1.0", b"2.0"),
        DECLARED.replace(b"UTF-8", b"klingon"),
        DECLARED.replace(b"UTF-8", b"base64"),
        DECLARED + b"More: lines\n",
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_a_wrong_declaration_is_malformed(tmp_path, text):
    _tags, notes = tags_of(a_bag(tmp_path, {"bagit.txt": text}))

    assert ("bagit.txt", FaultKind.MALFORMED) in kinds(notes)


def test_old_versions_may_put_space_around_the_colon(tmp_path):
    old = DECLARED.replace(b"1.0", b"0.97").replace(b": ", b" :\t")

    _tags, notes = tags_of(a_bag(tmp_path, {"bagit.txt": old}))

    assert not notes.faults


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_every_line_ending_is_read(tmp_path, ending):
    text = listing({"data/hello.txt": HELLO}).replace(b"\n", ending)

    tags, _notes = tags_of(a_bag(tmp_path, {"manifest-sha256.txt": text}))

    assert list(tags.manifests[0].entries) == ["data/hello.txt"]


def test_tag_files_in_another_encoding_are_read(tmp_path):
    files = {
        "bagit.txt": DECLARED.replace(b"UTF-8", b"UTF-16"),
        "bag-info.txt": "Contact-Name: 资料员".encode("utf-16"),
        "manifest-sha256.txt": listing({"data/文明.txt": b""}).decode().encode("utf-16"),
    }

    tags, notes = tags_of(a_bag(tmp_path, files))

    assert not notes.faults
    assert tags.info == (("Contact-Name", "资料员"),)
    assert list(tags.manifests[0].entries) == ["data/文明.txt"]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x", "data/../../x", "~/x", "data\\x", "C:/x", "\\\\host\\x", "C:x"]
)
def test_a_path_that_leads_out_is_unsafe_and_not_followed(tmp_path, path):
    text = listing({"data/hello.txt": HELLO, path: b""})

    tags, notes = tags_of(a_bag(tmp_path, {"manifest-sha256.txt": text}))

    assert (path, FaultKind.UNSAFE) in kinds(notes)
    assert path not in tags.manifests[0].entries


def test_the_same_path_with_two_digests_is_malformed_and_with_one_a_remark(tmp_path):
    twice = listing({"data/hello.txt": HELLO}) + listing({"data/hello.txt": b"other"})
    same = listing({"data/hello.txt": HELLO}) * 2

    _tags, notes = tags_of(a_bag(tmp_path, {"manifest-sha256.txt": twice}))
    _tags, remarked = tags_of(a_bag(tmp_path, {"manifest-sha256.txt": same}))

    assert kinds(notes) == {("data/hello.txt", FaultKind.MALFORMED)}
    assert not remarked.faults and remarked.warnings


@pytest.mark.parametrize("line", [b"abc  data/hello.txt", b"no digest", b"g" * 64 + b"  data/a"])
def test_a_line_that_is_no_digest_and_path_is_malformed(tmp_path, line):
    _tags, notes = tags_of(a_bag(tmp_path, {"manifest-sha256.txt": line}))

    assert ("manifest-sha256.txt", FaultKind.MALFORMED) in kinds(notes)


def test_an_algorithm_nobody_knows_cannot_be_checked(tmp_path):
    _tags, notes = tags_of(a_bag(tmp_path, {"manifest-shake128.txt": b"", "manifest-x.txt": b""}))

    assert kinds(notes) == {
        ("manifest-shake128.txt", FaultKind.MALFORMED),
        ("manifest-x.txt", FaultKind.MALFORMED),
    }


@pytest.mark.parametrize("name", ["md5", "sha1", "sha224", "SHA-256", "sha512", "sha3-256"])
def test_algorithms_are_known_however_they_are_spelt(name):
    known = hash_name(name)

    assert known is not None
    assert hashlib.new(known).digest_size


def test_info_lines_may_be_continued_and_repeated(tmp_path):
    text = b"Description: one\n  two\nTag: 1\nTag: 2\n"

    tags, notes = tags_of(a_bag(tmp_path, {"bag-info.txt": text}))

    assert not notes.faults
    assert tags.info == (("Description", "one two"), ("Tag", "1"), ("Tag", "2"))


def test_fetch_lines_are_checked(tmp_path):
    text = b"http://x 12 data/a\nhttp://x - /etc/passwd\nhttp://x 1 bagit.txt\nnonsense\n"

    tags, notes = tags_of(a_bag(tmp_path, {"fetch.txt": text}))

    assert tags.fetch == ("data/a",)
    assert kinds(notes) == {
        ("/etc/passwd", FaultKind.UNSAFE),
        ("bagit.txt", FaultKind.UNSAFE),
        ("fetch.txt", FaultKind.MALFORMED),
    }


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(["bagit.txt", "manifest-sha256.txt", "bag-info.txt", "fetch.txt"]),
       content=st.binary(max_size=200))  # fmt: skip
def test_no_bytes_in_a_tag_file_are_too_strange_to_read(tmp_path_factory, name, content):
    folder = a_bag(tmp_path_factory.mktemp("bag"), {name: content})

    tags, notes = tags_of(folder)

    assert tags.declaration
    assert all(fault.detail for fault in notes.faults)
