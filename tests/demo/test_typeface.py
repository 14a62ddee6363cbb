"""The face: its characters, its licence, and what of it is embedded."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from archivist.demo.check_digits import with_check_digit, with_luhn_digit
from archivist.demo.pdf import rc4
from archivist.demo.typeface import FACE, face, outlines
from archivist.domain.secrecy import find_bank_cards, find_id_numbers


def test_the_face_has_gb2312_and_the_marks_of_office_papers() -> None:
    rows = [bytes((hi, lo)) for hi in range(0xB0, 0xF8) for lo in range(0xA1, 0xFF)]
    hanzi = "".join(row.decode("gb2312", "ignore") for row in rows)

    missing = [c for c in hanzi + "〔〕★①⑳ⅠⅫ×（）“”—…％" if ord(c) not in outlines().glyphs]

    assert missing == []


def test_the_face_is_small_and_its_licence_lies_beside_it() -> None:
    licence = (FACE.parent / "OFL.txt").read_text(encoding="utf-8")

    assert FACE.stat().st_size < 3_000_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert face(20).getname()[0] == "Archivist CJK"


def test_a_cut_keeps_the_shapes_that_are_used_and_empties_the_others() -> None:
    whole = FACE.read_bytes()
    cff = outlines().cff
    cut = outlines().cut("文明")
    start = whole.index(cff[:64])

    patched = whole[:start] + cut
    # The table directory still names the old length; the reader follows the CFF's own offsets.
    head = bytearray(patched)
    entry = head.index(b"CFF ")
    head[entry + 8 : entry + 12] = start.to_bytes(4, "big")
    head[entry + 12 : entry + 16] = len(cut).to_bytes(4, "big")
    rest = whole[start + len(cff) :]
    font = ImageFont.truetype(io.BytesIO(_moved(whole, bytes(head), cut, rest)), 40)

    assert bytes(font.getmask("文")) == bytes(face(40).getmask("文"))
    assert font.getmask("城").getbbox() is None


def _moved(whole: bytes, head: bytes, cut: bytes, rest: bytes) -> bytes:
    """Append the new CFF to the whole font and point the directory at it."""
    del rest
    font = bytearray(whole)
    entry = font.index(b"CFF ")
    font[entry + 8 : entry + 12] = len(whole).to_bytes(4, "big")
    font[entry + 12 : entry + 16] = head[entry + 12 : entry + 16]
    return bytes(font) + cut


@settings(max_examples=40)
@given(st.binary(min_size=5, max_size=16), st.binary(max_size=200))
def test_rc4_undoes_itself(key: bytes, data: bytes) -> None:
    assert rc4(key, rc4(key, data)) == data


def test_rc4_gives_the_published_vector() -> None:
    assert rc4(b"Key", b"Plaintext").hex() == "bbf316e8d940af0ad3"


@given(st.text("0123456789", min_size=2, max_size=2))
def test_planted_numbers_pass_their_checks(tail: str) -> None:
    identity = with_check_digit("990101194903070" + tail)
    card = with_luhn_digit("6222020000000000" + tail)

    assert find_id_numbers(identity) == [(0, 18)]
    assert find_bank_cards(card) == [(0, 19)]
