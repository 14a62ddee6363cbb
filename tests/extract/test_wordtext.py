"""One paragraph of Word."""

from lxml import etree

from archivist.extract.wordtext import read_line

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _line(inside):
    return read_line(
        etree.fromstring(f'<w:p xmlns:w="{_W}" xmlns:a="a" xmlns:m="m">{inside}</w:p>')
    )


def test_links_fields_and_controls_are_read_through():
    got = _line(
        "<w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink>"
        "<w:fldSimple><w:r><w:t>乙</w:t></w:r></w:fldSimple>"
        "<w:sdt><w:sdtPr><w:t>不读</w:t></w:sdtPr><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt>"
    )

    assert got.own == "甲乙丙"


def test_a_reading_guide_is_no_word():
    got = _line(
        "<w:r><w:ruby><w:rt><w:r><w:t>bāo</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>包</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )

    assert got.own == "包"


def test_pictures_are_counted():
    assert (
        _line("<w:r><w:drawing><a:blip/></w:drawing><w:pict><a:imagedata/></w:pict></w:r>").images
        == 2
    )


def test_a_deleted_paragraph_mark_is_a_change_without_words():
    got = _line("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r>")

    assert (got.tracked, got.changed, got.own) == (True, "", "甲")


def test_moved_words_are_read_where_they_went():
    got = _line(
        "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>"
    )

    assert (got.own, got.deleted, got.tracked) == ("新", "旧", True)
