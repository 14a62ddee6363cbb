"""Pictures cut out of Word 97 documents and RTF; what no one can draw is named, torn data costs nothing."""

import io
import struct

import pytest
from extract.containers import a_compound
from extract.drawn import a_page, sealed
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from archivist.demo.scans import seal
from archivist.extract.embedded import has_drawings, pictures_in
from archivist.extract.oldpictures import _blips, pictures_of

PNG, PNG_TWICE, JPEG, DIB, EMF = 0x6E0, 0x6E1, 0x46A, 0x7A8, 0x3D4
TYPES = {PNG: 0xF01E, PNG_TWICE: 0xF01E, JPEG: 0xF01D, DIB: 0xF01F, EMF: 0xF01A}


def a_stamp():
    stamp = seal("包头市教育局", 330)
    ground = Image.new("RGB", stamp.size, "white")
    ground.paste(stamp, (0, 0), stamp)
    return ground


def saved(image, kind):
    written = io.BytesIO()
    image.save(written, kind)
    return written.getvalue()


def a_blip(instance, data):
    told = b"u" * 16 * (1 + instance % 2) + b"\xff" + data
    return struct.pack("<HHI", instance << 4, TYPES[instance], len(told)) + told


def a_document(path, stream, data):
    main = b"\xec\xa5\xc1\x00".ljust(5000, b"\0")
    streams = {"WordDocument": main, "1Table": b"\0" * 5000}
    streams[stream] = streams.get(stream, b"") + b"before" + data + b"behind".ljust(5000, b"\0")
    return a_compound(path, streams)


@pytest.mark.parametrize("stream", ["Data", "1Table", "0Table", "WordDocument"])
@pytest.mark.parametrize(
    ("instance", "kind"), [(PNG, "PNG"), (PNG_TWICE, "PNG"), (JPEG, "JPEG"), (DIB, "DIB")]
)
def test_a_seal_in_a_word_97_document_is_seen(tmp_path, stream, instance, kind):
    path = a_document(tmp_path / "a.doc", stream, a_blip(instance, saved(a_stamp(), kind)))

    (found,) = pictures_in(path, "doc")

    assert found.seal
    assert (found.width, found.height) == a_stamp().size
    assert not has_drawings(path, "doc")


def test_a_scanned_page_with_a_seal_counts_and_one_without_does_not(tmp_path):
    pages = b"".join(
        a_blip(JPEG, saved(page, "JPEG")) for page in (a_page(), sealed(a_page(), (870, 900)))
    )

    found = pictures_in(a_document(tmp_path / "a.doc", "Data", pages), "doc")

    assert [picture.seal for picture in found] == [False, True]


def test_the_same_picture_twice_is_one(tmp_path):
    blip = a_blip(PNG, saved(a_stamp(), "PNG"))

    assert len(list(pictures_of(a_document(tmp_path / "a.doc", "Data", blip * 2), "doc"))) == 1


def test_a_metafile_is_named_and_not_looked_at(tmp_path):
    path = a_document(tmp_path / "a.doc", "Data", a_blip(EMF, b"packed"))

    assert pictures_in(path, "doc") == ()
    assert has_drawings(path, "doc")


@pytest.mark.parametrize("cut", [10, 40, 300])
def test_a_torn_picture_is_passed_over(tmp_path, cut):
    blip = a_blip(PNG, saved(a_stamp(), "PNG"))
    path = a_document(tmp_path / "a.doc", "Data", b"")
    torn = a_document(tmp_path / "b.doc", "Data", a_blip(PNG, blip[25 : 25 + cut]))

    assert pictures_in(path, "doc") == ()
    assert pictures_in(torn, "doc") == ()


@given(st.binary(max_size=400))
def test_any_bytes_are_searched_to_their_end(data):
    assert all(len(picture) <= len(data) for _, picture in _blips(data))


SHAPE = (
    rb"{\rtf1\ansi {\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv b}}}\picw100\pich100%s}}"
    rb"{\nonshppict{\pict\picw9\wmetafile8 0100}} text}"
)


@pytest.mark.parametrize("wide", [0, 78])
@pytest.mark.parametrize(("word", "kind"), [(rb"\pngblip", "PNG"), (rb"\jpegblip", "JPEG")])
def test_a_seal_in_rtf_is_seen_written_as_digits(tmp_path, word, kind, wide):
    digits = saved(a_stamp(), kind).hex().encode()
    if wide:
        digits = b"\r\n".join(digits[n : n + wide] for n in range(0, len(digits), wide))
    told = word + rb"\bliptag12{\*\blipuid 0011aabb}" + b"\r\n" + digits
    (tmp_path / "a.rtf").write_bytes(SHAPE % told)

    (found,) = pictures_in(tmp_path / "a.rtf", "rtf")

    assert found.seal
    assert not has_drawings(tmp_path / "a.rtf", "rtf")


def test_a_seal_in_rtf_is_seen_written_as_bytes(tmp_path):
    data = saved(a_stamp(), "PNG")
    (tmp_path / "a.rtf").write_bytes(SHAPE % (rb"\pngblip\bin%d " % len(data) + data))

    (found,) = pictures_in(tmp_path / "a.rtf", "rtf")

    assert found.seal


def test_a_metafile_alone_in_rtf_is_named(tmp_path):
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 {\pict\picw9\pich9\wmetafile8 010009000003}}")

    assert has_drawings(tmp_path / "a.rtf", "rtf")


def test_rtf_that_speaks_of_pictures_has_none(tmp_path):
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 \\pngblip zz {\pict\pngblip }}")

    assert list(pictures_of(tmp_path / "a.rtf", "rtf")) == []
