"""What counts as arrived: whole files, bursts together, renames, folders that cannot be listed."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.services.settling import Arrived, Settling
from archivist.services.walk import Seen, Unlisted


def seen(path, size=1, mtime=1):
    return Seen(path, path.encode(), size, mtime)


def test_a_new_file_arrives_after_it_was_calm_for_long_enough():
    settling = Settling({}, settle=2)

    assert settling.look([seen("a")], 0.0) is None
    assert settling.look([seen("a")], 1.9) is None
    assert settling.look([seen("a")], 2.0) == Arrived(("a",))
    assert settling.look([seen("a")], 9.0) is None


def test_a_file_that_is_still_being_written_waits():
    settling = Settling({}, settle=2)

    for second in range(9):
        assert settling.look([seen("a", size=second + 1)], float(second)) is None
    assert settling.restless
    assert settling.look([seen("a", size=9)], 10.0) == Arrived(("a",))


def test_an_empty_file_gets_longer_for_its_first_bytes():
    settling = Settling({}, settle=2)
    settling.look([seen("a", size=0)], 0.0)

    assert settling.look([seen("a", size=0)], 9.9) is None
    assert settling.look([seen("a", size=0)], 10.0) == Arrived(("a",))


def test_a_burst_is_taken_together_but_an_endless_file_keeps_nobody_waiting():
    settling = Settling({}, settle=2)
    for second in range(6):
        found = [seen("whole"), seen("endless", size=second + 1)]
        assert settling.look(found, float(second)) is None

    arrived = settling.look([seen("whole"), seen("endless", size=99)], 6.0)

    assert arrived == Arrived(("whole",), (), frozenset({"endless"}))


def test_a_rename_is_one_file_gone_and_one_arrived():
    settling = Settling({"old": (1, 1)}, settle=2)
    settling.look([seen("new")], 0.0)

    assert settling.look([seen("new")], 2.0) == Arrived(("new",), ("old",))


def test_an_office_program_that_replaces_a_file_makes_it_neither_gone_nor_new():
    settling = Settling({"a": (1, 1)}, settle=2)

    assert settling.look([], 0.0) is None
    assert settling.look([seen("a")], 1.0) is None
    assert settling.look([seen("a")], 9.0) is None
    assert not settling.restless


def test_a_download_under_way_is_left_until_it_has_its_name():
    settling = Settling({}, settle=2)
    settling.look([seen("a.docx.crdownload")], 0.0)

    assert settling.look([seen("a.docx.crdownload")], 60.0) is None
    assert not settling.restless


def test_what_cannot_be_listed_is_neither_gone_nor_new():
    settling = Settling({"in/a": (1, 1), "b": (1, 1)}, settle=2)
    hidden = [Unlisted("in/", b"in", "no"), Unlisted("b", b"b", "no"), Unlisted("c", b"c", "no")]

    settling.look(hidden, 0.0)

    assert settling.look(hidden, 9.0) is None


def test_what_could_not_be_read_arrives_again():
    settling = Settling({"gone": (1, 1)}, settle=2)
    settling.look([seen("a")], 0.0)
    arrived = settling.look([seen("a")], 2.0)

    settling.again(arrived)
    settling.look([seen("a")], 3.0)

    assert settling.look([seen("a")], 5.0) == arrived


_FILES = st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(1, 3), st.integers(1, 3)))


@given(_FILES, st.lists(_FILES, max_size=6))
def test_whatever_happened_the_last_state_is_told_in_the_end(before, states):
    settling, told, now = Settling(dict(before), settle=1), dict(before), 0.0
    last = states[-1] if states else before
    for state in (*states, last, last, last):
        now += 0.6
        arrived = settling.look([seen(p, *stamp) for p, stamp in state.items()], now)
        for path in arrived.paths if arrived else ():
            told[path] = state[path]
        for path in arrived.gone if arrived else ():
            del told[path]

    assert told == last
    assert settling.look([seen(p, *stamp) for p, stamp in last.items()], now + 9) is None
