"""WordArt in drawings."""

from extract.oldfiles import art

from archivist.extract.wordart import find_word_art


def test_each_text_is_found_once_in_its_order():
    assert find_word_art(art("机密★") + b"\x0b\xf0" + art("样本") + art("机密★")) == [
        "机密★",
        "样本",
    ]


def test_a_drawing_cut_short_says_nothing():
    assert find_word_art(art("机密★")[:-4]) == []
