"""Asking one rule: settings, waivers, crashes, verdicts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rules.objects import DAY, about, evidence, settings

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level, Unknown, Unset, Waiver
from archivist.rules.base import UNKNOWN, Hit, rule, rule_of
from archivist.rules.inquiry import About, Inquiry

PHOTO = evidence("a.jpg", kind="photo", photo=[100, 50])
SMALL = rule_of("P09")


@rule("X01", level=Level.ERROR, basis="b", message="m", remedy="r")
def crashing(evidence: Evidence):
    """Find one thing, then fall over."""
    yield Hit({"path": evidence.path})
    raise ValueError(evidence.path)


@rule("X02", level=Level.WARNING, basis="b", message="m", remedy="r")
def doubtful(evidence: Evidence):
    """Never know."""
    yield UNKNOWN


@rule("X03", level=Level.ERROR, basis="b", message="m", remedy="r")
def gravely_doubtful(evidence: Evidence):
    """Never know, and it matters."""
    yield UNKNOWN


def an_inquiry(waivers=(), *, strict=False, **texts):
    by_digest = {waiver.digest: waiver for waiver in waivers}
    return Inquiry(settings(**texts), {"as_of": DAY}, by_digest, DAY, strict=strict)


def asked(each, subject, inquiry):
    inquiry.ask((each,), subject, about(subject))
    return inquiry


def test_a_finding_says_which_rule_standard_kind_and_path():
    (found,) = asked(SMALL, PHOTO, an_inquiry(photo_min_side="80")).findings

    assert (found.code, found.standard, found.kind, found.path) == (
        "P09",
        "Ⅲ-7-3",
        "photo",
        "a.jpg",
    )
    assert found.level is Level.CONFIRM


def test_a_setting_that_is_missing_is_noted_once():
    inquiry = an_inquiry()

    asked(SMALL, PHOTO, asked(SMALL, PHOTO, inquiry))

    assert inquiry.unset == [Unset("P09", "photo_min_side", "Ⅲ-7-3", PHOTO.kind)]
    assert not inquiry.findings


def a_waiver(digest, code="P09", until=None):
    return Waiver("w1", code, digest, "现场只有这一张", until)


@pytest.mark.parametrize(
    ("code", "until", "holds"),
    [
        ("P09", None, True),
        ("P09", DAY, True),
        ("P09", DAY - timedelta(days=1), False),
        ("P12", None, False),
    ],
)
def test_a_waiver_holds_for_its_rule_until_its_day(code, until, holds):
    digest = asked(SMALL, PHOTO, an_inquiry(photo_min_side="80")).findings[0].digest
    waivers = [a_waiver(digest, code, until)]

    (found,) = asked(SMALL, PHOTO, an_inquiry(waivers, photo_min_side="80")).findings

    assert found.waived is holds
    assert found.digest == digest


def test_a_waiver_dies_when_the_fact_changes():
    digest = asked(SMALL, PHOTO, an_inquiry(photo_min_side="80")).findings[0].digest
    replaced = evidence("a.jpg", kind="photo", photo=[90, 50])

    (found,) = asked(SMALL, replaced, an_inquiry([a_waiver(digest)], photo_min_side="80")).findings

    assert not found.waived


def test_a_waived_error_is_no_open_error():
    late = evidence(dates=["text 2012-01-01"])
    texts = {"window": "2016-08-01..2017-07-31"}
    digest = asked(rule_of("D01"), late, an_inquiry(**texts)).findings[0].digest

    waived = asked(rule_of("D01"), late, an_inquiry([a_waiver(digest, "D01")], **texts))

    assert waived.findings
    assert not list(waived.open_errors)


def test_a_crash_keeps_what_was_found_and_is_not_silent(caplog):
    caplog.expected = {"archivist.rules.inquiry"}
    inquiry = asked(crashing, PHOTO, an_inquiry())

    assert [f.code for f in inquiry.findings] == ["X01"]
    assert [(c.code, c.error, c.path) for c in inquiry.crashes] == [("X01", "ValueError", "a.jpg")]
    assert inquiry.unknown == [Unknown("X01", "Ⅲ-7-3", PHOTO.kind, "a.jpg")]
    assert inquiry.undecided == {("Ⅲ-7-3", "photo", "a.jpg")}
    assert "X01" in caplog.text
    assert "Traceback" in caplog.text


def test_a_strict_inquiry_lets_a_crash_through():
    with pytest.raises(ValueError, match=r"a\.jpg"):
        asked(crashing, PHOTO, an_inquiry(strict=True))


def test_doubt_of_a_warning_is_noted_but_leaves_the_piece_decided():
    inquiry = asked(doubtful, PHOTO, an_inquiry())

    assert inquiry.unknown == [Unknown("X02", "Ⅲ-7-3", PHOTO.kind, "a.jpg")]
    assert not inquiry.undecided


def test_a_doubt_a_person_answered_for_is_confirmed_until_the_file_changes():
    subject = About("Ⅲ-7-3", PHOTO.kind, "a.jpg", content="1" * 64)
    doubt = Unknown("X03", "Ⅲ-7-3", PHOTO.kind, "a.jpg", "1" * 64)
    settled, changed = (an_inquiry([a_waiver(doubt.digest, "X03")]) for _ in range(2))

    settled.ask((gravely_doubtful,), PHOTO, subject)
    changed.ask((gravely_doubtful,), PHOTO, replace(subject, content="2" * 64))

    assert (settled.unknown, settled.confirmed, settled.undecided) == ([], [doubt], set())
    assert (changed.unknown, changed.confirmed) == ([doubt], [])
    assert changed.undecided == {("Ⅲ-7-3", "photo", "a.jpg")}


def test_nobody_can_answer_for_what_is_not_there():
    assert Unknown("X03", "Ⅲ-7-3", PHOTO.kind).digest == ""


def test_what_cannot_be_opened_is_unknown_only_where_the_rule_would_have_run():
    unset, limited = an_inquiry(), an_inquiry(photo_min_side="80")

    unset.ask((SMALL,), PHOTO, about(PHOTO), readable=False)
    limited.ask((SMALL,), PHOTO, about(PHOTO), readable=False)

    assert unset.unset and not unset.unknown
    assert limited.unknown and not limited.unset


def test_given_values_go_before_settings():
    inquiry = Inquiry(settings(review_date="2017-01-01"), {"review_date": DAY}, {}, DAY)

    assert inquiry.limit("review_date", about(PHOTO)) == DAY
    assert an_inquiry(review_date="2017-01-01").limit("review_date", about(PHOTO)) == date(
        2017, 1, 1
    )
