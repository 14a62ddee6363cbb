"""The files open in the programs they are for, and the spoilt ones do not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pypdfium2
import pytest
from demo.small_edition import small_edition
from PIL import Image

from archivist.demo.brief import Brief
from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import PASSWORD, Form, Item, Spoil, item_bytes
from archivist.demo.photos import Shot
from archivist.demo.tables import Sheet
from archivist.demo.words import load_words
from archivist.demo.writing import Writing
from archivist.domain.kind import Kind
from archivist.domain.window import one_year_before


@pytest.fixture
def dossier() -> DraftDossier:
    edition = small_edition(10)
    standard = edition.standards[2]
    window = one_year_before(2017, 8)
    return DraftDossier(Brief(standard, "公益广告刊播", window, 2017, load_words()))


@pytest.fixture
def make(dossier: DraftDossier) -> Callable[[Item], bytes]:
    return lambda item: item_bytes(dossier.brief, item)


def _text(item: Item) -> Writing:
    assert isinstance(item.content, Writing)
    return item.content


def test_a_word_file_holds_every_line(dossier: DraftDossier, make: Callable[[Item], bytes]) -> None:
    item = replace(dossier.add(Kind.PAPER), form=Form.DOCX)

    opened = docx.Document(io.BytesIO(make(item)))

    assert [p.text for p in opened.paragraphs if p.text] == list(_text(item).lines)


def test_a_pdf_gives_its_words_back(dossier: DraftDossier, make: Callable[[Item], bytes]) -> None:
    item = replace(dossier.add(Kind.PAPER), form=Form.PDF)

    opened = pypdfium2.PdfDocument(make(item))
    pages = [opened[n].get_textpage() for n in range(len(opened))]
    words = "".join(page.get_text_range() for page in pages)
    for page in pages:
        page.close()
    opened.close()

    assert _text(item).number in words and _text(item).date_line in words


def test_a_scan_has_pages_and_no_words(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = replace(dossier.add(Kind.PAPER), form=Form.SCAN)

    opened = pypdfium2.PdfDocument(make(item))
    page = opened[0].get_textpage()
    words = page.get_text_range()
    page.close()
    opened.close()

    assert words.strip() == ""


def test_a_locked_pdf_opens_with_its_password_only(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    data = make(replace(dossier.add(Kind.PAPER), form=Form.PDF, spoil=Spoil.LOCKED))

    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(data)
    opened = pypdfium2.PdfDocument(data, password=PASSWORD)
    page = opened[0].get_textpage()

    assert "文件" in page.get_text_range()
    page.close()
    opened.close()


def test_totals_of_a_table_add_up(dossier: DraftDossier, make: Callable[[Item], bytes]) -> None:
    item = dossier.add(Kind.TABLE)
    sheet = item.content
    assert isinstance(sheet, Sheet)

    page = openpyxl.load_workbook(io.BytesIO(make(item)), data_only=True).active

    assert page is not None
    for column in sheet.summed:
        values = [page.cell(4 + n, column + 1).value for n in range(len(sheet.rows))]
        total = page.cell(4 + len(sheet.rows), column + 1).value
        assert total == pytest.approx(sum(values))


def test_a_photo_is_a_jpeg_of_its_day_near_the_city(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = dossier.add(Kind.PHOTO)
    shot = item.content
    assert isinstance(shot, Shot)

    with Image.open(io.BytesIO(make(item))) as picture:
        exif = picture.getexif()
        taken = exif.get_ifd(0x8769)[0x9003]
        north = exif.get_ifd(0x8825)[2]

        assert picture.format == "JPEG" and picture.size == shot.size
    assert taken.startswith(f"{shot.taken:%Y:%m:%d}")
    assert abs(float(north[0]) + float(north[1]) / 60 - 36.62) < 0.2


def test_a_png_is_a_png_whatever_its_name(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = replace(dossier.add(Kind.PHOTO), form=Form.PNG, suffix=".jpg")

    assert make(item).startswith(b"\x89PNG")
    assert item.ending == ".jpg"


def test_texts_are_written_in_both_encodings(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = dossier.add(Kind.PAPER)

    for form, encoding in ((Form.TEXT_GB, "gb18030"), (Form.TEXT_UTF8, "utf-8")):
        assert make(replace(item, form=form)).decode(encoding).split("\r\n") == list(
            _text(item).lines
        )


def test_cut_files_do_not_open_and_empty_ones_are_empty(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = dossier.add(Kind.PAPER)

    cut = make(replace(item, form=Form.PDF, spoil=Spoil.CUT))
    empty = make(replace(item, spoil=Spoil.EMPTY))

    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(cut)
    assert empty == b""


def test_tracked_changes_and_comments_are_in_the_file(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = replace(dossier.add(Kind.PAPER), form=Form.DOCX)
    item.content = replace(_text(item), tracked="插入一句。", comment="请核对。")

    opened = docx.Document(io.BytesIO(make(item)))

    assert "插入一句。" in opened.element.xml and "w:del " in opened.element.xml
    assert [c.text for c in opened.comments] == ["请核对。"]


def test_the_same_item_gives_the_same_bytes(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    items = [dossier.add(kind) for kind in Kind]

    assert [make(item) for item in items] == [make(item) for item in items]


def test_a_file_is_never_made_after_the_day_it_bears(
    dossier: DraftDossier, make: Callable[[Item], bytes]
) -> None:
    item = replace(dossier.add(Kind.PAPER), form=Form.DOCX)

    created = docx.Document(io.BytesIO(make(item))).core_properties.created

    assert created is not None and date(created.year, created.month, created.day) < item.dated
