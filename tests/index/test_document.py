"""The values that go in and come out."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from archivist.domain.dates import DateValue
from archivist.domain.kind import Kind
from archivist.index.document import IndexDocument

BASE = IndexDocument("单位/a.zip!/夹/b.docx", "0" * 64, "正文")
CHANGED: dict[str, object] = {
    "path": "c",
    "sha256": "1" * 64,
    "title": "题",
    "caption": "说明",
    "number": "包府发〔2017〕12号",
    "issuer": "市工商局",
    "standards": ("Ⅲ-7-3",),
    "kinds": (Kind.PHOTO,),
    "units": ("市工商局",),
    "date": DateValue(2017),
    "reading": "not_installed 0",
}


def test_the_name_is_the_last_part_also_inside_an_archive() -> None:
    assert BASE.name == "b.docx"
    assert replace(BASE, path="a.zip!/c.txt").name == "c.txt"


@pytest.mark.parametrize("name", [field.name for field in fields(BASE) if field.name != "text"])
def test_the_stamp_follows_every_fact(name: str) -> None:
    changed = replace(BASE, **{name: CHANGED[name]})

    assert changed.stamp != BASE.stamp


def test_the_stamp_needs_no_text() -> None:
    assert replace(BASE, text="").stamp == BASE.stamp
