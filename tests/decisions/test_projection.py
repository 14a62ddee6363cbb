"""Lines become state: numbers stay, undo takes back, conflicts are shown."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.decisions.folder import DecisionFolder
from archivist.decisions.line import Act, Decision
from archivist.decisions.log import LogTrouble, read_log
from archivist.decisions.order import in_order
from archivist.decisions.projection import project


def filing(path, piece, standard="Ⅲ-7-3", **values):
    given = {"sha256": "0" * 64, "kind": "photo", "piece": piece, **values}
    return Decision(Act.FILE, {"standard": standard, "path": path}, given)


@pytest.fixture
def desks(tmp_path):
    return [DecisionFolder(tmp_path, name, "pc") for name in ("甲", "乙", "丙")]


def numbers(decided):
    return {path: filed.piece for (_standard, path), filed in decided.filings.items()}


def test_a_number_stays_with_its_path_for_ever(desks):
    desk = desks[0]
    desk.append(lambda _d: [filing("1.jpg", 1), filing("2.jpg", 2)])
    desk.append(lambda _d: [Decision(Act.UNFILE, {"standard": "Ⅲ-7-3", "path": "1.jpg"})])
    desk.append(lambda d: [filing("3.jpg", d.next_piece("Ⅲ-7-3", "3.jpg"))])
    desk.append(lambda d: [filing("1.jpg", d.next_piece("Ⅲ-7-3", "1.jpg"))])

    assert numbers(desk.read()) == {"2.jpg": 2, "3.jpg": 3, "1.jpg": 1}


def test_a_number_given_twice_goes_to_the_first_and_the_other_gets_the_next(tmp_path):
    apart = [DecisionFolder(tmp_path / name, name, "pc") for name in "甲乙"]
    for desk, path in zip(apart, ("a.jpg", "b.jpg"), strict=True):
        desk.append(lambda _d, path=path: [filing(path, 1)])
    logs = [read_log(path) for path in sorted(tmp_path.glob("*/*.jsonl"))]

    assert numbers(project(logs)) == {"a.jpg": 1, "b.jpg": 2}
    assert project(logs).filings == project(logs[::-1]).filings


def test_filing_again_changes_what_was_said_and_keeps_the_rest(desks):
    desk = desks[0]
    desk.append(lambda _d: [filing("1.jpg", 1, caption="广场", date="2017-04-12")])
    desk.append(lambda _d: [filing("1.jpg", 1, caption="人民广场")])

    [filed] = desk.read().filings.values()
    assert (filed.caption, str(filed.day)) == ("人民广场", "2017-04-12")


def test_undo_takes_back_a_whole_batch_and_redo_brings_it_back(desks):
    desk = desks[0]
    first = desk.append(lambda _d: [filing("1.jpg", 1)])
    second = desk.append(lambda _d: [filing("2.jpg", 2), filing("3.jpg", 3)])

    undo = desk.append(lambda _d: [Decision(Act.UNDO, {"batch": second[0].batch})])
    after_undo = numbers(desk.read())
    desk.append(lambda _d: [Decision(Act.UNDO, {"batch": undo[0].batch})])

    assert after_undo == {"1.jpg": 1}
    assert numbers(desk.read()) == {"1.jpg": 1, "2.jpg": 2, "3.jpg": 3}
    assert first[0].batch not in desk.read().undone


def test_decisions_that_knew_each_other_are_no_conflict(desks):
    desks[0].append(lambda _d: [Decision(Act.ASSIGN, {"standard": "Ⅲ-1-1"}, {"person": "甲"})])
    desks[1].append(lambda _d: [Decision(Act.ASSIGN, {"standard": "Ⅲ-1-1"}, {"person": "乙"})])

    decided = desks[2].read()

    assert decided.assignments["Ⅲ-1-1"].person == "乙"
    assert decided.faults == ()


def test_decisions_made_unawares_are_shown_as_a_conflict(tmp_path):
    apart = [DecisionFolder(tmp_path / name, name, "pc") for name in "甲乙"]
    for desk in apart:
        person = desk._person
        desk.append(
            lambda _d, p=person: [Decision(Act.ASSIGN, {"standard": "Ⅲ-1-1"}, {"person": p})]
        )

    decided = project([read_log(path) for path in sorted(tmp_path.glob("*/*.jsonl"))])

    assert [fault.trouble for fault in decided.faults] == [LogTrouble.CONFLICT]


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12))
def test_the_order_is_causal_and_the_same_for_any_order_of_files(tmp_path_factory, writers):
    folder = tmp_path_factory.mktemp("log")
    desks = [DecisionFolder(folder, name, "pc") for name in "甲乙丙"]
    for number, writer in enumerate(writers):
        desks[writer].append(
            lambda _d, n=number: [Decision(Act.SETTING, {"key": "city"}, {"value": str(n)})]
        )
    logs = [read_log(path) for path in folder.glob("*.jsonl")]

    orders = {
        tuple(int(p.line.values["value"]) for p in in_order(list(some)))
        for some in itertools.permutations(logs)
    }

    assert orders == {tuple(range(len(writers)))}
