"""The extract itself: one text, and a place for each of its characters."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import Extract, Part, Passage


@given(texts=st.lists(st.text(max_size=8), max_size=12))
def test_every_character_has_the_place_of_its_passage(texts):
    extract = Extract(tuple(Passage(t, Place(paragraph=n)) for n, t in enumerate(texts)))

    offset = 0
    for number, text in enumerate(texts):
        for at in range(offset, offset + len(text) + 1):
            assert extract.place_at(at) == Place(paragraph=number)
        offset += len(text) + 1


def test_an_offset_before_the_text_is_nowhere():
    assert Extract().place_at(0) == NOWHERE
    assert Extract((Passage("甲"),)).place_at(-1) == NOWHERE


def test_only_body_and_tables_are_own_words():
    extract = Extract(tuple(Passage(part.value, part=part) for part in Part))

    assert extract.own_text == "body\ntable"


def test_what_was_computed_is_not_pickled():
    extract = Extract((Passage("甲" * 1000, Place(page=1)),))
    before = len(pickle.dumps(extract))
    _ = extract.text, extract.place_at(3)

    assert len(pickle.dumps(extract)) == before
    assert pickle.loads(pickle.dumps(extract)) == extract  # noqa: S301 — our own bytes
