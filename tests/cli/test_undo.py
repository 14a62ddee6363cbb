"""One undo takes back one act, and so on to this person's first."""


def filled(archivist):
    return archivist("check", "--json").summary["filled"]


def test_undo_and_redo_go_back_and_forth(archivist, office):
    before = filled(archivist)

    undone = archivist("undo", "--json")
    without = filled(archivist)
    redone = archivist("redo", "--json")

    assert (undone.of("undone"), redone.of("redone")) == (
        [{"type": "undone"}],
        [{"type": "redone"}],
    )
    assert (without, filled(archivist)) == (0, before)


def test_where_nothing_is_left_to_undo_the_program_says_so(archivist, office):
    codes = [archivist("undo").code for _ in range(3)]

    assert codes == [0, 0, 11]
