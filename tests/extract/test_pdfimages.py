"""The pictures of a page, wherever they are put."""

import pypdfium2 as pdfium
from builders import a_pdf, a_scanned_pdf
from pypdfium2 import raw

from archivist.extract.pdfimages import images_on


def _found(page, depth):
    return [(item.get_bounds(), item.level) for item in images_on(page, depth)]


def _by_library(page, depth):
    found = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=depth)
    return [(item.get_bounds(), item.level) for item in found]


def test_a_page_of_words_has_none(tmp_path):
    with pdfium.PdfDocument(a_pdf(tmp_path / "a.pdf", ["关于开展检查的通知"])) as document:
        assert _found(document[0], 5) == []


def test_pictures_in_forms_are_found_as_deep_as_asked_for(tmp_path):
    scan = pdfium.PdfDocument(a_scanned_pdf(tmp_path / "a.pdf"))
    made = pdfium.PdfDocument.new()
    page = made.new_page(595, 842)
    form = scan.page_as_xobject(0, made).as_pageobject()
    page.insert_obj(form)
    page.gen_content()

    assert len(_found(page, 2)) == 1
    assert _found(page, 2) == _by_library(page, 2)
    assert _found(page, 1) == _by_library(page, 1) == []
    for each in (page, made, scan):
        each.close()
