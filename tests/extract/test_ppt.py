"""PowerPoint 97 to 2003 presentations."""

import struct

import pytest
from extract.damage import survive
from extract.oldfiles import an_ole, art, properties, record, slide_streams, slide_text

from archivist.domain.material import Status
from archivist.extract import ppt
from archivist.extract.base import DamagedError, Part
from archivist.extract.read import ReadTask, read_file


def _path(tmp_path, *slides, **more):
    return an_ole(tmp_path / "a.ppt", slide_streams(slides, **more))


def test_slides_are_pages_in_order_with_titles_and_notes(tmp_path):
    picture = record(0xF004, record(0xF00A, bytes(8), instance=75), holds=True)
    first = slide_text(0, "工作汇报") + slide_text(1, "一、做法\r二、成效\x0b两项") + picture
    got = ppt.extract(_path(tmp_path, first, slide_text(4, "谢谢"), notes="讲稿"))

    assert [(p.text, p.place.page, p.part, p.heading) for p in got.passages] == [
        ("工作汇报", 1, Part.BODY, True),
        ("一、做法", 1, Part.BODY, False),
        ("二、成效\n两项", 1, Part.BODY, False),
        ("讲稿", 1, Part.NOTE, False),
        ("谢谢", 2, Part.BODY, False),
        ("讲稿", 2, Part.NOTE, False),
    ]
    assert (got.pages, got.images) == (2, 1)


def test_texts_of_the_outline_stand_where_shapes_point_at_them(tmp_path):
    outline = b"".join(
        record(0x0F9F, struct.pack("<I", kind)) + record(0x0FA8, text.encode("latin-1"))
        for kind, text in ((0, "Title"), (1, "Body"))
    )
    shapes = b"".join(
        record(0xF004, record(0xF00D, record(0x0F9E, struct.pack("<I", n)), holds=True), holds=True)
        for n in (1, 0)
    )
    got = ppt.extract(_path(tmp_path, shapes, outline=outline))

    assert [(p.text, p.heading) for p in got.passages] == [("Body", False), ("Title", True)]


def test_masters_word_art_comments_and_footers_are_told_apart(tmp_path):
    comment = record(0x2EE0, record(0x0FBA, "张".encode("utf-16-le")),
                     record(0x0FBA, "请改".encode("utf-16-le"), instance=1), holds=True)  # fmt: skip
    tags = record(0x1388, record(0x138B, comment), holds=True)
    footer = record(0x0FD9, record(0x0FBA, "市文明办".encode("utf-16-le")), holds=True)
    master = (
        slide_text(0, "单击此处") + slide_text(4, "内部", place=False) + record(0xF00C, art("样本"))
    )
    got = ppt.extract(_path(tmp_path, slide_text(0, "题") + tags + footer, master=master))

    assert {p.text: p.part for p in got.passages} == {
        "题": Part.BODY,
        "请改": Part.COMMENT,
        "市文明办": Part.FOOTER,
        "内部": Part.HEADER,
        "样本": Part.HEADER,
    }


def test_the_newest_edit_of_a_slide_counts(tmp_path):
    streams = slide_streams([slide_text(0, "旧")])
    stream = streams["PowerPoint Document"]
    old = int.from_bytes(streams["Current User"][16:20], "little")
    place, directory = len(stream), 0
    stream += record(0x03EE, record(0x03EF, bytes(24)), slide_text(0, "新"), holds=True)
    directory = len(stream)
    stream += record(0x1772, struct.pack("<II", 1 << 20 | 4, place))
    edit = len(stream)
    stream += record(0x0FF5, struct.pack("<7I", 0, 0, old, directory, 1, 0, 0))
    streams = {"PowerPoint Document": stream, "Current User": bytes(16) + struct.pack("<I", edit)}

    assert ppt.extract(an_ole(tmp_path / "a.dps", streams)).text == "新"


def test_properties_and_macros_are_told(tmp_path):
    streams = slide_streams([slide_text(0, "题")])
    streams["\x05SummaryInformation"] = properties(title="汇报", author="李四")

    got = ppt.extract(an_ole(tmp_path / "a.ppt", streams))

    assert got.properties == {"title": "汇报", "author": "李四"}


def test_a_presentation_without_its_document_is_damaged(tmp_path):
    streams = {"PowerPoint Document": bytes(5000), "Current User": bytes(20)}

    with pytest.raises(DamagedError):
        ppt.extract(an_ole(tmp_path / "a.ppt", streams))


def test_a_marked_presentation_is_refused_at_the_door(tmp_path):
    path = _path(tmp_path, slide_text(0, "题") + record(0xF00C, art("机密★10年")))

    assert read_file(ReadTask(str(path), "a.ppt")).status is Status.REFUSED


def test_damage_raises_and_never_hangs(tmp_path):
    survive(
        _path(tmp_path, *[slide_text(0, "题") + slide_text(1, "文")] * 9, notes="稿"), ppt.extract
    )
