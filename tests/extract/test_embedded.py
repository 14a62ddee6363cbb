"""Photos inside documents are known again; icons and torn pictures cost nothing."""

import zipfile

import docx
import pypdfium2 as pdfium
from builders import a_pdf
from domain.test_same_picture import a_view, cropped
from PIL import Image

from archivist.domain.fingerprint import Fingerprint
from archivist.domain.same_picture import SAME, near
from archivist.extract.embedded import pictures_in
from archivist.extract.fingerprinting import fingerprint_of


def test_a_photo_in_a_word_file_is_the_one_outside(tmp_path):
    cropped(a_view(4), 0.8).save(tmp_path / "a.jpg")
    Image.new("RGB", (60, 60), "red").save(tmp_path / "icon.png")
    written = docx.Document()
    written.add_picture(str(tmp_path / "a.jpg"))
    written.add_picture(str(tmp_path / "icon.png"))
    written.save(str(tmp_path / "a.docx"))

    (found,) = pictures_in(tmp_path / "a.docx", "docx")

    assert near(Fingerprint.unpack(found.fingerprint), fingerprint_of(a_view(4))) >= SAME
    assert (found.width, found.height) == (720, 540)
    assert found.place.member == f"word/media/{found.name}"


def test_a_photo_on_a_pdf_page_is_found_with_its_page(tmp_path):
    a_view(5).save(tmp_path / "a.jpg")
    document = pdfium.PdfDocument(a_pdf(tmp_path / "text.pdf", ["一", "二"]))
    picture = pdfium.PdfImage.new(document)
    picture.load_jpeg(str(tmp_path / "a.jpg"), inline=True)
    picture.set_matrix(pdfium.PdfMatrix().scale(300, 225).translate(100, 300))
    page = document[1]
    page.insert_obj(picture)
    page.gen_content()
    page.close()
    document.save(tmp_path / "a.pdf")
    document.close()

    (found,) = pictures_in(tmp_path / "a.pdf", "pdf")

    assert found.place.page == 2
    assert near(Fingerprint.unpack(found.fingerprint), fingerprint_of(a_view(5))) >= SAME


def test_a_torn_picture_is_passed_over(tmp_path):
    a_view(4).save(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/media/1.png", data[: len(data) // 3])
        package.writestr("word/media/2.png", data)

    assert [found.name for found in pictures_in(tmp_path / "a.docx", "docx")] == ["2.png"]


def test_other_formats_have_none(tmp_path):
    assert pictures_in(tmp_path / "a.txt", "text") == ()
