"""What annotations and form fields show is read; the file is not touched."""

from builders import _assembled

from archivist.extract import pdf


def _page(*annotations):
    look = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</H 5 0 R>>>>/Length %d>>stream\n%b\nendstream"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</H 5 0 R>>>>"
        b"/Annots[%b]>>" % b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(annotations))),
        b"<</Length 45>>stream\nBT /H 12 Tf 72 770 Td (Name of the unit:) Tj ET\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, (kind, text) in enumerate(annotations):
        drawn = b"BT /H 12 Tf 2 5 Td (%b) Tj ET" % text
        objects.append(
            b"<</Type/Annot/Subtype/%b/F 4/Rect[72 700 272 720]/AP<</N %d 0 R>>>>"
            % (kind, 7 + 2 * number)
        )
        objects.append(look % (len(drawn), drawn))
    return _assembled(objects)


def _read(tmp_path, *annotations):
    path = tmp_path / "a.pdf"
    data = _page(*annotations)
    path.write_bytes(data)
    text = pdf.extract(path).text
    assert path.read_bytes() == data
    return text.split("\n")


def test_a_form_field_and_typewriter_text_are_read(tmp_path):
    got = _read(tmp_path, (b"FreeText", b"Baotou"))

    assert got == ["Name of the unit:", "Baotou"]
    assert _read(tmp_path, (b"Widget", b"filled in")) == ["Name of the unit:", "filled in"]


def test_a_link_shows_nothing(tmp_path):
    assert _read(tmp_path, (b"Link", b"frame")) == ["Name of the unit:"]
