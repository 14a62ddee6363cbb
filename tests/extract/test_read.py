"""The one door: every file comes back with a status, and a marked one with nothing else."""

import dataclasses
import os
import pickle
import random
import zipfile

import pytest
from builders import a_docx, a_pdf, a_photo, a_red_head_docx, a_scanned_pdf, a_text, an_xlsx
from extract.containers import a_compound, a_package
from extract.oldfiles import an_ole, word_streams

from archivist.domain.facts import Facts
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole, Status
from archivist.extract.read import ReadResult, ReadTask, read_file


def _read(path, relative=None, known=()):
    return read_file(ReadTask(str(path), relative or path.name, known))


def test_a_paper_is_read(tmp_path):
    got = _read(a_red_head_docx(tmp_path / "a.docx"), "Ⅲ-7-3/规范文件/a.docx")

    assert (got.status, got.kind, got.format, got.failure) == (
        Status.READ,
        Kind.PAPER,
        "docx",
        None,
    )
    assert len(got.sha256) == 64
    assert got.size == (tmp_path / "a.docx").stat().st_size
    assert got.extract.text.startswith("包头市人民政府文件")
    assert pickle.loads(pickle.dumps(got)) == got  # noqa: S301 — what the pool does


@pytest.mark.parametrize(
    "make",
    [
        lambda d: a_docx(d / "a.docx", ["机密★10年", "内容"]),
        lambda d: a_docx(d / "a.docx", ["内容"], header="秘密★5年"),
        lambda d: an_xlsx(d / "a.xlsx", [["绝密★长期"], ["单位", "人数"]]),
        lambda d: a_pdf(d / "a.pdf", ["机密★10年\n通知"]),
        lambda d: a_text(d / "a.txt", "密级：秘密\n通知", "gb18030"),
        lambda d: a_text(d / "机密.txt", "通知"),
        lambda d: an_ole(d / "a.doc", word_streams("机密★10年\r通知\r")),
    ],
)
def test_a_marked_file_comes_back_with_nothing(tmp_path, make):
    path = make(tmp_path)

    got = _read(path)

    assert got == ReadResult(path.name, status=Status.REFUSED)
    assert (got.sha256, got.extract, got.facts) == (None, None, Facts())


def test_a_known_content_is_not_read_again(tmp_path):
    path = a_red_head_docx(tmp_path / "a.doc")
    sha256 = _read(path).sha256

    got = _read(path, "规范文件/a.doc", (sha256,))

    assert (got.sha256, got.extract, got.status) == (sha256, None, Status.READ)
    assert (got.format, got.extension_differs, got.kind) == ("docx", True, Kind.PAPER)


def test_a_content_of_the_same_size_but_other_bytes_is_read(tmp_path):
    assert _read(a_text(tmp_path / "a.txt", "甲"), known=("0" * 64,)).extract is not None


def test_an_empty_file_fails_with_g08(tmp_path):
    got = _read(a_text(tmp_path / "空.txt", ""))

    assert (got.status, got.failure.code) == (Status.FAILED, "G08")


def test_a_scan_and_a_blank_document_are_empty(tmp_path):
    for path in (a_scanned_pdf(tmp_path / "a.pdf"), a_docx(tmp_path / "a.docx")):
        got = _read(path)

        assert (got.status, got.failure) == (Status.EMPTY, None)


def test_a_photo_is_read_though_it_has_no_text(tmp_path):
    got = _read(a_photo(tmp_path / "a.png", size=(9, 9)))

    assert (got.status, got.kind, got.extension_differs) == (Status.READ, Kind.PHOTO, True)


def test_captions_are_known_by_their_role(tmp_path):
    got = _read(a_text(tmp_path / "图片说明.txt", "a.jpg 清扫街道"))

    assert got.role is MaterialRole.CAPTIONS


@pytest.mark.parametrize(
    ("name", "streams"),
    [("a.docx", {"EncryptedPackage": b"x"}), ("a.doc", {"WordDocument": bytes(10) + b"\x00\x01"})],
)
def test_a_document_with_a_password_fails_with_g07(tmp_path, name, streams):
    got = _read(a_compound(tmp_path / name, streams))

    assert (got.status, got.failure.code) == (Status.FAILED, "G07")
    assert not got.extension_differs


def test_a_format_without_reader_fails_with_g05_and_says_what_helps(tmp_path):
    path = tmp_path / "20170412 情况说明.doc"
    path.write_bytes(b"\xdb\xa5-\x00" + bytes(600))
    got = _read(path)

    assert (got.failure.code, got.kind) == ("G05", Kind.REPORT)
    assert "docx" in got.failure.reason
    assert Material("a", got.sha256, 1, status=got.status, failure=got.failure).readable


def test_content_that_is_not_what_the_name_promises_is_damaged(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(range(1, 32)) * 40)

    assert _read(path).failure.code == "G03"


def test_a_file_that_vanished_fails_and_says_so(tmp_path):
    got = _read(tmp_path / "没有.docx")

    assert (got.failure.code, got.sha256) == ("G03", None)
    assert got.failure.reason == "读取时文件不见了"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything"
)
def test_a_file_without_permission_fails_and_says_so(tmp_path):
    path = a_text(tmp_path / "a.txt", "甲")
    path.chmod(0)

    assert "permission" in _read(path).failure.reason


def test_an_archive_bomb_is_damaged(tmp_path):
    path = a_package(
        tmp_path / "a.docx", {"[Content_Types].xml": "", "word/document.xml": b" " * (60 << 20)}
    )

    got = _read(path)

    assert (got.failure.code, got.failure.reason) == ("G03", "解开后大得不正常（压缩炸弹）")


def test_a_failure_never_quotes_the_file(tmp_path):
    bad = '<?xml version="1.0"?><w:document>绝不外传的内容'
    got = _read(a_package(tmp_path / "a.docx", {"word/document.xml": bad, "_rels/.rels": ""}))

    assert got.failure.code == "G03"
    assert "绝不外传" not in repr(got)


def _damaged(data):
    yield from (data[: len(data) * n // 12] for n in range(1, 12))
    chance = random.Random(20170412)
    for _ in range(30):
        at = chance.randrange(len(data))
        yield data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize("make", [a_red_head_docx, None])
def test_whatever_happens_to_a_file_it_comes_back_with_a_status(tmp_path, make):
    whole = [
        a_red_head_docx(tmp_path / "a.docx"),
        an_xlsx(tmp_path / "a.xlsx", [["单位", "人数"], ["甲", 1]]),
        a_pdf(tmp_path / "a.pdf", ["通知"]),
        a_photo(tmp_path / "a.jpg", size=(64, 64)),
        an_ole(tmp_path / "a.doc", word_streams("通知\r")),
    ]
    chosen = whole[:1] if make else whole[1:]
    for path in chosen:
        for data in _damaged(path.read_bytes()):
            path.write_bytes(data)

            got = _read(path)

            assert got.status in Status
            assert (got.failure is not None) == (got.status is Status.FAILED)


def test_damage_inside_a_package_is_noticed(tmp_path):
    path = a_docx(tmp_path / "a.docx", ["内容" * 500])
    with zipfile.ZipFile(path) as package:
        info = package.getinfo("word/document.xml")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 120] ^= 0xFF
    path.write_bytes(bytes(data))

    assert _read(path).failure.code == "G03"


def test_results_are_plain_values():
    assert dataclasses.is_dataclass(ReadResult)
    assert ReadTask("a", "a") == ReadTask("a", "a", ())
