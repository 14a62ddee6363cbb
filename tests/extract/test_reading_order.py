"""Pieces become lines as a person reads them."""

import math

from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.reading_order import Piece, in_reading_order, slant_of, tidy


def piece(text, left, top, width=None, height=40, sure=1.0):
    right = left + (width if width is not None else len(text) * 40)
    corners = ((left, top), (right, top), (right, top + height), (left, top + height))
    return Piece(text, corners, sure)


def turned(each, angle):
    sine, cosine = math.sin(angle), math.cos(angle)
    quad = tuple((x * cosine - y * sine, x * sine + y * cosine) for x, y in each.quad)
    return Piece(each.text, quad, each.sure)


def texts(pieces):
    return [line.text for line in in_reading_order(pieces)]


def test_lines_come_from_top_to_bottom():
    assert texts([piece("第二行", 100, 200), piece("第一行", 100, 100)]) == ["第一行", "第二行"]


def test_what_stands_on_one_line_is_joined():
    assert texts([piece("包府发", 100, 100), piece("〔2017〕12号", 225, 104)]) == [
        "包府发〔2017〕12号"
    ]


def test_cells_are_parted_by_tabs():
    row = [piece("街道", 100, 100), piece("数量", 500, 100), piece("37", 900, 102)]

    assert texts(row) == ["街道\t数量\t37"]


def test_columns_of_running_text_are_read_one_after_the_other():
    left = [piece(f"左边一栏的第{n}行文字", 100, 100 + 60 * n, 360) for n in range(6)]
    right = [piece(f"右边一栏的第{n}行文字", 600, 100 + 60 * n, 360) for n in range(6)]
    head = piece("横跨两栏的一个很长的大标题就在这里", 100, 20, 860)

    read = texts([*right, head, *left])

    assert read[0].startswith("横跨")
    assert [line[0] for line in read[1:]] == ["左"] * 6 + ["右"] * 6


def test_a_table_is_read_by_rows_not_by_columns():
    cells = [piece(f"格{c}{r}", 100 + 300 * c, 100 + 60 * r) for r in range(8) for c in range(3)]

    assert texts(cells)[0] == "格00\t格10\t格20"


def test_a_slanting_page_is_set_straight():
    angle = math.radians(1.5)
    rows = [
        [piece("左边的一段文字", 100, 100 + 70 * n), piece("右边的一段", 1200, 100 + 70 * n)]
        for n in range(5)
    ]
    slanting = [turned(each, angle) for row in rows for each in row]

    assert abs(slant_of(slanting) - angle) < 1e-6
    assert texts(slanting) == ["左边的一段文字\t右边的一段"] * 5


def test_spaces_between_chinese_characters_go_and_marks_get_their_width():
    assert tidy("包 头 市 (试行):WiFi 6 个") == "包头市（试行）：WiFi 6个"
    assert tidy("2017-03-12 10:22") == "2017-03-12 10:22"


@given(st.permutations([piece(f"第{n}行的文字", 100, 70 * n) for n in range(7)]))
def test_the_order_of_the_pieces_does_not_matter(pieces):
    assert texts(pieces) == [f"第{n}行的文字" for n in range(7)]


@given(
    st.lists(
        st.builds(
            piece,
            st.text("中文ab1 ", min_size=1, max_size=9),
            st.integers(0, 1500),
            st.integers(0, 2000),
        ),
        max_size=25,
    )
)
def test_nothing_is_lost(pieces):
    read = "".join(texts(pieces))

    assert sorted("".join(read.split())) == sorted("".join("".join(p.text.split()) for p in pieces))
