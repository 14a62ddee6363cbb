"""Pages without colour."""

import pypdfium2 as pdfium
from builders import a_pdf, a_scanned_pdf

from archivist.extract.plainpage import is_black_and_white


def _judged(path):
    document = pdfium.PdfDocument(path)
    try:
        return is_black_and_white(document, 1)
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


def test_a_picture_may_be_a_scan(tmp_path):
    assert not _judged(a_scanned_pdf(tmp_path / "a.pdf"))
