"""Guesses at mistyped words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.index.did_you_mean import corrections
from archivist.index.document import IndexDocument
from archivist.index.engine import SearchIndex
from archivist.index.vocabulary import Vocabulary


@pytest.fixture
def vocabulary(tmp_path: Path) -> Iterator[Vocabulary]:
    texts = ["公益广告刊播情况", "未成年人思想道德建设", "公交站亭与建筑围挡", "民政局志愿服务"]
    with SearchIndex(tmp_path / "index") as index:
        index.rebuild(
            IndexDocument(f"{n}.txt", "0", text * 3, title=text) for n, text in enumerate(texts)
        )
        yield index.vocabulary()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("公意广告", "公益广告"),
        ("公一光告", "公益广告"),
        ("为成年人", "未成年人"),
        ("建竹围挡", "建筑围挡"),
        ("明政局", "民政局"),
        ("gongyiguanggao", "公益广告"),
        ("zhiyuan fuwu", "志愿服务"),
    ],
)
def test_a_word_of_the_same_or_a_near_sound_is_guessed(
    typed: str, meant: str, vocabulary: Vocabulary
) -> None:
    assert meant in corrections(typed, vocabulary)


def test_a_name_spelled_nearly_so_is_guessed(vocabulary: Vocabulary) -> None:
    assert "思想道德建设" in corrections("思想道得见设", vocabulary)
    assert "市场监管局" in corrections("市场监菅局", vocabulary, near=["市场监管局"])


def test_nothing_is_guessed_from_nothing(vocabulary: Vocabulary) -> None:
    for typed in ("", "公", "xq", "〔2031〕", "齉龘靐"):
        assert corrections(typed, vocabulary) == []
