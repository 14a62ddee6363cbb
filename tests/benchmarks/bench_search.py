"""How fast the index is built and asked, beside SQLite's FTS5 over the same pairs and stock Whoosh.

``python tests/benchmarks/bench_search.py [DOCUMENTS]`` (10,000 when not given; 100,000 takes a while).
All answer with the same documents; that is checked against a plain scan. Times are processor time, for
other programs run beside. Texts are sentences of real laws where the corpus lies beside the
repository, else invented ones; two characters in a hundred are replaced by chance.
"""

from __future__ import annotations

import hashlib
import random
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from bench import count_from, show, workplace
from lawtexts import sentences
from whoosh import index as stock_index
from whoosh.fields import ID, NGRAM, Schema
from whoosh.query import And, Term

from archivist.domain.text import normalise
from archivist.index.document import Filters, IndexDocument
from archivist.index.engine import SearchIndex

_TOP = 20
_STOCK = 500  # documents; stock Whoosh is too slow for more
_CASES = {"pair": 2, "word of 4": 4, "word of 6": 6}
_QUERIES = 60
_ROUNDS = 3
_LARGE = 50_000  # documents; there a third of the queries is asked


def main(arguments: list[str]) -> None:
    """Build all from the same texts, then ask all the same."""
    count = count_from(arguments, 10_000)
    texts = _texts(count)
    characters = sum(map(len, texts.values()))
    sys.stdout.write(f"{count} documents, {characters / 1e6:.1f} million characters\n")
    with workplace() as place, SearchIndex(place / "index") as index:
        ours = _cpu(lambda: index.rebuild(_documents(texts)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = sum(f.stat().st_size for f in (place / "index").iterdir()) / 1e6
        sys.stdout.write(f"index {size:.0f} MB, peak memory {peak:.0f} MB with all texts in it\n")
        theirs = _cpu(lambda: _build(place / "fts.db", texts))
        show(f"build {count}", ours, theirs, "FTS5")
        few = dict(list(texts.items())[:_STOCK])
        slow = _cpu(lambda: _build_stock(place / "stock", few))
        show(f"build, per {_STOCK}", ours * len(few) / count, slow, "stock Whoosh")
        db = sqlite3.connect(place / "fts.db")
        for name, length in _CASES.items():
            _compare(name, _drawn(texts, length), index, db, texts)
        _compare("two words", _pairs_of_words(texts), index, db, texts)
        db.close()
        _compare_stock(place, few)


def _compare(
    name: str, queries: list[str], index: SearchIndex, db: sqlite3.Connection, texts: dict[str, str]
) -> None:
    for query in queries[:5]:
        _prove(query, index, db, texts)
    ours = _times(
        queries,
        lambda query: index.search(query, Filters(), _TOP, texts.__getitem__, count_limit=_TOP),
    )
    counted = _times(queries, lambda query: index.search(query, Filters(), _TOP, texts.__getitem__))
    theirs = _times(queries, lambda query: _matches(db, texts, query, _TOP))
    for percent, place in ((50, 0.5), (99, 0.99)):
        where = int(place * (len(ours) - 1))
        show(f"{name}, top {_TOP}, p{percent}", ours[where], theirs[where], "FTS5 by bm25")
        show(
            f"{name}, with the exact count, p{percent}",
            counted[where],
            theirs[where],
            "FTS5 uncounted",
        )


def _prove(query: str, index: SearchIndex, db: sqlite3.Connection, texts: dict[str, str]) -> None:
    words = query.split()
    total = index.search(query, Filters(), _TOP, texts.__getitem__, count_limit=len(texts)).total
    expected = sum(all(word in text for word in words) for text in texts.values())
    found = len(_matches(db, texts, query, len(texts)))
    if not total == expected == found:
        raise SystemExit(f"{query}: {total} documents here, {found} in FTS5, {expected} in truth")


def _compare_stock(place: Path, texts: dict[str, str]) -> None:
    queries = _drawn(texts, 4)
    with (
        SearchIndex(place / "few") as index,
        stock_index.open_dir(place / "stock").searcher() as peer,
    ):
        index.rebuild(_documents(texts))
        ours = _times(
            queries, lambda query: index.search(query, Filters(), _TOP, texts.__getitem__)
        )
        theirs = _times(queries, lambda query: _stock_matches(peer, texts, query))
    middle = len(ours) // 2
    show(f"word of 4 in {len(texts)}, p50", ours[middle], theirs[middle], "stock Whoosh")


def _times(queries: list[str], ask: Callable[[str], object]) -> list[float]:
    """Return the median processor seconds of each query, ascending; each is asked once before."""
    for query in queries:
        ask(query)
    return sorted(
        statistics.median(_cpu(lambda query=query: ask(query)) for _ in range(_ROUNDS))
        for query in queries
    )


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _documents(texts: dict[str, str]) -> list[IndexDocument]:
    return [
        IndexDocument(path, hashlib.sha256(text.encode()).hexdigest(), text, title=text[:20])
        for path, text in texts.items()
    ]


def _matches(db: sqlite3.Connection, texts: dict[str, str], query: str, limit: int) -> list[str]:
    words = query.split()
    pairs = dict.fromkeys(pair for word in words for pair in map("".join, pairwise(word)))
    asked = " ".join(f'"{pair}"' for pair in pairs)
    rows = db.execute("SELECT path FROM doc WHERE doc MATCH ? ORDER BY bm25(doc)", (asked,))
    found = []
    for (path,) in rows:
        if all(word in texts[path] for word in words):
            found.append(path)
            if len(found) >= limit:
                break
    return found


def _build(path: Path, texts: dict[str, str]) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE VIRTUAL TABLE doc USING fts5(path UNINDEXED, pairs, detail=none)")
    rows = (
        (name, " ".join(map("".join, pairwise(normalise(text))))) for name, text in texts.items()
    )
    db.executemany("INSERT INTO doc VALUES (?, ?)", rows)
    db.commit()
    db.close()


def _build_stock(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir()
    made = stock_index.create_in(folder, Schema(path=ID(stored=True), text=NGRAM(2, 2)))
    writer = made.writer(limitmb=128)
    for path, text in texts.items():
        writer.add_document(path=path, text=text)
    writer.commit()


def _stock_matches(searcher: object, texts: dict[str, str], query: str) -> list[str]:
    asked = And([Term("text", pair) for pair in dict.fromkeys(map("".join, pairwise(query)))])
    results = searcher.search(asked, limit=None)  # type: ignore[attr-defined]
    return [hit["path"] for hit in results if query in texts[hit["path"]]][:_TOP]


def _texts(count: int) -> dict[str, str]:
    chance = random.Random(2017)
    pool = sentences()
    alphabet = sorted(set("".join(pool[:5000])))
    return {f"{number}.txt": _text(chance, pool, alphabet) for number in range(count)}


def _text(chance: random.Random, pool: list[str], alphabet: list[str]) -> str:
    length = int(chance.lognormvariate(6.7, 0.7))
    parts: list[str] = []
    while length > 0:
        start = chance.randrange(len(pool))
        run = "".join(pool[start : start + chance.randint(1, 12)])[:length]
        parts.append(run)
        length -= max(1, len(run))
    letters = list("".join(parts))
    for _ in range(len(letters) // 50):
        letters[chance.randrange(len(letters))] = chance.choice(alphabet)
    return normalise("".join(letters)) or "空"


def _drawn(texts: dict[str, str], length: int) -> list[str]:
    chance = random.Random(length)
    bodies = list(texts.values())
    drawn: list[str] = []
    while len(drawn) < (_QUERIES if len(texts) < _LARGE else _QUERIES // 3):
        body = chance.choice(bodies)
        start = chance.randrange(max(1, len(body) - length))
        word = body[start : start + length]
        if len(word) == length and all("\u4e00" <= c <= "\u9fff" for c in word):
            drawn.append(word)
    return drawn


def _pairs_of_words(texts: dict[str, str]) -> list[str]:
    some, others = _drawn(texts, 3), _drawn(texts, 4)
    return [f"{one} {two[:2]}" for one, two in zip(some, others, strict=True)]


if __name__ == "__main__":
    main(sys.argv)
