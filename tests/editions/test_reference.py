"""The shipped catalogue: its schema, its counts, its names."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import jsonschema

from archivist.domain.edition import Edition, Method
from archivist.domain.kind import Kind
from archivist.editions.load import SHIPPED, encode_edition, load_edition
from archivist.paths import SCHEMAS


def test_the_file_follows_the_schema():
    schema = json.loads((SCHEMAS / "edition.schema.json").read_text(encoding="utf-8"))
    content = json.loads((SHIPPED / "reference.json").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    faults = list(jsonschema.Draft202012Validator(schema).iter_errors(content))

    assert faults == []


def test_the_schema_refuses_an_edition_with_an_unknown_kind():
    schema = json.loads((SCHEMAS / "edition.schema.json").read_text(encoding="utf-8"))
    text = (SHIPPED / "reference.json").read_text(encoding="utf-8")
    content = json.loads(text.replace('"kind": "table"', '"kind": "film"', 1))

    faults = list(jsonschema.Draft202012Validator(schema).iter_errors(content))

    assert len(faults) == 1


def test_the_counts_are_those_of_the_assessment_system():
    edition = load_edition("reference")

    levels = [len(list(x)) for x in (edition.projects, edition.indicators, edition.contents)]
    reviewed = [c for c in edition.contents if any(s.reviewed for s in c.standards)]

    assert len(edition.blocks) == 3
    assert levels == [12, 40, 90]
    assert len(reviewed) == 85
    assert len(edition.all_standards) == 188
    assert len(edition.standards) == 155
    assert len(edition.units) == 52


def test_415_slots_are_asked_for_and_nothing_is_limited():
    edition = load_edition("reference")

    asked = [r for s in edition.standards for r in s.requirements]
    kinds = Counter(r.kind for r in asked)

    assert len(asked) == 415
    assert kinds == {Kind.PAPER: 97, Kind.REPORT: 120, Kind.PHOTO: 72, Kind.TABLE: 126}
    assert {(r.minimum, r.maximum, r.word_limit, r.window) for r in asked} == {(None,) * 4}


def test_18_standards_are_tested_both_ways_and_33_have_no_material():
    standards = load_edition("reference").all_standards

    both = [s for s in standards if s.reviewed and len(s.methods) > 1]
    without = [s for s in standards if not s.reviewed]

    assert (len(both), len(without)) == (18, 33)
    assert all(not s.requirements for s in without)
    assert all(Method.DOCUMENT_REVIEW not in s.methods for s in without)


def test_codes_are_unique_and_contents_run_from_1_to_90():
    edition = load_edition("reference")

    codes = [s.code for s in edition.all_standards]

    assert len(set(codes)) == len(codes)
    assert [c.code for c in edition.contents] == [f"Ⅲ-{n}" for n in range(1, 91)]
    assert [i.code for i in edition.indicators] == [f"Ⅱ-{n}" for n in range(1, 41)]
    assert [p.code for p in edition.projects] == [f"Ⅰ-{n}" for n in range(1, 13)]


def test_contents_without_material_stand_beside_their_neighbours():
    edition = load_edition("reference")

    parents = {n: edition.path_of(f"Ⅲ-{n}-1")[2].code for n in (20, 42, 59, 62, 85)}

    assert parents == {20: "Ⅱ-7", 42: "Ⅱ-18", 59: "Ⅱ-26", 62: "Ⅱ-27", 85: "Ⅱ-38"}


def test_every_lead_unit_is_a_unit_and_no_keyword_is_empty():
    edition = load_edition("reference")
    names = {unit.name for unit in edition.units}

    leads = {name for s in edition.standards for name in s.lead_units}

    assert leads == names
    assert all(5 <= len(s.keywords) <= 10 for s in edition.standards)


def test_a_renamed_unit_answers_to_its_new_name_from_the_reform_on():
    units = {unit.name: unit for unit in load_edition("reference").units}

    market = units["市工商局"]

    assert "市市场监督管理局" not in market.names(date(2017, 5, 1))
    assert "市市场监督管理局" in market.names(date(2019, 5, 1))
    assert "市工商行政管理局" in market.names(date(2017, 5, 1))


def test_it_is_marked_as_not_official():
    edition = load_edition("reference")

    assert edition.official is False
    assert edition.name == "参考目录（非官方）"


def test_the_file_is_what_the_program_would_write():
    edition: Edition = load_edition("reference")
    _ = edition.standards

    assert encode_edition(edition) == (SHIPPED / "reference.json").read_bytes()
