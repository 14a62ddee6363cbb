"""What every rule owes its readers."""

import importlib
import pkgutil
import re
import string
from collections import Counter

import pytest
from rules.objects import about, evidence, facts

import archivist.rules
from archivist.domain.evidence import Evidence
from archivist.domain.finding import Finding, Level
from archivist.domain.kind import Kind
from archivist.domain.place import Place, Spot
from archivist.i18n import N_
from archivist.rules.base import Hit, Rule, all_rules, rule, rule_of

RULES = all_rules()
RELEASED = """
    M01 M02 M03 M04 M05 D01 D02 D03 D04 F01 F04 F05 T05 T08 P07 P09 P12 N05 S01 S03
    G03 G04 G05 G06 G07 G08 G09 G12 G99
"""


def modules():
    for found in pkgutil.iter_modules(archivist.rules.__path__):
        module = importlib.import_module(f"archivist.rules.{found.name}")
        yield found.name, [r for r in vars(module).values() if isinstance(r, Rule)]


def test_the_rules_of_this_release_are_there():
    assert {r.code for r in RULES} >= set(RELEASED.split())


def test_codes_and_slugs_belong_to_one_rule_each():
    found = [r for _, rules in modules() for r in rules]

    assert Counter(r.code for r in found).most_common(1)[0][1] == 1
    assert Counter(r.slug for r in found).most_common(1)[0][1] == 1


def test_one_file_holds_one_rule_named_after_it():
    for name, rules in modules():
        assert [r.slug for r in rules] in ([], [name])


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.slug)
def test_a_rule_is_documented_in_chinese(each):
    for text in (each.doc, each.basis, each.message, each.remedy):
        assert re.search(r"[\u4e00-\u9fff]", text)
    assert each.doc.splitlines()[0].endswith("。")
    assert each.remedy.endswith("。")
    assert re.fullmatch(r"[A-Z]\d\d", each.code)


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.slug)
def test_sentences_have_named_fields_only(each):
    for text in (each.message, each.remedy):
        fields = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
        assert all(field.isidentifier() for field in fields)


def test_a_rule_is_found_by_its_code():
    assert rule_of("P09").slug == "photo_too_small"

    with pytest.raises(KeyError):
        rule_of("X00")


def test_values_are_told_in_words():
    @rule(
        "X01",
        level=Level.HINT,
        basis="",
        message=N_("{kind} {spots} {none} {person}"),
        remedy="{kind}",
    )
    def told(evidence: Evidence) -> None:
        yield Hit()

    spots = [Spot("XX市", Place(paragraph=3)), Spot("待补充")]
    values = {"kind": Kind.PHOTO, "spots": spots, "none": [], "person": ""}
    finding = Finding("X01", Level.HINT, values=values)

    assert told.say(finding) == "实景图片 XX市（第3段）、待补充 无 未填"
    assert told.advise(finding) == "实景图片"


def test_a_digest_follows_the_fact_and_not_the_day_or_the_language(monkeypatch):
    place = Place(page=3)
    first = Finding("M04", Level.ERROR, "Ⅲ-7-3", place=place, values={"due": "x", "days": 1})
    later = Finding("M04", Level.ERROR, "Ⅲ-7-3", place=place, values={"due": "x", "days": 9})
    other = Finding("M04", Level.ERROR, "Ⅲ-7-3", place=place, values={"due": "y", "days": 1})
    digest = first.digest

    monkeypatch.setattr("archivist.domain.place._", lambda text: f"[{text}]")

    assert first.digest == later.digest == digest
    assert first.digest != other.digest
    assert first.digest != Finding("M04", Level.ERROR, "Ⅲ-7-3", values={"due": "x"}).digest


def test_the_builders_of_these_tests_make_what_they_say():
    made = evidence("b/c.jpg", kind="photo", dates=["exif 2017-03-10"], photo=[4, 3])

    assert str(made.dated.value) == "2017-03-10"
    assert about(made).path == "b/c.jpg"
    assert facts(number="包府发[2017]12号").number.number.faults
