"""What documents share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.index.document import Filters, IndexDocument
from archivist.index.engine import SearchIndex

TEXTS = {
    "站亭一": "公交站亭公益广告的刊播，钢铁大街公交站亭共三十七块。本通知自发布之日起施行。",
    "站亭二": "阿尔丁大街公交站亭公益广告，站亭画面破损的已更换。本通知自发布之日起施行。",
    "学习": "中心组理论学习计划，每月学习一次。本通知自发布之日起施行。",
    "食堂": "食品安全与光盘行动。本通知自发布之日起施行。",
    "空": "",
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "index") as opened:
        opened.rebuild(IndexDocument(path, "0", text) for path, text in TEXTS.items())
        yield opened


def test_the_document_on_the_same_matter_comes_first_and_not_itself(index: SearchIndex) -> None:
    hits = index.like("站亭一", Filters(), 9, TEXTS.__getitem__).hits

    assert hits[0].path == "站亭二"
    assert "站亭一" not in {hit.path for hit in hits}
    assert hits[0].spans


def test_a_document_without_text_or_an_unknown_one_is_like_nothing(index: SearchIndex) -> None:
    assert index.like("空", Filters(), 9, TEXTS.__getitem__).total == 0
    assert index.like("无", Filters(), 9, TEXTS.__getitem__).total == 0
