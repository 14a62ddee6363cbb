"""The published proof: every answer is a plain scan's, with precision and recall of 1.

The slow one searches at least 2,000 documents — the paragraphs of real laws where the corpus lies
beside the repository — with at least 500 queries of one to ten characters, drawn by kind.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from lawtexts import invented, laws

from archivist.domain.text import normalise
from archivist.index.document import Filters, IndexDocument
from archivist.index.engine import SearchIndex

_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
_SPICE = (
    *("包府发〔2017〕12号", "国办发［2026］3 号", "内文明办【2016】114号", "(2017)第5号"),
    *("ABC1型37块", "https://nmg.gov.cn/a?id=7", "WPS Office 2019", "ＰＭ2.5", "e-mail：a@b.cn"),
    *(
        "38.3万人",
        "20170412",
        "Ⅲ-7-3",
        "①②③",
        "共３７块",
        "赛汗\n塔拉",
        "阿尔 丁\u3000大街",
        "𠮷野家",
    ),
    *("张建\n国", "①", "㎡", "½", "〇", "ﬁle", "İstanbul", "e\u0301cole", "𝟙𝟚"),
)


def _paragraphs() -> list[str]:
    """Return real paragraphs where there are any, else sentences; some with hard words spliced in."""
    real = [part.strip() for law in laws() for part in re.split(r"\n\s*\n|\n(?=第)", law)]
    long = [part for part in real if len(part) > 1]
    if len(long) < 2000:
        long += invented(2500 - len(long))
    chance = random.Random(11)
    for number in range(0, len(long), 4):
        at = chance.randrange(len(long[number]) + 1)
        long[number] = long[number][:at] + chance.choice(_SPICE) + long[number][at:]
    for number in range(1, len(long), 5):
        at = chance.randrange(len(long[number]) + 1)
        long[number] = long[number][:at] + chance.choice("\n \u3000\u200b") + long[number][at:]
    return long


def _slices(normals: list[str], pattern: str, longest: int) -> Callable[[random.Random], str]:
    """Return what draws a stretch of a text that begins where *pattern* stands."""
    found = [
        (number, match.start())
        for number, text in enumerate(normals)
        for match in re.finditer(pattern, text)
    ]

    def draw(chance: random.Random) -> str:
        number, start = chance.choice(found)
        return normals[number][start : start + chance.randint(1, longest)]

    return draw


def _queries(texts: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Yield (kind, query as typed); *count* of each of ten kinds."""
    chance = random.Random(23)
    normals = [normalise(text) for text in texts]
    broken = [text for text in texts if "\n" in text or "\u3000" in text]
    alphabet = sorted(set("".join(normals)))
    han = _slices(normals, r"[\u4e00-\u9fff]{4}", 4)
    anything = _slices(normals, r".", 10)

    def across(_chance: random.Random) -> str:
        text = chance.choice(broken)
        at = re.search(r"[\n\u3000]", text).start()  # type: ignore[union-attr]
        return text[max(0, at - chance.randint(1, 4)) : at + chance.randint(2, 5)]

    kinds: dict[str, Callable[[random.Random], str]] = {
        "names": han,
        "numbers": _slices(normals, r"[0-9]", 6),
        "document numbers": _slices(normals, r".{3}\[\d{4}\]", 10),
        "mixed Latin": _slices(normals, r".[a-z]", 8),
        "single characters": lambda c: c.choice(alphabet),
        "pairs": _slices(normals, r"..", 2),
        "across line breaks": across,
        "full width": lambda c: anything(c).translate(_WIDE),
        "anything": anything,
        "absent": lambda c: "".join(c.choices(alphabet, k=c.randint(2, 6))),
    }
    for kind, draw in kinds.items():
        for _ in range(count):
            yield kind, draw(chance)


def _wrong(texts: Mapping[str, str], queries: Iterator[tuple[str, str]], folder: Path) -> list[str]:
    normals = {path: normalise(text) for path, text in texts.items()}
    wrong, asked = [], 0
    with SearchIndex(folder) as index:
        half = len(texts) // 2
        documents = [IndexDocument(path, "0", text) for path, text in texts.items()]
        index.rebuild(documents[:half])
        index.update(documents[half:])
        for kind, typed in queries:
            wanted = normalise(typed.replace('"', "").replace("”", ""))
            if not wanted:
                continue
            asked += 1
            answer = index.search(f'text:"{wanted}"', Filters(), len(texts), texts.__getitem__)
            expected = {path for path, text in normals.items() if wanted in text}
            found = [hit.path for hit in answer.hits]
            marked = all(hit.spans for hit in answer.hits)
            exact = answer.exact and answer.total == len(expected) and len(found) == len(set(found))
            if not (set(found) == expected and exact and marked):
                wrong.append(f"{kind}: {typed!r}")
    assert asked >= 90
    return wrong


def test_a_few_hundred_texts_are_searched_as_by_a_plain_scan(tmp_path: Path) -> None:
    texts = {f"{n}.txt": text for n, text in enumerate(_paragraphs()[:250])}

    wrong = _wrong(texts, _queries(list(texts.values()), 10), tmp_path / "index")

    assert wrong == []


@pytest.mark.slow
def test_precision_and_recall_are_one_over_two_thousand_real_documents(tmp_path: Path) -> None:
    texts = {f"{n}.txt": text for n, text in enumerate(_paragraphs())}
    queries = list(_queries(list(texts.values()), 60))

    wrong = _wrong(texts, iter(queries), tmp_path / "index")

    assert len(texts) >= 2000 and len(queries) >= 500
    assert wrong == []


@pytest.mark.slow
def test_and_or_not_agree_with_a_scan_over_two_thousand_documents(tmp_path: Path) -> None:
    texts = {f"{n}.txt": text for n, text in enumerate(_paragraphs())}
    normals = {path: normalise(text) for path, text in texts.items()}
    words = [word for _, typed in _queries(list(texts.values()), 12) if (word := normalise(typed))]
    words = [word for word in words if not set(word) & set('"“”＂「」')]
    shapes: list[tuple[str, Callable[[bool, bool], bool]]] = [
        ('text:"{}" AND text:"{}"', lambda a, b: a and b),
        ('text:"{}" OR text:"{}"', lambda a, b: a or b),
        ('text:"{}" NOT text:"{}"', lambda a, b: a and not b),
        ('NOT (text:"{}" OR text:"{}")', lambda a, b: not (a or b)),
    ]
    wrong = []

    with SearchIndex(tmp_path / "index") as index:
        index.rebuild(IndexDocument(path, "0", text) for path, text in texts.items())
        for number, (one, two) in enumerate(zip(words, reversed(words), strict=True)):
            shape, holds = shapes[number % len(shapes)]
            answer = index.search(shape.format(one, two), Filters(), 1, texts.__getitem__)
            expected = sum(holds(one in text, two in text) for text in normals.values())
            if answer.total != expected or not answer.exact:
                wrong.append(shape.format(one, two))

    assert wrong == []
