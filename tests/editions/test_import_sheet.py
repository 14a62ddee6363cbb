"""A plain catalogue becomes an edition that can be kept."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from editions.office_tables import PLAIN, a_workbook

from archivist.domain.edition import NO_LIMIT, Edition, Method
from archivist.domain.kind import Kind
from archivist.editions.import_sheet import import_edition
from archivist.editions.load import encode_edition, load_edition, save_edition
from archivist.paths import SCHEMAS

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def schema_faults(edition: Edition) -> list[object]:
    schema = json.loads((SCHEMAS / "edition.schema.json").read_text(encoding="utf-8"))
    content = json.loads(encode_edition(edition))
    return list(jsonschema.Draft202012Validator(schema).iter_errors(content))


def test_a_plain_sheet_is_read_level_by_level(tmp_path: Path):
    edition, faults = import_edition(a_workbook(tmp_path / "本市目录.xlsx", PLAIN))

    _, project, indicator, content = edition.path_of("Ⅲ-1-2")

    assert faults == ()
    assert edition.name == "本市目录"
    assert edition.official
    assert [s.code for s in edition.standards] == ["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-2-1"]
    assert [s.code for s in edition.all_standards][-1] == "Ⅲ-3-1"
    assert (project.code, project.title) == ("Ⅰ-1", "重点工作")
    assert (indicator.code, indicator.title) == ("Ⅱ-1", "学习宣传")
    assert (content.code, content.title) == ("Ⅲ-1", "健全学习制度")


def test_requirements_methods_and_units_of_a_plain_sheet_are_read(tmp_path: Path):
    edition, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN))

    standard = edition.standard("Ⅲ-1-2")

    assert standard is not None
    assert standard.methods == (Method.DOCUMENT_REVIEW, Method.SURVEY)
    assert [(r.kind, r.minimum) for r in standard.requirements] == [
        (Kind.PAPER, None),
        (Kind.PHOTO, 2),
    ]
    assert standard.lead_units == ("市委组织部", "市委党校")
    assert [unit.name for unit in edition.units] == ["市委宣传部", "市委组织部", "市委党校"]


def test_an_imported_edition_follows_the_schema_and_can_be_kept(tmp_path: Path):
    edition, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN), name="本市：2017/版")

    path = save_edition(edition, tmp_path / "editions")

    assert schema_faults(edition) == []
    assert load_edition(edition.id, path.parent) == edition
    assert edition.id.startswith("本市-2017-版-")


def test_another_version_of_a_file_has_another_id(tmp_path: Path):
    first, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN))
    second, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN[:-1]))

    assert first.id != second.id


def test_a_json_edition_is_taken_as_it_is(tmp_path: Path):
    reference = load_edition("reference")

    edition, faults = import_edition(save_edition(reference, tmp_path))

    assert (edition, faults) == (reference, ())


def test_the_reference_survives_the_way_through_a_csv(tmp_path: Path):
    reference = load_edition("reference")
    lines = [
        "block,project,indicator_no,indicator,content_no,content,item_no,standard,kinds,lead_unit,keywords"
    ]
    for s in reference.standards:
        block, project, indicator, content = reference.path_of(s.code)
        kinds = ";".join(kind.label for kind in s.kinds)
        lines.append(
            f"{block.title},{project.code} {project.title},{indicator.code},{indicator.title},"
            f"{content.code},{content.title},{s.code},{s.text},{kinds},{s.lead_units[0]},{';'.join(s.keywords)}"
        )
    (tmp_path / "目录.csv").write_text("\n".join(lines), encoding="utf-8")

    edition, faults = import_edition(tmp_path / "目录.csv")

    assert faults == ()
    assert len(edition.blocks) == 3
    assert [(s.text, s.requirements, s.lead_units, s.keywords) for s in edition.standards] == [
        (s.text, s.requirements, s.lead_units, s.keywords) for s in reference.standards
    ]
    assert [edition.path_of(s.code)[1].title for s in edition.standards] == [
        reference.path_of(s.code)[1].title for s in reference.standards
    ]


@pytest.mark.skipif(
    not (SHARED / "domain" / "catalogue.csv").exists(), reason="no domain file here"
)
def test_the_domain_catalogue_is_the_reference():
    edition, faults = import_edition(SHARED / "domain" / "catalogue.csv")
    reference = load_edition("reference")

    assert faults == ()
    assert [s.requirements for s in edition.standards] == [
        s.requirements for s in reference.standards
    ]


def test_no_limit_is_kept_apart_from_a_limit_nobody_set(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求", "最多", "字数"],
        ["Ⅲ-1-1", "甲。", "说明报告", "不限", "不限"],
        ["Ⅲ-1-2", "乙。", "说明报告（字数不限）、实景图片不少于2张，数量不限", "", ""],
        ["Ⅲ-1-3", "丙。", "说明报告", "", "无"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))
    saved = load_edition(save_edition(edition, tmp_path / "editions"))

    asked = [(r.minimum, r.maximum, r.word_limit) for s in saved.standards for r in s.requirements]
    assert faults == ()
    assert schema_faults(edition) == []
    assert asked == [
        (None, NO_LIMIT, NO_LIMIT),
        (None, None, NO_LIMIT),
        (2, NO_LIMIT, None),
        (None, None, None),
    ]
