"""Pages without colour."""

import pypdfium2 as pdfium
import pytest
from builders import a_pdf, a_scanned_pdf

from archivist.extract.plainpage import shows_no_red


def _judged(path):
    document = pdfium.PdfDocument(path)
    try:
        return shows_no_red(document, 1)
    finally:
        document.close()


def test_black_words_are_nothing_to_look_at(tmp_path):
    assert _judged(a_pdf(tmp_path / "a.pdf", ["关于开展检查的通知"]))


def test_red_words_may_be_a_red_head(tmp_path):
    path = a_pdf(tmp_path / "a.pdf", ["包头市人民政府文件"])
    data = path.read_bytes().replace(
        b"BT /F 12 Tf 18 TL 72 770 Td", b"BT 1 0 0 rg/F 12 Tf 18 TL 0 9 Td"
    )
    path.write_bytes(data)

    assert not _judged(path)


@pytest.mark.parametrize(
    ("colour", "plain"), [("0 0 1", True), ("0.2 0.5 0.2", True), ("0.8 0 0.1", False)]
)
def test_only_what_could_be_red_ink_has_to_be_drawn(tmp_path, colour, plain):
    path = a_pdf(tmp_path / "a.pdf", ["包头市人民政府文件"])
    data = path.read_bytes()
    drawn = f"BT {colour} rg/F 12 Tf 18 TL".encode()
    path.write_bytes(data.replace(b"BT /F 12 Tf 18 TL", drawn))

    assert _judged(path) is plain


def test_a_picture_may_be_a_scan(tmp_path):
    assert not _judged(a_scanned_pdf(tmp_path / "a.pdf"))
