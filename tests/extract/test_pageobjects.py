"""What is drawn on a page, told once."""

import pypdfium2 as pdfium
from builders import a_pdf, a_scanned_pdf

from archivist.extract.pageobjects import drawn_on


def _told(path):
    document = pdfium.PdfDocument(path)
    page = document[0]
    try:
        drawn = drawn_on(page)
        return len(drawn.handles), drawn.is_pictureless, drawn.is_wordy
    finally:
        page.close()
        document.close()


def test_words_are_neither_pictures_nor_anything_else(tmp_path):
    count, pictureless, wordy = _told(a_pdf(tmp_path / "a.pdf", ["关于开展检查的通知"]))

    assert count > 0
    assert pictureless
    assert wordy


def test_a_scan_is_a_picture(tmp_path):
    count, pictureless, wordy = _told(a_scanned_pdf(tmp_path / "a.pdf"))

    assert count > 0
    assert not pictureless
    assert not wordy
