"""Another edition: everything moves with its standard, nothing is lost silently, one undo undoes it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist.decisions.folder import DecisionFolder
from archivist.decisions.line import Act, Decision
from archivist.decisions.log import LogTrouble, read_log
from archivist.decisions.projection import Decided, project
from archivist.decisions.upgrades import Upgrade, read_upgrade

OLD = ("Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-1-3", "Ⅲ-2-1")
NEW = ("Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-3-1", "Ⅲ-3-2")


def filing(standard, path, piece, **values):
    given_values = {"sha256": "0" * 64, "kind": "paper", "piece": piece, **values}
    return Decision(Act.FILE, {"standard": standard, "path": path}, given_values)


def assigned(standard, **values):
    return Decision(Act.ASSIGN, {"standard": standard}, values)


def signed(standard, path):
    return Decision(Act.SIGN, {"standard": standard, "path": path}, {"sha256": "0" * 64})


def change(targets, pieces=None, before="a", after="b"):
    return Upgrade(before, after, targets, pieces or {}).decision()


def numbers(decided):
    return {f"{f.standard}-{f.piece:02d}": f.path for f in decided.filings.values()}


def what_holds(decided: Decided):
    return (
        decided.filings, decided.assignments, decided.settings, decided.pieces, decided.waivers,
        {code: tuple(each) for code, each in decided.tenures.items()},
        decided.asides, decided.signed, decided.edition, decided.homeless,
    )  # fmt: skip


@pytest.fixture
def desks(tmp_path):
    return [DecisionFolder(tmp_path, name, "pc") for name in ("甲", "乙")]


@pytest.fixture
def desk(desks):
    return desks[0]


def test_a_mapping_survives_the_log(desk):
    made = Upgrade(
        "旧", "新", {"Ⅲ-1-1": ("Ⅲ-1-2", "Ⅲ-1-3"), "Ⅲ-1-2": ()}, {("Ⅲ-1-1", "a\tb.jpg"): "Ⅲ-1-3"}
    )

    [line] = desk.append(lambda _d: [made.decision()])
    read = read_upgrade(line)

    assert (read.before, read.after, read.targets, read.pieces) == (
        made.before,
        made.after,
        made.targets,
        made.pieces,
    )


def test_a_renumbered_standard_keeps_the_numbers_of_its_pieces(desk):
    desk.append(
        lambda _d: [filing("Ⅲ-1-2", "a", 1), filing("Ⅲ-1-2", "b", 2), filing("Ⅲ-1-3", "c", 1)]
    )
    desk.append(lambda _d: [Decision(Act.UNFILE, {"standard": "Ⅲ-1-2", "path": "a"})])

    desk.append(lambda _d: [change({"Ⅲ-1-2": ("Ⅲ-1-3",), "Ⅲ-1-3": ("Ⅲ-3-1",)})])
    decided = desk.read()

    assert numbers(decided) == {"Ⅲ-1-3-02": "b", "Ⅲ-3-1-01": "c"}
    assert decided.next_piece("Ⅲ-1-3", "a") == 1
    assert decided.next_piece("Ⅲ-1-3", "new") == 3


def test_a_sign_off_goes_with_its_piece_and_another_desk_may_sign_by_the_old_code(desks):
    mine, theirs = desks
    mine.append(lambda _d: [filing("Ⅲ-1-2", "a", 1), filing("Ⅲ-1-3", "b", 1), signed("Ⅲ-1-2", "a")])
    theirs.append(lambda _d: [signed("Ⅲ-1-2", "a"), signed("Ⅲ-1-3", "b")])

    mine.append(lambda _d: [change({"Ⅲ-1-2": ("Ⅲ-3-1",), "Ⅲ-1-3": ()})])

    assert set(mine.read().signed) == {("Ⅲ-3-1", "a")}


def test_merged_standards_count_on_and_the_main_one_keeps_its_numbers(desk):
    desk.append(
        lambda _d: [filing("Ⅲ-1-1", "a", 1), filing("Ⅲ-1-2", "b", 1), filing("Ⅲ-1-2", "a", 2)]
    )

    desk.append(lambda _d: [change({"Ⅲ-1-1": ("Ⅲ-1-2",), "Ⅲ-1-2": ("Ⅲ-1-2",)})])
    decided = desk.read()

    assert numbers(decided) == {"Ⅲ-1-2-01": "b", "Ⅲ-1-2-02": "a"}


def test_a_divided_standard_sends_each_piece_where_it_was_said(desk):
    desk.append(lambda _d: [filing("Ⅲ-1-1", name, n) for n, name in enumerate("abc", 1)])

    desk.append(lambda _d: [change({"Ⅲ-1-1": ("Ⅲ-1-1", "Ⅲ-3-1")}, {("Ⅲ-1-1", "b"): "Ⅲ-3-1"})])

    assert numbers(desk.read()) == {"Ⅲ-1-1-01": "a", "Ⅲ-3-1-01": "b", "Ⅲ-1-1-03": "c"}


def test_what_loses_its_home_is_named(desk):
    desk.append(lambda _d: [filing("Ⅲ-1-1", "a", 1), filing("Ⅲ-2-1", "b", 1)])

    desk.append(lambda _d: [change({"Ⅲ-1-1": ("Ⅲ-1-1",), "Ⅲ-2-1": ()})])
    decided = desk.read()

    assert [(f.standard, f.path) for f in decided.homeless] == [("Ⅲ-2-1", "b")]
    assert numbers(decided) == {"Ⅲ-1-1-01": "a"}


def test_who_answers_and_settings_move_along(desk):
    desk.append(lambda _d: [
        assigned("Ⅲ-1-1", unit="市教育局", person="张三", due="2017-06-30"),
        assigned("Ⅲ-1-2", unit="市民政局", person="李四", due="2017-05-30"),
        Decision(Act.SETTING, {"key": "min_count.Ⅲ-1-2.photo"}, {"value": "2"}),
        Decision(Act.SETTING, {"key": "city"}, {"value": "云川市"}),
    ])  # fmt: skip

    desk.append(lambda _d: [change({"Ⅲ-1-1": ("Ⅲ-3-1",), "Ⅲ-1-2": ("Ⅲ-3-1", "Ⅲ-3-2")})])
    decided = desk.read()
    joined = decided.assignments["Ⅲ-3-1"]

    assert (joined.unit, joined.person, str(joined.due)) == ("市教育局", "张三", "2017-05-30")
    assert joined.supporting == ("市民政局",)
    assert decided.assignments["Ⅲ-3-2"].unit == "市民政局"
    assert decided.settings == {
        "city": "云川市",
        "min_count.Ⅲ-3-1.photo": "2",
        "min_count.Ⅲ-3-2.photo": "2",
    }
    assert [each.person for each in decided.tenures["Ⅲ-3-1"]] == ["张三", "李四"]


def test_who_answered_is_kept_in_order_and_a_cleared_date_is_none(desk):
    desk.append(lambda _d: [assigned("Ⅲ-1-1", unit="市教育局", person="张三", due="2017-06-30")])
    desk.append(lambda _d: [assigned("Ⅲ-1-1", person="李四")])
    desk.append(lambda _d: [assigned("Ⅲ-1-1", due="")])
    decided = desk.read()

    assert [(t.unit, t.person, t.by) for t in decided.tenures["Ⅲ-1-1"]] == [
        ("市教育局", "张三", "甲"),
        ("市教育局", "李四", "甲"),
    ]
    assert decided.assignments["Ⅲ-1-1"].due is None


def apart(tmp_path, *decisions):
    """Let two people decide without knowing of each other, then read both logs."""
    for name, batches in decisions:
        own = DecisionFolder(tmp_path / name, name, "pc")
        for batch in batches:
            own.append(lambda _d, batch=batch: batch)
    return project([read_log(path) for path in sorted(tmp_path.glob("*/*.jsonl"))])


def test_a_colleague_who_had_not_seen_the_change_filed_under_the_old_number(tmp_path):
    decided = apart(
        tmp_path,
        ("甲", [[change({"Ⅲ-1-1": ("Ⅲ-1-2",), "Ⅲ-1-2": ("Ⅲ-1-1",), "Ⅲ-1-3": ()})]]),
        ("乙", [[filing("Ⅲ-1-1", "a", 1), assigned("Ⅲ-1-2", person="李四")], [filing("Ⅲ-1-3", "b", 1)]]),
    )  # fmt: skip

    assert numbers(decided) == {"Ⅲ-1-2-01": "a"}
    assert decided.assignments["Ⅲ-1-1"].person == "李四"
    assert [f.trouble for f in decided.faults] == [LogTrouble.HOMELESS]


def test_what_was_filed_after_the_change_goes_back_when_it_is_undone(desks):
    first, second = desks
    lines = first.append(lambda _d: [change({"Ⅲ-1-1": ("Ⅲ-3-1",)})])
    second.append(lambda d: [filing("Ⅲ-3-1", "a", d.next_piece("Ⅲ-3-1", "a"))])

    first.append(lambda _d: [Decision(Act.UNDO, {"batch": lines[0].batch})])

    assert numbers(first.read()) == {"Ⅲ-1-1-01": "a"}
    assert first.read().edition is None


def test_of_two_changes_made_apart_the_first_holds_and_the_other_is_told(tmp_path):
    decided = apart(
        tmp_path,
        ("甲", [[change({"Ⅲ-1-1": ("Ⅲ-3-1",)})]]),
        ("乙", [[change({"Ⅲ-1-1": ("Ⅲ-9-1",)}, after="c")]]),
    )

    assert decided.edition == "b"
    assert [f.trouble for f in decided.faults] == [LogTrouble.CONFLICT]


def test_learning_reads_old_lines_under_their_new_number(desk):
    [line] = desk.append(lambda _d: [filing("Ⅲ-1-1", "a", 1)])
    desk.append(lambda _d: [change({"Ⅲ-1-1": ("Ⅲ-3-1",)})])

    assert desk.read().standard_of(line) == "Ⅲ-3-1"


places = st.lists(
    st.tuples(st.sampled_from(OLD), st.sampled_from("abcdef")), unique=True, max_size=12
)
mappings = st.fixed_dictionaries(
    {old: st.lists(st.sampled_from(NEW), unique=True, max_size=3).map(tuple) for old in OLD}
)


@settings(max_examples=40, deadline=None)
@given(filed=places, taken_out=st.data(), targets=mappings)
def test_every_filing_is_kept_or_named_and_undo_brings_all_back(
    tmp_path_factory, filed, taken_out, targets
):
    desk = DecisionFolder(tmp_path_factory.mktemp("logs"), "甲", "pc")
    desk.append(lambda d: _numbered(d, filed))
    desk.append(lambda _d: [assigned(code, person=path) for code, path in filed[:3]])
    gone = (
        taken_out.draw(st.lists(st.sampled_from(filed), unique=True, max_size=3)) if filed else []
    )
    desk.append(lambda _d: [Decision(Act.UNFILE, {"standard": c, "path": p}) for c, p in gone])
    pieces = {
        (code, path): taken_out.draw(st.sampled_from(targets[code]))
        for code, path in filed
        if targets[code]
    }
    before = desk.read()

    [line] = desk.append(lambda _d: [change(targets, pieces)])
    after = desk.read()
    desk.append(lambda _d: [Decision(Act.UNDO, {"batch": line.batch})])
    undone = desk.read()

    homeless = {(f.standard, f.path) for f in after.homeless}
    for code, path in before.filings:
        home = pieces.get((code, path))
        assert ((code, path) in homeless) == (home is None)
        assert home is None or after.filings[home, path].piece == after.pieces[home][path]
    for given_numbers in after.pieces.values():
        assert len(set(given_numbers.values())) == len(given_numbers)
    assert what_holds(undone) == what_holds(before)


def _numbered(_decided, filed):
    counts: dict[str, int] = {}
    for code, path in filed:
        counts[code] = counts.get(code, 0) + 1
        yield filing(code, path, counts[code])
