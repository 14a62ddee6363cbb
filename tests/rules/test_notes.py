"""What was judged before is not judged again, and the answer is the same as if it were."""

from datetime import date, timedelta

from rules.objects import DAY, a_dossier, an_edition, settings

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level, Waiver
from archivist.rules.base import Hit, all_rules, rule
from archivist.rules.engine import judge
from archivist.rules.notes import Memory

asked = []


@rule("X01", level=Level.WARNING, basis="b", message="m", remedy="r")
def counted(evidence: Evidence, *, word_limit: int):
    """Say something about every piece, and note that it was looked at."""
    asked.append(evidence.path)
    yield Hit({"limit": word_limit})


@rule("X02", level=Level.ERROR, basis="b", message="m", remedy="r")
def crashing(evidence: Evidence):
    """Fall over."""
    asked.append(evidence.path)
    raise ValueError(evidence.path)
    yield Hit()


def pieces(*paths):
    return [a_dossier(evidence=[{"path": path, "kind": "report"} for path in paths])]


def judged(dossiers, memory, *, rules=(counted,), waivers=None, day=DAY, **texts):
    asked.clear()
    return judge(
        an_edition(*(dossier.standard for dossier in dossiers)),
        dossiers,
        [],
        settings(**{"word_limit": "100", **texts}),
        day,
        rules=rules,
        expected=rules,
        waivers=waivers,
        memory=memory,
    )


def test_only_what_changed_is_asked_again():
    memory = Memory()
    judged(pieces("a.docx", "b.docx"), memory)

    again = judged(pieces("a.docx", "c.docx"), memory)

    assert asked == ["c.docx"]
    assert [f.path for f in again.findings] == ["a.docx", "c.docx"]


def test_another_limit_or_another_set_of_rules_asks_everything_again(caplog):
    caplog.expected = {"archivist.rules.inquiry"}
    memory = Memory()
    judged(pieces("a.docx"), memory)

    limit = judged(pieces("a.docx"), memory, word_limit="200")
    asked_for_limit = list(asked)
    judged(pieces("a.docx"), memory, rules=(counted, crashing), word_limit="200")

    assert asked_for_limit == ["a.docx"]
    assert limit.findings[0].values == {"limit": 200}
    assert asked == ["a.docx", "a.docx"]


def test_a_waiver_holds_for_what_is_remembered():
    memory = Memory()
    (found,) = judged(pieces("a.docx"), memory).findings
    waiver = Waiver("w", "X01", found.digest, "属实", DAY)

    waived = judged(pieces("a.docx"), memory, waivers={found.digest: waiver})
    lapsed = judged(
        pieces("a.docx"),
        memory,
        waivers={found.digest: waiver},
        day=DAY + timedelta(days=1),
    )

    assert waived.findings[0].waived
    assert not lapsed.findings[0].waived


def test_a_rule_that_crashed_is_asked_again(caplog):
    caplog.expected = {"archivist.rules.inquiry"}
    memory = Memory()
    judged(pieces("a.docx"), memory, rules=(crashing,))

    judged(pieces("a.docx"), memory, rules=(crashing,))

    assert asked == ["a.docx"]


def test_with_all_rules_an_answer_from_memory_is_the_answer_without():
    memory = Memory()
    days = [date(2017, 1, 1), DAY]
    for dossiers in (pieces("a.docx"), pieces("a.docx", "b.docx"), pieces("b.docx")):
        for day in days:
            fresh = judged(dossiers, None, rules=tuple(all_rules()), day=day)

            remembered = judged(dossiers, memory, rules=tuple(all_rules()), day=day)

            assert remembered == fresh
