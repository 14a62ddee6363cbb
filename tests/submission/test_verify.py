"""Verification finds every fault: each test does one kind of harm, or several at once."""

import json
import random
import zipfile
from pathlib import Path
from threading import Event

import bagit
import pytest
from submission.bags import DECLARED, HELLO, a_bag, listing, zipped
from submission.sample import a_plan, exported, tree

from archivist.errors import PackageError
from archivist.submission.verify import FaultKind, verify

SUITE = "LibraryOfCongress+bagit-conformance-suite"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
# It lists a .DS_Store that is not in the corpus: a listed file that is not there is missing.
STRICTER = {"special-system-files"}


def kinds(result):
    return {(fault.path, fault.kind) for fault in result.faults}


@pytest.fixture
def package(tmp_path):
    exported(a_plan(tmp_path / "evidence"), tmp_path / "out")
    return tmp_path / "out"


def a_piece(package):
    return next((package / "data").rglob("*.jpg"))


def name_of(package, path):
    return path.relative_to(package).as_posix()


def test_a_sound_package_is_valid_and_counted(package):
    result = verify(package)

    assert result.valid and not result.faults and not result.warnings
    assert (result.files, result.placeholders) == (6, 2)
    assert result.bytes == sum(len(c) for p, c in tree(package / "data").items())


def test_one_flipped_byte_anywhere_is_found(package):
    chance = random.Random(7)

    for name, content in tree(package).items():
        at = chance.randrange(len(content))
        harmed = bytearray(content)
        harmed[at] ^= 0xFF
        (package / name).write_bytes(harmed)

        assert not verify(package).valid, name
        (package / name).write_bytes(content)
    assert verify(package).valid


def test_one_flipped_byte_of_a_zip_is_found_wherever_content_lies(tmp_path):
    exported(a_plan(tmp_path / "evidence"), tmp_path / "out.zip")
    content = (tmp_path / "out.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        members = [m for m in archive.infolist() if m.file_size]

    for member in members:
        harmed = bytearray(content)
        harmed[member.header_offset + 30 + len(member.filename.encode()) + 25] ^= 0xFF
        (tmp_path / "bad.zip").write_bytes(harmed)

        assert not verify(tmp_path / "bad.zip").valid, member.filename


def test_every_single_missing_file_is_named(package):
    for name, content in tree(package).items():
        (package / name).unlink()

        assert (name, FaultKind.MISSING) in kinds(verify(package))
        (package / name).write_bytes(content)


def test_all_harm_done_at_once_is_found_at_once(package):
    photo, paper = a_piece(package), next((package / "data").rglob("*.docx"))
    table = next((package / "data").rglob("*统计表*.csv"))
    photo.write_bytes(b"other")
    paper.unlink()
    table.rename(table.with_name("renamed.csv"))
    (package / "data" / "added.txt").write_bytes(b"x")
    (package / "stray.txt").write_bytes(b"x")

    found = kinds(verify(package))

    assert {
        (name_of(package, photo), FaultKind.ALTERED),
        (name_of(package, paper), FaultKind.MISSING),
        (name_of(package, table), FaultKind.MISSING),
        (name_of(package, table.with_name("renamed.csv")), FaultKind.UNEXPECTED),
        ("data/added.txt", FaultKind.UNEXPECTED),
        ("stray.txt", FaultKind.UNEXPECTED),
    } <= found


def test_a_cut_manifest_leaves_files_unvouched_for(package):
    manifest = package / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes()[:-40])

    found = kinds(verify(package))

    assert ("manifest-sha256.txt", FaultKind.ALTERED) in found
    assert FaultKind.UNEXPECTED in {kind for _path, kind in found}


def test_a_package_json_that_contradicts_the_manifest_is_found_though_all_digests_fit(package):
    said = json.loads((package / "package.json").read_text("utf-8"))
    said["pieces"][0]["sha256"] = "0" * 64
    content = json.dumps(said).encode()
    (package / "package.json").write_bytes(content)
    tags = {n: c for n, c in tree(package).items() if "/" not in n and "tagmanifest" not in n}
    (package / "tagmanifest-sha256.txt").write_bytes(listing(tags))

    assert kinds(verify(package)) == {(said["pieces"][0]["path"], FaultKind.MALFORMED)}


def test_a_link_in_place_of_a_piece_is_unsafe(package, tmp_path):
    piece = a_piece(package)
    piece.rename(tmp_path / "elsewhere.jpg")
    piece.symlink_to(tmp_path / "elsewhere.jpg")

    assert (name_of(package, piece), FaultKind.UNSAFE) in kinds(verify(package))


def test_cancelling_gives_no_verdict(package):
    cancel = Event()
    cancel.set()

    result = verify(package, cancel)

    assert result.cancelled and not result.valid


def test_bagit_python_agrees_that_our_package_is_valid(package):
    bagit.Bag(str(package)).validate()


def test_what_is_no_bag_is_an_error(tmp_path):
    with pytest.raises(PackageError):
        verify(tmp_path)


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha512"])
def test_bags_made_by_bagit_python_are_valid_also_in_a_zip(tmp_path, algorithm):
    (tmp_path / "bag" / "文明").mkdir(parents=True)
    (tmp_path / "bag" / "文明" / "100%.txt").write_bytes(HELLO)
    bagit.make_bag(str(tmp_path / "bag"), checksums=[algorithm])

    assert verify(tmp_path / "bag").valid
    assert verify(zipped(tmp_path / "bag", tmp_path / "bag.zip")).valid


def test_from_version_1_every_manifest_must_list_every_file(tmp_path):
    part = listing({"data/hello.txt": HELLO}, "md5")
    strict = a_bag(tmp_path / "strict", {"manifest-md5.txt": part})
    old_declaration = DECLARED.replace(b"1.0", b"0.97")
    old = a_bag(tmp_path / "old", {"manifest-md5.txt": part, "bagit.txt": old_declaration})

    assert kinds(verify(strict)) == {("data/sub/world.txt", FaultKind.MALFORMED)}
    assert verify(old).valid


def test_a_wrong_oxum_is_malformed(tmp_path):
    folder = a_bag(tmp_path, {"bag-info.txt": b"payload-oxum: 13.2\n"})

    assert kinds(verify(folder)) == {("bag-info.txt", FaultKind.MALFORMED)}


def test_what_was_never_fetched_is_missing_and_what_is_here_is_fine(tmp_path):
    line = b"https://example.org/a - data/%s\n"
    here = a_bag(tmp_path / "here", {"fetch.txt": line % b"hello.txt"})
    gone = a_bag(tmp_path / "gone", {"fetch.txt": line % b"hello.txt"})
    (gone / "data" / "hello.txt").unlink()
    stray = a_bag(tmp_path / "stray", {"fetch.txt": line % b"stray.txt"})

    assert verify(here).valid
    assert ("data/hello.txt", FaultKind.MISSING) in kinds(verify(gone))
    assert kinds(verify(stray)) == {
        ("data/stray.txt", FaultKind.MISSING),
        ("data/stray.txt", FaultKind.MALFORMED),
    }


def test_names_composed_otherwise_or_of_other_case_are_found_with_a_remark(tmp_path):
    files = {"data/\u00e9.txt": b"1", "data/n\u0303.txt": b"2", "data/Case.txt": b"3"}
    folder = a_bag(tmp_path / "bag", {"manifest-sha256.txt": listing(files), "bag-info.txt": b""})
    for name in ("hello.txt", "sub/world.txt"):
        (folder / "data" / name).unlink()
    for name, content in {"e\u0301.txt": b"1", "\u00f1.txt": b"2", "case.TXT": b"3"}.items():
        (folder / "data" / name).write_bytes(content)

    result = verify(folder)

    assert result.valid
    assert len(result.warnings) == 3


def test_a_foreign_bag_may_have_tag_files_nobody_lists(tmp_path):
    assert verify(a_bag(tmp_path, {"README": b"x"})).valid


def test_a_zip_bomb_is_unsafe_and_read_by_nobody(tmp_path):
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bag/bagit.txt", DECLARED)
        archive.writestr("bag/data/zeros", bytes(100 << 20))
        archive.writestr("bag/manifest-sha256.txt", "0" * 64 + "  data/zeros\n")

    assert kinds(verify(file)) == {("data/zeros", FaultKind.UNSAFE)}


def test_a_member_larger_than_its_zip_declares_is_altered(tmp_path):
    file = zipped(a_bag(tmp_path / "bag"), tmp_path / "bag.zip")
    content = bytearray(file.read_bytes())
    at = content.rfind(b"bag/data/hello.txt") - 46
    content[at + 24] = 3  # the uncompressed size in the central directory
    file.write_bytes(content)

    assert ("data/hello.txt", FaultKind.ALTERED) in kinds(verify(file))


def suite_bags():
    truth = SHARED / "corpus" / "truth.jsonl"
    lines = truth.read_text("utf-8").splitlines() if truth.is_file() else ()
    said = [json.loads(line) for line in lines if SUITE in line]
    return [(s["file"], s["valid"]) for s in said if s.get("kind") == "bag"]


@pytest.mark.parametrize(("path", "valid"), suite_bags())
def test_the_conformance_suite_is_judged_as_its_authors_judge_it(path, valid):
    result = verify(SHARED / "corpus" / path)

    if Path(path).name in STRICTER:
        assert ("data/.DS_Store", FaultKind.MISSING) in kinds(result)
    else:
        # Bags that do harm on one system only have no verdict there; here they are all refused.
        assert result.valid is bool(valid)
