"""Snippets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.text import normalise
from archivist.index.highlight import WIDTH, excerpt


def test_the_words_are_marked_in_the_snippet_and_in_the_original() -> None:
    text = "前" * 200 + "钢铁大街公交站亭公益\n广告共37块" + "后" * 200

    found = excerpt(text, ["公益广告", "37块"])

    assert [text[a:b] for a, b in found.offsets] == ["公益\n广告", "37块"]
    assert [found.snippet[a:b] for a, b in found.spans] == ["公益 广告", "37块"]
    assert found.snippet.startswith("…前") and found.snippet.endswith("后…")
    assert len(found.snippet) <= WIDTH + 2


def test_the_snippet_shows_where_most_words_stand_together() -> None:
    text = "公益" + "。" * 300 + "公益广告的点位" + "。" * 300 + "点位"

    found = excerpt(text, ["公益", "点位"])

    assert [found.snippet[a:b] for a, b in found.spans] == ["公益", "点位"]


def test_a_literal_word_and_one_across_a_line_break_are_both_marked() -> None:
    found = excerpt("公益广告和公益\n广告", ["公益广告"])

    assert found.offsets == ((0, 4), (5, 10))


def test_overlapping_words_are_one_mark() -> None:
    found = excerpt("公益广告点位", ["公益广告", "广告点"])

    assert found.offsets == ((0, 5),)


@given(st.text(st.sampled_from("甲乙a \n"), min_size=1, max_size=300), st.data())
def test_each_mark_is_a_word_that_was_asked_for(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    start = data.draw(st.integers(0, len(normal)))
    word = normal[start : start + 4].strip()

    found = excerpt(text, [word] if word else [])

    assert bool(found.spans) == bool(word)
    for begin, end in found.spans:
        shown = found.snippet[begin:end]
        assert word in normalise(shown) or len(normalise(shown)) > len(word)
