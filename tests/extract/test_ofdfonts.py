"""Words that an OFD text gives by glyphs only are read through the font it embeds."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archivist.extract.ofdfonts import characters_by_glyph, read_through


def _font(*subtables):
    """Write the parts of an OpenType font that matter: subtables as (platform, encoding, bytes)."""
    head = struct.pack(">HH", 0, len(subtables))
    at = 4 + 8 * len(subtables)
    bodies = b""
    for platform, encoding, body in subtables:
        head += struct.pack(">HHI", platform, encoding, at + len(bodies))
        bodies += body
    table = head + bodies
    start = struct.pack(">4sHHHH4sIII", b"\0\1\0\0", 1, 0, 0, 0, b"cmap", 0, 28, len(table))
    return start + table


def _segments(**glyphs):
    """Write format 4, a segment for each character."""
    pairs = sorted((ord(character), glyph) for character, glyph in glyphs.items())
    pairs.append((0xFFFF, 0))
    count = len(pairs)
    points = struct.pack(f">{count}H", *[point for point, _ in pairs])
    deltas = struct.pack(f">{count}H", *[(glyph - point) & 0xFFFF for point, glyph in pairs])
    body = points + bytes(2) + points + deltas + bytes(2 * count)
    return struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * count, 0, 0, 0) + body


def _groups(*groups):
    body = b"".join(struct.pack(">III", *group) for group in groups)
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(groups)) + body


def _element(*transforms):
    inside = "".join(
        f'<CGTransform CodePosition="{at}" CodeCount="{codes}" GlyphCount="{len(glyphs)}">'
        f"<Glyphs>{' '.join(map(str, glyphs))}</Glyphs></CGTransform>"
        for at, codes, glyphs in transforms
    )
    return etree.fromstring(f"<TextObject>{inside}</TextObject>")


def test_both_forms_of_the_table_are_read_backwards_without_private_numbers():
    font = _font(
        (3, 1, _segments(通=7, 知=9, **{"\ue001": 3})), (3, 10, _groups((0x4E00, 0x4E02, 20)))
    )

    assert characters_by_glyph(font) == {7: "通", 9: "知", 20: "一", 21: "丁", 22: "丂"}


def test_a_glyph_of_a_private_and_a_real_character_is_the_real_one():
    assert characters_by_glyph(_font((3, 1, _segments(文=5, **{"\ue001": 5})))) == {5: "文"}


@pytest.mark.parametrize(
    ("text", "expected"), [("\ue001关\ue002", "通关知"), ("", "通"), ("文件夹", "文件夹")]
)
def test_only_unreadable_and_missing_characters_are_replaced(text, expected):
    element = _element((0, 1, [7]), (2, 1, [9])) if text else _element((0, 1, [7]))

    assert read_through(text, element, {7: "通", 9: "知"}, 0) == expected


def test_ligatures_keep_what_the_text_says():
    assert read_through("\ue001b", _element((0, 2, [7])), {7: "通"}, 0) == "\ue001b"


@given(st.binary(max_size=120))
def test_any_bytes_are_a_font_or_none(data):
    try:
        found = characters_by_glyph(b"\0\1\0\0" + data)
    except (struct.error, IndexError):  # what Fonts takes for a font cut short
        return
    assert all(len(character) == 1 for character in found.values())
