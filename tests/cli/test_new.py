"""A workspace is made whole or not at all, and the evidence stays as it was."""

import json

import jsonschema
import pytest
from builders import a_text
from editions.office_tables import a_workbook

from archivist.paths import SCHEMAS

CATALOGUE = [
    ["测评项目", "测评内容", "测评标准", "测评方法", "材料要求", "责任单位"],
    ["Ⅰ-1 重点工作", "Ⅲ-1 健全学习制度", "1）印发学习计划", "材料审核", "规范文件", "市委宣传部"],
    ["Ⅰ-1 重点工作", "Ⅲ-1 健全学习制度", "2）建立学习制度", "材料审核", "说明报告", "市委组织部"],
]


@pytest.fixture
def evidence(bare):
    a_text(bare / "材 料" / "通知.txt", "通知")
    return bare / "材 料"


def test_a_workspace_says_where_it_is_and_follows_the_schema(archivist, bare, evidence):
    result = archivist(
        "new", "工作区", "--evidence", "材 料", "--test-month", "2017-08",
        "--review-date", "2017-08-10", "--city", "包头市", "--json",
    )  # fmt: skip

    [made] = result.of("workspace")
    schema = json.loads((SCHEMAS / "workspace.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((bare / "工作区" / "workspace.json").read_text("utf-8")), schema)
    assert result.code == 0
    assert (made["path"], made["evidence"]) == (str(bare / "工作区"), str(evidence))
    assert made["standards"] == 155


def test_the_settings_given_hold_from_the_start(archivist, bare, evidence):
    archivist("new", "工作区", "--evidence", "材 料", "--window", "2016-08-01..2017-07-31")

    summary = archivist("-w", "工作区", "check", "--json").summary

    assert summary["window"] == ["2016-08-01", "2017-07-31"]


def test_an_office_may_bring_its_own_catalogue(archivist, bare, evidence):
    a_workbook(bare / "本市 目录.xlsx", CATALOGUE)

    result = archivist(
        "new", "工作区", "--evidence", "材 料", "--edition", "本市 目录.xlsx", "--json"
    )

    assert result.of("workspace")[0]["standards"] == 2
    assert archivist("-w", "工作区", "check", "--json").summary["standards"] == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--test-month", "2017-13"], 10),
        (["--window", "昨天"], 10),
        (["--test-month", "2017-08", "--window", "2016-08-01..2017-07-31"], 2),
        (["--edition", "没有的"], 9),
        (["--edition", "坏的.xlsx"], 9),
        (["--review-date", "八月"], 2),
    ],
)
def test_a_wrong_word_makes_nothing_and_the_right_one_then_works(
    archivist, bare, evidence, words, code
):
    a_text(bare / "坏的.xlsx", "不是工作簿")

    assert archivist("new", "工作区", "--evidence", "材 料", *words).code == code
    assert not (bare / "工作区").exists()
    assert archivist("new", "工作区", "--evidence", "材 料").code == 0


def test_a_second_workspace_in_the_same_place_is_refused_and_changes_nothing(
    archivist, bare, evidence
):
    a_workbook(bare / "目录.xlsx", CATALOGUE)
    archivist("new", "工作区", "--evidence", "材 料")
    before = {p: p.read_bytes() for p in (bare / "工作区").rglob("*") if p.is_file()}

    result = archivist("new", "工作区", "--evidence", "材 料", "--edition", "目录.xlsx")

    assert result.code == 4
    assert {p: p.read_bytes() for p in (bare / "工作区").rglob("*") if p.is_file()} == before


def test_the_evidence_is_only_read(archivist, bare, evidence):
    archivist("new", "工作区", "--evidence", "材 料")

    assert [path.name for path in evidence.iterdir()] == ["通知.txt"]
