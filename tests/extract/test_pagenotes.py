"""What the reader of a PDF notices, and what nobody has to look for again because of it."""

import pypdfium2 as pdfium
import pytest
from builders import a_pdf, a_scanned_pdf
from domain.test_same_picture import a_view

from archivist.domain.ocr import OcrMode
from archivist.extract import pdf
from archivist.extract.embedded import pictures_in
from archivist.extract.pagenotes import PageNotes, is_dated
from archivist.extract.see import see


def test_of_plain_pages_nothing_is_left_to_look_for(tmp_path):
    notes = PageNotes()

    pdf.extract(a_pdf(tmp_path / "a.pdf", ["一", "二", "三"]), notes)

    assert notes.pages == 3
    assert notes.without_pictures(range(1, 4))
    assert notes.without_red([1, 3])


def test_red_is_asked_for_only_where_it_would_be_looked_for(tmp_path):
    notes = PageNotes()
    pages = ["一", "2026年3月5日", "三", "四"]

    pdf.extract(a_pdf(tmp_path / "a.pdf", pages), notes)

    assert notes.redless == {1, 2, 4}


def test_nothing_is_known_of_pages_nobody_read():
    notes = PageNotes()

    assert not notes.without_pictures([])
    assert not notes.without_red([])


def test_a_page_with_a_picture_is_looked_at(tmp_path):
    notes = PageNotes()

    pdf.extract(a_scanned_pdf(tmp_path / "a.pdf"), notes)

    assert not notes.without_pictures([1])
    assert not notes.without_red([1])


def test_a_picture_among_plain_pages_is_found_with_the_notes(tmp_path):
    path = _with_a_picture_on_page_2(tmp_path)
    notes = PageNotes()
    read = pdf.extract(path, notes)

    found = pictures_in(path, "pdf", notes)

    assert found == pictures_in(path, "pdf")
    assert [each.place.page for each in found] == [2]
    assert notes.pictureless == {1}
    plain = see(path, "pdf", read, OcrMode.NEVER, photo=False, notes=PageNotes())
    assert see(path, "pdf", read, OcrMode.NEVER, photo=False, notes=notes) == plain


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("2026年3月5日", True),
        (" 二〇二六年三月五日 ", True),
        ("2026年3月5日印发", False),
        ("于2026年3月5日", False),
    ],
)
def test_a_date_stands_alone_or_not(line, dated):
    assert is_dated(line) is dated


def _with_a_picture_on_page_2(folder):
    a_view(5).save(folder / "a.jpg")
    document = pdfium.PdfDocument(a_pdf(folder / "text.pdf", ["一", "二"]))
    picture = pdfium.PdfImage.new(document)
    picture.load_jpeg(str(folder / "a.jpg"), inline=True)
    picture.set_matrix(pdfium.PdfMatrix().scale(300, 225).translate(100, 300))
    page = document[1]
    page.insert_obj(picture)
    page.gen_content()
    page.close()
    document.save(folder / "a.pdf")
    document.close()
    return folder / "a.pdf"
