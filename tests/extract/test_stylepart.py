"""The style part: cut out or parsed, the styles are the same."""

import pytest

from archivist.extract.package import child, value
from archivist.extract.stylepart import StylePart

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="table" w:default="1" w:styleId="T"><w:name w:val="Table"/></w:style>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="Char"/></w:style>'
)


@pytest.mark.parametrize("head", [_HEAD, _HEAD + "<!-- parsed as a whole -->", ""])
def test_styles_are_found_however_the_part_is_read(head):
    part = StylePart(f'{head}<w:styles xmlns:w="{_W}">{_STYLES}</w:styles>'.encode())

    assert part.plain() == "a"
    assert value(child(part.defaults(), "rPrDefault", "rPr", "sz")) == "21"
    assert value(child(part.style("a"), "name")) == "Normal"
    assert part.style("T") is None
    assert part.style("c") is None
    assert part.style("nobody") is None
