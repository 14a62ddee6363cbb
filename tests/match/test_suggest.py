"""All signs together."""

from __future__ import annotations

import time

import pytest

from archivist.domain.facts import Facts, Issued, Titled
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole, Status
from archivist.editions.load import load_edition
from archivist.match.edition_words import EditionWords
from archivist.match.said import read
from archivist.match.suggest import MOST, SURE, consider, suggest
from archivist.match.suggestion import Matching, Signal

UNITY = "民族团结进步宣传月活动总结。新命名示范单位三家，民族政策宣讲进校园。"


def a_material(path: str, title: str = "", issuer: str = "", **given: object) -> Material:
    facts = Facts(
        title=Titled(title, "layout", 1.0) if title else None,
        issuer=Issued(issuer, "signature") if issuer else None,
    )
    return Material(path, "0" * 64, 1, facts=facts, **given)  # type: ignore[arg-type]


def considered(material: Material, words: EditionWords, text: str = "") -> Matching:
    return consider(material, read(material, text, words), words)


def test_a_number_that_the_content_confirms_is_nearly_sure(words: EditionWords) -> None:
    material = a_material("Ⅲ-7-3/点位.xlsx", issuer="市工商局")

    first = suggest(material, "公交站亭、建筑围挡点位清单", words)[0]

    assert (first.path, first.standard, first.kind) == (material.path, "Ⅲ-7-3", Kind.TABLE)
    assert first.score >= 0.98
    assert first.why == (
        "文件夹写着 Ⅲ-7-3",
        "内容有“公交站亭”“建筑围挡”“点位清单”",
        "市工商局是牵头单位",
    )


def test_a_number_alone_stays_sure_without_any_text(words: EditionWords) -> None:
    (first,) = suggest(a_material("Ⅲ-7-3/IMG_2031.jpg"), "", words)

    assert (first.standard, first.kind, first.score) == ("Ⅲ-7-3", Kind.PHOTO, 0.98)


def test_content_that_contradicts_the_number_is_left_to_a_person(words: EditionWords) -> None:
    material = a_material("Ⅲ-7-3 公交站亭/总结.docx", issuer="市民委")

    found = suggest(material, UNITY, words)

    assert {s.standard: s.score for s in found} == {"Ⅲ-5-1": 0.6, "Ⅲ-7-3": 0.55}
    assert all("编号写的是 Ⅲ-7-3，内容却像 Ⅲ-5-1，请核对" in s.why for s in found)


def test_a_number_stands_when_the_content_backs_it(words: EditionWords) -> None:
    material = a_material("Ⅲ-7-3/总结.docx", issuer="市民委")
    text = "公交站亭、建筑围挡、户外大屏的点位清单。宣传月期间市民委张贴了民族团结进步的画面。"

    first = suggest(material, text, words)[0]

    assert first.standard == "Ⅲ-7-3" and first.score >= 0.97


def test_a_number_that_a_silent_content_does_not_back_is_not_sure(words: EditionWords) -> None:
    material = a_material("Ⅲ-7-3/总结.docx")

    first = suggest(material, "会上学习了民族政策。", words)[0]

    assert first.standard == "Ⅲ-7-3"
    assert first.score == 0.8
    assert first.why[0] == "编号写的是 Ⅲ-7-3，内容却像 Ⅲ-5-1，请核对"


def test_rich_content_is_sure_and_a_mention_is_not(words: EditionWords) -> None:
    rich = a_material("新建文件夹/1.docx", title="民族团结进步宣传月活动总结", issuer="市民委")
    poor = a_material("新建文件夹/2.docx")

    assert suggest(rich, UNITY, words)[0].score >= SURE
    assert not any(s.score >= SURE for s in suggest(poor, "会上提到了示范单位。", words))


def test_a_kind_the_standard_does_not_ask_for_is_said(words: EditionWords) -> None:
    material = a_material("Ⅲ-7-3/说明.docx", kind=Kind.REPORT)

    first = suggest(material, "", words)[0]

    assert (first.kind, first.score) == (Kind.REPORT, 0.98)
    assert first.why[-1] == "Ⅲ-7-3 不要求说明报告"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("食堂菜谱.xlsx", "星期一 土豆 白菜"),
        ("2017-3-10 会议.docx", "会议签到表"),
        ("照片/3-10日/IMG_2031.jpg", ""),
        ("210-297.pdf", "A4 纸张说明"),
        ("市工商局/通讯录.xlsx", "张某 办公室 电话"),
        ("法律/商标法实施条例.txt", "第一条 根据商标法，制定本条例。" * 40),
    ],
)
def test_unrelated_files_stay_unmatched_and_say_why(
    path: str, text: str, words: EditionWords
) -> None:
    found = considered(a_material(path), words, text)

    assert found.suggestions == ()
    assert found.remarks == ("名称和内容里没有足够的线索",)


def test_a_number_of_another_edition_is_told(words: EditionWords) -> None:
    found = considered(a_material("Ⅲ-99-1/a.jpg"), words)

    assert found.remarks == ("目录里没有 Ⅲ-99-1", "名称和内容里没有足够的线索")


@pytest.mark.parametrize(
    "given",
    [{"status": Status.REFUSED}, {"role": MaterialRole.CAPTIONS}],
    ids=["refused", "captions"],
)
def test_what_is_no_evidence_gets_no_suggestion(
    given: dict[str, object], words: EditionWords
) -> None:
    found = considered(a_material("Ⅲ-7-3/a.txt", **given), words, "公交站亭")

    assert found.suggestions == ()


def test_there_are_five_suggestions_at_most_the_best_first() -> None:
    words = EditionWords.of(load_edition("reference"))
    every = "。".join(
        "、".join(words.standards[code].keywords)
        for code in ("Ⅲ-7-3", "Ⅲ-5-2", "Ⅲ-9-1", "Ⅲ-74-2", "Ⅲ-80-2", "Ⅲ-55-2", "Ⅲ-60-1")
    )

    found = suggest(a_material("汇总.docx"), every, words)

    scores = [s.score for s in found]
    assert len(found) == MOST
    assert scores == sorted(scores, reverse=True)
    assert scores[0] < SURE


def test_every_sign_is_told_with_its_weight(words: EditionWords) -> None:
    material = a_material("Ⅲ-7-3/点位.xlsx", issuer="市工商局")

    first = suggest(material, "公交站亭、建筑围挡点位清单", words)[0]

    signals = {sign.signal for sign in first.weighed}
    assert signals == {Signal.NUMBER, Signal.WORDS, Signal.UNIT}
    assert all(sign.weight > 0 and sign.why for sign in first.weighed)
    evidence = [sign.evidence for sign in first.weighed]
    assert evidence == sorted(evidence, reverse=True)


def test_thousands_of_files_take_seconds(words: EditionWords) -> None:
    materials = [a_material(f"单位{n % 9}/公益广告/第{n}张 站亭.jpg") for n in range(1000)]
    text = UNITY * 30

    started = time.process_time()
    for material in materials:
        suggest(material, text, words)
    spent = time.process_time() - started

    assert spent < 1000 / 300
