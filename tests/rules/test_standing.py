"""What counts, what stands, and the five states of a slot."""

import pytest
from rules.objects import STANDARD, a_dossier, evidence

from archivist.domain.dossier import Bar, SlotState
from archivist.domain.finding import Finding, Level
from archivist.domain.kind import Kind
from archivist.rules.standing import Record, errors_by_piece, key_of, state_of, with_slots


def errors(*found):
    """Make open errors: (code, path) on papers of the standard."""
    return errors_by_piece(
        Finding(code, Level.ERROR, STANDARD, Kind.PAPER, path) for code, path in found
    )


def the_slot(record, *pieces):
    (slot,) = with_slots(a_dossier(evidence=pieces), record).slots
    return slot


def state(record, *pieces, minimum=1):
    return state_of(the_slot(record, *pieces), minimum, record)


@pytest.mark.parametrize(
    ("piece", "bar"),
    [
        ({}, None),
        ({"status": "empty"}, None),
        ({"failure": "G05"}, None),
        ({"failure": "G03"}, Bar.DAMAGED),
        ({"failure": "G07"}, Bar.ENCRYPTED),
        ({"failure": "G08"}, Bar.EMPTY_FILE),
        ({"status": "failed"}, Bar.DAMAGED),
        ({"vanished": True}, Bar.VANISHED),
    ],
)
def test_a_piece_counts_when_it_is_there_and_opens(piece, bar):
    assert Record().bar(evidence(**piece)) is bar


@pytest.mark.parametrize("bar", ["D01", "D04", "D05", "P07"])
def test_a_piece_out_of_date_does_not_count(bar):
    assert Record(errors((bar, "a.docx"))).bar(evidence("a.docx")) is Bar(bar)


def test_another_error_lets_it_count():
    assert Record(errors(("F01", "a.docx"))).bar(evidence("a.docx")) is None


def test_what_a_review_sent_back_does_not_count():
    record = Record(rejected=frozenset({f"{STANDARD}-01"}))

    assert record.bar(evidence(piece=1)) is Bar.REJECTED
    assert record.bar(evidence(piece=2)) is None


def test_a_slot_says_each_reason_once():
    record = Record(errors(("D01", "1.docx"), ("D01", "2.docx")))

    slot = the_slot(record, {}, {}, {"failure": "G03"}, {})

    assert [e.piece for e in slot.counting] == [4]
    assert slot.bars == (Bar.OUTSIDE_WINDOW, Bar.DAMAGED)
    assert the_slot(Record()).bars == (Bar.NOT_FILED,)


def test_a_slot_without_evidence_is_missing():
    assert state(Record()) is SlotState.MISSING


def test_a_sound_piece_stands():
    assert state(Record(), {}) is SlotState.STANDS
    assert state(Record(), {}, minimum=0) is SlotState.STANDS


def test_fewer_than_the_minimum_is_partial():
    record = Record(errors(("F01", "2.docx")))

    assert state(record, {}, {}, minimum=2) is SlotState.PARTIAL
    assert state(record, {}, {}, {}, minimum=2) is SlotState.STANDS


def test_errors_fail_a_slot():
    record = Record(errors(("F01", "1.docx"), ("D01", "2.docx")))

    assert state(record, {}, {}) is SlotState.FAILS
    assert state(Record(), {"failure": "G03"}) is SlotState.FAILS


def test_what_is_not_known_leaves_a_slot_unknown():
    key = key_of(evidence("1.docx"))

    assert state(Record(undecided=frozenset({key})), {}) is SlotState.UNKNOWN
    assert state(Record(), {"status": "empty"}) is SlotState.UNKNOWN
    assert state(Record(blind=frozenset({Kind.PAPER})), {}) is SlotState.UNKNOWN


def test_a_known_error_is_no_doubt():
    record = Record(errors(("F05", "1.docx")))

    assert state(record, {"status": "empty"}) is SlotState.FAILS


def test_a_photo_without_words_is_no_doubt():
    photo = {"kind": "photo", "status": "empty"}
    dossier = with_slots(a_dossier(kinds=["photo"], evidence=[photo]), Record())

    assert state_of(dossier.slots[0], 1, Record()) is SlotState.STANDS
