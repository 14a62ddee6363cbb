"""How fast the index is built and asked, beside SQLite's FTS5 over the same pairs of characters.

``python tests/benchmarks/bench_search.py [DOCUMENTS]``. Both answer every query with the same documents;
that is checked.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
from itertools import pairwise
from pathlib import Path

from bench import count_from, rivals, seconds, show, workplace

from archivist.domain.text import normalise
from archivist.index.document import Filters, IndexDocument
from archivist.index.engine import SearchIndex

_TOP = 20
_WORDS = [
    *(
        "公益广告",
        "文明城市",
        "公交站亭",
        "志愿服务",
        "未成年人",
        "社会主义",
        "核心价值观",
        "实景图片",
    ),
    *(
        "说明报告",
        "规范文件",
        "统计表格",
        "创建工作",
        "责任单位",
        "检查验收",
        "街道办事处",
        "市文明办",
    ),
    *(
        "背街小巷",
        "环境卫生",
        "交通秩序",
        "窗口服务",
        "诚信建设",
        "网络文明",
        "农贸市场",
        "整治行动",
    ),
]
_QUERIES = ["公益", "公交站亭", "核心价值观", "志愿服务未成年人", "第17号", "绝无此语", "广告文明"]


def main(arguments: list[str]) -> None:
    """Build both indexes from the same texts, then ask both the same."""
    count = count_from(arguments, 5_000)
    texts = _texts(count)
    with workplace() as place, SearchIndex(place / "index") as index:
        documents = [
            IndexDocument(path, hashlib.sha256(text.encode()).hexdigest(), text, title=path)
            for path, text in texts.items()
        ]
        ours = seconds(lambda: index.rebuild(documents))
        theirs = seconds(lambda: _build(place / "fts.db", texts))
        show(f"build {count} documents", ours, theirs, "FTS5")
        with sqlite3.connect(place / "fts.db") as db:
            for query in _QUERIES:
                _ask(index, db, texts, query)
        db.close()


def _ask(index: SearchIndex, db: sqlite3.Connection, texts: dict[str, str], query: str) -> None:
    total = index.search(query, Filters(), _TOP, texts.__getitem__, count_limit=len(texts)).total
    expected = sum(query in text for text in texts.values())
    found = len(_matches(db, texts, query, len(texts)))
    if not total == expected == found:
        raise SystemExit(f"{query}: {total} documents here, {found} in FTS5, {expected} in truth")
    ours, theirs = rivals(
        lambda: index.search(query, Filters(), _TOP, texts.__getitem__),
        lambda: _matches(db, texts, query, _TOP),
        rounds=15,
    )
    show(f"search {query} ({total})", ours, theirs, "FTS5 by bm25")


def _matches(db: sqlite3.Connection, texts: dict[str, str], query: str, limit: int) -> list[str]:
    asked = " ".join(f'"{pair}"' for pair in dict.fromkeys(map("".join, pairwise(query))))
    rows = db.execute("SELECT path FROM doc WHERE doc MATCH ? ORDER BY bm25(doc)", (asked,))
    found = []
    for (path,) in rows:
        if query in texts[path]:
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


def _texts(count: int) -> dict[str, str]:
    chance = random.Random(2017)
    return {
        f"{number}.txt": f"第{number % 997}号"
        + "".join(chance.choices(_WORDS, k=chance.randint(60, 700)))
        for number in range(count)
    }


if __name__ == "__main__":
    main(sys.argv)
