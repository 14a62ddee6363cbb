"""Slides."""

from extract.containers import a_pptx

from archivist.extract import pptx


def test_slides_are_pages_and_their_titles_headings(tmp_path):
    got = pptx.extract(a_pptx(tmp_path / "a.pptx", [["工作汇报", "一、做法"], ["二、成效"]]))

    assert [(p.text, p.place.page, p.heading) for p in got.passages] == [
        ("工作汇报", 1, True),
        ("一、做法", 1, False),
        ("二、成效", 2, True),
    ]
    assert got.pages == 2
