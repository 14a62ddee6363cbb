"""Search against a plain scan, and an index that breaks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from archivist.domain.dates import DateValue
from archivist.domain.kind import Kind
from archivist.domain.text import normalise
from archivist.errors import CannotWriteError
from archivist.index.document import Answer, Filters, IndexDocument, StaleIndex
from archivist.index.durable import VERSION
from archivist.index.engine import SearchIndex

EVERYTHING = Filters()
WORDS = (
    "公益广告",
    "公交站亭",
    "建筑围挡",
    "社会主义核心价值观",
    "包府发〔2017〕12号",
    "20170412",
    "37块",
    "共37块",
    "ABC1",
    "市工商局",
    "点位清单",
    "文明办",
    "志愿者",
    "38.3万人",
    "http://www.nmg.gov.cn/a?id=7",
    "Ⅲ-7-3",
    "（一）",
    "，",
    "。",
    "、",
    "钢铁大街",
    "WPS",
    "第十条",
    "道德模范",
    "人民政府",
    "的",
    "和",
    "2017年3月10日",
    "〇",
    "𠮷野家",
    "e-mail",
    "实景图片.JPG",
)


def texts(count: int, seed: int = 7) -> dict[str, str]:
    chance = random.Random(seed)
    joints = ("", "", "", " ", "\n", "　")
    return {
        f"单位{i % 5}/材料{i}.docx": "".join(
            chance.choice(WORDS) + chance.choice(joints) for _ in range(chance.randint(3, 30))
        )
        for i in range(count)
    }


def a_document(path: str, text: str = "", **facts: object) -> IndexDocument:
    return IndexDocument(path, "0" * 64, text, **facts)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "index") as opened:
        yield opened


def paths(answer: Answer) -> set[str]:
    return {hit.path for hit in answer.hits}


def scan(held: Mapping[str, str], holds: Callable[[str], bool]) -> set[str]:
    return {path for path, text in held.items() if holds(normalise(text))}


def test_three_hundred_substrings_are_found_exactly(index: SearchIndex) -> None:
    held = texts(320)
    index.rebuild(a_document(path, text) for path, text in held.items())
    normals = {path: normalise(text) for path, text in held.items()}
    chance = random.Random(1)
    wrong = []

    for _ in range(330):
        normal = chance.choice(list(normals.values()))
        start = chance.randrange(len(normal))
        wanted = normal[start : start + chance.randint(1, 10)].replace('"', "").strip()
        if wanted:
            answer = index.search(f'"{wanted}"', EVERYTHING, 1000, held.__getitem__)
            expected = {path for path, text in normals.items() if wanted in text}
            if paths(answer) != expected or answer.total != len(expected) or not answer.exact:
                wrong.append(wanted)

    assert wrong == []


def test_boolean_queries_agree_with_a_scan(index: SearchIndex) -> None:
    held = texts(120)
    index.rebuild(a_document(path, text) for path, text in held.items())
    cases: dict[str, Callable[[str], bool]] = {
        "公益广告 志愿者": lambda t: "公益广告" in t and "志愿者" in t,
        "公益广告 OR 志愿者": lambda t: "公益广告" in t or "志愿者" in t,
        "公益广告 NOT 志愿者": lambda t: "公益广告" in t and "志愿者" not in t,
        "NOT 公益广告": lambda t: "公益广告" not in t,
        "NOT 的": lambda t: "的" not in t,
        "(公益广告 OR abc1) -的": lambda t: ("公益广告" in t or "abc1" in t) and "的" not in t,
        "NOT (公益广告 志愿者)": lambda t: not ("公益广告" in t and "志愿者" in t),
        "NOT (公益广告 OR NOT 志愿者)": lambda t: not ("公益广告" in t or "志愿者" not in t),
    }

    found = {
        query: paths(index.search(query, EVERYTHING, 500, held.__getitem__)) for query in cases
    }

    assert found == {query: scan(held, holds) for query, holds in cases.items()}


def test_fields_are_searched_apart_and_hits_say_where(index: SearchIndex) -> None:
    held = {"a/公交.docx": "依据包府发〔2017〕12号", "b/2.jpg": "", "c.docx": "站亭"}
    index.rebuild(
        [
            a_document("a/公交.docx", held["a/公交.docx"], title="广告办法", issuer="市工商局"),
            a_document("b/2.jpg", caption="钢铁大街公交站亭"),
            a_document("c.docx", "站亭", number="包府发〔2017〕12号"),
        ]
    )

    def found(query: str) -> list[tuple[str, str]]:
        answer = index.search(query, EVERYTHING, 9, held.__getitem__)
        return sorted((hit.path, hit.field) for hit in answer.hits)

    assert found("公交") == [("b/2.jpg", "caption")]
    assert found("name:公交") == [("a/公交.docx", "name")]
    assert found("title:广告") == [("a/公交.docx", "title")]
    assert found("issuer:工商") == [("a/公交.docx", "issuer")]
    assert found("number:(2017)12") == []
    assert found("number:〔2017〕12号") == [("c.docx", "number")]
    assert found("站亭") == [("b/2.jpg", "caption"), ("c.docx", "text")]


def test_a_title_counts_more_than_a_mention(index: SearchIndex) -> None:
    held = {"mention": "志愿者公益广告" + "其他" * 30, "title": "别的内容" * 10}
    index.rebuild(
        [
            a_document("mention", held["mention"]),
            a_document("title", held["title"], title="公益广告"),
        ]
    )

    answer = index.search("公益广告", EVERYTHING, 9, held.__getitem__)

    assert [hit.path for hit in answer.hits] == ["title", "mention"]


def test_highlights_point_into_the_original(index: SearchIndex) -> None:
    text = "依据包府发〔２０１７〕12 号文件"
    index.rebuild([a_document("a", text)])

    (hit,) = index.search("[2017]12号", EVERYTHING, 9, lambda _path: text).hits

    assert [text[a:b] for a, b in hit.offsets] == ["〔２０１７〕12 号"]
    assert [hit.snippet[a:b] for a, b in hit.spans] == ["〔２０１７〕12 号"]


def test_filters_narrow_by_standard_kind_unit_and_day(index: SearchIndex) -> None:
    index.rebuild(
        [
            a_document(
                "photo",
                "甲",
                standards=("Ⅲ-7-3", "Ⅲ-7-2"),
                kinds=(Kind.PHOTO,),
                units=("市工商局",),
                date=DateValue(2017, 4, 12),
            ),
            a_document("month", "甲", kinds=(Kind.PAPER,), date=DateValue(2017, 3)),
            a_document("undated", "甲"),
        ]
    )

    def found(**filters: object) -> set[str]:
        chosen = Filters(**filters)  # type: ignore[arg-type]
        return paths(index.search("甲", chosen, 9, lambda _path: "甲"))

    assert found() == {"photo", "month", "undated"}
    assert found(standard="Ⅲ-7-2") == {"photo"}
    assert found(standard="Ⅲ-7") == set()
    assert found(kind=Kind.PAPER) == {"month"}
    assert found(unit="市工商局") == {"photo"}
    assert found(after=date(2017, 3, 31)) == {"photo", "month"}
    assert found(after=date(2017, 4, 1)) == {"photo"}
    assert found(before=date(2017, 3, 1)) == {"month"}
    assert found(after=date(2017, 4, 1), before=date(2017, 4, 12)) == {"photo"}
    assert found(after=date(2018, 1, 1)) == set()


def test_update_replaces_and_removes(index: SearchIndex) -> None:
    held = {"a": "甲", "b": "乙", "c": "丙"}
    index.update([a_document("a", "甲"), a_document("b", "甲"), a_document("c", "甲")])

    index.update([a_document("b", "乙"), a_document("c", "x"), a_document("c", "丙")], ["a"])

    assert paths(index.search("甲", EVERYTHING, 9, held.__getitem__)) == set()
    assert paths(index.search("乙 OR 丙", EVERYTHING, 9, held.__getitem__)) == {"b", "c"}
    assert set(index.held()) == {"b", "c"}


def test_many_small_updates_stay_exact_and_few_segments(index: SearchIndex, tmp_path: Path) -> None:
    held = texts(40)
    pending = iter(held.items())
    while batch := list(islice(pending, 2)):
        index.update(a_document(path, text) for path, text in batch)
    index.update([a_document(path, text) for path, text in islice(held.items(), 30)])

    found = paths(index.search("公益广告", EVERYTHING, 99, held.__getitem__))

    assert found == scan(held, lambda text: "公益广告" in text)
    assert len(list((tmp_path / "index").glob("*.seg"))) < 12
    assert len(index.held()) == len(held)


def test_an_index_knows_what_it_holds_and_when_it_is_worn(index: SearchIndex) -> None:
    documents = [a_document(str(n), "甲") for n in range(8)]
    index.update(documents)

    index.update([], ["0", "1", "2", "3"])

    assert index.held() == {each.path: each.stamp for each in documents[4:]}
    assert index.worn


def test_counting_stops_at_the_limit_and_says_so(index: SearchIndex) -> None:
    held = {str(n): "公益广告" for n in range(30)}
    index.rebuild(a_document(path, text) for path, text in held.items())

    answer = index.search("公益广告", EVERYTHING, 5, held.__getitem__, count_limit=10)
    pair = index.search("公益", EVERYTHING, 5, held.__getitem__, count_limit=10)

    assert (len(answer.hits), answer.total, answer.exact) == (5, 30, False)
    assert (len(pair.hits), pair.total, pair.exact) == (5, 30, True)


def test_a_query_of_nothing_finds_nothing(index: SearchIndex) -> None:
    index.rebuild([a_document("a", "甲")])

    assert index.search("  ", EVERYTHING, 9, lambda _path: "甲") == Answer()


def test_a_missing_index_is_stale(index: SearchIndex) -> None:
    with pytest.raises(StaleIndex):
        index.search("甲", EVERYTHING, 9, lambda _path: "")
    assert not index.exists


def cut_segment(folder: Path) -> None:
    segment = next(folder.glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:-40])


def lose_segment(folder: Path) -> None:
    next(folder.glob("*.seg")).unlink()


def empty_contents(folder: Path) -> None:
    next(folder.glob("*.toc")).write_bytes(b"")


def garble_contents(folder: Path) -> None:
    next(folder.glob("*.toc")).write_bytes(b"\x80garbage" * 40)


def other_version(folder: Path) -> None:
    record = folder / "archivist-index.json"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace(f'"version": {VERSION}', '"version": 0'), encoding="utf-8")


def lose_record(folder: Path) -> None:
    (folder / "archivist-index.json").unlink()


def zero_segment(folder: Path) -> None:
    segment = next(folder.glob("*.seg"))
    segment.write_bytes(b"\0" * segment.stat().st_size)


@pytest.mark.parametrize(
    "damage",
    [
        cut_segment,
        lose_segment,
        empty_contents,
        garble_contents,
        other_version,
        lose_record,
        zero_segment,
    ],
)
def test_a_damaged_index_is_stale_and_a_rebuild_heals_it(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    folder, held = tmp_path / "index", texts(20)
    documents = [a_document(path, text) for path, text in held.items()]
    with SearchIndex(folder) as index:
        index.rebuild(documents)
    damage(folder)

    with SearchIndex(folder) as index:
        with pytest.raises(StaleIndex):
            index.search("公益广告", EVERYTHING, 9, held.__getitem__)
        with pytest.raises(StaleIndex):
            index.update([a_document("new", "甲")])
        index.rebuild(documents)
        found = paths(index.search("公益广告", EVERYTHING, 99, held.__getitem__))

    assert found == scan(held, lambda text: "公益广告" in text)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_failed_rebuild_leaves_the_old_index_working(index: SearchIndex) -> None:
    index.rebuild([a_document("a", "甲")])

    def broken() -> Iterator[IndexDocument]:
        yield a_document("b", "乙")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.rebuild(broken())

    assert set(index.held()) == {"a"}


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with SearchIndex(tmp_path / "file" / "index") as index, pytest.raises(CannotWriteError):
        index.update([a_document("a", "甲")])


def test_a_writer_that_failed_lets_the_next_one_work(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.update([a_document("a", "甲")])

    def full(*_unused: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("archivist.index.segment.write_contents", full)
        with pytest.raises(CannotWriteError):
            index.update([a_document("b", "乙")])
    index.update([a_document("c", "丙")])

    assert set(index.held()) == {"a", "c"}
