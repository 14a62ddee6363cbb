"""How a paragraph looks, through its styles."""

from lxml import etree

from archivist.extract.stylepart import StylePart
from archivist.extract.wordstyles import Look, Styles

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _xml(inside):
    return etree.fromstring(f'<w:x xmlns:w="{_W}">{inside}</w:x>')


def _part(inside):
    return StylePart(f'<w:styles xmlns:w="{_W}">{inside}</w:styles>'.encode())


def _styles():
    return Styles(
        lambda: _part(
            "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
            "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='红头'/><w:basedOn w:val='a'/>"
            "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:sz w:val='44'/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='heading 1'/><w:basedOn w:val='b'/></w:style>"
        )
    )


def _paragraph(settings, run=""):
    return _xml(f"<w:pPr>{settings}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>字</w:t></w:r>")


def test_a_plain_paragraph_has_the_size_of_the_document():
    assert _styles().look(_paragraph("")) == Look(size=10.5)


def test_styles_inherit():
    assert _styles().look(_paragraph("<w:pStyle w:val='b'/>")) == Look(centred=True, size=22)
    assert _styles().look(_paragraph("<w:pStyle w:val='c'/>")) == Look(
        heading=True, centred=True, size=22
    )


def test_own_settings_win_over_the_style():
    got = _styles().look(
        _paragraph("<w:pStyle w:val='b'/><w:jc w:val='left'/>", "<w:sz w:val='32'/>")
    )

    assert got == Look(size=16)


def test_an_outline_level_makes_a_heading():
    assert _styles().look(_paragraph("<w:outlineLvl w:val='0'/>")).heading
    assert not _styles().look(_paragraph("<w:outlineLvl w:val='9'/>")).heading


def test_styles_that_name_each_other_end():
    loop = Styles(
        lambda: _part("<w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='a'/></w:style>")
    )

    assert loop.look(_paragraph("<w:pStyle w:val='a'/>")) == Look()
