"""PDF: text by page, and the three ways a file may not be readable."""

import pytest
from builders import a_pdf, a_scanned_pdf

from archivist.extract import pdf
from archivist.extract.base import DamagedError, EncryptedError


def test_lines_know_their_page(tmp_path):
    got = pdf.extract(a_pdf(tmp_path / "a.pdf", ["包府发〔2017〕12号\n通知", "第二页"]))

    assert [(p.text, p.place.page) for p in got.passages] == [
        ("包府发〔2017〕12号", 1),
        ("通知", 1),
        ("第二页", 2),
    ]
    assert got.pages == 2
    assert got.passages[0].font_size == 12


def test_a_scan_has_pages_and_no_text(tmp_path):
    got = pdf.extract(a_scanned_pdf(tmp_path / "a.pdf", 3))

    assert (got.pages, got.text, got.images) == (3, "", 3)


def test_a_page_without_text_among_others_is_named(tmp_path):
    got = pdf.extract(a_pdf(tmp_path / "a.pdf", ["有字", "", "有字"]))

    assert got.properties["pages_without_text"] == "2"


def test_properties_are_read(tmp_path):
    info = {"Title": "工作方案", "Author": "文明办", "CreationDate": "D:20170310093000+08'00'"}

    got = pdf.extract(a_pdf(tmp_path / "a.pdf", ["一"], info=info))

    assert got.properties["title"] == "工作方案"
    assert got.properties["created"] == "2017-03-10T09:30:00"


def test_what_is_no_pdf_inside_is_damaged(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"\x00garbage" * 50)

    with pytest.raises(DamagedError):
        pdf.extract(path)


def test_a_narrow_line_in_the_middle_is_centred(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["左边"])
    data = path.read_bytes().replace(b" 72 770 Td", b" 285 77 Td")
    path.write_bytes(data)

    assert pdf.extract(path).passages[0].centred


def test_a_torn_file_after_a_locked_one_is_torn_and_not_locked(tmp_path):
    locked, torn = tmp_path / "locked.pdf", tmp_path / "torn.pdf"
    data = a_pdf(tmp_path / "a.pdf", ["通知"]).read_bytes()
    encrypt = (
        b"<</Encrypt<</Filter/Standard/V 1/R 2/O("
        + b"o" * 32
        + b")/U("
        + b"u" * 32
        + b")/P -4>>/ID[(i)(i)]"
    )
    locked.write_bytes(data.replace(b"trailer<<", b"trailer" + encrypt, 1))
    torn.write_bytes(data[: len(data) // 3])

    for path, error in ((locked, EncryptedError), (torn, DamagedError), (torn, DamagedError)):
        with pytest.raises(error):
            pdf.extract(path)
