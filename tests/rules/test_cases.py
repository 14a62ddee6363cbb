"""Every rule obeys its cases, and every rule has some.

A case holds one subject (``material``, ``evidence``, ``slot``, ``dossier`` or ``holding``; see
objects.py), the ``settings`` and the day ``as_of``; ``expect`` lists the sentences, and where they
matter ``levels``, ``paths`` and ``places``; ``unknown = true`` is the third verdict, ``not_run``
names the settings for want of which a rule did not run.
"""

import tomllib
from pathlib import Path

import pytest
from rules.objects import DAY, SUBJECTS, about, settings

from archivist.domain.settings import BY_KEY
from archivist.rules.base import all_rules
from archivist.rules.inquiry import Inquiry

CASES = Path(__file__).parents[1] / "cases"
RULES = all_rules()


def cases_of(rule):
    return tomllib.loads((CASES / f"{rule.slug}.toml").read_text(encoding="utf-8"))["case"]


def subject_of(rule, case):
    name = rule.subject.__name__.lower()
    return SUBJECTS[name](**case[name])


def ask(rule, case, texts):
    subject = subject_of(rule, case)
    day = case.get("as_of", DAY)
    inquiry = Inquiry(settings(**texts), {"as_of": day}, {}, day, strict=True)
    if subject_kind_is_asked(rule, subject):
        inquiry.ask((rule,), subject, about(subject))
    return inquiry


def subject_kind_is_asked(rule, subject):
    return rule.subject.__name__ not in {"Evidence", "Slot"} or subject.kind in rule.kinds


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(r, c, id=f"{r.slug}: {c['name']}") for r in RULES for c in cases_of(r)],
)
def test_case(rule, case):
    answered = ask(rule, case, case.get("settings", {}))

    found = answered.findings
    assert [rule.say(f) for f in found] == case["expect"]
    assert bool(answered.unknown) == case.get("unknown", False)
    assert {each.setting for each in answered.unset} == set(case.get("not_run", ()))
    assert [f.level.name.lower() for f in found] == case.get(
        "levels", [rule.level.name.lower()] * len(found)
    )
    for key, of in (("paths", lambda f: f.path), ("places", lambda f: str(f.place))):
        assert key not in case or [of(f) for f in found] == case[key]


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(r, c, id=f"{r.slug}: {c['name']}") for r in RULES for c in cases_of(r)],
)
def test_every_sentence_is_complete(rule, case):
    for finding in ask(rule, case, case.get("settings", {})).findings:
        for sentence in (rule.say(finding), rule.advise(finding)):
            assert sentence
            assert "{" not in sentence
            assert "None" not in sentence
            assert "<" not in sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.slug)
def test_a_rule_has_a_good_case_and_two_bad_ones(rule):
    verdicts = [bool(case["expect"]) for case in cases_of(rule)]

    assert verdicts.count(True) >= 2
    assert verdicts.count(False) >= 1


def _may_be_unset(need):
    return need != "as_of" and not BY_KEY[need].default


@pytest.mark.parametrize(
    ("rule", "need"),
    [(rule, need) for rule in RULES for need in rule.needs if _may_be_unset(need)],
    ids=lambda value: getattr(value, "slug", value),
)
def test_a_rule_whose_limit_is_unset_says_so_and_nothing_else(rule, need):
    bad = next(case for case in cases_of(rule) if case["expect"])
    texts = {key: text for key, text in bad["settings"].items() if key.split(".")[0] != need}

    answered = ask(rule, bad, texts)

    assert need in BY_KEY
    assert [(u.code, u.setting) for u in answered.unset] == [(rule.code, need)]
    assert not answered.findings
    assert not answered.unknown


def test_no_case_is_left_over():
    assert {path.stem for path in CASES.glob("*.toml")} >= {rule.slug for rule in RULES}
