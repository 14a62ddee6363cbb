"""What a portal takes: every value is one, 不限 or 未设置, and every fault is told at once."""

import json
import tomllib

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.edition import Requirement
from archivist.domain.kind import Kind
from archivist.domain.profile import (
    FIELDS,
    NO_LIMIT,
    ProfileValueError,
    parse_profile,
    parse_profile_text,
)
from archivist.domain.settings import Settings
from archivist.paths import RESOURCES, SCHEMAS

SCHEMA = json.loads((SCHEMAS / "profile.schema.json").read_text(encoding="utf-8"))
SHIPPED = sorted((RESOURCES / "profiles").glob("*.toml"))
EXAMPLE = RESOURCES / "profiles" / "example.toml"


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def settings(profile, **texts):
    return Settings({**texts, "profile": parse_profile({"name": "试", **profile}).text})


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_fits_the_schema_and_is_read(path):
    data = read(path)

    jsonschema.validate(data, SCHEMA)
    profile = parse_profile(data)
    jsonschema.validate(json.loads(profile.text), SCHEMA)
    assert parse_profile_text(profile.text) == profile


def test_the_empty_form_names_every_field_and_sets_none():
    data = read(RESOURCES / "profiles" / "unset.toml")
    named = {
        f"{table}.{key}"
        for table, inner in data.items()
        if table not in ("name", "source")
        for key in inner
    }

    assert named == {field.key for field in FIELDS}
    assert parse_profile(data).unset == FIELDS


def test_sizes_formats_and_no_limit_are_read():
    profile = parse_profile(read(EXAMPLE))

    assert profile.values["paper.max_bytes"] == 10 * 1024 * 1024
    assert profile.values["paper.formats"] == ("pdf", "jpeg")
    assert profile.values["report.formats"] == ("doc", "docx")
    assert profile.values["table.max_count"] == NO_LIMIT
    assert profile.limit("table.max_count") is None
    assert [field.key for field in profile.unset] == ["package.max_files"]


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("paper", "max_bytes", "十兆"),
        ("paper", "max_bytes", -1),
        ("paper", "min_count", "3"),
        ("paper", "min_count", True),
        ("paper", "formats", "pdf"),
        ("paper", "formats", []),
        ("paper", "formats", ["p df"]),
        ("paper", "word_limit", 100),
        ("photo", "caption_fields", ["weather"]),
        ("file_name", "characters", "a]"),
        ("file_name", "characters", "z-a"),
        ("file_nam", "characters", "a-z"),
    ],
)
def test_a_fault_is_named_with_its_key(table, key, value):
    with pytest.raises(ProfileValueError) as caught:
        parse_profile({"name": "试", table: {key: value}})

    assert caught.value.faults == ((f"{table}.{key}", str(value)),)


def test_all_faults_are_told_not_the_first():
    with pytest.raises(ProfileValueError) as caught:
        parse_profile({"paper": {"min_count": "x", "max_count": "y"}, "colour": 3})

    assert len(caught.value.faults) == 4  # the name, too


_WORDS = st.sampled_from([word for each in FIELDS for word in each.key.split(".")]) | st.text()
_ANYTHING = st.recursive(
    st.none() | st.text() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner) | st.dictionaries(_WORDS, inner),
    max_leaves=12,
)


@given(_ANYTHING)
def test_whatever_is_read_is_a_profile_or_a_list_of_faults(data):
    try:
        profile = parse_profile(data)
    except ProfileValueError as error:
        profile, faults = None, error.faults

    assert parse_profile_text(profile.text) == profile if profile else faults


def test_a_profile_is_the_base_of_the_settings():
    held = settings({"photo": {"min_side": 1080, "max_count": 3}, "report": {"word_limit": 1500}})

    assert held.value("photo_min_side") == 1080
    assert held.value("word_limit", "Ⅲ-1-1", Requirement(Kind.REPORT)) == 1500
    assert held.value("max_count", "Ⅲ-1-1", Requirement(Kind.PHOTO)) == 3
    assert held.value("max_count", "Ⅲ-1-1", Requirement(Kind.PAPER)) is None


def test_what_the_office_and_the_edition_say_stands_before_the_profile():
    held = settings({"photo": {"max_count": 3, "min_count": 1}}, max_count="5")

    assert held.value("max_count", "Ⅲ-1-1", Requirement(Kind.PHOTO)) == 5
    assert held.value("min_count", "Ⅲ-1-1", Requirement(Kind.PHOTO, minimum=2)) == 2


def test_a_portal_without_a_limit_sets_it():
    held = settings({"photo": {"min_side": "不限"}, "paper": {"max_count": "未设置"}})

    assert held.value("photo_min_side") == 0
    assert held.value("max_count", "Ⅲ-1-1", Requirement(Kind.PAPER)) is None


def test_photos_are_jpeg_by_the_clause_until_a_portal_takes_more():
    assert Settings({}).value("photo_formats") == "jpeg"
    assert settings({"photo": {"formats": ["jpg", "png"]}}).value("photo_formats") == "jpeg、png"
