"""Segments any Whoosh can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex
from whoosh.query import Term

from archivist.index.segment import DurableWriter, TermPool, schema
from archivist.index.storage import HeldStorage


def written(folder: Path, texts: list[dict[str, int]]) -> FileIndex:
    storage = HeldStorage(folder)
    index = FileIndex.create(storage, schema(), "MAIN")
    writer = DurableWriter(index, folder, timeout=1)
    for number, counts in enumerate(texts):
        writer.add((number,), {"text": counts})
    writer.commit()
    return index


def weighed(matcher: Any) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()


def test_postings_longer_than_a_block_come_back_whole(tmp_path: Path) -> None:
    texts = [{"每": 1, "双": 1 + n % 7} if n % 2 else {"每": n % 90 + 1} for n in range(1500)]
    index = written(tmp_path, texts)

    with index.searcher() as searcher:
        reader = searcher.reader()
        every = reader.postings("text", "每".encode())
        odd = reader.postings("text", "双".encode())
        weights = dict(weighed(every))
        ids = list(odd.all_ids())

    assert weights == {n: float(counts["每"]) for n, counts in enumerate(texts)}
    assert ids == list(range(1, 1500, 2))


def test_a_term_of_one_document_and_a_lone_surrogate_are_kept(tmp_path: Path) -> None:
    index = written(tmp_path, [{"甲\ud800": 2}, {"乙": 1}])

    with index.searcher() as searcher:
        found = searcher.search(Term("text", "甲\ud800".encode(errors="surrogatepass")))
        stored = [hit["facts"] for hit in found]

    assert stored == [(0,)]


def test_a_pool_takes_postings_one_by_one_as_a_merge_gives_them() -> None:
    pool = TermPool()

    pool.add_counts("text", 0, Counter("甲甲乙"))
    pool.add(("text", "甲".encode(), 3, 2.0, b""))

    assert list(pool.fields["text"]["甲"]) == [2, 3 << 32 | 2]
    pool.cleanup()
    assert not pool.fields
