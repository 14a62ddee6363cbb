"""Segments that stock Whoosh reads, searches and deletes in."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.columns import VarBytesColumn
from whoosh.index import FileIndex, open_dir
from whoosh.query import And, Term

from archivist.index.document import TEXT_FIELDS
from archivist.index.gram_codes import grams
from archivist.index.leaf import leaves_of
from archivist.index.segment import DurableWriter, write_toc
from archivist.index.storage import HeldStorage


def written(folder: Path, texts: list[str]) -> FileIndex:
    write_toc(folder, 0, [])
    index = FileIndex(HeldStorage(folder), None, "MAIN")
    writer = DurableWriter(index, folder, timeout=1)
    for number, text in enumerate(texts):
        fields = {**dict.fromkeys(TEXT_FIELDS, ""), "text": text}
        words = {"path": (f"{number}.txt",), "standards": ("Ⅲ-1-1", f"x{number % 3}")}
        writer.add((number,), fields, words, {"place": f"{number}".encode(), "stamp": b"-"})
    writer.commit()
    return index


def postings(matcher: Any) -> dict[int, int]:
    found = {}
    while matcher.is_active():
        found[matcher.id()] = int(matcher.weight())
        matcher.next()
    return found


def counted(texts: list[str]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for number, text in enumerate(texts):
        for token, count in Counter([*text, *map("".join, pairwise(text))]).items():
            found.setdefault(token, {})[number] = count
    return found


def some_texts(count: int) -> list[str]:
    chance = random.Random(3)
    alphabet = [*"的公益广告abc1〔", "𠮷", "\0", *map(chr, range(0x4E00, 0x4F00))]
    return [
        "每" * (n % 300) + "".join(chance.choices(alphabet, k=chance.randint(0, 120)))
        for n in range(count)
    ]


def test_stock_whoosh_reads_every_posting_of_every_term(tmp_path: Path) -> None:
    texts = some_texts(700)
    written(tmp_path, texts)
    expected = counted(texts)

    with open_dir(tmp_path, indexname="MAIN").reader() as reader:
        terms = [term.decode() for name, term in reader.all_terms() if name == "text"]
        found = {term: postings(reader.postings("text", term.encode())) for term in terms}

    assert terms == sorted(expected, key=str.encode)
    assert found == expected


def test_stock_whoosh_searches_ranks_and_stores(tmp_path: Path) -> None:
    texts = some_texts(300)
    written(tmp_path, texts)
    wanted = And([Term("text", "公益".encode()), Term("text", "的".encode())])

    with open_dir(tmp_path, indexname="MAIN").searcher() as searcher:
        found = {hit.docnum: hit["facts"] for hit in searcher.search(wanted, limit=None)}
        filtered = searcher.search(Term("standards", b"x1"), limit=None)
        named = searcher.reader().column_reader("place", VarBytesColumn(), translate=False)
        names = [named[document] for document in range(3)]
        length = searcher.reader().doc_field_length(299, "text")

    assert found == {n: (n,) for n, text in enumerate(texts) if "公益" in text and "的" in text}
    assert {hit.docnum for hit in filtered} == set(range(1, 300, 3))
    assert names == [b"0", b"1", b"2"]
    assert abs(length - len(texts[299])) <= len(texts[299]) / 10


def test_stock_whoosh_deletes_merges_and_the_arrays_read_what_it_wrote(tmp_path: Path) -> None:
    texts = some_texts(200)
    written(tmp_path, texts)
    index = open_dir(tmp_path, indexname="MAIN")
    writer = index.writer()
    writer.delete_by_term("path", b"7.txt")
    writer.commit(optimize=True)
    expected = counted([text for n, text in enumerate(texts) if n != 7])

    with index.reader() as reader:
        (leaf,) = leaves_of(reader)
        read = {t: leaf.postings("text", t) for t in expected}
        found = {
            t: dict(zip(ids.tolist(), often.tolist(), strict=True))
            for t, (ids, often) in read.items()
        }

    assert found == expected


def test_arrays_read_what_arrays_wrote(tmp_path: Path) -> None:
    texts = some_texts(400)
    index = written(tmp_path, texts)

    with index.reader() as reader:
        (leaf,) = leaves_of(reader)
        columns = leaf.column("text")
        assert columns is not None
        held = [columns.text(document) for document in range(leaf.size)]
        found = {
            t: dict(zip(*map(np.ndarray.tolist, leaf.postings("text", t)), strict=True))
            for t in counted(texts)
        }
        nothing = leaf.postings("text", "无此")[0].tolist()

    assert (held, nothing) == (texts, [])
    assert found == counted(texts)


def test_a_segment_of_which_nothing_is_left_is_let_go(tmp_path: Path) -> None:
    index = written(tmp_path, ["甲", "乙"])
    writer = DurableWriter(index, tmp_path, timeout=1)
    for document in (0, 1):
        writer.delete_document(document)

    writer.commit()

    assert list(tmp_path.glob("*.seg")) == []
    assert open_dir(tmp_path, indexname="MAIN").doc_count_all() == 0


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=6))
def test_characters_and_pairs_are_counted_as_one_by_one(texts: list[str]) -> None:
    found = grams(texts)

    starts, documents, counts = found.postings
    named = {}
    for number, (first, second) in enumerate(zip(found.first, found.second, strict=True)):
        token = chr(first) + (chr(second - 1) if second else "")
        part = slice(starts[number], starts[number + 1])
        named[token] = dict(zip(documents[part].tolist(), counts[part].tolist(), strict=True))
    assert named == counted(texts)
