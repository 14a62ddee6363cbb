"""Word 97 to 2003 documents."""

import struct

import pytest
from extract.damage import survive
from extract.oldfiles import an_ole, art, properties, word_streams

from archivist.domain.material import Status
from archivist.domain.signs import DraftSign
from archivist.extract import doc
from archivist.extract.base import DamagedError, Part, UnreadableError
from archivist.extract.read import ReadTask, read_file

_CENTRED = b"\x61\x24\x01"
_IN_TABLE = b"\x16\x24\x01"
_HEADING = b"\x40\x26\x00"
_HIDDEN, _DELETED, _INSERTED = b"\x3c\x08\x01", b"\x00\x08\x01", b"\x01\x08\x01"
_SIZE_22 = b"\x43\x4a\x2c\x00"


def _row_end(*edges):
    cells = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges) + bytes(20 * (len(edges) - 1))
    return _IN_TABLE + b"\x17\x24\x01" + b"\x08\xd6" + struct.pack("<H", len(cells) + 1) + cells


def _read(tmp_path, main, more=None, **parts):
    streams = word_streams(main, **parts) | (more or {})
    return doc.extract(an_ole(tmp_path / "a.doc", streams))


def test_paragraphs_are_read_in_order_with_their_look(tmp_path):
    got = _read(
        tmp_path,
        "关于印发方案的通知\r一、总体要求\r正文。\r",
        paragraphs={0: _CENTRED, 1: _HEADING},
        runs=[(0, 9, _SIZE_22)],
    )

    assert [(p.text, p.place.paragraph, p.centred, p.heading) for p in got.passages] == [
        ("关于印发方案的通知", 1, True, False),
        ("一、总体要求", 2, False, True),
        ("正文。", 3, False, False),
    ]
    assert [p.font_size for p in got.passages] == [22.0, None, None]


def test_text_of_one_byte_a_character_is_western(tmp_path):
    got = _read(tmp_path, "Café – ok\r", wide=False)

    assert got.text == "Café – ok"


def test_characters_beyond_sixteen_bits_stay_whole_and_positions_true(tmp_path):
    main = "𠮷林路\r后面\r"
    units = main.encode("utf-16-le")
    text = "".join(map(chr, struct.unpack(f"<{len(units) // 2}H", units)))
    streams = word_streams("x" * len(text))
    at = streams["WordDocument"].index("x".encode("utf-16-le") * len(text))
    whole = streams["WordDocument"]
    streams["WordDocument"] = whole[:at] + units + whole[at + len(units) :]

    got = doc.extract(an_ole(tmp_path / "a.doc", streams))

    assert got.text == "𠮷林路\n后面"


def test_headers_footers_notes_comments_and_boxes_are_told_apart(tmp_path):
    got = _read(
        tmp_path,
        "正文\r",
        notes="脚注\r",
        headers=["", "机密★10年\r", "", "— 1 —\r", "", ""],
        comments="请核实\r",
        boxes="框内\r",
    )

    assert {p.text: p.part for p in got.passages} == {
        "正文": Part.BODY,
        "脚注": Part.NOTE,
        "机密★10年": Part.HEADER,
        "— 1 —": Part.FOOTER,
        "请核实": Part.COMMENT,
        "框内": Part.TEXT_BOX,
    }
    assert [draft.sign for draft in got.drafts] == [DraftSign.COMMENT]


def test_hidden_and_deleted_words_are_no_words_of_the_text(tmp_path):
    got = _read(
        tmp_path,
        "看得见藏起来删掉了补上去\r",
        runs=[(3, 6, _HIDDEN), (6, 9, _DELETED), (9, 12, _INSERTED)],
    )

    assert got.own_text == "看得见补上去"
    assert {p.part: p.text for p in got.passages}[Part.HIDDEN] == "藏起来"
    assert {p.part: p.text for p in got.passages}[Part.DELETED] == "删掉了"
    assert {d.sign: d.spot.text for d in got.drafts}[DraftSign.TRACKED] == "删掉了补上去"


def test_fields_show_their_result_and_not_their_instruction(tmp_path):
    got = _read(tmp_path, "见\x13 HYPERLINK \x13 NESTED \x14x\x15 \x14附件\x15。\x01\x0b第二行\r")

    assert got.text == "见附件。\n第二行"
    assert got.images == 1


def test_tables_keep_their_columns_where_cells_span(tmp_path):
    main = "合计\x0715\x07\x07" + "甲\x071\x072\x07\x07"
    table = dict.fromkeys(range(7), _IN_TABLE)
    got = _read(
        tmp_path,
        main + "后文\r",
        paragraphs={**table, 2: _row_end(0, 2000, 4000), 6: _row_end(0, 1000, 2000, 4000)},
    )

    assert got.tables[0].rows == (("合计", "", "15"), ("甲", "1", "2"))
    assert [(p.text, str(p.place)) for p in got.passages] == [
        ("合计\t\t15", "表1!A1"),
        ("甲\t1\t2", "表1!A2"),
        ("后文", "第1段"),
    ]


def test_a_watermark_drawn_as_word_art_is_seen(tmp_path):
    got = _read(tmp_path, "正文\r", drawings=art("绝密★启用前"))

    assert (got.passages[-1].text, got.passages[-1].part) == ("绝密★启用前", Part.HEADER)


def test_properties_pages_and_macros_are_told(tmp_path):
    more = {
        "\x05SummaryInformation": properties(title="通知", author="李四", pages=7),
        "Macros/VBA/dir": b"x",
    }
    got = _read(tmp_path, "正文\r", more)

    assert got.properties == {"title": "通知", "author": "李四", "macros": "yes"}
    assert got.pages == 7


def test_word_95_is_read_in_the_code_page_of_its_language(tmp_path):
    text = "关于开展检查的通知\r一\x07二\x07\x07".encode("gb18030")
    head = bytearray(512)
    struct.pack_into("<HHHHHH", head, 0, 0xA5DC, 104, 0, 0x804, 0, 0)
    struct.pack_into("<II", head, 0x18, 512, 512 + len(text))
    struct.pack_into("<i", head, 52, len(text))
    got = doc.extract(an_ole(tmp_path / "a.doc", {"WordDocument": bytes(head) + text}))

    assert got.passages[0].text == "关于开展检查的通知"
    assert got.tables[0].rows == (("一", "二"),)


def test_word_2_says_what_to_do(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xdb\xa5-\x00" + bytes(600))

    with pytest.raises(UnreadableError, match="LibreOffice"):
        doc.extract(path)


@pytest.mark.parametrize("change", [(33, 0), (33, 3)])
def test_text_that_cannot_be_found_is_damage(tmp_path, change):
    number, size = change
    streams = word_streams("正文\r")
    head = bytearray(streams["WordDocument"])
    struct.pack_into("<I", head, 154 + 8 * number + 4, size)
    streams["WordDocument"] = bytes(head)

    with pytest.raises(DamagedError):
        doc.extract(an_ole(tmp_path / "a.doc", streams))


def test_damage_raises_and_never_hangs(tmp_path):
    streams = word_streams(
        "标题\r甲\x07乙\x07\x07后文\r" * 4, headers=["头\r"] * 6, drawings=art("草稿")
    )

    survive(an_ole(tmp_path / "a.doc", streams), doc.extract)


def test_a_marked_document_is_refused_at_the_door(tmp_path):
    path = an_ole(tmp_path / "a.wps", word_streams("正文\r", headers=["", "秘密★5年\r"]))

    got = read_file(ReadTask(str(path), "a.wps"))

    assert got.status is Status.REFUSED


def test_a_document_with_a_password_is_locked(tmp_path):
    streams = word_streams("正文" * 3000 + "\r", flags=0x100)
    path = an_ole(tmp_path / "a.doc", streams)

    got = read_file(ReadTask(str(path), "a.doc"))

    assert got.failure.code == "G07"
